"""Scores added up: by language, by genre, and for measures by whether they stand in a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingest.evaluation.findings import Tally
from ingest.evaluation.markup import Range
from ingest.evaluation.run import Scored
from ingest.evaluation.scoring import Score
from ingest.records import Block

ALL = "all"
LISTED = "in lists"
PROSE = "in prose"


def total(documents: Sequence[Scored]) -> Score:
    """Return the score of all documents."""
    return sum((one.score for one in documents), Score())


def by_language(documents: Sequence[Scored]) -> dict[str, Score]:
    """Return the score of each language and of all documents."""
    return _grouped(documents, lambda one: one.gold.lang) | {ALL: total(documents)}


def by_genre(documents: Sequence[Scored]) -> dict[str, Score]:
    """Return the score of each genre and of all documents."""
    return _grouped(documents, lambda one: one.gold.genre) | {ALL: total(documents)}


def by_place(documents: Sequence[Scored]) -> dict[str, Tally]:
    """Return the relaxed count of measures in list items and in prose."""
    places = {LISTED: Tally(), PROSE: Tally()}
    for document in documents:
        for finding in document.score.findings:
            if finding.type == "measure":
                place = LISTED if _is_listed(finding.place, document.blocks) else PROSE
                places[place] += finding.tally
    return places


def _grouped(documents: Sequence[Scored], key: Callable[[Scored], str]) -> dict[str, Score]:
    names = sorted({key(one) for one in documents})
    return {name: total([one for one in documents if key(one) == name]) for name in names}


def _is_listed(place: Range, blocks: Sequence[Block]) -> bool:
    return any(
        block.role == "item" and block.span.start < place[1] and place[0] < block.span.end for block in blocks
    )
