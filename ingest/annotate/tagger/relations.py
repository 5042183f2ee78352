"""Relations between the entities of a document, weighed by what was learned from annotated documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ingest.annotate.tagger.pairs import POSSIBLE, RELATIONS, Pairs, things
from ingest.annotate.tagger.tagger import in_steps
from ingest.records import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from ingest.annotate.relations.findings import Findings
    from ingest.annotate.tagger.tagger import Tagged

ONE_ONLY = frozenset({"partOf", "about"})
"""Relations of which a thing has one with things of a type."""
KEPT = 0.02
"""Lowest probability of a relation that the rules found."""


def related(found: Findings, tagged: Tagged, by_rules: Sequence[Relation]) -> tuple[Relation, ...]:
    """Return the relations of a document, in the order of their types and ends.

    Args:
        found: The entities with their places.
        tagged: What the network read.
        by_rules: The relations that the rules found, which the network weighs.
    """
    pairs = pairs_of(found, by_rules)
    if not pairs.pairs:
        return ()
    scores = tagged.related(*inputs(pairs, tagged))
    kept = _kept(pairs, scores, tagged.lowest)
    return tuple(sorted(kept, key=lambda one: (one.type, one.head, one.tail)))


def pairs_of(found: Findings, by_rules: Sequence[Relation]) -> Pairs:
    """Return the pairs of entities of a document that may be related."""
    return Pairs(
        reading=found.reading,
        things=things(found),
        by_rules=frozenset((one.type, one.head, one.tail) for one in by_rules),
        main_plan=found.main_plan,
        is_law=found.is_law,
    )


def inputs(pairs: Pairs, tagged: Tagged) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Return what the network reads of each pair: the vectors of both ends side by side, and its description."""
    vectors = tagged.vectors([thing.spans[0] for thing in pairs.things])
    vectors = np.append(vectors, np.zeros((1, vectors.shape[1]), dtype=np.float32), axis=0)
    return vectors[pairs.ends].reshape(len(pairs.ends), -1), pairs.descriptions


def _kept(pairs: Pairs, scores: npt.NDArray[np.float32], lowest: Mapping[str, float]) -> Iterator[Relation]:
    """Yield the relations that are probable enough; a thing is part of one whole of a type, a text about one plan."""
    possible = [
        (row[RELATIONS.index(relation)], pair, relation)
        for pair, row in zip(pairs.pairs, scores.tolist(), strict=True)
        for relation in POSSIBLE[pair.group]
    ]
    told: set[tuple[str, str, str]] = set()
    for score, pair, relation in sorted(
        possible, key=lambda one: (-one[0], one[1].first.id, one[1].second.id)
    ):
        triple = pair.triple(relation)
        place = relation, pair.first.id, pair.second.type
        if score < (KEPT if triple in pairs.by_rules else lowest[relation]) or place in told:
            continue
        if relation in ONE_ONLY:
            told.add(place)
        yield Relation(*triple, confidence=in_steps(score))
