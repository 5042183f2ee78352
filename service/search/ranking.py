"""The order of hits, and when there are none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from service.search.columns import are_among
from service.search.models import ScoreParts
from service.search.weights import WEIGHTS, Weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy.typing as npt

    from service.search.candidates import Candidates
    from service.search.columns import Columns
    from service.search.sought import Sought

    Ids = npt.NDArray[np.int64]
    Values = npt.NDArray[np.float64]

NONE = np.empty(0, np.int64)
PARTS = ("wording", "document", "meaning", "keywords", "intent")


@dataclass(frozen=True, slots=True)
class Ranking:
    """Units, best first."""

    units: Ids
    scores: Values
    stands_out: Values
    """How much nearer to the question each is than any unit; unlike scores, compares between questions."""
    parts: Values
    """What the score of each is made of, of shape (units, parts), in the order of ``PARTS``."""
    repeats: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """Units that say the same as one of these, by its id."""

    def __len__(self) -> int:
        return len(self.units)

    def at(self, places: Ids | slice | npt.NDArray[np.bool_]) -> Ranking:
        """Return some of the units, in the order of their places given."""
        return Ranking(
            self.units[places],
            self.scores[places],
            self.stands_out[places],
            self.parts[places],
            self.repeats,
        )

    def score(self, place: int) -> ScoreParts:
        """Return what the score of a unit is made of."""
        parts = dict(zip(PARTS, self.parts[place].tolist(), strict=True))
        return ScoreParts(score=float(self.scores[place]), **parts)

    def folded(self, same: Ids) -> Ranking:
        """Make one of the units that say the same: the best of them, the others among its repeats.

        Args:
            same: For each unit of the snapshot a number, the same for those that say the same.
        """
        _, first, of = np.unique(same[self.units], return_index=True, return_inverse=True)
        if len(first) == len(self.units):
            return self
        repeats = dict(self.repeats)
        for place in np.setdiff1d(np.arange(len(self.units)), first).tolist():
            best, unit = int(self.units[first[of[place]]]), int(self.units[place])
            repeats[best] = (*repeats.get(best, ()), unit, *repeats.get(unit, ()))
        kept = self.at(np.sort(first))
        return Ranking(kept.units, kept.scores, kept.stands_out, kept.parts, repeats)

    def grouped(self, of: Ids) -> Iterator[list[int]]:
        """Yield the places of the units of each group, by the best of each.

        Args:
            of: For each unit of the snapshot, the number of its group.
        """
        groups: dict[int, list[int]] = {}
        for place, group in enumerate(of[self.units].tolist()):
            groups.setdefault(group, []).append(place)
        yield from groups.values()


def rank(found: Candidates, asked: Sought, known: Columns, weights: Weights = WEIGHTS) -> Ranking:
    """Order candidates, best first; units with the same words become one.

    Args:
        found: Candidates of one kind.
        asked: The question.
        known: Properties of the units.
        weights: What the parts of a score count for.
    """
    intent = _boosts(found.units, asked, known, weights)
    parts = np.stack([found.wording, found.document, found.meaning, found.keywords, intent], axis=1)
    scores = parts @ np.array([1, weights.document, weights.meaning, weights.keywords, 1])
    highest = max(asked.background.values())
    langs = [asked.background.get(known.langs[unit], highest) for unit in found.units.tolist()]
    # What was asked for answers, however it is worded; a promise of something else doesn't.
    on_theme = np.where(intent >= weights.promise_on_theme, weights.promise_on_theme, 0)
    stands_out = found.met + weights.distance * (found.meaning - np.array(langs)) + on_theme
    order = np.lexsort((found.units, -scores))
    ranking = Ranking(found.units[order], scores[order], stands_out[order], parts[order])
    return ranking.folded(known.first_with_words)


def worth_showing(ranking: Ranking) -> Ranking:
    """Leave out hits that are hardly nearer to the question than any unit."""
    return ranking.at(ranking.stands_out >= WEIGHTS.hit)


def newest_first(ranking: Ranking, known: Columns) -> Ranking:
    """Order hits by the last day of their documents, undated ones last; those of one day stay as they are."""
    days = [known.periods.get(known.documents[unit]) for unit in ranking.units.tolist()]
    last = np.array([-day[1].toordinal() if day else 0 for day in days])
    return ranking.at(np.argsort(last, kind="stable"))


def _boosts(units: Ids, asked: Sought, known: Columns, weights: Weights) -> Values:
    """Return what is added to each candidate for what the question was understood to ask for."""
    boosts = np.zeros(len(units))
    question = asked.question
    if question.intent:
        boosts[are_among(units, known.answer_types.get(question.intent, NONE))] = weights.answer_type
    if question.intent == "promise":
        boosts[are_among(units, known.promises)] = weights.promise
        on_theme = known.promises_on(question.themes, question.countries)
        boosts[are_among(units, on_theme)] = weights.promise_on_theme
    if question.countries:
        boosts[are_among(units, known.in_countries(question.countries))] += weights.country
    return boosts
