"""The order of hits, and when there are none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from service.search.models import ScoreParts
from service.search.weights import WEIGHTS, Weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from service.search.candidates import Candidate
    from service.search.columns import Columns
    from service.search.understanding import Question


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit with its score and the units that repeat its words."""

    unit_id: int
    score: ScoreParts
    stands_out: float
    """How much nearer to the question it is than any unit; unlike scores, compares between questions."""
    repeats: tuple[int, ...] = ()


def rank(
    found: Iterable[Candidate],
    question: Question,
    known: Columns,
    background: Mapping[str, float],
    weights: Weights = WEIGHTS,
) -> list[Ranked]:
    """Order candidates, best first; units with the same words become one.

    Args:
        found: Candidates of one kind.
        question: What is asked.
        known: Properties of the units.
        background: Cosine of the question and sentences that don't answer it, by language.
        weights: What the parts of a score count for.
    """
    promises = set(known.promises.tolist()) if question.intent == "promise" else set()
    on_theme = promises & set(known.on_themes(question.themes).tolist())
    highest = max(background.values())
    ranked = [
        _ranked(
            candidate,
            _intent(candidate.unit_id in promises, candidate.unit_id in on_theme, weights),
            background.get(known.langs[candidate.unit_id], highest),
            weights,
        )
        for candidate in found
    ]
    return _fold(sorted(ranked, key=lambda hit: (-hit.score.score, hit.unit_id)), known)


def answers(ranked: Iterable[Ranked]) -> bool:
    """Tell whether one of the hits answers the question."""
    return any(hit.stands_out >= WEIGHTS.answers for hit in ranked)


def worth_showing(ranked: Iterable[Ranked]) -> list[Ranked]:
    """Leave out hits that are hardly nearer to the question than any unit."""
    return [hit for hit in ranked if hit.stands_out >= WEIGHTS.hit]


def _intent(is_promise: bool, is_on_theme: bool, weights: Weights) -> float:
    if is_on_theme:
        return weights.promise_on_theme
    return weights.promise if is_promise else 0.0


def _ranked(candidate: Candidate, intent: float, background: float, weights: Weights) -> Ranked:
    parts = ScoreParts(
        score=candidate.wording
        + weights.document * candidate.document
        + weights.meaning * candidate.meaning
        + weights.keywords * candidate.keywords
        + intent,
        wording=candidate.wording,
        document=candidate.document,
        meaning=candidate.meaning,
        keywords=candidate.keywords,
        intent=intent,
    )
    stands_out = candidate.met + weights.distance * (candidate.meaning - background)
    # What was asked for answers, however it is worded; a promise of something else doesn't.
    on_theme = intent if intent == weights.promise_on_theme else 0.0
    return Ranked(candidate.unit_id, parts, stands_out + on_theme)


def _fold(ranked: Iterable[Ranked], known: Columns) -> list[Ranked]:
    groups: dict[int, list[Ranked]] = {}
    for hit in ranked:
        groups.setdefault(int(known.first_with_words[hit.unit_id]), []).append(hit)
    return [
        replace(best, repeats=tuple(other.unit_id for other in others)) for best, *others in groups.values()
    ]
