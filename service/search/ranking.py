"""The order of hits, and when there are none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from service.search.models import ScoreParts
from service.search.weights import WEIGHTS, Weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import numpy.typing as npt

    from service.search.candidates import Candidate
    from service.search.columns import Columns
    from service.search.understanding import Question

    Ids = npt.NDArray[np.int64]
    Boosts = npt.NDArray[np.float64]


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
    found: Sequence[Candidate],
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
    boosts = _boosts(found, question, known, weights).tolist()
    highest = max(background.values())
    ranked = [
        _ranked(candidate, boost, background.get(known.langs[candidate.unit_id], highest), weights)
        for candidate, boost in zip(found, boosts, strict=True)
    ]
    in_order = sorted(ranked, key=lambda hit: (-hit.score.score, hit.unit_id))
    return _folded(in_order, lambda unit_id: int(known.first_with_words[unit_id]))


def answers(hit: Ranked) -> bool:
    """Tell whether a hit answers the question."""
    return hit.stands_out >= WEIGHTS.answers


def worth_showing(ranked: Iterable[Ranked]) -> list[Ranked]:
    """Leave out hits that are hardly nearer to the question than any unit."""
    return [hit for hit in ranked if hit.stands_out >= WEIGHTS.hit]


def _boosts(found: Sequence[Candidate], question: Question, known: Columns, weights: Weights) -> Boosts:
    """Return what is added to each candidate for what the question was understood to ask for."""
    units = np.array([candidate.unit_id for candidate in found], np.int64)
    boosts = np.zeros(len(units))
    if question.intent:
        boosts[_are_among(units, known.answer_types.get(question.intent, NONE))] = weights.answer_type
    if question.intent == "promise":
        promises = _are_among(units, known.promises)
        boosts[promises] = weights.promise
        boosts[promises & _are_among(units, known.on_themes(question.themes))] = weights.promise_on_theme
    return boosts


def _are_among(units: Ids, known: Ids) -> npt.NDArray[np.bool_]:
    """Tell of each unit whether it is among known ones, which are in order."""
    if not len(known):
        return np.zeros(len(units), bool)
    places = np.minimum(np.searchsorted(known, units), len(known) - 1)
    among: npt.NDArray[np.bool_] = known[places] == units
    return among


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
