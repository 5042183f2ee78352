"""Axes: the headings under which a document groups its measures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.annotate.measures import patterns_en, patterns_fr
from ingest.annotate.mentions import trim
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.annotate.measures.setting import Measure
    from ingest.annotate.reading import Reading

LABEL = re.compile(
    r"(?:axes?|piliers?|priorités?|objectifs?|engagements?|chantiers?|orientations?|volets?|pillars?|priorit(?:y|ies)|goals?|strands?|themes?|objectives?|chapters?|parts?|parties?)"
    r" ?(?:n° ?)?(?:\d+|[IVX]+)(?:\.\d+)* ?[:.-]? ",
    re.IGNORECASE,
)
LONGEST_HEADING = 16
OWN_TITLE = re.compile(f"{patterns_fr.OWN_TITLE}|{patterns_en.OWN_TITLE}", re.IGNORECASE)


def find_axes(reading: Reading, measures: Sequence[Measure]) -> list[tuple[int, Span]]:
    """Return the index and the words of each heading above listed measures, but titles, the parts of laws and those that every document has."""
    if any(one.claim == "provision" for one in measures):
        return []
    own = {one.block for one in measures}
    above = {one.heading for one in measures if one.is_listed and one.claim != "recommendation"}
    title = next((block.index for block in reading.content if block.role != "heading"), 0)
    axes: list[tuple[int, Span]] = []
    for block in reading.content:
        words = reading.words(block.span)
        label = LABEL.match(words)
        if block.role != "heading" or block.index in own or block.index < title:
            continue
        if not (_is_axis(block.marker + " ", words) or (block.index in above and _names_a_goal(words))):
            continue
        start = block.span.start + (label.end() if label else 0)
        span = trim(reading.text, Span(start, block.span.end), keep_article=True)
        axes.append((block.index, span))
    return axes


def _is_axis(marker: str, words: str) -> bool:
    """Whether a heading says that it is an axis, or quotes a goal."""
    return LABEL.match(marker) is not None or LABEL.match(words) is not None or words.startswith('"')


def _names_a_goal(words: str) -> bool:
    return (
        OWN_TITLE.search(words) is None
        and len(words.split()) < LONGEST_HEADING
        and not words.rstrip().endswith((":", "?"))
    )
