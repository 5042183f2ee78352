"""Date patterns that read the same in French and English: numerals, addresses, numbers of texts."""

from __future__ import annotations

_RECORD = r"(?:(?:n/)?ref|reference|decision|resolution|deliberation|case|file|dossier)"

TRAPS = (
    # File names and addresses: one try for each run of characters between spaces.
    ("trap", r"(?<!\S)[^\s_:\x40]*(?:_\w|://|\x40\w)\S*"),
    ("trap", r"(?<!\S)(?:www\.\S*|[^\s.]+\.(?:pdf|docx?|html?|xlsx?|jpe?g|png)\b)"),
    ("trap", r"[£€$]\x20?\d[\d.,]*"),
    ("trap", r"\w+\(\d{4}\)\d*"),
    ("trap", r"\(?\d{4},? chap(?:ter|itre)\b"),
    (
        "trap",
        r"(?:n°|no\.?|nr\.?|art\.|articles?|sections?|pages?)\x20?\d[\d-]*(?:/\d+)*(?: (?:of|de) \d{4})?",
    ),
    (
        "trap",
        _RECORD + r"\.?\x20?:?\x20?(?!\d{4}-\d\d-\d\d(?!\d))\d{4}[-/]\d+[\w-]*",
    ),
    ("trap", r"(?:directive|regulation|reglement|decision)(?: \([a-z,\x20]+\))? \d+/\d+(?:/[a-z]+)?"),
    # Telephone numbers and numbers with spaced thousands.
    ("trap", r"\+?\d\d{0,3}(?:[\x20.]\d{2}){3,5}"),
    ("trap", r"0\d{2,4}[\x20.]\d{3,4}[\x20.]\d{3,4}"),
    ("trap", r"\d{1,3}(?:[\x20,]\d{3})+"),
)

FRENCH_MONTHS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
ENGLISH_MONTHS = "january february march april may june july august september october november december"

PAUSE = r"(?= ?(?:[.,;)\n]|:(?!\d)))"
"""What follows the end of a phrase, and no time of day."""

NUMERALS = (
    ("calendar", r"<year>-<mm>-<num>"),
    ("numeric", r"<num>(?P<sep>[/.-])(?P<mm>\d\d?)(?P=sep)<year>"),
    ("numeric", r"(?P<num>\d\d)/(?P<mm>\d\d)/<yy>"),
    ("calendar", r"<year>(?:~|/)<year2>"),
    ("calendar", r"<year>[/-]<yy>"),
    ("calendar", r"<year>-<mm>"),
    ("calendar", r"<mm>/<year>"),
    ("part", r"<year>[\x20-]?[qt]<quarter>"),
    ("part", r"<year>[\x20-]?[hs]<half>"),
)
