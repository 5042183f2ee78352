"""English words and patterns of dates, folded: no accents, no capitals. See ``lexicon`` for the shorthand."""

from __future__ import annotations

from snapshot.dates.lexicon import Lexicon, numbered
from snapshot.dates.patterns_common import ENGLISH_MONTHS, FRENCH_MONTHS, NUMERALS, PAUSE, TRAPS

_OF_YEAR = r"(?:,? (?:of )?(?:the year )?<year>)"
_THAT_YEAR = r"(?P<yearwhen>(?:next|last|this) year)"
_OF_THAT_YEAR = r" (?:of )?" + _THAT_YEAR
_YEAR = r"(?:,? <year>)?"
_MOD = r"(?:<mod> (?:the )?)?"
_IN = r"(?:in|by|since|from|until|till|before|after|during|through|throughout|of|for)"
_SCHOOL_YEAR = r"(?:school|academic) year"
_FINANCIAL_YEAR = r"(?:financial|fiscal) year"
_EVENT = (
    r"(?:launch|adoption|enactment|publication|signature|creation|entry into force|opening|introduction"
    r"|announcement|vote)"
)
_THINGS = (
    r"(?:euros?|pounds?|€|%|children|pupils|young people|families|parents|places|posts|people|professionals"
    r"|officers|staff|calls|reports|referrals|cases|hours|acres|homes|households|inhabitants|victims|new"
    r"|measures|students|assistants|carers|workers|social workers|teachers|words|days|km)\b"
)
_MODIFIERS = {
    "early": "early",
    "early in": "early",
    "beginning of": "early",
    "start of": "early",
    "mid": "mid",
    "mid-": "mid",
    "middle of": "mid",
    "late": "late",
    "late in": "late",
    "end": "late",
    "end-": "late",
    "end of": "late",
}
_UNITS = {
    "year": "year",
    "years": "year",
    "month": "month",
    "months": "month",
    "week": "week",
    "weeks": "week",
    "day": "day",
    "days": "day",
}

PATTERNS = (
    *TRAPS,
    ("trap", r"(?:the )?(?:18|19|20)\d0'?s"),
    ("trap", r"\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b"),
    ("trap", r"\d{1,2} hours a day"),
    ("trap", r"<ordinal> (?:trimester|quarter) of pregnancy"),
    # Days
    (
        "calendar",
        r"<day>(?:, \d\d?){0,5} (?:to|and|until|till|through)(?: <weekday>)? <day2>(?: of)? <month>(?:,? <year>| <when>)?",
    ),
    ("calendar", r"<day>~<day2> <month>(?:,? <year>)?"),
    ("calendar", r"<month> <day>(?: (?:to|and|until|till|through) |~)<day2>(?:,? <year>)?"),
    ("calendar", r"<day>(?: of| day of)? <month>,? <year>"),
    ("calendar", r"<month> <day>,? <year>"),
    ("calendar", r"<num>(?:er)? <foreign>(?: <year>)?"),
    ("calendar", r"<foreign> <year>"),
    ("calendar", r"(?P<yearly>each|every) @<day>(?: of)? <month>"),
    ("calendar", r"<day>(?: of)? <month>(?=,? (?P<yearly>(?:in|of)? ?(?:each|every) year))"),
    ("calendar", r"<month> <day>(?=,? (?P<yearly>(?:in|of)? ?(?:each|every) year))"),
    ("calendar", r"<day>(?: of)? <month>" + _OF_THAT_YEAR),
    ("calendar", r"<month> <day>,?" + _OF_THAT_YEAR),
    ("calendar", r"<day>(?: of)? (?P<this>this) <monthname>"),
    ("calendar", r"<day>(?: of)? <when> <monthname>"),
    ("calendar", r"<day>(?: of)? <month> <when>"),
    ("calendar", r"<day>(?: of)? <month>(?! \d{4})"),
    ("calendar", r"<month> <day>(?![:h%]| (?:per cent|percent|hours|am|pm))"),
    # School years and budget years
    ("Y-03-31", r"end of the <year>(?:[/-]<yy>|~<year2>)? " + _FINANCIAL_YEAR),
    (
        "Y-03-31",
        r"end of (?:the|this) (?:current )?" + _FINANCIAL_YEAR + r"(?: <year>(?:[/-]<yy>|~<year2>)?)?",
    ),
    ("Y-07", r"end of (?:the|this) (?:current )?" + _SCHOOL_YEAR + r"(?: <year>(?:[/-]<yy>|~<year2>)?)?"),
    (
        "Y-09",
        r"(?:start|beginning) of (?:the|this) (?:new )?"
        + _SCHOOL_YEAR
        + r"(?: (?:in )?<year>(?:[/-]\d{2,4})?)?",
    ),
    ("Y-09", r"(?:start|beginning) of the <year>(?:[/-]\d{2,4})? " + _SCHOOL_YEAR),
    ("Y-09", r"(?:start|beginning) of <when> " + _SCHOOL_YEAR),
    ("Y-09", r"(?P<season>autumn) term" + _YEAR),
    ("Y-01", r"(?P<season>spring) term" + _YEAR),
    ("Y-04", r"(?P<season>summer) term" + _YEAR),
    ("Y-12-24", r"christmas eve" + _YEAR),
    ("Y-12-31", r"new year's eve" + _YEAR),
    ("Y-01-01", r"new year's day" + _YEAR),
    ("Y-02-14", r"(?:saint |st\.? )?valentine'?s day" + _YEAR),
    ("Y-11-01", r"all saints'? day" + _YEAR),
    ("Y-12-25", r"christmas(?: day)? <year>"),
    ("Y-12-25", r"<when> christmas"),
    ("Y-12-25", r"(?:at|by|before|after|since|until|till|from|for|over|around) @christmas"),
    # Seasons, quarters, halves
    ("season", _MOD + r"<season>" + _OF_YEAR + r"(?:[/-]\d{2,4})?"),
    ("season", _MOD + r"<season>" + _OF_THAT_YEAR),
    ("season", r"<when> <season>"),
    ("season", r"(?:later |earlier )?(?P<this>this) <season>"),
    ("season", r"<mod> the (?!fall)<season>"),
    ("season", r"(?:in|by|before|after|since|until|till|from|for|during|over) the @(?!fall)<season>"),
    ("season", r"(?:by|before|until|till|since) @(?!fall)<season>"),
    ("part", _MOD + r"<ordinal> (?P<part>quarter|half)" + _OF_YEAR),
    ("part", _MOD + r"<ordinal> (?P<part>quarter|half)" + _OF_THAT_YEAR),
    ("part", _MOD + r"<ordinal> (?P<part>quarter|half) of the year"),
    ("part", r"(?:in|by|during|since|from|until|before) the @<ordinal> (?P<part>quarter)(?! of)"),
    ("part", r"[qt]<quarter>(?: of)? <year>"),
    ("part", r"[hs]<half>(?: of)? <year>"),
    ("part", r"(?:in|by|from|during) @q<quarter>"),
    # Months
    ("calendar", r"<month>(?: (?:to|and|until|through) |~|/)<month2>,? <year>"),
    ("calendar", r"(?:<mod> ?)?<month>" + _OF_YEAR),
    ("calendar", r"(?:<mod> ?)?<month>" + _OF_THAT_YEAR),
    ("calendar", r"<monthname> (?:to|and|until) <month2>"),
    ("calendar", r"<monthname> <when>(?! (?:year|month|week|day)s?\b)"),
    ("calendar", r"(?P<this>this) <monthname>"),
    ("calendar", r"(?:<mod> )?<when> <monthname>"),
    ("calendar", r"<mod> ?<monthname>"),
    ("calendar", r"month of <monthname>"),
    ("calendar", _IN + r" @<monthname>"),
    # Numerals and years
    *NUMERALS,
    ("calendar", r"<mod> ?(?:the year )?<year>"),
    ("calendar", r"<mod> " + _THAT_YEAR),
    ("calendar", r"<mod> (?:the year|year)(?! \d)"),
    ("calendar", r"(?P<year>\d{4}) year[\x20-]end"),
    ("calendar", r"(?:by|at|before|until|till) (?:the )?@(?P<yearwhen>year(?:'s)?[\x20-]end)"),
    ("calendar", r"(?:earlier |later )?" + _THAT_YEAR),
    ("count-", r"<number> <unit> ago"),
    ("count+", r"in <number> <unit>'s? time"),
    ("count+", r"<number> <unit> from now"),
    ("later", r"<number> <unit> (?:later|on(?= ?[.,;:)\n]|$))"),
    ("later", r"<number> <unit> after(?= ?[.,;:)\n]| (?:the |its |their )" + _EVENT + r")"),
    ("earlier", r"<number> <unit> (?:earlier|previously)"),
    ("day-1", r"yesterday"),
    ("day-2", r"(?:the )?@day before yesterday"),
    ("day+1", r"tomorrow"),
    ("day+2", r"(?:the )?@day after tomorrow"),
    ("day+0", r"(?:from|since|as of|starting|until|till) @today"),
    ("day+0", r"(?:published|announced|presented|launched|signed) @today"),
    ("weekday", r"(?P<this>this) <weekday>(?! \d)"),
    ("weekday", r"<when> <weekday>(?! \d)"),
    (
        "weekday",
        r"(?:on|since|by|until|before) @<weekday>(?!s\b)(?!,? (?:the )?\d)(?!,? <month>)(?! (?:to|and|or|through|mornings|afternoons|evenings|nights)\b)",
    ),
    (
        "monthday",
        r"(?:on|by|until|till|before|after|from|since) (?:the )?@<num>(?:st|nd|rd|th)(?: of this month| inst)?"
        + PAUSE,
    ),
    ("monthday", r"<weekday> (?:the )?<num>(?:st|nd|rd|th)?" + PAUSE),
    ("count", r"<when> (?P<unit>week|month)"),
    ("count", r"end of (?P<this>the|this) (?P<unit>month)(?! (?:of|in|following|after|when)\b)"),
    ("count", r"(?:earlier |later )?(?P<this>this) (?P<unit>week|month)"),
    # Bare years: with a word that makes them a year, then without unless they count something.
    ("calendar", r"(?:in|since|the year|year|during) @(?=19|20)<year>"),
    ("calendar", r"(?:in|since) @(?=17|18)<year>(?! " + _THINGS + ")"),
    ("trap", r"\d{4} " + _THINGS),
    ("calendar", r"(?=19(?!00)|20(?!00))<year>"),
)

ENGLISH = Lexicon(
    months=numbered(ENGLISH_MONTHS),
    foreign_months=numbered(FRENCH_MONTHS),
    short_months=numbered("jan feb mar apr may jun jul aug sept=sep oct nov dec"),
    seasons=numbered("spring summer autumn=fall winter", 21),
    weekdays=numbered("monday tuesday wednesday thursday friday saturday sunday", 0),
    numbers=numbered(
        "a=an=one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty"
    )
    | {"thirty": 30, "forty": 40, "fifty": 50},
    ordinals=numbered("last=final first=1st second=2nd third=3rd fourth=4th", 0),
    units=_UNITS,
    when=numbered("last", -1) | numbered("next"),
    modifiers=_MODIFIERS,
    day_suffix=r"(?:st|nd|rd|th)?",
    patterns=PATTERNS,
    to=r" (?:to|until|till|through)(?: the)?(?: <weekday>,?)? |~",
    between=(r"between(?: the)?(?: <weekday>)?\s*$", r" and (?:the )?(?:<weekday>,? )?"),
    apposition=r"(?: morning| evening)?,? ?(?:on |in |at )?(?:the )?(?:<weekday>,? )?",
    year_cue=r"(?:\bin|\byear|\bduring)\s$",
    until=r"(?:until|till|by|before|no later than|not later than|up to|on or before)(?: the)?",
    since=r"since(?: the)?",
    starting=r"(?:from|as of|as from|starting|with effect from|effective)(?: on)?(?: the)?",
    future=(
        r"\b(?:will|shall|'ll|must|should|to be|is to|are to|due|expected|planned|scheduled|going to|plans? to"
        r"|intends? to|next|begins?|upcoming|set for)\b(?:\s(?:not|also|be|have|been|\w+ly))*(?:\s\w+ed\b)?"
    ),
    past=r"\b(?:was|were|had|has been|have been|did|held|began|ran|met|gave|took|became|wrote|told|said|made|saw|heard|found"
    r"|came|went|sent|rose|fell|won|lost|left|spoke|broke|brought|chose|built|led|paid|got|grew|sat|stood)\b|\b\w{2,}ed\b",
    has_capital_months=True,
)
