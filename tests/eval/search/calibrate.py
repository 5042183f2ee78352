"""Set the weights of search for the encoder that ships: ``python -m tests.eval.search.calibrate [DATA]``.

Run it when the encoder changes. It asks the topics of the ``tune`` half, never the other one, and rewrites
``service/search/weights.toml``: first what orders hits, one weight after the other, for the best mean of nDCG@10 over
answers in both languages, in the question's and in the other; then what best tells an answer from a chance, and
the threshold below which in neither language more than one answerable question in twenty is left unanswered; last, how much
a passage must stand out to be shown, so that one right passage in a thousand is left out.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import product
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

import numpy as np

from service.entities.themes import theme_names
from service.search.candidates import Candidates, Depth, candidates
from service.search.columns import Columns, columns
from service.search.models import Filters
from service.search.named import known_names
from service.search.ranking import rank
from service.search.sought import Sought, sought
from service.search.understanding import understand
from service.search.weights import WEIGHTS, Weights
from tests.eval.search.collection import Answers, publish_collection
from tests.eval.search.evaluation import REACHES, rows
from tests.eval.search.metrics import Gold, Hit, is_right
from tests.eval.search.run import DATA
from tests.eval.search.systems import LIMIT, hits
from tests.eval.search.topics import LANGUAGES, Lang, Topic, read_topics, read_unanswerable

if TYPE_CHECKING:
    from snapshot.current import Snapshot

TOML = Path("service/search/weights.toml")
ORDERING = {
    "document": (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8),
    "meaning": (0.0, 0.05, 0.1, 0.2, 0.4, 0.8),
    "keywords": (0.0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3),
    "answer_type": (0.0, 0.02, 0.05, 0.1, 0.15),
}
ROUNDS = 2
DISTANCE = (0.0, 0.1, 0.2, 0.3, 0.4)
MOST_LOST = 0.05
"""Share of the answerable questions that may be left unanswered."""
MOST_LEFT_OUT = 0.001
"""Share of the right passages that may be left out of an answer."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question with all that may be found for it, before anything is weighed."""

    topic: Topic
    lang: Lang
    asked: Sought
    passages: Candidates
    measures: Candidates
    places: Mapping[int, Hit]
    """Where the passages stand."""


def cases(snapshot: Snapshot, topics: Iterable[Topic]) -> Iterator[Case]:
    """Find the candidates for every topic in both languages."""
    known = columns(snapshot)
    for topic, lang in product(topics, LANGUAGES):
        question = understand(topic.questions[lang], theme_names(snapshot), known_names(snapshot))
        asked = sought(snapshot, question.spelt_out(known.labels))
        depth = Depth(WEIGHTS.found, WEIGHTS.read)
        passages, measures = (
            candidates(snapshot, asked, known.allowed(Filters(), kind), depth)
            for kind in ("passage", "measure")
        )
        ids = passages.units.tolist()
        yield Case(topic, lang, asked, passages, measures, dict(zip(ids, hits(snapshot, ids), strict=True)))


def order_quality(
    known: Columns, asked: Iterable[Case], gold: dict[str, Sequence[Gold]], weights: Weights
) -> float:
    """Return the mean of nDCG@10 over answers in both languages, in the question's and in the other."""
    found = [
        row
        for case in asked
        for row in rows("", case.topic, case.lang, _ranking(case, known, weights), gold[case.topic.id])
    ]
    return mean(mean(row.quality.ndcg for row in found if row.reach == reach) for reach in REACHES)


def _ranking(case: Case, known: Columns, weights: Weights) -> list[Hit]:
    ranking = rank(case.passages, case.asked, known, weights)
    return [case.places[unit] for unit in ranking.units[:LIMIT].tolist()]


def stands_out(case: Case, known: Columns, weights: Weights) -> float:
    """Return how far the best unit for a question stands out from the background."""
    found = (case.passages, case.measures)
    return max(float(rank(one, case.asked, known, weights).stands_out.max()) for one in found)


def threshold(best: Iterable[tuple[Lang, float]]) -> float:
    """Return how far a unit must stand out if few answerable questions of each language are to be left unanswered.

    Args:
        best: The language of each answerable question and how far its best unit stands out.
    """
    values = list(best)
    own = ([value for lang, value in values if lang == asked] for asked in LANGUAGES)
    return min(float(np.quantile(some, MOST_LOST, method="lower")) for some in own)


def calibrated(snapshot: Snapshot) -> Weights:
    """Return the weights that do best on the ``tune`` half."""
    topics = [topic for topic in read_topics() if topic.split == "tune"]
    in_vain = [topic for topic in read_unanswerable() if topic.split == "tune"]
    known, answers = columns(snapshot), Answers(snapshot)
    gold = {topic.id: answers.of(topic) for topic in topics}
    asked, vain = list(cases(snapshot, topics)), list(cases(snapshot, in_vain))
    told = _told_apart(known, asked, vain, _ordered(known, asked, gold))
    right = [*_right(known, asked, gold, told)]
    return replace(told, hit=_floor(float(np.quantile(right, MOST_LEFT_OUT))))


def _ordered(known: Columns, asked: Sequence[Case], gold: dict[str, Sequence[Gold]]) -> Weights:
    best = WEIGHTS
    for name, values in [*ORDERING.items()] * ROUNDS:
        tried = [replace(best, **{name: value}) for value in values]
        best = max(tried, key=lambda one: order_quality(known, asked, gold, one))
    return best


def _told_apart(known: Columns, asked: Sequence[Case], vain: Sequence[Case], best: Weights) -> Weights:
    """Return the weights that best tell answerable questions from unanswerable ones, with the threshold."""

    def told(weights: Weights) -> float:
        with_answer, without = ([stands_out(case, known, weights) for case in some] for some in (asked, vain))
        return float((np.array(with_answer)[:, None] > np.array(without)).mean())

    weights = max((replace(best, distance=distance) for distance in DISTANCE), key=told)
    lowest = threshold((case.lang, stands_out(case, known, weights)) for case in asked)
    return replace(weights, answers=_floor(lowest))


def _right(
    known: Columns, asked: Iterable[Case], gold: dict[str, Sequence[Gold]], weights: Weights
) -> Iterator[float]:
    """Yield how far the passages stand out that have the words of an answer."""
    for case in asked:
        ranking = rank(case.passages, case.asked, known, weights)
        for unit, value in zip(ranking.units.tolist(), ranking.stands_out.tolist(), strict=True):
            if any(is_right(case.places[unit], answer) for answer in gold[case.topic.id]):
                yield value


def _floor(value: float) -> float:
    """Round down to three decimals."""
    return math.floor(value * 1000) / 1000


def main() -> None:
    """Rewrite the weights."""
    snapshot = publish_collection(Path(sys.argv[1]) if sys.argv[1:] else DATA)
    head = TOML.read_text("utf-8").splitlines()[0]
    values = [f"{name} = {value}" for name, value in asdict(calibrated(snapshot)).items()]
    TOML.write_text("\n".join([head, *values]) + "\n", "utf-8")
    print(TOML.read_text("utf-8"))


if __name__ == "__main__":
    main()
