"""Dates: every calendar expression of the content, and the date of the document itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.annotate.mentions import Mention
from ingest.records import Span
from snapshot.dates import document_date, find_dates

if TYPE_CHECKING:
    from ingest.annotate.reading import Reading

WEEKDAY = re.compile(
    r"\b(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? (?:the )?$",
    re.IGNORECASE,
)
LONGEST_WEEKDAY = 16
"""Characters of the longest weekday, with what may stand between it and the date."""
UPDATED = re.compile(
    r"(?P<apart>[|/·•–—-]\s*)?(?:(?:this |cette )?page )?(?:was )?"
    r"(?:last (?:changed|modified|reviewed|edited)|(?:last )?updated|dernière (?:mise à jour|modification)|mise? à jour)"
    r"(?: on| le)?\s*:?\s*$",
    re.IGNORECASE,
)
"""What stands on a page before the day on which it was changed, which is no part of its content."""
LONGEST_UPDATED = 40


def find_document_date(reading: Reading) -> tuple[str | None, Span | None]:
    """Return the document's date as EDTF, and where the text says it; front matter wins over the text."""
    said = document_date(_without_boilerplate(reading), reading.lang)
    declared = reading.document.metadata.date
    if said is None:
        return declared, None
    if declared is not None and said.edtf != declared:
        return declared, None
    return said.edtf, Span(said.start, said.end)


def find_content_dates(reading: Reading, document_date: str | None) -> list[Mention]:
    """Return every date of the content blocks, each read in the language of its block."""
    found = []
    text = _without_boilerplate(reading)
    for lang in sorted({block.lang for block in reading.content}):
        blocks = [block for block in reading.content if block.lang == lang]
        for date in find_dates(text, lang, document_date):
            span = Span(date.start, date.end)
            block = next(
                (one for one in blocks if one.span.start <= span.start and span.end <= one.span.end), None
            )
            if block is None or (date.edtf != document_date and _is_update(text, span, block.span)):
                continue
            found.append(
                Mention(
                    "date",
                    _with_weekday(reading.text, span, block.span.start),
                    date.edtf,
                    kind=date.bound or "",
                    block=block.index,
                    edtf=date.edtf,
                    modifier=date.modifier,
                )
            )
    return sorted(found, key=lambda mention: mention.span)


def _with_weekday(text: str, date: Span, first: int) -> Span:
    """Return the span of a date with the weekday that stands before it in its block."""
    weekday = WEEKDAY.search(text, max(first, date.start - LONGEST_WEEKDAY), date.start)
    return Span(weekday.start(), date.end) if weekday else date


def _is_update(text: str, date: Span, block: Span) -> bool:
    """Tell whether a date only says when the page was last changed."""
    said = UPDATED.search(text, max(block.start, date.start - LONGEST_UPDATED), date.start)
    return said is not None and (said["apart"] is not None or said.start() == block.start)


def _without_boilerplate(reading: Reading) -> str:
    """Return the text with boilerplate blanked out, so that offsets stay."""
    text = reading.document.text
    parts, at = [], 0
    for block in reading.blocks:
        if block.role == "boilerplate":
            parts += [text[at : block.span.start], re.sub(r"[^\n]", " ", block.span.within(text))]
            at = block.span.end
    return "".join([*parts, text[at:]])
