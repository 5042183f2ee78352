"""The order of hits, and when there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.search.models import ScoreParts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from service.search.candidates import Candidate
    from service.search.columns import Columns
    from service.search.understanding import Question


@dataclass(frozen=True, slots=True)
class Weights:
    """What the parts of a score count for; set by measurement."""

    keywords: float = 0.1
    promise: float = 0.1
    """Added to commitments when the question asks for promises."""
    promise_on_theme: float = 1.0
    """Added to commitments on the theme of a question that asks for promises: they come before all others."""
    candidates: int = 200
    """Units taken by meaning, and as many by words."""
    answers: float = 0.45
    """Where no unit has this score, nothing answers the question."""
    hit: float = 0.25
    """Units with less are left out of an answer."""


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit with its score and the units that repeat its words."""

    unit_id: int
    score: ScoreParts
    repeats: tuple[int, ...]


def rank(found: Iterable[Candidate], question: Question, known: Columns) -> list[Ranked]:
    """Order candidates, best first; units with the same words become one."""
    promises = set(known.commitments.tolist()) if question.intent == "promise" else set()
    on_theme = promises & set(known.on_themes(question.themes).tolist())
    scored = [
        (candidate.unit_id, _score(candidate, _intent(candidate.unit_id, promises, on_theme)))
        for candidate in found
    ]
    scored.sort(key=lambda pair: (-pair[1].score, pair[0]))
    return _fold(scored, known)


def answers(ranked: Sequence[Ranked]) -> bool:
    """Tell whether something among the hits answers the question."""
    return any(hit.score.score >= WEIGHTS.answers for hit in ranked[:1])


def worth_showing(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Leave out hits too far from the question."""
    return [hit for hit in ranked if hit.score.score >= WEIGHTS.hit]


def _intent(unit_id: int, promises: set[int], on_theme: set[int]) -> float:
    if unit_id in on_theme:
        return WEIGHTS.promise_on_theme
    return WEIGHTS.promise if unit_id in promises else 0.0


def _score(candidate: Candidate, intent: float) -> ScoreParts:
    score = candidate.meaning + WEIGHTS.keywords * candidate.keywords + intent
    return ScoreParts(score=score, meaning=candidate.meaning, keywords=candidate.keywords, intent=intent)


def _fold(scored: Iterable[tuple[int, ScoreParts]], known: Columns) -> list[Ranked]:
    groups: dict[int, list[tuple[int, ScoreParts]]] = {}
    for unit_id, score in scored:
        groups.setdefault(int(known.first_with_words[unit_id]), []).append((unit_id, score))
    return [
        Ranked(best[0], best[1], tuple(unit_id for unit_id, _ in others)) for best, *others in groups.values()
    ]
