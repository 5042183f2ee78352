"""Set the weights of search for the encoder that ships: ``python -m tests.eval.search.calibrate [DATA]``.

Run it when the encoder changes. It asks the topics of the ``tune`` half, never the other one, and rewrites
``service/search/weights.toml``: first what orders hits, for the best mean of nDCG@10 over answers in both languages,
in the question's and in the other; then what tells an answer from a chance, so that most unanswerable questions are left unanswered while in neither language
more than one answerable question in twenty is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import product
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

import numpy as np

from service.entities.themes import theme_names
from service.search.background import background
from service.search.candidates import Candidate, candidates
from service.search.columns import Columns, columns
from service.search.models import Filters
from service.search.ranking import rank
from service.search.understanding import Question, understand
from service.search.weights import WEIGHTS, Weights
from tests.eval.search.collection import Answers, publish_collection
from tests.eval.search.evaluation import REACHES, rows
from tests.eval.search.metrics import Gold
from tests.eval.search.run import DATA
from tests.eval.search.systems import LIMIT, hits
from tests.eval.search.topics import LANGUAGES, Lang, Topic, read_topics, read_unanswerable

if TYPE_CHECKING:
    from snapshot.current import Snapshot

TOML = Path("service/search/weights.toml")
KEYWORDS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
WORDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8)
MOST_LOST = 0.05
"""Share of the answerable questions that may be left unanswered."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question with all that may be found for it, before anything is weighed."""

    topic: Topic
    lang: Lang
    asked: Question
    background: dict[str, float]
    passages: Sequence[Candidate]
    measures: Sequence[Candidate]


def cases(snapshot: Snapshot, topics: Iterable[Topic]) -> Iterator[Case]:
    """Find the candidates for every topic in both languages."""
    known = columns(snapshot)
    for topic, lang in product(topics, LANGUAGES):
        asked = understand(topic.questions[lang], theme_names(snapshot))
        vector = snapshot.encoder.encode_question(asked.text)
        found = (
            candidates(snapshot, asked, vector, known.allowed(Filters(), kind), limit=WEIGHTS.candidates)
            for kind in ("passage", "measure")
        )
        yield Case(topic, lang, asked, background(snapshot.encoder, vector), *found)


def order_quality(
    snapshot: Snapshot, asked: Iterable[Case], gold: dict[str, Sequence[Gold]], weights: Weights
) -> float:
    """Return the mean of nDCG@10 over answers in both languages, in the question's and in the other."""
    known = columns(snapshot)
    found = [
        row
        for case in asked
        for row in rows(
            "calibration",
            case.topic,
            case.lang,
            hits(
                snapshot,
                (
                    one.unit_id
                    for one in rank(case.passages, case.asked, known, case.background, weights)[:LIMIT]
                ),
            ),
            gold[case.topic.id],
        )
    ]
    return mean(mean(row.quality.ndcg for row in found if row.reach == reach) for reach in REACHES)


def stands_out(case: Case, known: Columns, weights: Weights) -> float:
    """Return how far the best unit for a question stands out from the background."""
    found = ((*case.passages,), (*case.measures,))
    ranked = (rank(one, case.asked, known, case.background, weights) for one in found)
    return max(hit.stands_out for ranking in ranked for hit in ranking)


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
    ordered = (replace(WEIGHTS, keywords=keywords) for keywords in KEYWORDS)
    best = max(ordered, key=lambda one: order_quality(snapshot, asked, gold, one))
    telling: list[tuple[int, Weights]] = []
    for words in WORDS:
        weights = replace(best, words=words)
        lowest = threshold((case.lang, stands_out(case, known, weights)) for case in asked)
        left = sum(stands_out(case, known, weights) < lowest for case in vain)
        telling.append((left, replace(weights, answers=round(lowest, 2))))
    return max(telling, key=lambda one: one[0])[1]


def main() -> None:
    """Rewrite the weights."""
    snapshot = publish_collection(Path(sys.argv[1]) if sys.argv[1:] else DATA)
    head = TOML.read_text("utf-8").splitlines()[0]
    values = [f"{name} = {value}" for name, value in asdict(calibrated(snapshot)).items()]
    TOML.write_text("\n".join([head, *values]) + "\n", "utf-8")
    print(TOML.read_text("utf-8"))


if __name__ == "__main__":
    main()
