"""Units that may answer a question, by meaning and by words, each with its scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from service.search.asking import importance
from service.search.columns import columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from service.search.understanding import Question
    from snapshot.current import Snapshot
    from snapshot.encoded import EncodedText

    Ids = npt.NDArray[np.int64]
    Scores = npt.NDArray[np.float32]

KEYWORDS_FIRST = 0.1
"""What keywords count for beside the cosine where it is chosen which candidates to read word by word."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit and how near it is to the question."""

    unit_id: int
    wording: float
    """How near each word of the question is to some word of the unit or its headings, from 0 to 1."""
    document: float
    """The same for all candidates of its document taken together."""
    met: float
    """Share of what the question tells that is said by the unit and its document, from 0 to 1."""
    meaning: float
    """Cosine of the vectors."""
    keywords: float
    """BM25 as a share of the best one found for the question; 0 in another language than the question's."""


@dataclass(frozen=True, slots=True)
class Depth:
    """How many units are looked at."""

    found: int
    """At most so many by meaning, and as many by words."""
    read: int
    """The best of them, compared with the question word by word."""


def candidates(
    snapshot: Snapshot,
    question: Question,
    encoded: EncodedText,
    allowed: Ids,
    depth: Depth,
    also: Ids | None = None,
) -> list[Candidate]:
    """Return the units nearest in meaning, those that share words with the question, and some to be sure of.

    Args:
        snapshot: Where to search.
        question: What is asked.
        encoded: The vectors of the question.
        allowed: Ids of the units to search among.
        depth: How many units to look at.
        also: Ids of units to score in any case, if they are allowed.
    """
    if not len(allowed):
        return []
    vector = encoded.vector
    meaning = dict(snapshot.vectors.search(vector, depth.found, allowed))
    words = dict(snapshot.keywords.search(question.text, question.lang, depth.found, allowed))
    sure = np.intersect1d(also, allowed) if also is not None else np.empty(0, np.int64)
    missing = np.setdiff1d(np.union1d(np.fromiter(words, np.int64), sure), np.fromiter(meaning, np.int64))
    if len(missing):
        meaning |= dict(snapshot.vectors.search(vector, len(missing), missing))
    best = max(words.values(), default=1.0)
    keywords = {unit_id: score / best for unit_id, score in words.items()}
    units = _first(meaning, keywords, depth.read, sure)
    wording, document, met = _by_word(snapshot, encoded, units)
    return [
        Candidate(
            unit_id,
            wording=float(wording[row]),
            document=float(document[row]),
            met=float(met[row]),
            meaning=meaning[unit_id],
            keywords=keywords.get(unit_id, 0.0),
        )
        for row, unit_id in enumerate(units.tolist())
    ]


def _first(meaning: Mapping[int, float], keywords: Mapping[int, float], limit: int, sure: Ids) -> Ids:
    """Return the units worth reading word by word."""
    scores = {unit: cosine + KEYWORDS_FIRST * keywords.get(unit, 0.0) for unit, cosine in meaning.items()}
    best = sorted(scores, key=lambda unit: (-scores[unit], unit))[:limit]
    return np.union1d(np.array(best, np.int64), sure)


def _by_word(snapshot: Snapshot, encoded: EncodedText, units: Ids) -> tuple[Scores, Scores, Scores]:
    """Return how near the words of a question are to those of units, to those of their documents, and what is met."""
    own = np.maximum(snapshot.tokens.nearness(encoded.tokens, units), 0)
    documents, of = np.unique(columns(snapshot).document_numbers[units], return_inverse=True)
    nearest = np.zeros((len(documents), own.shape[1]), np.float32)
    np.maximum.at(nearest, of, own)
    document = nearest[of]
    weights = importance(snapshot.encoder, encoded.pieces, snapshot.tokens.rarity(encoded.pieces))
    telling = weights**2 / (weights**2).sum()
    # Squares of the cosines: a word that is met counts for more than two that are half met.
    return own**2 @ weights, document**2 @ weights, (own + document) / 2 @ telling
