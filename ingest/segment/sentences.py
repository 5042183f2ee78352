"""Sentence boundaries inside a block, French and English, without a model."""

from __future__ import annotations

import re

from ingest.records import Span
from ingest.segment import patterns_en, patterns_fr
from ingest.segment.wording import fold

# A full stop, its closing quotation marks or brackets, and white space before something that can open a sentence.
_BOUNDARY = re.compile(
    r"(?P<stop>[.!?…]+)(?P<closing>(?: ?[\"')\]])*)(?P<space>\s+)(?=[\"'(\[–-]*\s*[^\W_a-zà-öø-ÿ])"
)
_LAST_WORD = re.compile(r"[\s\"'(\[]+")
_INITIAL = re.compile(r"(?:^|[\s(\"'-])[A-ZÀ-Þ]$")
_ABBREVIATIONS = frozenset(patterns_fr.ABBREVIATIONS + patterns_en.ABBREVIATIONS)
_NUMBERED = frozenset(patterns_fr.NUMBERED_ABBREVIATIONS + patterns_en.NUMBERED_ABBREVIATIONS)


def sentences(text: str, block: Span) -> tuple[Span, ...]:
    """Split a block into sentences; they follow one another with nothing but white space between.

    >>> [span.within("M. Roy arrive. Il parle.") for span in sentences("M. Roy arrive. Il parle.", Span(0, 24))]
    ['M. Roy arrive.', 'Il parle.']
    """
    words = fold(block.within(text))
    found: list[Span] = []
    start = 0
    for boundary in _BOUNDARY.finditer(words):
        if not _is_open(words[start : boundary.start()], boundary, words[boundary.end()]):
            found.append(Span(block.start + start, block.start + boundary.start("space")))
            start = boundary.end()
    return (*found, Span(block.start + start, block.end))


def _is_open(before: str, boundary: re.Match[str], following: str) -> bool:
    """Tell whether the full stop belongs to an abbreviation, an initial or a number."""
    if boundary["stop"] != "." or boundary["closing"]:
        return False
    last = _LAST_WORD.split(before.lower())[-1]
    if last in _ABBREVIATIONS or " ".join(before.lower().split()[-2:]) in _ABBREVIATIONS:
        return True
    if last in _NUMBERED and (following.isdigit() or last in {"l", "r", "d"}):
        return True
    return bool(_INITIAL.search(before)) or (not before.strip() or before.strip().isdigit())
