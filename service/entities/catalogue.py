"""The documents and measures of a snapshot and where plans and actors are mentioned, read once into memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ontology.iris import parse
from service.entities.models import (
    NOTICE,
    Coverage,
    DocumentSummary,
    MeasureAmount,
    MeasureDate,
    MeasureSummary,
    Named,
)
from service.entities.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from snapshot.current import Snapshot
    from snapshot.rows import DocumentRow, EvidenceRow, MeasureRow, Reference, UnitRow


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What every page needs at hand; texts stay on disk."""

    base_iri: str
    documents: Mapping[str, DocumentSummary]
    """By id."""
    measures: Mapping[int, MeasureSummary]
    """By unit id, in the order of the units."""
    mentions: Mapping[str, tuple[EvidenceRow, ...]]
    """By the IRI of the plan, actor, axis or measure that they mention."""
    sources: Sources
    coverage: Coverage
    translations: frozenset[str]
    """Ids of documents that translate another one of the collection: they tell nothing twice in counts."""

    @property
    def told_once(self) -> tuple[MeasureSummary, ...]:
        """The measures without those that a translation repeats, in the order of the units."""
        measures = self.measures.values()
        return tuple(one for one in measures if one.source.document.id not in self.translations)

    def named(self, iri: str, label: str) -> Named:
        """Return a reference to something published under this snapshot's base IRI."""
        return Named(id=local_id(iri, self.base_iri), iri=iri, label=label)


@lru_cache(maxsize=2)  # the snapshot served, and the one before for requests that still hold it
def catalogue(snapshot: Snapshot) -> Catalogue:
    """Read the catalogue of a snapshot."""
    rows = snapshot.passages
    base_iri = snapshot.manifest.base_iri
    documents = {row.id: _document(row) for row in rows.documents()}
    mentions = defaultdict(list)
    for document_id in documents:
        for evidence in rows.evidence(document_id):
            mentions[evidence.iri].append(evidence)
    sources = Sources(rows, documents)
    found = rows.measures()
    units = rows.units(measure.unit_id for measure in found)
    measures = {
        unit.id: _measure(measure, unit, sources, base_iri)
        for measure, unit in zip(found, units, strict=True)
    }
    return Catalogue(
        base_iri=base_iri,
        documents=documents,
        measures=measures,
        mentions={iri: tuple(found) for iri, found in mentions.items() if iri},
        sources=sources,
        coverage=_coverage(snapshot, tuple(documents.values())),
        translations=frozenset(row.id for row in rows.documents() if row.translation_of in documents),
    )


def local_id(iri: str, base_iri: str) -> str:
    """Return the part of an IRI that tells it from others of its kind: what addresses use."""
    name = parse(iri, base_iri)
    return "/".join(name.segments) if name else iri.rpartition("/")[2]


def _document(row: DocumentRow) -> DocumentSummary:
    return DocumentSummary(
        id=row.id,
        iri=row.iri,
        title=row.title,
        lang=row.lang,
        record=row.record,
        kind=row.kind,
        publisher=row.publisher,
        country=row.country,
        date=row.date,
        url=row.url,
        notice=NOTICE if row.record == "notice" else None,
    )


def _measure(row: MeasureRow, unit: UnitRow, sources: Sources, base_iri: str) -> MeasureSummary:
    def named(references: tuple[Reference, ...]) -> tuple[Named, ...]:
        return tuple(
            Named(id=local_id(reference.iri, base_iri), iri=reference.iri, label=reference.label)
            for reference in references
        )

    return MeasureSummary(
        id=local_id(unit.iri, base_iri),
        iri=unit.iri,
        label=row.label,
        status=row.status,
        claim=row.claim,
        themes=row.themes,
        plans=named(row.plans),
        announcers=named(row.announcers),
        responsible=named(row.responsible),
        dates=tuple(MeasureDate(edtf=date.edtf, verbatim=date.verbatim) for date in row.dates),
        amounts=tuple(
            MeasureAmount(
                value=one.value,
                currency=one.currency,
                unit=one.unit,
                per=one.per,
                kind=one.kind,
                source=sources.of_words(unit.document_id, one.start, one.end, one.verbatim),
            )
            for one in row.amounts
        ),
        confidence=row.confidence,
        source=sources.of_unit(unit),
    )


def _coverage(snapshot: Snapshot, documents: tuple[DocumentSummary, ...]) -> Coverage:
    counted = snapshot.passages.coverage()
    records = Counter(document.record for document in documents)
    countries = Counter(document.country for document in documents if document.country)
    return Coverage(
        snapshot=snapshot.id,
        documents=counted.documents,
        originals=records["original"],
        notices=records["notice"],
        languages=counted.languages,
        kinds={kind: count for kind, count in counted.kinds.items() if kind},
        countries=dict(sorted(countries.items())),
        first_date=counted.first_date,
        last_date=counted.last_date,
        passages=counted.units.get("passage", 0),
        measures=counted.units.get("measure", 0),
    )
