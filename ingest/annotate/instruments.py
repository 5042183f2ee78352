"""Which instrument a document is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.annotate.entities import Group
    from ingest.annotate.mentions import Mention
    from ingest.annotate.reading import Reading

CITED = frozenset({"code", "convention", "decree", "circular", "regulation"})
"""Kinds that are mostly cited, seldom the subject."""
HEAD_BLOCKS = 3
OCCASION = re.compile(
    r"(?:\bat the|lors (?:de la|du|des)|à l'occasion (?:de la|du)|at a|during the) $", re.IGNORECASE
)
SMALLEST_SCORE = 2


def main_plan(reading: Reading, groups: Sequence[Group], actors: Sequence[Mention]) -> Mention | None:
    """Return the first mention of the plan that the text is about; ``None`` where no plan stands out."""
    best: tuple[int, int, Mention] | None = None
    for group in groups:
        if group.type != "plan":
            continue
        first = group.mentions[0]
        score = _score(reading, group, actors)
        if score >= SMALLEST_SCORE and (best is None or (score, -first.span.start) > best[:2]):
            best = (score, -first.span.start, first)
    return None if best is None else best[2]


def _score(reading: Reading, group: Group, actors: Sequence[Mention]) -> int:
    head = [
        block
        for block in reading.content[:HEAD_BLOCKS]
        if block.role == "heading" or len(reading.words(block.span).split()) < 25
    ]
    title = {block.index for block in head}
    opening = {block.index for block in reading.content[: HEAD_BLOCKS + 2]}
    score = -2 * (group.kind in CITED)
    for mention in group.mentions:
        if any(actor.span.overlap(mention.span) for actor in actors):
            continue
        before = reading.text[max(0, mention.span.start - 20) : mention.span.start]
        score += 0 if OCCASION.search(before) else 1
    places = {mention.block for mention in group.mentions if not mention.refers_back}
    named = [m for m in group.mentions if not m.refers_back and m.block in title]
    in_title = any(
        not OCCASION.search(reading.text[max(0, m.span.start - 20) : m.span.start])
        and not any(actor.span.overlap(m.span) for actor in actors)
        for m in named
    )
    return score + 3 * in_title + (1 if places & opening else 0)
