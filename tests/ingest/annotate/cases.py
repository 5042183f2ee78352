"""Gold cases: sentences with ``[value|words]`` around what should be found, and the reason after ``#``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ingest.annotate import find_by_rules
from ingest.annotate.reading import Reading
from ingest.records import Block, EntityType, Span
from snapshot.authority import Authority
from tests.ingest.documents import plain_document

GOLD = Path(__file__).parent.parent.parent / "gold"
MARK = re.compile(r"\[([\w. ]+)\|([^\]]*)\]")
EMPTY = Authority((), (), "")
"""The rules alone: no name is known beforehand."""


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, what it should yield as (value, words), and why."""

    text: str
    expected: tuple[tuple[str, str], ...]
    reason: str
    lang: str

    def found(self, entity_type: EntityType) -> list[tuple[str, str]]:
        """Return what the rules find of a type: status or kind, and words."""
        block = Block(0, Span(0, len(self.text)), "paragraph", 1, self.lang)
        found, _ = find_by_rules(Reading(plain_document(self.text), (block,)), EMPTY)
        if entity_type == "measure":
            return [(one.status, one.span.within(self.text)) for one in found.measures]
        mentions = found.plans if entity_type == "plan" else found.actors
        return [(one.kind, one.span.within(self.text)) for one in mentions]


def cases(name: str) -> list[Case]:
    """Read the gold cases of an annotator in both languages."""
    found = []
    for lang in ("fr", "en"):
        for line in (GOLD / f"{name}.{lang}.txt").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                marked, reason = line.rsplit(" # ", 1)
                found.append(Case(MARK.sub(r"\2", marked), tuple(MARK.findall(marked)), reason, lang))
    return found
