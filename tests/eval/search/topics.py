"""The questions of the search evaluation and the passages that answer them, graded by hand.

``topics.jsonl`` holds one topic a line, asked in French and in English, with the words that answer it: grade 2 answers,
grade 1 helps. ``unanswerable.jsonl`` holds questions that nothing here answers. Weights and thresholds may be set on the
``tune`` half; ``held_out`` only says how they do elsewhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Literal

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent.parent / "corpus" / "notices"
MESSY = HERE / "messy"
COLLECTION = (CORPUS, MESSY)
"""The documents that the topics are about."""

Lang = Literal["fr", "en"]
Split = Literal["tune", "held_out"]
LANGUAGES: tuple[Lang, ...] = ("fr", "en")
SPLITS: tuple[Split, ...] = ("tune", "held_out")


@dataclass(frozen=True, slots=True)
class Answer:
    """Words that answer a topic (grade 2) or help to (grade 1)."""

    document: str
    """Name of the file, without language and suffix."""
    quote: str
    """Exact words, spacing aside."""
    grade: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A thing asked in two languages; without answers where nothing answers it."""

    id: str
    split: Split
    intent: str
    """``promise``, ``who``, ``when``, ``how_much``, ``where``, ``status`` or ``what``; for unanswerable ones, why nothing
    answers: ``near`` the field, another ``actor`` or ``year``, or ``off`` the field."""
    questions: Mapping[Lang, str]
    answers: tuple[Answer, ...] = ()


def read_topics(folder: Path = HERE) -> tuple[Topic, ...]:
    """Return the topics that have answers, in the order of the file."""
    return tuple(
        Topic(
            row["id"],
            row["split"],
            row["intent"],
            {lang: row[lang] for lang in LANGUAGES},
            tuple(Answer(**answer) for answer in row["answers"]),
        )
        for row in _rows(folder / "topics.jsonl")
    )


def read_unanswerable(folder: Path = HERE) -> tuple[Topic, ...]:
    """Return the topics that nothing in the collection answers, in the order of the file."""
    return tuple(
        Topic(row["id"], row["split"], row["why"], {lang: row[lang] for lang in LANGUAGES})
        for row in _rows(folder / "unanswerable.jsonl")
    )


def document_name(path: str) -> str:
    """Return what answers call a document: the name of its file, without language and suffix."""
    return re.sub(r"\.(fr|en)$", "", Path(path).stem)


def places(quote: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return where the words of a quote stand in a text, whatever the spaces and line ends between them."""
    words = r"\s+".join(map(re.escape, quote.split()))
    return tuple(match.span() for match in re.finditer(words, text))


def misplaced(topics: Iterable[Topic], texts: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each answer whose words are not in its document, by the names of the documents."""
    for topic, answer in chain.from_iterable(((one, answer) for answer in one.answers) for one in topics):
        if not places(answer.quote, texts.get(answer.document, "")):
            yield f"{topic.id}: {answer.document} has no “{answer.quote}”"


def _rows(path: Path) -> Iterator[dict[str, str]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines())
