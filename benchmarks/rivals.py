"""Measures search beside txtai over the same passages, both given the same vectors: python -m benchmarks.rivals [--data DIR].

The passages and the questions are those of the evaluation of search; the encoder is counted in neither.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean

import numpy as np

from benchmarks.report import Report
from service.search.answer import prepare
from snapshot.current import Snapshot
from snapshot.encoded import EncodedText
from tests.eval.search.collection import Answers, publish_collection
from tests.eval.search.evaluation import REACHES, rows
from tests.eval.search.metrics import Hit
from tests.eval.search.systems import LIMIT, hits, service
from tests.eval.search.topics import LANGUAGES, Topic, read_topics

ENFANCE, TXTAI = "Enfance", "txtai"
ROUNDS = 3


class Rival:
    """txtai with its hybrid index, given the vectors of a snapshot and of the questions."""

    def __init__(self, snapshot: Snapshot, questions: dict[str, EncodedText]) -> None:
        from txtai import Embeddings

        self._snapshot = snapshot
        units = [unit for unit in snapshot.passages.all_units() if unit.kind == "passage"]
        vectors = snapshot.vectors.of(np.array([unit.id for unit in units]))
        known = dict(zip((unit.text for unit in units), vectors, strict=True))
        known |= {question: encoded.vector for question, encoded in questions.items()}
        self._index = Embeddings(
            method="external",
            transform=lambda texts: np.stack([known[text] for text in texts]),
            hybrid=True,
        )
        self._index.index((unit.id, unit.text, None) for unit in units)

    def __call__(self, question: str) -> list[Hit]:
        """Return the best passages."""
        return hits(self._snapshot, [int(unit) for unit, _ in self._index.search(question, LIMIT)])


def main(arguments: list[str]) -> None:
    """Ask both all questions and print what each answer cost and was worth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="where the collection is published, or is to be")
    options = parser.parse_args(arguments)
    report = Report()
    if importlib.util.find_spec(TXTAI) is None:
        report.line(f"{TXTAI} is not installed: pip install -e '.[bench]'")
        return
    with tempfile.TemporaryDirectory() as scratch:
        snapshot = publish_collection(options.data or Path(scratch))
        prepare(snapshot)
        _compare(snapshot, list(read_topics()), report)


def _compare(snapshot: Snapshot, topics: Sequence[Topic], report: Report) -> None:
    encoder = snapshot.encoder
    questions = {
        question: encoder.encode_question(question)
        for topic in topics
        for question in topic.questions.values()
    }
    rival = Rival(snapshot, questions)
    costs = {name: [] for name in (ENFANCE, TXTAI)}
    for _ in range(ROUNDS):
        costs[TXTAI].append(_seconds(rival, questions))
        own = _seconds(lambda question: service(snapshot, question), questions)
        costs[ENFANCE].append(own - _seconds(encoder.encode_question, questions))
    systems = {ENFANCE: lambda question: service(snapshot, question), TXTAI: rival}
    answers = Answers(snapshot)
    for name, ask in systems.items():
        found = [
            row
            for topic in topics
            for lang in LANGUAGES
            for row in rows(name, topic, lang, ask(topic.questions[lang]), answers.of(topic))
        ]
        worth = (f"{mean(one.quality.ndcg for one in found if one.reach == reach):.3f}" for reach in REACHES)
        report.line(f"{name}: nDCG@10 {', '.join(map(' '.join, zip(REACHES, worth, strict=True)))}")
    speed = {name: len(questions) / min(seconds) for name, seconds in costs.items()}
    report.table(
        "questions per processor second, outside the encoder",
        [ENFANCE, TXTAI, "ratio"],
        [[f"{speed[ENFANCE]:.0f}", f"{speed[TXTAI]:.0f}", f"{speed[ENFANCE] / speed[TXTAI]:.2f}"]],
    )


def _seconds(ask, questions: Iterable[str]) -> float:  # noqa: ANN001 - a function
    started = time.process_time()
    for question in questions:
        ask(question)
    return time.process_time() - started


if __name__ == "__main__":
    main(sys.argv[1:])
