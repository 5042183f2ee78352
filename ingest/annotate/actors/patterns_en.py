"""How English texts name those who act; the twin of ``patterns_fr``."""

CAP = r"[A-ZÀ-ÖØ-Þ][\w'À-ÿ&-]*"
NAME = rf"(?!(?:The|This|That|These|An?|In|On|Under|For|By|At|Our|We|It|Each|Every|All|No|As|To|From|With|When|While|After|Before|Through|And)\b){CAP}"
TOPIC = r"(?:children|child|violence|abuse|protection|families|family|youth|welfare|safety|equality|care|rights|young people|fight|prevention|minors)"
LOWER = rf"(?: (?:for|on|against|into) (?:the )?(?:[a-z]+ )?{TOPIC}(?: (?:against|and|of|for|in) (?:the )?(?:[a-z]+ )?{TOPIC})*)"
HEADS = (
    r"(?:Ministry|Department|Office|Council|Commission|Committee|Agency|Authority|Board|Institute|Association|Federation|Parliament|Assembly"
    r"|Court|Service|Services|Inspectorate|Trust|Foundation|Alliance|Network|Society|Union|Panel|Bureau|Directorate|Police|Partnership|Unit"
    r"|Centre|Center|Taskforce|Task Force|Task Group|Observatory|Ombudsman|Fund|Platform|Coalition|College|School|Hospital|Executive|Secretariat|Forum|Bank|University|Organisation|Organization"
    r"|Corporation|Laboratory|Group|Charity|Government|Cabinet|Senate|Congress|Constabulary|Team|Helpline|Matters|First|Academy)"
)
NAMES = rf"{NAME}(?: {NAME})*"
OF = (
    rf"(?: (?:of|for|on|to|into|against)(?: the| an?)? {NAMES}(?: in {NAME})?"
    rf"(?:(?:, {NAMES})*,? (?:and|&) (?:(?:of|for|the Rights of the|Rights of) )?(?!{HEADS}\b){NAMES})?(?: (?:of|for)(?: the)? {NAMES})?)"
)
FRAGMENTS = {"cap": CAP, "name": NAME, "topic": TOPIC, "lower": LOWER, "of": OF}

ORGANISATIONS = (
    rf"(?:{{name}} )*{HEADS}s?(?:{{of}}|{{lower}})(?:{{of}})?",
    rf"(?:(?!{HEADS}s? and ){{name}}(?: (?:of|for|on)(?: the)?| and| &)? )+{HEADS}\b",
    r"(?<=\bcharity )(?:{name})(?: (?:(?:for|of|the) )*{name})*|(?<=\bassociation )(?:{name})(?: {name})*|(?<=\bgroup )(?:{name})(?: {name})+",
    r"Department (?:of|for) (?:{name})(?:(?:,| and|, and) {name})*",
    r"(?:{name} )+(?:for|of) (?:Kids|Children|Families|Youth|Childhood)",
    r"(?:[A-Z][A-Z']+ ){1,5}(?:COUNCIL|COMMISSION|DEPARTMENT|MINISTRY|AGENCY|NETWORK|OFFICE)(?: (?:OF|FOR)(?: [A-Z]+)+)?",
)
# Lower-case names of bodies that are created or appointed.
BODIES = (
    (
        r"(?:national|independent|central|joint|interministerial|inter-agency|expert|cross-government|advisory|parliamentary) (?:\w+ ){0,3}"
        r"(?:council|commission|committee|task ?force|board|agency|office|authority|panel)(?: (?:for|on|of) (?:the )?\w+(?: {topic})*(?: (?:and|against|of|for) (?:the )?\w+){0,2})?"
    ),
)
COLLECTIVES = (
    (
        r"(?:[Ll]ocal (?:authorities|authority|councils|government)|[Ss]tate (?:and territory )?governments|[Tt]erritory governments|[Mm]ember [Ss]tates|[Ss]tates [Pp]arties"
        r"|[Ss]afeguarding partners|[Pp]olice (?:forces|and crime commissioners)|[Hh]ealth boards|[Ii]ntegrated [Cc]are [Bb]oards|[Dd]evolved governments|[Hh]ealth and social care trusts"
        r"|(?:[Uu][Kk] and [Ww]elsh|national) [Gg]overnments|[Rr]egional authorities|[Pp]ublic authorities|[Cc]ounty councils|[Cc]entral government|[Mm]unicipalities|(?<![\w-] )[Cc]ouncils(?= (?:will|must|should|have|are|to)\b))"
    ),
)
NAMED = (
    r"(?<=\b[Tt]he )(?:UK |Welsh |Scottish |Irish |French |Australian |Federal |federal |British )?[Gg]overnment\b(?! of)|(?:UK|Welsh|Scottish|Irish|Australian|French|US) Government\b",
    r"(?<=\b[Tt]he )State\b(?! [Pp]art)",
    r"(?<=\bthe )Commonwealth\b(?! of)|(?<=\bThe )Commonwealth\b(?! of)",
    r"(?<=\b[Tt]he )Treasury\b",
    r"\bParliament\b|(?<=\b[Tt]he )(?:Assembly|Senate|House of (?:Commons|Lords))\b|\bHouse of (?:Commons|Lords)\b",
    r"(?<=\b[Tt]he )(?:police|gendarmerie|judiciary)\b|\bthe police\b",
    r"UNICEF|NSPCC|Ofsted|Barnardo's|Save the Children|Council of Europe|European Commission|European Union|European Parliament|United Nations|Tusla|World Health Organization|Crown Prosecution Service",
    r"\bNHS(?: {name})?\b|\bWHO\b|\bDfE\b|\bHSE\b|\bCAFCASS\b|\bHMICFRS\b|\bCQC\b",
)
ROLES = (
    r"(?:Prime|First|Deputy First|Deputy Prime) Minister|Taoiseach|Lord Chief Justice|Lord Chancellor|Attorney[ -]General|Solicitor[ -]General|Auditor[ -]General|Chief Medical Officer",
    r"(?:(?:Parliamentary )?Under-)?Secretary of State(?: (?:for|of){of})?(?:{of})?",
    r"(?:Shadow |Junior |Assistant |Federal )?Minister(?: of State)?(?:{of})",
    r"(?:(?:Shadow |Junior |Assistant |Federal )?(?:Children's|Education|Health|Justice|Home|Social Services|Families|Social Care|Safeguarding|Youth|Policing|Housing|Schools|Care|{name}) )(?:Minister|Secretary)\b",
    r"(?:{name} )*(?:Commissioner|Ombudsman|Rapporteur|Coroner|Registrar|Governor|Inspector)(?:-General)?{of}|(?:Children's|Information|Privacy|Data Protection|Human Rights|Victims'|Police|Domestic Abuse|Safeguarding|Chief|Special) (?:Commissioner|Inspector|Rapporteur|Justice)(?: for {name}(?: {name})*)?",
    r"(?:[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Dd]irector(?:[ -][Gg]eneral)?|[Cc]hair(?:man|woman|person)?|[Pp]resident|[Vv]ice-[Pp]resident|[Hh]ead|[Cc]ommissioner)(?: of| for)(?: the)? {name}(?:(?: (?:of|for|and)(?: the)?)? {name})*",
    r"Director of [A-Z]\w+(?: (?:and )?[A-Z]\w+)*|Designated (?:Doctor|Nurse)(?: for {name}(?: {name})*)?|Lead Member for (?:{name} )*{name}|Policy Officer",
    r"(?<=\b[Tt]he )(?:Minister|Governor|Commissioner|Secretary of State)\b(?= (?:must|shall|may|will)\b)|(?<=\bby the )Governor\b",
)
BARE_ROLES = (
    r"[Mm]inister|[Cc]hair(?:man|woman|person)?|[Dd]irector|[Cc]hief [Ee]xecutive|[Pp]resident|[Cc]ommissioner|[Ss]enator|[Ss]pokes(?:man|woman|person)|[Rr]apporteur|[Gg]eneral [Ss]ecretary",
)
ANAPHORA = (
    r"(?:[Tt]he|[Tt]his|[Oo]ur|[Mm]y) (?P<head>[Mm]inistry|[Dd]epartment|[Mm]inister|[Cc]ouncil|[Cc]ommission|[Cc]ommittee|[Aa]gency|[Aa]uthority|[Bb]oard|[Aa]ssociation|[Ff]oundation"
    r"|[Cc]harity|[Oo]ffice|Office|[Nn]etwork|[Tt]rust|[Cc]oalition|[Ii]nspectorate|[Pp]artnership|[Cc]ommissioner|Secretary of State|[Ff]ederation|[Aa]lliance|[Uu]nit|[Pp]latform)\b(?! (?:of|for|on) )"
)
BEFORE_NAME = r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Hon|Rev)\.? |\b(?:Sir|Dame|Lord|Lady|Baroness|Professor|Senator|Councillor|Cllr) )"
CUES_BEFORE = r"(?:\b(?:by|with) |\b(?:[Ii]ntroduced|[Ss]ponsored|[Tt]abled) by: |\b(?:singer|actor|actress|author|footballer) )"
SPEECH_BEFORE = r"(?:[Ss]peech|[Ss]tatement|[Aa]ddress|[Ff]oreword|[Rr]emarks|[Kk]eynote|[Tt]hank you,) (?:by |of |from )?"
SAY_AFTER = r",? (?:said|says|announced|announces|told|added|has (?:announced|published|launched|called|been appointed)|launched|unveiled|presented|explained|welcomed|urged|warned|stated|wrote|reported|commented)\b"
NOT_NAMES = (
    "Mr Mrs Ms Dr Prof Sir Dame Lady Baroness Hon Rev Senator Professor "
    "Ministry Department Office Council Commission Committee Agency Authority Board Plan Strategy Act Bill Action Pillar Section Part Article Schedule Chapter"
    " Recommendation Children Child Children's Young People Families Family Health Education Justice Social Care Services Service Police National Local Government"
    " State States Member Prime First Minister Secretary Commissioner Director Chair Chief Executive President Published Updated Date Subject Present Apologies Agenda"
    " Minutes The This That These A An In On Under For By At Our We It He She They Each Every All As To From With When While After Before Through And But So Of No Some"
    " Dear Regards Question Answered Background Summary Contents Foreword Annex Home Speech Statement Royal House Lord Lords Commons Trust Foundation Network Alliance"
    " Review Inquiry Report Programme Campaign Convention Rights Charter Guarantee Policy Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February"
    " March April May June July August September October November December Christmas Easter Safer Better Safe Early Digital Online Mental Conference Day World"
    " North South East West New Northern Southern Western Eastern Reading Popular Platform Union Framework Hubs Hub Centre Unit Team Island Street Lane"
)
