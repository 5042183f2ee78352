"""The search evaluation from documents to figures."""

from __future__ import annotations

from pathlib import Path

from tests.eval.floors import Figures
from tests.eval.search.collection import Answers, publish_collection
from tests.eval.search.evaluation import ask, evaluate
from tests.eval.search.report import figures, tables
from tests.eval.search.topics import SPLITS, misplaced, read_topics, read_unanswerable

DATA = Path("build/eval")
"""Where the collection is published: what did not change since the last run is taken from there."""


def measure_search(data_dir: Path = DATA) -> Figures:
    """Publish the collection, ask every topic of every system, print the tables and return the figures."""
    snapshot = publish_collection(data_dir)
    topics, unanswerable = read_topics(), read_unanswerable()
    lost = list(misplaced(topics, Answers(snapshot).texts))
    if lost:
        raise ValueError("Answers that their documents don't hold:\n" + "\n".join(lost))
    rows, asked, in_vain = evaluate(snapshot, topics), ask(snapshot, topics), ask(snapshot, unanswerable)
    print(f"\nencoder: {snapshot.manifest.encoder.name}")
    print(tables(rows, asked, in_vain))
    return {
        f"search {split}": figures(
            *([one for one in some if one.topic.split == split] for some in (rows, asked, in_vain))
        )
        for split in SPLITS
    }
