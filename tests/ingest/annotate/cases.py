"""Gold cases: sentences with ``[value|words]`` around what should be found, and the reason after ``#``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ingest.annotate import annotate
from ingest.records import Annotations, Block, EntityType, Span
from snapshot.authority import Authority
from tests.ingest.documents import plain_document

GOLD = Path(__file__).parent.parent.parent / "gold"
MARK = re.compile(r"\[(\w+)\|([^\]]*)\]")
EMPTY = Authority((), (), "")
"""The rules alone: no name is known beforehand."""


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, what it should yield as (value, words), and why."""

    text: str
    expected: tuple[tuple[str, str], ...]
    reason: str
    lang: str

    def annotations(self) -> Annotations:
        return annotate_sentence(self.text, self.lang)

    def found(self, entity_type: EntityType) -> list[tuple[str, str]]:
        """Return what is found of a type: status or kind, and words."""
        return [
            (entity.status or entity.kind or "", mention.within(self.text))
            for entity in self.annotations().entities
            if entity.type == entity_type
            for mention in entity.mentions
        ]


def annotate_sentence(text: str, lang: str) -> Annotations:
    """Annotate a paragraph by itself."""
    block = Block(0, Span(0, len(text)), "paragraph", 1, lang)
    return annotate(plain_document(text), (block,), EMPTY)


def cases(name: str) -> list[Case]:
    """Read the gold cases of an annotator in both languages."""
    found = []
    for lang in ("fr", "en"):
        for line in (GOLD / f"{name}.{lang}.txt").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                marked, reason = line.rsplit(" # ", 1)
                found.append(Case(MARK.sub(r"\2", marked), tuple(MARK.findall(marked)), reason, lang))
    return found
