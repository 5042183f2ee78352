"""Print what the systems find for each topic and nobody has judged: ``python -m tests.eval.search.pool [DATA]``.

A better system finds passages that no earlier one found; unjudged, they would count against it. Read them, and add those
that answer (grade 2) or help (grade 1) to ``topics.jsonl``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.eval.search.collection import Answers, publish_collection
from tests.eval.search.metrics import DEPTH, Hit, is_right
from tests.eval.search.run import DATA
from tests.eval.search.systems import SYSTEMS
from tests.eval.search.topics import Topic, read_topics

if TYPE_CHECKING:
    from snapshot.current import Snapshot


def unjudged(snapshot: Snapshot, topic: Topic, answers: Answers) -> list[Hit]:
    """Return what is among the first hits of a system, in either language, and is no answer yet."""
    gold = answers.of(topic)
    found = dict.fromkeys(
        hit
        for question in topic.questions.values()
        for ranking in SYSTEMS.values()
        for hit in ranking(snapshot, question)[:DEPTH]
    )
    return [hit for hit in found if not any(is_right(hit, one) for one in gold)]


def main() -> None:
    """Print the pool."""
    snapshot = publish_collection(Path(sys.argv[1]) if sys.argv[1:] else DATA)
    answers = Answers(snapshot)
    for topic in read_topics():
        print(f"\n{topic.id}: {topic.questions['fr']} / {topic.questions['en']}")
        for hit in unjudged(snapshot, topic, answers):
            words = " ".join(answers.texts[hit.document][hit.start : hit.end].split())
            print(f"  {hit.document}: {words}")


if __name__ == "__main__":
    main()
