"""What the finding of measures works on, and what it returns."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from types import ModuleType
from typing import TYPE_CHECKING

from ingest.annotate.measures import patterns_en, patterns_fr
from ingest.annotate.measures.law import BILL, LAWS, is_bill, is_law
from ingest.annotate.measures.lists import ItemList, item_lists
from ingest.annotate.measures.tokens import Row, row
from ingest.records import Claim, Span, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.annotate.mentions import Mention
    from ingest.annotate.reading import Reading

AUTHOR_BLOCKS = 6


@dataclass(frozen=True, slots=True)
class Measure:
    """One place where a measure is said, with what its sentence or its list says of it."""

    span: Span
    block: int
    status: Status
    claim: Claim
    announcers: tuple[Mention, ...] = ()
    responsible: tuple[Mention, ...] = ()
    plan: Mention | None = None
    """The instrument that is its subject."""
    context: tuple[Span, ...] = ()
    """Where its dates and those responsible may be named: its sentence or item, and the lines of detail below it."""
    introduction: int | None = None
    """Index of the block that introduces its list."""
    heading: int | None = None
    is_listed: bool = False
    """Whether it is an item of a list, or numbered."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The compiled expressions of one language that concern whole sentences."""

    detail_provision: re.Pattern[str]
    decision: re.Pattern[str]


@cache
def wording(lang: str) -> Wording:
    """Compile the expressions of a language, once."""
    data: ModuleType = patterns_fr if lang == "fr" else patterns_en
    return Wording(
        detail_provision=re.compile(data.DETAIL_PROVISION),
        decision=re.compile(data.LABEL),
    )


@dataclass(frozen=True)
class Setting:
    """A document with its plans, actors and dates, and what kind of text it is as far as measures are concerned."""

    reading: Reading
    named: Sequence[Mention]

    @cached_property
    def _by_block(self) -> dict[int, list[Mention]]:
        by_block: dict[int, list[Mention]] = defaultdict(list)
        for mention in self.named:
            by_block[mention.block].append(mention)
        return by_block

    @cached_property
    def lists(self) -> list[ItemList]:
        """The lists of the document in reading order."""
        return item_lists(self.reading)

    @cached_property
    def is_law(self) -> bool:
        """Whether the text is a law or a bill."""
        return is_law(self.reading)

    @cached_property
    def is_bill(self) -> bool:
        """Whether it is, or presents, a law not passed yet."""
        return is_bill(self.reading)

    @cached_property
    def author(self) -> Mention | None:
        """Who says "we", and recommends where nobody is named: the actor named first."""
        return next(
            (one for one in self.named if one.type == "actor" and one.key and one.block < AUTHOR_BLOCKS), None
        )

    def is_last_law_a_bill(self, start: int, *, unless_actor: bool) -> bool:
        """Whether the last law that is named before an offset is not passed yet, and no actor is named since."""
        among = self._laws_and_actors if unless_actor else self._laws
        at = bisect.bisect_left(among, start, key=lambda one: one.span.start)
        return at > 0 and among[at - 1].kind == BILL

    @cached_property
    def _laws(self) -> list[Mention]:
        return [one for one in self.named if one.kind == BILL or one.kind in LAWS]

    @cached_property
    def _laws_and_actors(self) -> list[Mention]:
        return [one for one in self.named if one.type == "actor" or one.kind == BILL or one.kind in LAWS]

    def mentions(self, block: int, within: Span) -> list[Mention]:
        """Return the plans, actors and dates of a part of a block."""
        return [
            one
            for one in self._by_block[block]
            if within.start <= one.span.start and one.span.end <= within.end
        ]

    def row(self, block: int, within: Span) -> Row:
        """Return the tokens of a part of a block."""
        lang = self.reading.blocks[block].lang
        return row(self.reading.text, within, lang, self.mentions(block, within))

    def status(self, said: Status) -> Status:
        """Return the status of a measure whose words say one: in a law, its provisions have that of the law."""
        if self.is_law:
            return "proposed" if self.is_bill else "done"
        return "proposed" if self.is_bill and said == "announced" else said

    def claim(self, status: Status) -> Claim:
        """Return who stands behind a measure of this status."""
        if self.is_law:
            return "provision"
        return "recommendation" if status == "proposed" else "commitment"
