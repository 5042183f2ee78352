"""How good a ranking is, and how sure that is.

A hit is right when it covers at least half of an answer, or when at least half of it lies in the answer and it covers 40
characters or a quarter of that. A hit that covers several answers takes consecutive ranks, one for each. Answers with the
same words are one answer: a second copy is neither gain nor loss.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

DEPTH = 10
RECALL_DEPTH = 20
SAMPLES = 2000
ENOUGH_CHARACTERS = 40

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found."""

    document: str
    start: int
    end: int
    lang: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A place of an answer; several places with the same ``key`` are one answer."""

    key: str
    document: str
    place: Range
    lang: str
    grade: int


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of one ranking."""

    ndcg: float
    """nDCG@10, gain 2^grade - 1."""
    reciprocal_rank: float | None
    """Of the first answer of grade 2 among ten hits; ``None`` where there is no such answer."""
    recall: float
    """Share of the answers among twenty hits."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with the interval in which 95 of 100 samples of the questions have theirs."""

    mean: float
    low: float
    high: float
    size: int


def quality(ranked: Sequence[Hit], gold: Sequence[Gold]) -> Quality:
    """Return the figures of a ranking, best hit first; there must be an answer."""
    grades = {one.key: one.grade for one in gold}
    gains = _gains(ranked, gold)
    best = sorted(grades.values(), reverse=True)
    first = next((rank for rank, grade in enumerate(gains[:DEPTH], 1) if grade == 2), None)
    return Quality(
        ndcg=_dcg(gains) / _dcg(best),
        reciprocal_rank=(1 / first if first else 0.0) if 2 in best else None,
        recall=sum(grade > 0 for grade in gains[:RECALL_DEPTH]) / len(best),
    )


def is_right(hit: Hit, gold: Gold) -> bool:
    """Tell whether a hit has the words of an answer."""
    if hit.document != gold.document:
        return False
    start, end = gold.place
    common = min(hit.end, end) - max(hit.start, start)
    if common * 2 >= end - start:
        return True
    return common * 2 >= hit.end - hit.start and (common >= ENOUGH_CHARACTERS or common * 4 >= end - start)


def estimate(values: Iterable[float | None]) -> Estimate:
    """Return the mean of values, those that are ``None`` aside, and its bootstrap interval."""
    known = np.array([value for value in values if value is not None])
    if not len(known):
        return Estimate(math.nan, math.nan, math.nan, 0)
    drawn = np.random.default_rng(0).integers(len(known), size=(SAMPLES, len(known)))
    low, high = np.quantile(known[drawn].mean(axis=1), [0.025, 0.975])
    return Estimate(float(known.mean()), float(low), float(high), len(known))


def _gains(ranked: Iterable[Hit], gold: Sequence[Gold]) -> list[int]:
    """Return the grade at each rank."""
    grades = {one.key: one.grade for one in gold}
    met: set[str] = set()
    gains: list[int] = []
    for hit in ranked:
        right = {one.key for one in gold if is_right(hit, one)}
        if right <= met and right:
            continue
        gains += sorted((grades[key] for key in right - met), reverse=True) or [0]
        met |= right
    return gains


def _dcg(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades[:DEPTH], 1))
