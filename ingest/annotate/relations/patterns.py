"""Words that relate plans, actors and dates, in both languages; they run on folded text."""

import re

ANNOUNCING = re.compile(
    r"\b(?:présent(?:e|ent|é|ée|era)|lanc(?:e|ent|é|ée|era)|dévoil(?:e|é|ée)|annonc(?:e|ent|é|ée)|publi(?:e|é|ée)|adopt(?:e|é|ée)|sign(?:e|ent|é|ée)|confirm(?:e|é)"
    r"|presents?|presented|launch(?:es|ed|ing)?|unveil(?:s|ed)|announc(?:es|ed|ing)|publish(?:es|ed)|releas(?:es|ed)|adopt(?:s|ed)|sign(?:s|ed)|introduc(?:es|ed)"
    r"|confirms?|propos(?:es|ed)|tabled)\b",
    re.IGNORECASE,
)
"""Verbs by which an actor announces a plan."""
OCCASION = re.compile(
    r"(?:\blors|à l'occasion|\bat|\bduring|dans le cadre|\bunder|\bthrough)(?: (?:de la|du|des|de l'|the|its))?(?: \S+){0,2} ?$",
    re.IGNORECASE,
)
"""What makes a plan the place or the frame of an announcement, not its object."""
ANNOUNCED_BY = re.compile(
    r"\W*(?:,? ?(?:a été|est|was|has been|is) )?(?:lancée?|présentée?|annoncée?|publiée?|adoptée?|dévoilée?|portée?|déposée?|proposée?|launched|published|announced|presented|unveiled|adopted"
    r"|introduced|released|drawn up|issued|(?:[Pp]ublished|[Mm]is en ligne|[Pp]ublié)) (?:[^.;]{0,40}?\b)?(?:par|by) (?:M\. |Mme |la |le |les |l'|the )?$"
)
PUBLISHED_BY = re.compile(
    r"^(?:published|issued|released|publiée?|publication)\b[^.]{0,40}\b(?:by|par) (?:the |la |le |l')?$|^(?:source|publisher|auteur|author)\s*: ?(?:the |la |le |l')?$",
    re.IGNORECASE,
)
"""What stands before an actor in the publication line of a document."""
TABLED_BY = re.compile(
    r"^(?:présentée?|déposée?|presented|introduced|tabled) (?:par|by) (?:M\. |Mme |Mr |Mrs |Ms |Dr )?$",
    re.IGNORECASE,
)
CLITIC = re.compile(r"\bl'(?:a|ont) (?:dévoilée?|présentée?|annoncée?|lancée?|publiée?|adoptée?)\b")
"""« l’a dévoilé »: the plan is the one named last."""
NOT_SUBJECT = re.compile(
    r"(?:auprès (?:du|de la|de l')|avec (?:la |le |l'|les )?|with (?:the )?|under (?:the )?|of (?:the )?|sous l'égide (?:du|de la|de l')|for (?:the )?) ?$",
    re.IGNORECASE,
)
PLAN_DOER = re.compile(
    r"(?:pilotée?|mise? en œuvre|élaborée?|préparée?|portée?|coordonnée?|financée?|suivie?|monitoring|led|run|managed|delivered|prepared|implemented|coordinated|funded)"
    r"(?: [^.;,]{0,30}?)? ?(?:par|by) (?:la |le |les |l'|the )?$"
)
AGENT = re.compile(
    r"(?:\b(?:financée?s?|pilotée?s?|portée?s?|menée?s?|gérée?s?|mise?s? en œuvre|assurée?s?|conduite?s?|animée?s?|coordonnée?s?|évaluée?s?|versée?s?|réunie?s?|réalisée?s?) par"
    r"|\b(?:led|run|funded|managed|delivered|piloted|carried out|overseen|financed|conducted|chaired|paid) by|\bpar|\bby|\b(?:pilote|porteur|responsable|lead|owner) ?:) (?:la |le |les |l'|the )?$",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\b(?:entre|between) (?:la |le |les |l'|the )?$")
AND = re.compile(r" (?:et|and) (?:la |le |les |l'|the )?$")
PERSON_ROLE = re.compile(r",? (?:the |la |le |l'|our |notre )?|,? \((?:the |la |le )?")
ROLE_PERSON = re.compile(r",? ?(?:M\. |Mme |Mr |Mrs |Ms |Dr |Sir |Dame |Lord |Lady |Hon )?")
UNDER = re.compile(
    r"(?:dans le cadre (?:de la |du |de l'|des |de |d')|au titre (?:de la |du |de l')|en application (?:de la |du |de l')|[Cc]onformément (?:à la |au )|[Uu]nder |[Tt]hrough |[Aa]s part of |part of |within )"
    r"(?:the |la |le |l'|its |our |plans? |new )?\"? ?$"
)
"""What stands before a plan that a measure is part of."""
HOLDS = re.compile(
    r"\b(?:prévoi\w+|comprend\w*|comporte\w*|inclu[ts]?|contient|instaure|crée|s'est traduite? par|includes?|contains?|provides? for|sets? out|commits?|retains?|décline|consacre|agreed|décide|decided)\b"
)
"""What stands between a plan and the measures that it holds."""
LAUNCHED = re.compile(
    r"(?:[,(]? ?(?:a été |was |est |qui )?(?:lancée?|adoptée?|signée?|présentée?|publiée?|promulguée?|votée?|réunie?|tenue?s?|entrée? en vigueur|launched|adopted|published|signed|introduced|started|enacted|which reported|dated"
    r"|prévue?s?|scheduled|has (?:just )?been held|was held|held|s'est (?:tenu|réuni)e?)(?:[^.;()]{0,45}?)?(?: (?:for|in|on|le|en|au|since|du|depuis))?,? ?(?:on |le |en |in |the |for )?|,? ?\()$"
)
"""What stands between a plan and its date."""
LAUNCHED_BEFORE = re.compile(
    r"(?:lancée?|adoptée?|signée?|présentée?|publiée?|launched|adopted|published|signed) (?:en |le |in |on |au )?$",
    re.IGNORECASE,
)
IN_FORCE = re.compile(r"entre(?:nt)? en vigueur|comes? into force|takes? effect|prend(?:ra)? effet")
OWN_TEXT = re.compile(r"\b(?:présente loi|this Act|this Bill|présent texte)\b", re.IGNORECASE)
ENACTED = re.compile(r"(?:enacted|assented|promulguée?|adoptée?|royal assent)\W*$", re.IGNORECASE)
