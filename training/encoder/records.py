"""What the steps of training hand to each other: texts in two languages, kept as JSON lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

LANGUAGES = ("fr", "en")
Record = TypeVar("Record", "Pair", "Answer")


@dataclass(frozen=True, slots=True)
class Pair:
    """The same thing said in French and in English; ``kind`` says where it comes from."""

    fr: str
    en: str
    kind: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A question, or a heading, with a passage that answers it. They may be in two languages."""

    question: str
    passage: str
    kind: str


def write_lines(path: Path, records: Iterable[Record]) -> int:
    """Write records, one a line, and return their number. A file that is there is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    count = 0
    with part.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(asdict(record), ensure_ascii=False) + "\n")
            count += 1
    part.replace(path)
    return count


def read_lines(path: Path, kind: type[Record]) -> Iterator[Record]:
    """Yield the records that ``write_lines`` wrote."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield kind(**json.loads(line))


def folded(text: str) -> str:
    """Return a text without case, spaces and punctuation: two that are equal so are the same sentence."""
    return re.sub(r"\W+", " ", text.casefold()).strip()
