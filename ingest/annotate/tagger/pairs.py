"""Pairs of entities that may be related, each described by where they stand and by what the rules say of them."""

from __future__ import annotations

import bisect
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
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


WHOLE = Thing(DOCUMENT, "document", "", (Span(0, 0),), (0,))
"""The document, which may be about a plan."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thing is named: the number of the block among those with content, and the sentence."""

    span: Span
    number: int
    sentence: Span


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
        """All pairs of the document; those of one thing in one group are together."""
        return tuple(self._pairs())

    def _pairs(self) -> Iterator[Pair]:
        for number, (first, second) in enumerate(GROUPS):
            if first == "document":
                plans = (thing for thing in self.things if thing.type == second)
                yield from (Pair(number, WHOLE, plan) for plan in plans)
                continue
            for one in self.things:
                if one.type == first and (first != "actor" or one.kind == "person"):
                    reach = 0 if first == "actor" else REACH
                    yield from (Pair(number, one, other) for other in self._near(one, second, reach))

    def _near(self, thing: Thing, kind: str, reach: int) -> list[Thing]:
        """Return the other things of a type that stand near one, or at the head of the document."""
        found: set[int] = set(self._at_head.get(kind, ())) if reach else set()
        places = self._in_blocks.get(kind, [])
        for own in {self._numbers[block] for block in thing.blocks}:
            first = bisect.bisect_left(places, (own - reach, 0))
            last = bisect.bisect_left(places, (own + reach + 1, 0))
            found.update(number for _, number in places[first:last])
        return [self.things[one] for one in sorted(found) if self.things[one] is not thing]

    @cached_property
    def _in_blocks(self) -> dict[str, list[tuple[int, int]]]:
        """The blocks in which things of each type stand, in reading order, each with the number of the thing."""
        found: dict[str, list[tuple[int, int]]] = {}
        for number, thing in enumerate(self.things):
            found.setdefault(thing.type, []).extend((self._numbers[block], number) for block in thing.blocks)
        return {kind: sorted(set(places)) for kind, places in found.items()}

    @cached_property
    def _at_head(self) -> dict[str, list[int]]:
        """The things of each type that are named in the first blocks."""
        found: dict[str, list[int]] = {}
        for number, thing in enumerate(self.things):
            if self._numbers[thing.blocks[0]] < HEAD:
                found.setdefault(thing.type, []).append(number)
        return found

    @cached_property
    def ends(self) -> npt.NDArray[np.int64]:
        """Which of the things are the ends of each pair, shape (pairs, 2); the document comes after all of them."""
        numbers = {thing.id: number for number, thing in enumerate((*self.things, WHOLE))}
        ends = [(numbers[pair.first.id], numbers[pair.second.id]) for pair in self.pairs]
        return np.array(ends, dtype=np.int64).reshape(len(ends), 2)

    @cached_property
    def descriptions(self) -> npt.NDArray[np.float32]:
        """The description of each pair, shape (pairs, numbers)."""
        if not self.pairs:
            return np.empty((0, 0), dtype=np.float32)
        first, second = self.ends.T
        things = (*self.things, WHOLE)
        plan_kinds = _one_hot([thing.kind for thing in things], PLAN_GROUPS)
        is_main = np.array([[thing.id == self.main_plan] for thing in things])
        document = np.tile([self.is_law, self.reading.lang == "fr"], (len(first), 1))
        columns = [
            np.eye(len(GROUPS))[[pair.group for pair in self.pairs]],
            self._told,
            _one_hot([thing.status for thing in things], STATUSES)[first],
            _one_hot([thing.kind for thing in things], ACTOR_KINDS)[second],
            plan_kinds[second],
            plan_kinds[first],
            _one_hot([self._role(thing) for thing in things], ("item", "heading"))[first],
            document[:, :1],
            is_main[second],
            is_main[first],
            document[:, 1:],
            np.array([self._standing(thing) for thing in self.things])[second],
            np.array([row for first, seconds in self._by_first() for row in self._beside(first, seconds)]),
        ]
        return np.concatenate(columns, axis=1, dtype=np.float32)

    @property
    def _told(self) -> npt.NDArray[np.float32]:
        """Which relations the rules found between the ends of each pair."""
        numbers = {(pair.first.id, pair.second.id): number for number, pair in enumerate(self.pairs)}
        told = np.zeros((len(numbers), len(RELATIONS)), dtype=np.float32)
        for relation, head, tail in self.by_rules:
            ends = (tail, head) if relation in FROM_SECOND else (head, tail)
            if ends in numbers:
                told[numbers[ends], RELATIONS.index(relation)] = 1
        return told

    def _role(self, thing: Thing) -> str:
        return "" if thing is WHOLE else self.reading.blocks[thing.blocks[0]].role

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, str]]]:
        """Where the things of each type stand, in reading order."""
        places: dict[str, list[tuple[int, str]]] = {}
        for thing in self.things:
            places.setdefault(thing.type, []).extend((span.start, thing.id) for span in thing.spans)
        return {kind: sorted(found) for kind, found in places.items()}

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(thing.type for thing in self.things)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The number of each block among those with content."""
        return {block.index: number for number, block in enumerate(self.reading.content)}

    def _standing(self, thing: Thing) -> list[float]:
        """Describe how prominent a thing is in its document."""
        places = self._places[thing.type]
        first = self._numbers[thing.blocks[0]]
        return [
            float(first == 0),
            float(first < 3),
            float(first < 6),
            math.log1p(len(thing.spans)),
            len(thing.spans) / len(places),
            float(places[0][1] == thing.id),
            float(self._counts[thing.type] == 1),
            1 / (1 + self._counts[thing.type]),
            float(any(self.reading.blocks[one].role == "heading" for one in thing.blocks)),
        ]

    def _by_first(self) -> Iterator[tuple[Thing, list[Thing]]]:
        """Yield the first of the pairs of a group, with those it is paired with."""
        for _, pairs in groupby(self.pairs, key=lambda pair: (pair.group, pair.first.id)):
            own = list(pairs)
            yield own[0].first, [pair.second for pair in own]

    def _beside(self, first: Thing, seconds: Sequence[Thing]) -> Iterator[list[float]]:
        """Describe where other things of one type stand, seen from a thing."""
        here = [
            Place(span, self._numbers[block], self.reading.sentence_at(block, span.start))
            for span, block in zip(first.spans, first.blocks, strict=True)
            if first is not WHOLE
        ]
        around = self._around(first, seconds[0].type)
        for second in seconds:
            yield [
                *self._nearness(here, second),
                *self._above(first, second),
                *(float(key == second.id) for key in around),
            ]

    def _around(self, thing: Thing, kind: str) -> list[str]:
        """Return the last three things of a type that are named before one, and the next two after it."""
        places = self._places[kind]
        at = bisect.bisect_left(places, (thing.spans[0].start, ""))
        before = [key for _, key in places[max(0, at - 3) : at]][::-1]
        after = [key for _, key in places[at : at + 2]]
        return [*before, *[""] * (3 - len(before)), *after, *[""] * (2 - len(after))]

    def _nearness(self, here: Sequence[Place], second: Thing) -> list[float]:
        """Describe the nearest places of two things."""
        if not here:
            return [0.0] * (10 + len(DISTANCES) + 1)
        gap, place, other, theirs = _nearest(here, second)
        one, sentence = place.span, place.sentence
        distance = place.number - self._numbers[theirs]
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
            is_same * float(other.start - sentence.start < 5),
            float(gap < 4),
            math.log1p(gap) / 8,
            float(distance > 0),
            *bucket,
        ]

    def _above(self, first: Thing, second: Thing) -> list[float]:
        """Describe whether the second thing stands in what governs the first: heading, introduction, block before."""
        own = self._numbers.get(first.blocks[0], 0)
        numbers = [self._numbers[block] for block in second.blocks]
        return [
            float(first.heading is not None and first.heading in second.blocks),
            float(first.introduction is not None and first.introduction in second.blocks),
            float(own - 1 in numbers),
            float(min(numbers) < own),
        ]


def _nearest(here: Sequence[Place], second: Thing) -> tuple[int, Place, Span, int]:
    """Return the fewest characters between two things, and between which of their places; those of the second with block."""
    ends = [other.end for other in second.spans]
    fewest = math.inf
    for place in here:
        after = bisect.bisect_left(ends, place.span.start)
        for at in (after - 1, after):
            if not 0 <= at < len(ends):
                continue
            other = second.spans[at]
            gap = max(place.span.start - other.end, other.start - place.span.end, 0)
            if gap < fewest:
                fewest, nearest = gap, (gap, place, other, second.blocks[at])
    return nearest


def _one_hot(values: Sequence[str], choices: Sequence[str]) -> npt.NDArray[np.float32]:
    return np.array([[value == choice for choice in choices] for value in values], dtype=np.float32)


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
