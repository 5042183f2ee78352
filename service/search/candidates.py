"""Units that may answer a question, by meaning and by words, each with its scores."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from service.search.understanding import Question
    from snapshot.current import Snapshot

    Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit and how near it is to the question."""

    unit_id: int
    meaning: float
    """Cosine of the vectors."""
    keywords: float
    """BM25 as a share of the best one found for the question; 0 in another language than the question's."""
    words: float
    """BM25 as a share of the logarithm of the number of units, with which it grows: compares between questions."""


def candidates(
    snapshot: Snapshot,
    question: Question,
    vector: npt.NDArray[np.float32],
    allowed: Ids,
    *,
    limit: int,
    also: Ids | None = None,
) -> list[Candidate]:
    """Return the units nearest in meaning, those that share words with the question, and some to be sure of.

    Args:
        snapshot: Where to search.
        question: What is asked.
        vector: Of the question.
        allowed: Ids of the units to search among.
        limit: At most so many by meaning and so many by words.
        also: Ids of units to score in any case, if they are allowed.
    """
    if not len(allowed):
        return []
    meaning = dict(snapshot.vectors.search(vector, limit, allowed))
    words = dict(snapshot.keywords.search(question.text, question.lang, limit, allowed.tolist()))
    wanted = np.fromiter(words, np.int64)
    if also is not None:
        wanted = np.union1d(wanted, np.intersect1d(also, allowed))
    missing = np.setdiff1d(wanted, np.fromiter(meaning, np.int64))
    if len(missing):
        meaning |= dict(snapshot.vectors.search(vector, len(missing), missing))
    best, scale = max(words.values(), default=1.0), math.log(2 + len(snapshot.vectors))
    return [
        Candidate(unit_id, cosine, words.get(unit_id, 0.0) / best, words.get(unit_id, 0.0) / scale)
        for unit_id, cosine in meaning.items()
    ]
