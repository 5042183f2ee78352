"""How English texts name policy instruments; the twin of ``patterns_fr``."""

NOT_FIRST = r"(?!(?:The|This|That|These|Recalling|Noting|Considering|Having|Recognising|Welcoming|An?|In|On|Under|For|By|At|Our|We|It|Its|Each|Every|All|No|As|To|From|With|When|While|After|Before|Through|And|Since|Section|Part|Article|Annex|Mr|Mrs|Ms|Dr)\b)"
NAME = rf"(?:{NOT_FIRST}[A-ZÀ-ÖØ-Þ][\w'À-ÿ&-]*|UN)"
JOIN = r"(?:(?:and|&|of|for|on|to|in|the|against|de|la|with|or|into|from) )"
YEARS = r"(?: (?:19|20)\d\d(?: ?(?:-|/|to) ?(?:20)?\d\d)?| \((?:19|20)\d\d(?: ?- ?(?:20)?\d\d)?\))"
BEFORE = rf"(?:{NAME} {JOIN}{{0,3}})"
AFTER = (
    rf"(?: (?:on|for|of|to|against|de|into|in)(?: the| our| la| an?)?(?: {NAME})(?: {JOIN}{{0,3}}{NAME})*)"
)
TOPIC = r"(?: (?:on|for|against|to end|to combat|to tackle|to protect) (?:the )?(?:[a-z]+ ){0,2}(?:violence|abuse|children|childhood|exploitation|families|poverty|care|victims)(?: (?:against|of) (?:the )?(?:[a-z]+ )?(?:children|minors|women))?)"
FRAGMENTS = {"name": NAME, "join": JOIN, "years": YEARS, "before": BEFORE, "after": AFTER, "topic": TOPIC}

KINDS = {
    "plan": (
        r"{before}+Plan(?:{after})?{years}?",
        r"(?:National )?(?:Action )?Plan{after}{years}?",
        r"Plan \d\d-\d\d",
        r"(?:{name} )*(?:(?!\w+'s ){name}) plan\b(?! (?:to|for)\b)",
        r"(?:national )?(?:action )?plan{topic}{years}?",
    ),
    "strategy": (
        r"{before}+Strategy(?:{after})?{years}?",
        r"Strategy{after}{years}?",
        r"{name}(?: {name})+ strategy",
        r"(?:[Nn]ational )(?:[a-z]+ ){{1,4}}strategy(?:{topic})?{years}?",
        r"(?<!its )(?<!our )(?<!their )strategy{topic}{years}?",
        r"{name} strategy(?=\.)",
    ),
    "law": (
        r"{before}+(?:\([^)]*\) )?Act{years}?",
        r"(?:[A-Z][A-Z']+ )+(?:\([^)]*\) )?ACT{years}?",
    ),
    "bill": (r"{before}+(?:\([^)]*\) )?Bill", r"(?:[A-Z][A-Z']+ )+(?:\([^)]*\) )?BILL"),
    "regulation": (
        r"{before}+(?:\([^)]*\) )?(?:Regulations?|Order|Directive|Rules){years}?",
        r"Recommendation [A-Z]{{2}}/Rec ?\(\d{{4}}\) ?\d+(?: on(?: [a-z]+){{1,9}})?",
        r"(?:Recommendation|Directive|Regulation) (?:\(EU\) )?(?:No )?\d{{2,4}}/\d+(?:/\w+)?",
    ),
    "pact": (r"{before}+(?:Pact|Compact){after}?", r"(?:Pact|Compact){after}"),
    "programme": (
        r"{before}+(?:Programme|Program|Guarantee|Initiative|Scheme|Pathway|Pathfinder|Fund){after}?{years}?",
        r"Guarantee{after}",
        r"{name}(?: {name})* (?:programme|program|initiative|scheme)\b",
    ),
    "roadmap": (r"{before}+(?:Roadmap|Blueprint){after}?{years}?", r"Roadmap{after}"),
    "framework": (r"{before}+Framework{after}?{years}?", r"(?:{name} )+Standards\b", r"Framework{after}"),
    "convention": (
        r"{before}*Convention{after}",
        r"{before}+Convention\b",
        r"{before}*(?:Optional Protocol|Protocol){after}",
    ),
    "charter": (r"{before}+Charter{after}?", r"Charter{after}"),
    "agreement": (r"{before}+(?:Agreement|Accord|Deal){after}?",),
    "code": (r"{before}*Code of Practice{after}?", r"{before}+Code\b"),
    "guidance": (
        r"{before}+Guidance\b{after}?",
        r"Working Together to Safeguard Children|Keeping Children Safe in Education",
    ),
    "agenda": (r"{before}+Agenda{after}?{years}?", r"Agenda (?:for|20\d\d)\S*"),
    "campaign": (
        r"{name}(?: {name})* campaign\b",
        r"{before}+Campaign{after}?",
        r"(?:awareness |national )*campaign (?:on|against) (?:the )?(?:[a-z]+ ){{0,3}}(?:violence|abuse|exploitation|children|minors|bullying|prostitution)(?: (?:of|against) (?:[a-z]+))?",
    ),
    "council": (
        r"(?:{name} )*(?:Ministerial|Interministerial|Inter-ministerial) (?:Council|Committee|Conference){after}?",
    ),
    "conference": (
        r"{before}+(?:Conference|Summit|Forum|Congress|Roundtable){after}?",
        r"(?:Conference|Summit){after}",
        r"Assises{after}",
    ),
    "review": (
        r"{before}+Review{after}?",
        r"Review{after}",
        r"(?:[Nn]ational |[Ii]ndependent )review (?:of|into) (?:the )?(?:[\w'-]+ ){{1,5}}(?:of )?{name}(?: {name})*(?: and {name}(?: {name})*)?",
    ),
    "inquiry": (r"{before}+(?:Inquiry|Commission of Inquiry){after}?", r"Inquiry{after}"),
}
# Each name of a kind holds one of these, in lower case.
HEADS = {
    "plan": ("plan",),
    "strategy": ("strategy",),
    "law": ("act",),
    "bill": ("bill",),
    "regulation": ("regulation", "order", "directive", "rules", "recommendation"),
    "pact": ("pact",),
    "programme": ("program", "guarantee", "initiative", "scheme", "pathway", "pathfinder", "fund"),
    "roadmap": ("roadmap", "blueprint"),
    "framework": ("framework", "standards"),
    "convention": ("convention", "protocol"),
    "charter": ("charter",),
    "agreement": ("agreement", "accord", "deal"),
    "code": ("code",),
    "guidance": ("guidance", "working together", "keeping children"),
    "agenda": ("agenda",),
    "campaign": ("campaign",),
    "council": ("ministerial",),
    "conference": ("conference", "summit", "forum", "congress", "roundtable", "assises"),
    "review": ("review",),
    "inquiry": ("inquiry",),
}  # fmt: skip
QUOTED_KINDS = {
    "plan": "plan", "strategy": "strategy", "programme": "programme", "program": "programme", "campaign": "campaign", "initiative": "programme", "scheme": "programme",
    "roadmap": "roadmap", "framework": "framework", "guidance": "guidance", "charter": "charter", "pact": "pact", "contract": "contract", "protocol": "protocol", "forum": "conference", "service": "programme", "white paper": "strategy",
}  # fmt: skip
ANAPHORA = (
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Oo]ur)(?: new| present| whole)? (?P<kind>plan|strategy|Strategy|Plan|Act|Bill|Law|law|programme|Programme|program|pact|roadmap|framework|Framework|Convention|convention|charter"
    r"|campaign|Council|Guarantee|review|Review|[Ii]nquiry|guidance|agreement|Agreement|initiative|scheme|code|Regulations)\b(?! (?:on|for|of|to|into|against|\") ?)"
)
ANAPHORA_KINDS = {
    "plan": "plan", "strategy": "strategy", "act": "law", "law": "law", "bill": "bill", "programme": "programme", "program": "programme", "pact": "pact", "roadmap": "roadmap",
    "framework": "framework", "convention": "convention", "charter": "charter", "campaign": "campaign", "council": "council", "guarantee": "programme", "review": "review",
    "inquiry": "inquiry", "guidance": "guidance", "agreement": "agreement", "initiative": "programme", "scheme": "programme", "code": "code", "regulations": "regulation",
}  # fmt: skip
GENERIC = r"(?:New|National|Annual|Final|Draft|Strategic|Action|Early|Independent|Last|First|Second|Third|Our|Your|Full|Government|Council|Annual|General|The|An?|This|Speech|Further|Under|Next|Related|Peer|Case|Public)"
