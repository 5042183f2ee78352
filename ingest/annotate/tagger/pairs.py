"""Pairs of entities that may be related, each described by where they stand and by what the rules say of them."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ingest.annotate.tagger.windows import ACTOR_KINDS, STATUSES
from ingest.records import DOCUMENT, Span

if TYPE_CHECKING:
    import numpy.typing as npt

    from ingest.annotate.reading import Reading
    from ingest.annotate.relations.findings import Findings, Triple
    from ingest.records import RelationType

RELATIONS: tuple[RelationType, ...] = (
    "partOf",
    "announces",
    "responsibleFor",
    "hasDate",
    "holdsPost",
    "about",
)
GROUPS = (
    ("measure", "actor"),
    ("plan", "actor"),
    ("measure", "plan"),
    ("measure", "axis"),
    ("measure", "date"),
    ("plan", "date"),
    ("axis", "plan"),
    ("plan", "plan"),
    ("actor", "actor"),
    ("document", "plan"),
)
"""Types of the ends of a pair: the one that is described, and the one that may belong to it."""
POSSIBLE: tuple[tuple[RelationType, ...], ...] = (
    ("announces", "responsibleFor"),
    ("announces", "responsibleFor"),
    ("partOf",),
    ("partOf",),
    ("hasDate",),
    ("hasDate",),
    ("partOf",),
    ("partOf",),
    ("holdsPost",),
    ("about",),
)
"""Relations that a pair of each group may have."""
FROM_SECOND = frozenset({"announces", "responsibleFor"})
"""Relations that run from the second of a pair to the first."""
REACH, HEAD = 30, 6
"""Blocks within which things are paired, and blocks at the head of a document whose things are paired with all."""
PLAN_GROUPS = ("law", "bill", "code", "convention", "strategy", "plan", "programme", "council", "campaign")
DESCRIBED = (
    len(GROUPS)
    + len(RELATIONS)
    + len(STATUSES)
    + len(ACTOR_KINDS)
    + 2 * len(PLAN_GROUPS)
    + 6
    + 9
    + 20
    + 4
    + 5
)
"""Numbers that describe a pair."""
DISTANCES = (0, 1, 2, 3, 5, 8, 13, 21, 40)


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity of a document with its places."""

    id: str
    type: str
    kind: str
    spans: tuple[Span, ...]
    blocks: tuple[int, ...]
    status: str = ""
    introduction: int | None = None
    heading: int | None = None
    """Of a measure: the block that introduces its list, and the heading above."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities that may be related."""

    group: int
    first: Thing
    second: Thing

    def triple(self, relation: RelationType) -> Triple:
        """Return the relation as the graph has it, from its head to its tail."""
        if relation in FROM_SECOND:
            return relation, self.second.id, self.first.id
        return relation, self.first.id, self.second.id


@dataclass(frozen=True)
class Pairs:
    """The pairs of a document with their descriptions."""

    reading: Reading
    things: Sequence[Thing]
    by_rules: frozenset[Triple]
    """The relations that the rules found."""
    main_plan: str | None
    is_law: bool

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """All pairs of the document."""
        return tuple(self._pairs())

    def _pairs(self) -> Iterator[Pair]:
        document = Thing(DOCUMENT, "document", "", (Span(0, 0),), (0,))
        for number, (first, second) in enumerate(GROUPS):
            if first == "document":
                plans = (thing for thing in self.things if thing.type == second)
                yield from (Pair(number, document, plan) for plan in plans)
                continue
            for one in self.things:
                if one.type == first and (first != "actor" or one.kind == "person"):
                    reach = 0 if first == "actor" else REACH
                    yield from (Pair(number, one, other) for other in self._near(one, second, reach))

    def _near(self, thing: Thing, kind: str, reach: int) -> list[Thing]:
        """Return the other things of a type that stand near one, or at the head of the document."""
        found: set[int] = set(self._at_head.get(kind, ())) if reach else set()
        for block in thing.blocks:
            own = self._numbers[block]
            for number in range(own - reach, own + reach + 1):
                found.update(self._in_block.get((kind, number), ()))
        return [self.things[one] for one in sorted(found) if self.things[one] is not thing]

    @cached_property
    def _in_block(self) -> dict[tuple[str, int], list[int]]:
        """The things of each type in each block with content, by their number."""
        found: dict[tuple[str, int], list[int]] = {}
        for number, thing in enumerate(self.things):
            for block in dict.fromkeys(thing.blocks):
                found.setdefault((thing.type, self._numbers[block]), []).append(number)
        return found

    @cached_property
    def _at_head(self) -> dict[str, list[int]]:
        """The things of each type that are named in the first blocks."""
        found: dict[str, list[int]] = {}
        for number, thing in enumerate(self.things):
            if self._numbers[thing.blocks[0]] < HEAD:
                found.setdefault(thing.type, []).append(number)
        return found

    @cached_property
    def descriptions(self) -> npt.NDArray[np.float32]:
        """The description of each pair, shape (pairs, numbers)."""
        rows = [self._describe(pair) for pair in self.pairs]
        return np.array(rows, dtype=np.float32) if rows else np.empty((0, 0), dtype=np.float32)

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, str]]]:
        """Where the things of each type stand, in reading order."""
        places: dict[str, list[tuple[int, str]]] = {}
        for thing in self.things:
            places.setdefault(thing.type, []).extend((span.start, thing.id) for span in thing.spans)
        return {kind: sorted(found) for kind, found in places.items()}

    @cached_property
    def _counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for thing in self.things:
            counts[thing.type] = counts.get(thing.type, 0) + 1
        return counts

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The number of each block among those with content."""
        return {block.index: number for number, block in enumerate(self.reading.content)}

    def _describe(self, pair: Pair) -> list[float]:
        first, second = pair.first, pair.second
        row = [0.0] * len(GROUPS)
        row[pair.group] = 1.0
        row += [float(pair.triple(relation) in self.by_rules) for relation in RELATIONS]
        row += self._nature(pair)
        row += self._standings[second.id]
        row += self._nearness(first, second)
        row += self._above(first, second)
        row += self._order(first, second)
        return row

    def _nature(self, pair: Pair) -> list[float]:
        first, second = pair.first, pair.second
        role = self.reading.blocks[first.blocks[0]].role if first.id != DOCUMENT else ""
        return [
            *(float(first.status == one) for one in STATUSES),
            *(float(second.kind == one) for one in ACTOR_KINDS),
            *(float(second.kind == one) for one in PLAN_GROUPS),
            *(float(first.kind == one) for one in PLAN_GROUPS),
            float(role == "item"),
            float(role == "heading"),
            float(self.is_law),
            float(second.id == self.main_plan),
            float(first.id == self.main_plan),
            float(self.reading.lang == "fr"),
        ]

    @cached_property
    def _standings(self) -> dict[str, list[float]]:
        """How prominent each thing is: the same in all of its pairs."""
        return {thing.id: self._standing(thing) for thing in self.things}

    def _standing(self, thing: Thing) -> list[float]:
        """Describe how prominent a thing is in its document."""
        places = self._places.get(thing.type, [])
        first = self._numbers.get(thing.blocks[0], 99)
        return [
            float(first == 0),
            float(first < 3),
            float(first < 6),
            math.log1p(len(thing.spans)),
            len(thing.spans) / max(1, len(places)),
            float(bool(places) and places[0][1] == thing.id),
            float(self._counts.get(thing.type, 0) == 1),
            1 / (1 + self._counts.get(thing.type, 0)),
            float(any(self.reading.blocks[one].role == "heading" for one in thing.blocks)),
        ]

    def _nearness(self, first: Thing, second: Thing) -> list[float]:
        """Describe the nearest places of two things."""
        if first.id == DOCUMENT:
            return [0.0] * (10 + len(DISTANCES) + 1)
        best = min(
            (
                (_gap(one, other), one, own, other, theirs)
                for one, own in zip(first.spans, first.blocks, strict=True)
                for other, theirs in zip(second.spans, second.blocks, strict=True)
            ),
            key=lambda found: found[0],
        )
        gap, one, own, other, theirs = best
        distance = self._numbers.get(own, 0) - self._numbers.get(theirs, 0)
        sentence = self.reading.sentence_at(own, one.start)
        bucket = [0.0] * (len(DISTANCES) + 1)
        bucket[bisect.bisect_right(DISTANCES, abs(distance)) - 1] = 1.0
        is_same = float(sentence.start <= other.start < sentence.end)
        return [
            float(distance == 0),
            is_same,
            float(one.start <= other.start and other.end <= one.end),
            float(other.start <= one.start and one.end <= other.end),
            float(other.end <= one.start),
            is_same * float(other.end <= one.start),
            is_same * float(other.start == sentence.start or other.start - sentence.start < 5),
            float(gap < 4),
            math.log1p(max(gap, 0)) / 8,
            float(distance > 0),
            *bucket,
        ]

    def _above(self, first: Thing, second: Thing) -> list[float]:
        """Describe whether the second thing stands in what governs the first: heading, introduction, block before."""
        before = [
            number for number in (self._numbers.get(one) for one in second.blocks) if number is not None
        ]
        own = self._numbers.get(first.blocks[0], 0)
        return [
            float(first.heading is not None and first.heading in second.blocks),
            float(first.introduction is not None and first.introduction in second.blocks),
            float(own - 1 in before),
            float(any(number < own for number in before)),
        ]

    def _order(self, first: Thing, second: Thing) -> list[float]:
        """Describe whether the second thing is the last of its type before the first, or the next after it."""
        places = self._places.get(second.type, [])
        at = bisect.bisect_left(places, (first.spans[0].start, ""))
        last = [key for _, key in places[max(0, at - 3) : at]][::-1]
        following = [key for _, key in places[at : at + 2]]
        return [
            float(last[:1] == [second.id]),
            float(second.id in last[1:2]),
            float(second.id in last[2:3]),
            float(following[:1] == [second.id]),
            float(second.id in following[1:2]),
        ]


def things(found: Findings) -> list[Thing]:
    """Return the entities of a document with their places."""
    places: dict[str, list[tuple[Span, int, str, str]]] = {}
    for kind, mentions in (("plan", found.plans), ("actor", found.actors), ("date", found.dates)):
        for mention, key in mentions:
            places.setdefault(key, []).append((mention.span, mention.block, kind, mention.kind))
    result = [
        Thing(key, own[0][2], own[0][3], tuple(one[0] for one in own), tuple(one[1] for one in own))
        for key, own in places.items()
    ]
    measures: dict[str, Thing] = {}
    for measure, key in found.measures:
        known = measures.get(key)
        spans, blocks = (known.spans, known.blocks) if known else ((), ())
        measures[key] = Thing(
            key,
            "measure",
            "",
            (*spans, measure.span),
            (*blocks, measure.block),
            measure.status,
            known.introduction if known else measure.introduction,
            known.heading if known else measure.heading,
        )
    axes = [
        Thing(key, "axis", "", (found.reading.blocks[block].span,), (block,))
        for block, key in found.axes.items()
    ]
    return [*result, *measures.values(), *axes]


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
