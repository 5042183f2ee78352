"""What one place of a text says: the mentions that annotators find, before they are joined into entities."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.records import EntityType, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

LEADING = re.compile(
    r"(?:(?:les|le|la|aux?|un|une|des|du|de la|de|ce|cette|ces|cet|the|an|a|this|that|its|our|mr|mrs|ms|mme|m\.|dr|pr)\s+"
    r"|(?:l|d|de l)'\s*|[\s.,;:!?\"'()\[\]{}•*·…-]+)",
    re.IGNORECASE,
)
TRAILING = re.compile(r"[\s.,;:!?\"'(\[{•*·…-]+$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names a plan, an actor, a date, an axis or a measure."""

    type: EntityType
    span: Span
    key: str
    """Mentions of one entity have one key; what refers back to an earlier name has an empty one until it is resolved."""
    kind: str = ""
    block: int = 0
    """Index of its block."""
    edtf: str | None = None
    modifier: str | None = None
    refers_back: bool = False
    """Whether it is a short form such as "the ministry", that names nothing by itself."""


def trim(text: str, span: Span, *, keep_article: bool = False) -> Span:
    """Return the span of a folded text without leading article, bullet or quote and final punctuation."""
    start, end = span.start, span.end
    while end > start and (found := TRAILING.search(text, start, end)):
        end = found.start()
    while not keep_article and (lead := LEADING.match(text, start, end)) and lead.end() < end:
        start = lead.end()
    while start < end and text[start] in " \"'([-":
        start += 1
    if end < len(text) and text[end] == ")" and text.count("(", start, end) > text.count(")", start, end):
        end += 1
    return Span(start, end)


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Keep the longest of overlapping mentions, in reading order."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.span.start - one.span.end, one.span.start)):
        at = bisect.bisect_left(kept, mention.span.start, key=lambda one: one.span.start)
        # Those kept don't overlap, so that only the neighbours can.
        if not any(mention.span.overlap(other.span) for other in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, mention)
    return kept
