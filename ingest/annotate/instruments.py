"""Which instrument a document is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.annotate.entities import Group
    from ingest.annotate.mentions import Mention
    from ingest.annotate.reading import Reading

CITED = frozenset({"code", "convention"})
"""Kinds that are mostly cited, seldom the subject."""
HEAD_BLOCKS = 3


def main_plan(reading: Reading, groups: Sequence[Group]) -> Mention | None:
    """Return the first mention of the plan that the text is about; ``None`` where no plan stands out."""
    head = {block.index for block in reading.content[:HEAD_BLOCKS]}
    scores = []
    for group in groups:
        if group.type != "plan":
            continue
        first = group.mentions[0]
        score = len(group.mentions) + 3 * (first.block in head) - 2 * (group.kind in CITED)
        scores.append((score, -first.span.start, first))
    best = max(scores, default=None, key=lambda one: one[:2])
    return best[2] if best is not None and best[0] >= 2 else None
