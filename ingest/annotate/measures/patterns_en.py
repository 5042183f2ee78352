"""How English texts say a measure; the twin of ``patterns_fr``."""

TAGS = {
    "DET": "a an the this these those its their our his her every each all any some both several many another such",
    "NUM": "two three four five six seven eight nine ten twelve twenty thirty forty fifty hundred thousand million billion",
    "TO": "to",
    "PREP": "of in on for by with from at under through into across among within against until without during via between over towards since after before around as than per",
    "CONJ": "and or",
    "REL": "which who whom whose where",
    "THAT": "that",
    "SUB": "if when because while whereas although though unless so whether how what why but",
    "NEG": "not never cannot no none nobody neither nor don't doesn't didn't won't isn't",
    "PRON": "it he she they",
    "NOUS": "we i us",
    "BE": "is are am",
    "WAS": "was were",
    "BEINF": "be",
    "BEEN": "been",
    "BEING": "being",
    "HAVE": "has have had",
    "WILL": "will 'll we'll",
    "MUST": "must shall",
    "SHOULD": "should ought",
    "WOULD": "would could may might",
    "CAN": "can",
    "GOING": "going",
    "OBLIGED": "required obliged",
    "REQUIRED": "expected instructed tasked",
    "WAY": "way",
    "UNDERWAY": "underway ongoing",
    "DO": "do does did",
    "ADV": "also now soon today already currently then still just therefore further instead together again rather more actively jointly initially fully long once",
}
ACTION_NOUNS = """
abolition access adoption allowance amendment appointment audit ban building campaign cap centre change closure commissioning compensation completion conference
consultation contract coordination creation cut database deployment design development doubling duty education enforcement establishment evaluation expansion exemption extension facilitation
facility financing fine framework fund funding grant guarantee guide guidance harmonisation helpline hub implementation improvement inclusion increase incorporation inquiry inspection
integration introduction investigation investment launch legislation leave lesson limit line merger mobilisation modernisation monitoring network obligation offence opening
overhaul package payment pilot portal programme prohibition promotion prosecution protection protocol provision publication ratification recognition recruitment redesign reduction
referral reform register reinforcement reinstatement removal renewal repeal replacement requirement reserve restoration restriction review revision rise rollout roll-out safeguard scheme screening
service simplification standard strengthening subsidy supervision supply support survey suspension system target taskforce team test toolkit training transfer transformation
transposition trial tripling unit uplift upgrade visit website widening workshop ban bans raise post post-adoption lessons courses course resources inspections checks check
"""

RULES = (
    ("@WILL ADV* !inf:act|soft|vow", "active", "announced"),
    ("@WILL ADV* BEINF ADV* !pp:act|soft|vow", "passive", "announced"),
    ("@WILL ADV* BEINF ADV* !ing:act|soft", "active", "announced"),
    ("@WILL ADV* BEINF !PREP NUM|DET", "passive", "announced"),
    ("@WILL ADV* BEINF ADV* !W TO|PREP", "passive", "announced"),
    ("@WILL ADV* !inf:begin", "passive", "announced"),
    ("@WILL ADV* HAVE ADV* !pp:act|soft", "active", "announced"),
    ("@WILL ADV* !W DET|NUM|W|PREP|ACTOR|PLAN", "unknown", "announced"),
    ("@WILL ADV* inf:state|begin TO? !ing/inf:act|soft", "active", "announced"),
    ("@SHOULD ADV* inf:state|begin TO? !ing/inf:act|soft", "active", "proposed"),
    ("@BE GOING TO !inf:act|soft", "active", "announced"),
    ("@BE ADV* OBLIGED TO !inf:act|soft", "active", "announced"),
    ("@BE ADV* REQUIRED TO !inf:act|soft", "duty", "announced"),
    ("@BE ADV* !PREP WAY", "passive", "under_way"),
    ("@BE ADV* !UNDERWAY", "passive", "under_way"),
    ("@WILL ADV* HAVE !W|N|V TO", "passive", "announced"),
    ("@!pres:act PREP DET? DATE", "active", "announced"),
    ("BE ADV* TO @!inf:act|soft", "active", "announced"),
    ("@BE ADV* TO BEINF ADV* !pp:act|soft", "passive", "announced"),
    ("@HAVE ADV* !pp:act", "active", "done"),
    ("@HAVE ADV* !pp:begin DET|NUM", "active", "done"),
    ("@!past:begin PREP DET? DATE", "passive", "done"),
    ("@HAVE ADV* !pp:vow W NUM", "active", "done"),
    ("@HAVE ADV* pp:begin TO !inf:act|soft", "active", "under_way"),
    ("@HAVE ADV* pp:begin !ing:act|soft", "active", "under_way"),
    ("@HAVE ADV* BEEN ADV* !pp:act", "passive", "done"),
    ("@WAS ADV* !pp:act", "passive", "done"),
    ("@BE ADV* BEING ADV* !pp:act", "passive", "under_way"),
    ("@BE ADV* !ing:act", "active", "under_way"),
    ("@HAVE ADV* BEEN ADV* !ing:act", "active", "under_way"),
    ("@BE ADV* !pp:act|soft", "state", "done"),
    ("@MUST ADV* !inf:act|soft|vow", "active", "announced"),
    ("@MUST ADV* BEINF ADV* !pp:act|soft", "passive", "announced"),
    ("@MUST NEG? ADV* !ANY", "law", "done"),
    ("@MUST ADV* !W|HAVE DET|NUM|ACTOR|PLAN", "unknown", "announced"),
    ("@MUST !BEINF DET", "passive", "announced"),
    ("@MUST NEG !inf:act|soft", "active", "announced"),
    ("@SHOULD ADV* !inf:act|soft|vow", "active", "proposed"),
    ("@SHOULD ADV* BEINF ADV* !pp:act|soft", "passive", "proposed"),
    ("@CAN ADV* !inf:act|soft", "state", "under_way"),
    ("@WOULD ADV* !inf:act", "active", "proposed"),
    ("@WOULD ADV* BEINF ADV* !pp:act", "passive", "proposed"),
    ("@!past:act", "past", "done"),
    ("@!pres:act", "present", "under_way"),
    ("@!pres:rule|soft", "text", "done"),
    ("!pres/past/pp/ing/inf:vow", "vow", "announced"),
    ("HAVE ADV* !REQUIRED", "ask", "announced"),
    ("!pres/past/pp/ing/inf:ask", "ask", "proposed"),
    ("!pres/past/pp/ing/inf:say", "nouns", "announced"),
    ("!pres/past/inf/ing:contain", "nouns", "announced"),
)
GENERIC_NOUNS = "measures actions projects objectives series range set ambition announcements commitments proposals priorities aim need report documents list plans plan"
NOT_ASKED = "see attention year month week day"
TEXTS = "clause section article act law regulations rules order decree code charter convention directive"
DRAFT_TEXTS = "bill clause amendment"
RESULTS = "number numbers rate rates share proportion percentage"
CHANGES = "reduce cut lower increase raise halve double triple bring"
DEFEATED = "withdraw abandon reject defeat"
COUNTED = "children minors people cases referrals reports calls victims families pupils"
AIMS = "target targets aim ambition goal objective purpose mission role idea task priority vision hope challenge point question way"
MEASURES = "measures actions projects priorities axes commitments proposals provisions"
DRAFTING = "commission develop draft prepare design write publish launch adopt agree inform build"
PHASES = "launch open hold begin commence start roll set"
PUBLISHING = "publish release unveil present adopt"
DETAIL_WORDS = "served chaired composed headed made based located responsible able available held present ready subject due given known needed necessary possible open overseen staffed accountable"
COUNTS = "number numbers rate rates share proportion spending demand percentage figure figures cost costs total caseloads"
INSTRUMENTS = "review inquiry audit consultation circular plan law decree text strategy report guide programme scheme convention charter bill act guidance policy framework"
WISHES = "propose consider"
REFLEXIVE_STATES = ""
IDIOMS = "set out|make clear|take place|take part|make sense|bring back|set aside time|build on|carry on|draw on|make up"
NOW = "now currently today presently"
LABEL = r"(?:ACTIONS?|Actions?|DECISIONS?|Decisions?|AGREED|Agreed|RESOLVED|Resolved|Commitments?)(?: \d+)? ?: (?:that )?"
LABELLED = r"(?:measure|action|recommendation|commitment|proposal|deliverable)\b|r ?\d+"
DETAIL = r"(?:lead|leads|owner|deadline|timescale|timeframe|timing|budget|cost|funding|partners?|responsible|responsibility|indicators?|milestones?|status|by when|due) ?:"
ASIDE = r" ?[\[(](?:done|completed?|achieved|in progress|under way|underway|not started|on track|delayed|partly|partially|lead|leads|owner|by|deadline|pilot|budget|amendment|responsible|action)\b[^)\]]*[)\]]"
# How far a measure is: in brackets or after a dash at its end, or alone as the heading above it.
PROGRESS = {
    "announced": r"not (?:yet )?(?:started|implemented|begun|met)|late|delayed|overdue|behind schedule|planned|pending|due|awaiting|to come",
    "under_way": r"in progress|under ?way|on track|ongoing|started|partly \w+|partially \w+",
    "done": r"done|completed?|achieved|implemented|met|delivered|in place",
}
NOT_ACTIONS = (
    r"\b(?:withdrawn|abandoned|rejected|refused|contents|agenda|in this issue|findings|problems|challenges|barriers|obstacles|key (?:facts|figures|statistics)|at a glance|attendees|present|apologies|members|participants"
    r"|beneficiaries|eligib\w+|who can apply|documents|contacts?|links|references|glossary|abbreviations|further information|background|how to (?:contact|apply|report)|you can"
    r"|we found|evidence shows|concerns?|risks?|will be responsible for|its remit|its functions|functions (?:are|include)|duties of|terms of reference|is made up of|consists? of|will comprise|events|related|sources?|definitions|annex\w*|appendi\w+)\b"
)
# A sentence that introduces the missions of a body, its members, or findings.
MISSIONS = r"\b(?:(?:will be|is) responsible for|its remit|its functions|functions (?:are|include)|terms of reference|is made up of|consists? of|will comprise|you can|we found|evidence shows|were present)\b"
INTRODUCES = (
    r"(?:\b(?:measures|actions|commitments?|proposals|recommendations|decisions|achievements|demands|asks|priorities|steps|goals|objectives|provisions|pledges|reforms|announce\w*|commit\w*|pledge\w*|will|recommend\w*"
    r"|call\w*|urg\w+|demand\w*|agree\w*|decid\w+|propos\w+|includ\w+|involv\w+|delivered|achieved|must|should|shall|plans? to|to|has|have|makes|sets? out|axes|pillars)\b)"
)
# The first that matches gives the status of a list.
STATUSES = (
    (
        "under_way",
        r"\b(?:under ?way|in progress|ongoing|currently|has started|is (?:rolling|testing|piloting))\b",
    ),
    (
        "done",
        r"\b(?:achievements|achieved|already|delivered|completed|accomplish\w+|what we have done|progress since)\b",
    ),
    (
        "announced",
        r"\b(?:announc\w+|commits?|committed|pledg\w+|undertak\w+|agree[ds]?|decid\w+|unveil\w+|detailed|outlin\w+|set out|promis\w+|to come|next)\b",
    ),
    (
        "proposed",
        r"\b(?:recommend\w*|call\w* (?:on|for|upon)|urg\w+|demands?|asks?|asked|proposals?|propos\w+|advocat\w+|should|wants?|would like|amendments?|press\w* for|needs? to)\b",
    ),
    (
        "done",
        r"\b(?:(?:has|have|had)(?: \w+ly)? (?:been )?\w+(?:ed|en|et|nt|up|ught)\b|(?:has|have|had) ?:|was amended)",
    ),
)
BILLS = r"\b(?:Bills?|bills?|draft (?:law|act|regulations|directive|decree|order))\b"
# A list that these introduce holds provisions.
PROVISIONS = (
    ("proposed", r"\b(?:the|this) bill\b|council's position"),
    (
        "done",
        r"\b(?:(?:the|this) (?:act|law|regulations?|directive|codes?|convention|protocol|order)|these laws|(?:the|statutory) guidance)\b",
    ),
)
LAW_TITLE = r"(?:\b(?:ACT|BILL|REGULATIONS|ORDINANCE)\b(?!:)|\b(?:Act|Bill|Regulations|Ordinance)(?: \([^)]*\))*(?:,? (?:19|20)\d\d)?(?: \([^)]*\))*[\]»”\"]?$|^(?:An? )?(?:Act|Bill) (?:to|respecting|concerning)\b|^Bill (?:No\.? ?)?\d|^The .{0,60}\b(?:Regulations|Order|Rules) (?:19|20)\d\d)"
BILL_TITLE = r"(?:\b(?:BILL|Bill)(?: \([^)]*\))*(?:,? (?:19|20)\d\d)?(?: \([^)]*\))*[\]»”\"]?$|^Bill (?:No\.? ?)?\d|^A Bill to\b)"
ENACTED = r"(?:\bbe it enacted|\benacts? as follows|\bmakes? (?:these|the following|this) (?:regulations|order|rules)|in exercise of the powers|\barrangement of (?:sections|clauses)|\broyal assent\b|\bassented to\b|\bstatutory instruments?\b|^an act to\b|^a bill to\b|\bmay be cited as\b|\[enacted|^(?:part|chapter|schedule) (?:\d+|[ivx]+)\b)"
PROVISION = r"(?:(?:PART|Part|Section|SECTION|Article|ARTICLE|Clause|CLAUSE|Regulation|Rule|Chapter|SCHEDULE|Schedule|Sec\.|s\.|§) ?(?:\d|[IVX]+\b)|\(?\d+[A-Z]?\)?[.)]?[ —–-].*\b(?:shall|must|may|is amended|are amended|an offence|means|is to|are to|has a right|commits)\b)"
DETAIL_PROVISION = r"(?:makes? (?:these|the following) (?:regulations|order|rules)|[Bb]e it enacted|in exercise of the powers|guilty of an offence|makes? these Regulations|makes? this Order|commits an offence|is an offence|liable to|punishable|fine not exceeding|comes? into force|commencement|has the meaning|have the meaning|means\b|shall be appointed|is appointed|is to be appointed|is to consist|shall consist|consists? of|may be cited|extends to|for the purposes of)"
OWN_TITLE = r"\b(?:contents|introduction|foreword|preface|conclusions?|annex\w*|background|context|governance|monitoring|next steps|recommendations?|summary|decisions?|contacts?|agenda|overview|events|member news|progress)\b"
