"""Units that may answer a question, by meaning and by words, each with its scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from service.search.columns import columns, common

if TYPE_CHECKING:
    import numpy.typing as npt

    from service.search.sought import Sought
    from snapshot.current import Snapshot

    Ids = npt.NDArray[np.int64]
    Scores = npt.NDArray[np.float32]

KEYWORDS_FIRST = 0.1
"""What keywords count for beside the cosine where it is chosen which candidates to read word by word."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Units by id, and how near each is to the question."""

    units: Ids
    wording: Scores
    """How near each word of the question is to some word of the unit or its headings, from 0 to 1."""
    document: Scores
    """The same for all candidates of its document taken together."""
    met: Scores
    """Share of what the question tells that is said by the unit and its document, from 0 to 1."""
    meaning: Scores
    """Cosine of the vectors."""
    keywords: Scores
    """BM25 as a share of the best one found for the question; 0 in another language than the question's."""


@dataclass(frozen=True, slots=True)
class Depth:
    """How many units are looked at."""

    found: int
    """At most so many by meaning, and as many by words."""
    read: int
    """The best of them, compared with the question word by word."""


def candidates(
    snapshot: Snapshot, asked: Sought, allowed: Ids, depth: Depth, also: Ids | None = None
) -> Candidates:
    """Return the units nearest in meaning, those that share words with the question, and some to be sure of.

    Args:
        snapshot: Where to search.
        asked: The question.
        allowed: Ids of the units to search among.
        depth: How many units to look at.
        also: Ids of units to score in any case, if they are allowed.
    """
    sure = common(also, allowed) if also is not None else np.empty(0, np.int64)
    near, cosines = snapshot.vectors.search(asked.encoded.vector, depth.found, allowed)
    worded, bm25 = snapshot.keywords.search(asked.question.text, asked.question.lang, depth.found, allowed)
    missing = np.setdiff1d(np.union1d(worded, sure), near)
    units = np.concatenate([near, missing])
    meaning = np.concatenate([cosines, snapshot.vectors.of(missing) @ asked.encoded.vector])
    order = np.argsort(units)
    units, meaning = units[order], meaning[order]
    keywords = np.zeros(len(units), np.float32)
    keywords[np.searchsorted(units, worded)] = bm25 / bm25.max(initial=1e-9)
    read = _worth_reading(units, meaning + KEYWORDS_FIRST * keywords, depth.read, sure)
    wording, document, met = _by_word(snapshot, asked, units[read])
    return Candidates(units[read], wording, document, met, meaning[read], keywords[read])


def _worth_reading(units: Ids, scores: Scores, limit: int, sure: Ids) -> Ids:
    """Return the places of the units worth reading word by word."""
    best = np.lexsort((units, -scores))[:limit]
    return np.union1d(best, np.searchsorted(units, sure))


def _by_word(snapshot: Snapshot, asked: Sought, units: Ids) -> tuple[Scores, Scores, Scores]:
    """Return how near the words of a question are to those of units, to those of their documents, and what is met."""
    own = np.maximum(snapshot.tokens.nearness(asked.encoded.tokens, units), 0)
    documents, of = np.unique(columns(snapshot).document_numbers[units], return_inverse=True)
    nearest = np.zeros((len(documents), own.shape[1]), np.float32)
    np.maximum.at(nearest, of, own)
    document = nearest[of]
    weights = asked.importance
    telling = weights**2 / (weights**2).sum()
    # Squares of the cosines: a word that is met counts for more than two that are half met.
    return own**2 @ weights, document**2 @ weights, (own + document) / 2 @ telling
