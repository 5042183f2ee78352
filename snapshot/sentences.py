"""Sentence boundaries, French and English, without a model."""

from __future__ import annotations

import re

ABBREVIATIONS = {
    "fr": """
        m mm mme mmes mlle mlles me mgr dr pr st ste cf ex env chap vol éd trad resp hab tél bd av c.-à-d c.à.d
    """,
    "en": """
        mr mrs ms mx messrs dr prof hon rev sir st gen sgt supt cf eg ie e.g i.e viz vs v approx dept est ed eds incl esp
    """,
}
"""What a full stop follows inside a sentence."""
ABBREVIATIONS_OF_TWO = ("p. ex", "rt. hon")
NUMBERED = {
    "fr": "art al n no nos p pp t fig tab ann chap sect r l d janv févr avr juil sept oct nov déc",
    "en": """
        no nos p pp para paras s ss sec sch art arts ch cl vol fig reg regs pt jan feb mar apr jun jul aug sep sept oct nov dec
    """,
}
"""The same, where a number comes after."""
LETTERED = frozenset({"l", "r", "d"})
"""Articles of French codes: « L. 221-1 »."""
LOOKED_AT = 40
"""Characters before a full stop that tell what it ends: more than any abbreviation or number."""

# A full stop, its closing quotation marks or brackets, and white space before something that can open a sentence.
_BOUNDARY = re.compile(
    r"""(?P<stop>[.!?…]+)(?P<closing>(?:[^\S\n]?["'’´`«»“”„)\]])*)(?P<space>\s+)(?=["'‘’«»“”„(\[‐‑‒–—−-]*\s*[^\W_a-zà-öø-ÿ])"""
)
_BEFORE_WORD = re.compile(r"[\s\"'’‘«»“”„(\[]+")
_INITIAL = re.compile(r"(?:^|[\s(\"'’‘«»“”„‐‑–—-])[A-ZÀ-Þ]$")
_ABBREVIATIONS = frozenset(
    (*ABBREVIATIONS["fr"].split(), *ABBREVIATIONS["en"].split(), *ABBREVIATIONS_OF_TWO)
)
_NUMBERED = frozenset((*NUMBERED["fr"].split(), *NUMBERED["en"].split()))


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the sentences of a text start and end; nothing but white space is between them.

    >>> [text[start:end] for text in ["M. Roy arrive. Il parle."] for start, end in sentences(text)]
    ['M. Roy arrive.', 'Il parle.']
    """
    found: list[tuple[int, int]] = []
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        before = text[max(start, boundary.start() - LOOKED_AT) : boundary.start()]
        if not _is_open(before, boundary, text[boundary.end()]):
            found.append((start, boundary.start("space")))
            start = boundary.end()
    return (*found, (start, len(text)))


def _is_open(before: str, boundary: re.Match[str], following: str) -> bool:
    """Tell whether the full stop belongs to an abbreviation, an initial or a number."""
    if boundary["stop"] != "." or boundary["closing"]:
        return False
    lowered = before.lower().replace("‑", "-")  # « c.‑à‑d. », its hyphens non-breaking
    last = _BEFORE_WORD.split(lowered)[-1]
    if last in _ABBREVIATIONS or " ".join(lowered.split()[-2:]) in _ABBREVIATIONS:
        return True
    if last in _NUMBERED and (following.isdigit() or last in LETTERED):
        return True
    return bool(_INITIAL.search(before)) or (not before.strip() or before.strip().isdigit())
