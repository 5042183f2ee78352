"""The collection that the topics are about, published by the real pipeline, and where its documents hold the answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from service.entities.selection import fold
from tests.eval.search.metrics import Gold
from tests.eval.search.topics import COLLECTION, Topic, document_name, places

if TYPE_CHECKING:
    from snapshot.current import Snapshot


def publish_collection(data_dir: Path) -> Snapshot:
    """Ingest the collection into a folder and open what was published; what is there already costs little."""
    from ingest.config import load_config
    from ingest.pipeline import Run, ingest
    from snapshot.authority import Authority
    from snapshot.current import open_current

    report = ingest(COLLECTION, Run(data_dir, load_config(), Authority.load(), lambda *_: None))
    if report.rejections:
        raise ValueError(f"The collection has documents that can't be read: {report.rejections}")
    return open_current(data_dir)


class Answers:
    """Where the answers of topics stand in a snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._passages = {
            document_name(row.path): (row.lang, snapshot.passages.units_of(row.id))
            for row in snapshot.passages.documents()
        }
        self.texts = {
            document_name(row.path): text.text
            for row in snapshot.passages.documents()
            if (text := snapshot.passages.text(row.id))
        }

    def of(self, topic: Topic) -> tuple[Gold, ...]:
        """Return all places of the answers of a topic."""
        return tuple(self._places(topic))

    def _places(self, topic: Topic) -> Iterator[Gold]:
        for answer in topic.answers:
            for start, end in places(answer.quote, self.texts[answer.document]):
                lang = self._lang(answer.document, start, end)
                yield Gold(fold(answer.quote), answer.document, (start, end), lang, answer.grade)

    def _lang(self, document: str, start: int, end: int) -> str:
        """Return the language of the passage that holds most of an answer: a document may have two."""
        lang, units = self._passages[document]
        shares = [(min(end, unit.end) - max(start, unit.start), unit.lang) for unit in units]
        common, best = max(shares, default=(0, lang))
        return best if common > 0 else lang
