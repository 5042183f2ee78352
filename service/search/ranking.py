"""The order of hits, and when there are none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from service.search.models import ScoreParts
from service.search.weights import WEIGHTS, Weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from service.search.candidates import Candidate
    from service.search.columns import Columns
    from service.search.understanding import Question


NONE = np.empty(0, np.int64)


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
    boosts = _Boosts(question, known, weights)
    highest = max(background.values())
    ranked = [
        _ranked(candidate, boosts, background.get(known.langs[candidate.unit_id], highest), weights)
        for candidate in found
    ]
    in_order = sorted(ranked, key=lambda hit: (-hit.score.score, hit.unit_id))
    return _folded(in_order, lambda unit_id: int(known.first_with_words[unit_id]))


def answers(hit: Ranked) -> bool:
    """Tell whether a hit answers the question."""
    return hit.stands_out >= WEIGHTS.answers


def worth_showing(ranked: Iterable[Ranked]) -> list[Ranked]:
    """Leave out hits that are hardly nearer to the question than any unit."""
    return [hit for hit in ranked if hit.stands_out >= WEIGHTS.hit]


class _Boosts:
    """What is added to units for what the question was understood to ask for."""

    def __init__(self, question: Question, known: Columns, weights: Weights) -> None:
        self._weights = weights
        wants_promises = question.intent == "promise"
        self._promises = set(known.promises.tolist()) if wants_promises else set()
        self._on_theme = self._promises & set(known.on_themes(question.themes).tolist())
        self._typed = (
            set(known.answer_types.get(question.intent, NONE).tolist()) if question.intent else set()
        )

    def of(self, unit_id: int) -> float:
        if unit_id in self._on_theme:
            return self._weights.promise_on_theme
        if unit_id in self._promises:
            return self._weights.promise
        return self._weights.answer_type if unit_id in self._typed else 0.0


def _ranked(candidate: Candidate, boosts: _Boosts, background: float, weights: Weights) -> Ranked:
    intent = boosts.of(candidate.unit_id)
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


def fold_translations(ranked: Iterable[Ranked], known: Columns) -> list[Ranked]:
    """Make one hit of a text and its translation: the one that stands higher, the other among its repeats."""
    return _folded(ranked, lambda unit_id: known.originals.get(unit_id, unit_id))


def _folded(ranked: Iterable[Ranked], same: Callable[[int], int]) -> list[Ranked]:
    groups: dict[int, list[Ranked]] = {}
    for hit in ranked:
        groups.setdefault(same(hit.unit_id), []).append(hit)
    return [
        replace(
            best, repeats=(*best.repeats, *(one for hit in others for one in (hit.unit_id, *hit.repeats)))
        )
        for best, *others in groups.values()
    ]
