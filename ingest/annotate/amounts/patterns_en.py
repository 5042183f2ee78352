"""How English writes amounts of money and numbers of people and places."""

from ingest.annotate.amounts.wording import Wording

_NUMERALS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "thousand": 1000, "one": 1,
}  # fmt: skip
_BETWEEN = (
    r"(?!(?:of|in|for|and|or|to|the|a|an|by|per|on|at|with|from|who|that|new years?|years?|year-old|months?|weeks?|"
    r"days?|hours?|minutes?|million|billion|thousand|hundred|percent|times)\b)[a-z][a-z'-]* "
)
_NOUNS = (
    # people who work
    "investigators?", "magistrates", "judges", "clerks", "police", "officers?", "agents", "posts?", "jobs", "FTEs?",
    "full-time equivalents?", "educators", "professionals", "workers", "nurses", "midwives", "doctors",
    "psychologists", "psychiatrists", "assistants", "teachers", "inspectors", "advisers", "advisors", "counsellors",
    "volunteers", "mentors", "tutors", "recruits", "staff", "employees", "practitioners", "carers", "people",
    "visitors", "coordinators", "trainers", "specialists", "therapists", "listeners",
    # places
    "places?", "beds", "cots", "homes", "rooms", "centres?", "centers", "units?", "houses", "hostels", "hubs",
    "facilities", "establishments", "institutions", "teams?", "branches", "brigades", "services", "nurseries",
    "schools", "colleges", "villages", "schemes", "clinics", "sites", "departments", "regions", "councils",
    "municipalities", "areas", "authorities", "offices", "courts", "hospitals", "cells", "groups", "relays", "bodies", "spaces",
    # for whom
    "children", "young people", "youths", "minors", "families", "parents", "pupils", "students", "babies",
    "teenagers", "beneficiaries", "victims", "sponsorships", "grants", "bursaries", "inspections", "sessions",
    "consultations",
)  # fmt: skip

ENGLISH = Wording(
    digits=r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?",
    thousands=",",
    decimal=".",
    numerals=_NUMERALS,
    links="(?: and |[- ])",
    one="a(?= (?:hundred|thousand|million|billion))",
    scales={"billion": 1e9, "bn": 1e9, "million": 1e6, "m": 1e6, "thousand": 1e3, "k": 1e3},
    before={
        "£": "GBP",
        "GBP": "GBP",
        "€": "EUR",
        "EUR": "EUR",
        r"CA?\$": "CAD",
        r"US\$": "USD",
        r"\$": "",
        "CHF": "CHF",
    },
    after={
        "€": "EUR",
        "euros?": "EUR",
        "EUR": "EUR",
        "Canadian dollars": "CAD",
        "CAD": "CAD",
        "US dollars": "USD",
        "USD": "USD",
        "dollars": "",
        "pounds": "GBP",
        "pounds sterling": "GBP",
        "GBP": "GBP",
        "Swiss francs": "CHF",
        "CHF": "CHF",
    },
    bounds="(?:more than|less than|fewer than|at least|up to|nearly|almost|about|around|some|over|at most|an estimated)",
    nouns=rf"(?:{_BETWEEN}){{0,3}}?(?:{'|'.join(_NOUNS)})(?!\w)(?: (?:{'|'.join(_NOUNS)})(?!\w))*",
    per={
        "each": r"(?:per|for each|for every) (?:child|young person|minor|place|family|pupil|person|department|beneficiary|council)|each",
        "year": r"(?:a|per|each|every) year|annually|yearly|per annum|/ ?year",
        "month": r"(?:a|per|each|every) month|monthly|/ ?month",
        "week": "(?:a|per|each|every) week|weekly",
        "day": "(?:a|per|each|every) day|daily|/ ?day",
    },
    before_per={"year": "annual|yearly|each year|every year", "month": "monthly|each month"},
    over=r"(?:over|across|for|in) (?:\d+|two|three|four|five|six|seven|eight|nine|ten) years",
    kinds={
        "spent": r"spent|has paid|have paid|was paid|were paid|disbursed|has cost|have cost",
        "budgeted": r"voted|entered in|budgeted|finance (?:act|bill|law)|appropriat\w+|earmarked in",
        "announced": r"announc\w+|promis\w+|pledg\w+|commits?\b|undertakes?\b|will (?:be )?(?:devot|mobilis|mobiliz|allocat|pay|paid|"
        r"invest|releas|provid|giv|spend|set aside|grant)\w*",
    },
    traps=r"(?:\d|\b(?:one|two|three|four|five|six|ten|twenty|hundred|thousand|million|billion|m|bn)) ?(?:to|or|-) ?$"
    r"|\bbetween [^,;.]{1,20} and ?$"
    r"|\b(?:articles?|art\.|axis|measures?|no\.|numbers?|pages?|annex|chapters?|recommendations?|sections?|part) ?$",
    ranges=r" ?(?:to|-) ?[£€$]?\d",
    shares=r" (?:in|out of) (?:\d|two|three|four|five|ten|a hundred)",
)
