"""A document as it is read: headings, paragraphs and nested lists, with what was found in them marked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from service.web.addresses import span_anchor, thing_address
from service.web.highlights import Mark, by_block, nest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from service.entities.models import MeasureSummary
    from service.entities.selection import Lang
    from service.web.highlights import Node
    from snapshot.current import Snapshot
    from snapshot.rows import BlockRow, DocumentText

DEEPEST_HEADING = 6
HEADINGS_ABOVE = 2
"""The page's own title and the heading of its text stand above the first heading of a document."""


@dataclass(frozen=True, slots=True)
class Step:
    """A measure in the text, and the ones before and after it."""

    number: int
    measure: MeasureSummary
    anchor: str
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the text."""

    role: str
    heading: int
    """Level of the heading in the page, where it is one."""
    lang: str
    marker: str
    nodes: tuple[Node, ...]
    steps: tuple[Step, ...]
    """The measures that start in it."""


@dataclass(frozen=True, slots=True)
class Item:
    """A list item with the list below it."""

    block: Paragraph
    below: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """Items that follow each other."""

    entries: tuple[Item, ...]


def steps(measures: Iterable[MeasureSummary]) -> tuple[Step, ...]:
    """Return the measures of a document in the order of its text, each knowing its neighbours."""
    ordered = sorted(measures, key=lambda measure: (measure.source.start, measure.source.end))
    anchors = [span_anchor(measure.source.start, measure.source.end) for measure in ordered]
    return tuple(
        Step(
            number=index + 1,
            measure=measure,
            anchor=anchors[index],
            previous=anchors[index - 1] if index else None,
            next=anchors[index + 1] if index + 1 < len(anchors) else None,
        )
        for index, measure in enumerate(ordered)
    )


def read(
    snapshot: Snapshot, text: DocumentText, stations: Sequence[Step], lang: Lang
) -> list[Paragraph | ItemList]:
    """Return a document's text as the page shows it.

    Args:
        snapshot: Where the document is.
        text: Its text.
        stations: Its measures.
        lang: Of the page, to which marks of plans and actors lead.
    """
    blocks = text.blocks
    marks = _marks(snapshot, text.document_id, stations, lang)
    placed = by_block(marks, [block.start for block in blocks], [block.end for block in blocks])
    paragraphs = [
        _paragraph(text.text, block, placed.get(index, ()), stations) for index, block in enumerate(blocks)
    ]
    return with_lists([(block.level, paragraph) for block, paragraph in zip(blocks, paragraphs, strict=True)])


def _marks(snapshot: Snapshot, document_id: str, stations: Sequence[Step], lang: Lang) -> list[Mark]:
    """Return what was found in the text, then the passages that answers lead to; no anchor comes twice."""
    base = snapshot.manifest.base_iri
    marks = [
        Mark(step.measure.source.start, step.measure.source.end, "measure", step.anchor) for step in stations
    ]
    marks += [
        Mark(
            row.start, row.end, row.type, span_anchor(row.start, row.end), thing_address(lang, row.iri, base)
        )
        for row in snapshot.passages.evidence(document_id)
        if row.type != "measure"
    ]
    marks += [
        Mark(
            amount.source.start,
            amount.source.end,
            "amount",
            span_anchor(amount.source.start, amount.source.end),
        )
        for step in stations
        for amount in step.measure.amounts
    ]
    marks += [
        Mark(unit.start, unit.end, "passage", span_anchor(unit.start, unit.end))
        for unit in snapshot.passages.units_of(document_id)
        if unit.kind == "passage"
    ]
    first = {mark.anchor: mark for mark in reversed(marks)}
    return list(first.values())


def _paragraph(text: str, block: BlockRow, marks: Sequence[Mark], stations: Sequence[Step]) -> Paragraph:
    return Paragraph(
        role=block.role,
        heading=min(block.level + HEADINGS_ABOVE, DEEPEST_HEADING),
        lang=block.lang,
        marker=block.marker,
        nodes=nest(text, block.start, block.end, marks),
        steps=tuple(step for step in stations if block.start <= step.measure.source.start < block.end),
    )


def with_lists(blocks: Iterable[tuple[int, Paragraph]]) -> list[Paragraph | ItemList]:
    """Return blocks, each with its level, with items that follow each other as lists."""
    read: list[Paragraph | ItemList] = []
    for is_list, run in groupby(blocks, key=lambda one: one[1].role == "item"):
        if is_list:
            read.append(ItemList(_items([*run])))
        else:
            read += [paragraph for _, paragraph in run]
    return read


def _items(run: Sequence[tuple[int, Paragraph]]) -> tuple[Item, ...]:
    """Put each item below the nearest one before it that is less deep."""
    items: list[Item] = []
    while run:
        (level, block), *rest = run
        length = next((index for index, (deeper, _) in enumerate(rest) if deeper <= level), len(rest))
        items.append(Item(block, _items(rest[:length])))
        run = rest[length:]
    return tuple(items)
