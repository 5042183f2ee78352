"""How near two spans are: overlap, and what of a span counts."""

from __future__ import annotations

import re

from ingest.evaluation.markup import Range

EDGES = " \t\r\n\u00a0\u202f.,;:!?«»“”\"'’‘()[]{}•–—-*·…"
ARTICLE = re.compile(
    r"(?:(?:les|le|la|un|une|des|du|de la|de|ce|cette|ces|cet|the|an|a|this|that|its|our|mr|mrs|ms|mme|m\.|dr|pr)\s+|(?:l|d|de l)['’]\s*)",
    re.IGNORECASE,
)
LEAST_OVERLAP = 0.5
"""Share of the longer span that two spans must have in common to be the same item when relaxed."""


def trimmed(text: str, span: Range) -> Range:
    """Return a span without leading articles, quotes and bullets and without final punctuation."""
    start, end = span
    while True:
        while start < end and text[start] in EDGES:
            start += 1
        while end > start and text[end - 1] in EDGES:
            end -= 1
        article = ARTICLE.match(text[start:end])
        if article is None or article.end() >= end - start:
            return start, end
        start += article.end()


def overlap(one: Range, other: Range) -> float:
    """Return the share of the longer span that both cover."""
    return _common(one, other) / max(one[1] - one[0], other[1] - other[0], 1)


def is_same(one: Range, other: Range) -> bool:
    """Whether two spans are the same item when relaxed."""
    return overlap(one, other) >= LEAST_OVERLAP


def is_inside(span: Range, zone: Range, *, share: float = 1.0) -> bool:
    """Whether a zone holds at least this share of a span."""
    return _common(span, zone) >= share * max(span[1] - span[0], 1)


def _common(one: Range, other: Range) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
