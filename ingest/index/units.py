"""The units of search: the passages of each document, then its measures, numbered through the collection."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from ingest.index.documents import document_row, document_text, evidence_rows
from ingest.records import Span
from ontology import iris
from snapshot.rows import (
    Content,
    DocumentRow,
    DocumentText,
    EvidenceRow,
    MeasureAmount,
    MeasureDate,
    MeasureRow,
    Reference,
    UnitRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.records import Amount, Entity, LinkedDocument, Passage, RelationType

LONGEST_TEXT = 1500
"""Characters of a measure that are shown and encoded; those beyond are in its passages, which are never as long."""


def content(documents: Iterable[LinkedDocument], base_iri: str) -> Content:
    """Return all rows of a collection.

    Args:
        documents: Each is read once, and not held; units are numbered in this order.
        base_iri: Base of the IRIs of passages.
    """
    rows: list[DocumentRow] = []
    texts: list[DocumentText] = []
    units: list[UnitRow] = []
    measures: list[MeasureRow] = []
    evidence: list[EvidenceRow] = []
    for linked in documents:
        rows.append(document_row(linked))
        texts.append(document_text(linked))
        units += passage_units(linked, base_iri, first_id=len(units))
        found = measure_units(linked, first_id=len(units))
        units += [unit for unit, _ in found]
        measures += [measure for _, measure in found]
        evidence += evidence_rows(linked)
    return Content(tuple(rows), tuple(texts), tuple(units), tuple(measures), tuple(evidence))


def passage_units(linked: LinkedDocument, base_iri: str, first_id: int) -> list[UnitRow]:
    """Return the units of a document's passages, numbered from ``first_id``."""
    document, passages = linked.analysis.document, linked.analysis.passages
    ids = {passage.index: first_id + position for position, passage in enumerate(passages)}
    units = []
    for passage in passages:
        unit = UnitRow(
            id=ids[passage.index],
            kind="passage",
            iri=iris.mint("passage", document.id, str(passage.index), base=base_iri),
            document_id=document.id,
            start=passage.span.start,
            end=passage.span.end,
            lang=passage.lang,
            section=passage.section,
            text=passage.span.within(document.text),
            context=_context(passage),
            duplicate_of=None if passage.duplicate_of is None else ids[passage.duplicate_of],
        )
        units.append(unit)
    return units


def measure_units(linked: LinkedDocument, first_id: int) -> list[tuple[UnitRow, MeasureRow]]:
    """Return the units of a document's measures, numbered from ``first_id``, with what is known of each."""
    document, read = linked.analysis.document, _Reading(linked)
    units: list[tuple[UnitRow, MeasureRow]] = []
    for measure in read.measures():
        span = _shown(measure.mentions[0], document.text)
        passage = _passage_around(span, linked.analysis.passages)
        unit = UnitRow(
            id=first_id + len(units),
            kind="measure",
            iri=read.references[measure.id].iri,
            document_id=document.id,
            start=span.start,
            end=span.end,
            lang=passage.lang if passage else linked.analysis.lang,
            section=passage.section if passage else (),
            text=span.within(document.text),
            context=_context(passage),
        )
        units.append((unit, read.measure_row(measure, unit.id)))
    return units


class _Reading:
    """The entities of a document and what it says relates them, looked up by id."""

    def __init__(self, linked: LinkedDocument) -> None:
        annotations = linked.analysis.annotations
        self._text = linked.analysis.document.text
        self._tails_of: dict[tuple[RelationType, str], list[str]] = defaultdict(list)
        self._heads_of: dict[tuple[RelationType, str], list[str]] = defaultdict(list)
        for one in annotations.relations:
            self._tails_of[one.type, one.head].append(one.tail)
            self._heads_of[one.type, one.tail].append(one.head)
        self._entities = {entity.id: entity for entity in annotations.entities}
        self.references = {link.entity: Reference(link.iri, link.label) for link in linked.links if link.iri}

    def measures(self) -> list[Entity]:
        """Return the published measures in the order of the text."""
        found = (
            one for one in self._entities.values() if one.type == "measure" and one.id in self.references
        )
        return sorted(found, key=lambda measure: (measure.mentions[0], measure.id))

    def measure_row(self, measure: Entity, unit_id: int) -> MeasureRow:
        """Return what the document says of a measure."""
        dates = (self._entities[date] for date in self._tails_of["hasDate", measure.id])
        return MeasureRow(
            unit_id=unit_id,
            label=self.references[measure.id].label,
            status=measure.status,
            claim=measure.claim,
            themes=measure.themes,
            plans=self._published(self._plans(measure.id)),
            announcers=self._published(self._heads_of["announces", measure.id]),
            responsible=self._published(self._heads_of["responsibleFor", measure.id]),
            dates=tuple(MeasureDate(date.edtf, self._words(date)) for date in dates if date.edtf),
            confidence=measure.confidence,
            amounts=tuple(map(self._amount, measure.amounts)),
        )

    def _amount(self, amount: Amount) -> MeasureAmount:
        return MeasureAmount(
            value=amount.value,
            verbatim=amount.span.within(self._text),
            start=amount.span.start,
            end=amount.span.end,
            currency=amount.currency,
            unit=amount.unit,
            per=amount.per,
            kind=amount.kind,
        )

    def _plans(self, part: str) -> list[str]:
        """Return the plans that something is part of, nearest first, through axes and wider plans."""
        found = [part]
        for one in found:  # the list grows while it is read
            found += [whole for whole in self._tails_of["partOf", one] if whole not in found]
        return [one for one in found if self._entities[one].type == "plan"]

    def _published(self, entities: list[str]) -> tuple[Reference, ...]:
        """Return the references of entities, once each: two names of a document may mean one actor."""
        found = (self.references[entity] for entity in entities if entity in self.references)
        return tuple({reference.iri: reference for reference in found}.values())

    def _words(self, entity: Entity) -> str:
        return " ".join(entity.mentions[0].within(self._text).split())


def _passage_around(span: Span, passages: tuple[Passage, ...]) -> Passage | None:
    """Return the passage that holds most of a span; passages follow one another in the text."""
    first = bisect_right(passages, span.start, key=lambda passage: passage.span.end)
    around = takewhile(lambda passage: passage.span.start < span.end, islice(passages, first, None))
    return max(around, key=lambda passage: passage.span.overlap(span), default=None)


def _shown(span: Span, text: str) -> Span:
    """Return a span cut at a space where it is longer than a unit may be."""
    if span.end - span.start <= LONGEST_TEXT:
        return span
    limit = span.start + LONGEST_TEXT
    space = text.rfind(" ", span.start + 1, limit)
    return Span(span.start, space if space > 0 else limit)


def _context(passage: Passage | None) -> str:
    """Return the nearest heading: measured, it finds more than the title, the introduction or no context at all."""
    return passage.section[-1] if passage and passage.section else ""
