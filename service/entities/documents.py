"""Documents and measures: lists, and one of each with its sources."""

from __future__ import annotations

from dataclasses import asdict
from itertools import chain
from typing import TYPE_CHECKING

from ontology.iris import mint
from service.entities.catalogue import Catalogue, catalogue
from service.entities.models import Document, Fact, Measure, Named
from service.entities.selection import matches, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from service.entities.models import DocumentSummary, MeasureSummary
    from service.entities.selection import DocumentFilters, MeasureFilters
    from snapshot.current import Snapshot
    from snapshot.rows import EvidenceRow


def documents(snapshot: Snapshot, filters: DocumentFilters) -> list[DocumentSummary]:
    """Return the documents that pass the filters, newest first; undated ones come last."""
    found = [document for document in catalogue(snapshot).documents.values() if _passes(document, filters)]
    found.sort(key=lambda document: document.id)
    return sorted(found, key=lambda document: document.date or "", reverse=True)


def document(snapshot: Snapshot, document_id: str) -> Document | None:
    """Return a document with its text and all that was read in it.

    Args:
        snapshot: Where to look.
        document_id: The document's own id, or the last part of its IRI.
    """
    rows = snapshot.passages
    row = rows.document(document_id) or rows.document_by_iri(
        mint("document", document_id, base=snapshot.manifest.base_iri)
    )
    text = rows.text(row.id) if row else None
    if row is None or text is None:
        return None
    known = catalogue(snapshot)
    evidence = rows.evidence(row.id)
    return Document(
        **dict(known.documents[row.id]),
        snapshot=snapshot.id,
        text=text.text,
        sha256=row.sha256,
        media_type=row.media_type,
        describes=asdict(row.described) if row.described else None,
        translation_of=row.translation_of,
        coverage=row.coverage,
        measures=tuple(one for one in known.measures.values() if one.source.document.id == row.id),
        plans=_mentioned(known, evidence, "plan"),
        actors=_mentioned(known, evidence, "actor"),
    )


def measures(snapshot: Snapshot, filters: MeasureFilters) -> list[MeasureSummary]:
    """Return the measures that pass the filters: those of the newest documents first, in the order of the text."""
    found = [one for one in catalogue(snapshot).measures.values() if _measure_passes(one, filters)]
    return sorted(found, key=lambda measure: measure.source.document.date or "", reverse=True)


def measure(snapshot: Snapshot, measure_id: str) -> Measure | None:
    """Return a measure with every fact about it, by the last part of its IRI."""
    known = catalogue(snapshot)
    found = next((one for one in known.measures.values() if one.id == measure_id), None)
    if found is None:
        return None
    return Measure(**dict(found), snapshot=snapshot.id, facts=tuple(_facts(snapshot, known, found)))


def _facts(snapshot: Snapshot, known: Catalogue, found: MeasureSummary) -> Iterable[Fact]:
    mentions = known.mentions.get(found.iri, ())
    shown = tuple(map(known.sources.of_evidence, mentions)) or (found.source,)
    yield Fact(property="measure", value=found.label, iri=found.iri, sources=shown)
    for name, value in (("status", found.status), ("claim", found.claim)):
        if value:
            yield Fact(property=name, value=value, sources=shown[:1])
    evidence = snapshot.passages.evidence(found.source.document.id)
    for name, things in (
        ("plan", found.plans),
        ("announcer", found.announcers),
        ("responsible", found.responsible),
    ):
        for thing in things:
            nearest = _nearest(found, [row for row in evidence if row.iri == thing.iri])
            sources = tuple(map(known.sources.of_evidence, nearest))
            yield Fact(property=name, value=thing.label, iri=thing.iri, sources=sources)
    for date in found.dates:
        nearest = _nearest(found, [row for row in evidence if row.type == "date" and row.detail == date.edtf])
        yield Fact(property="date", value=date.edtf, sources=tuple(map(known.sources.of_evidence, nearest)))
    for amount in found.amounts:
        yield Fact(property="amount", value=amount.source.quote, sources=(amount.source,))


def _nearest(found: MeasureSummary, rows: Sequence[EvidenceRow]) -> list[EvidenceRow]:
    """Return the mention nearest to a measure: the one that its relation was read from."""
    source = found.source

    def distance(row: EvidenceRow) -> int:
        return max(row.start - source.end, source.start - row.end, 0)

    return sorted(rows, key=distance)[:1]


def _mentioned(known: Catalogue, evidence: Iterable[EvidenceRow], kind: str) -> tuple[Named, ...]:
    """Return what a document mentions, each once, in the order of the text."""
    labels = {row.iri: row.label for row in reversed(tuple(evidence)) if row.type == kind}
    return tuple(known.named(iri, label) for iri, label in reversed(labels.items()))


def _passes(document: DocumentSummary, filters: DocumentFilters) -> bool:
    return (
        matches(filters.q, document.title, document.publisher)
        and within(filters.lang, [document.lang])
        and within(filters.kind, [document.kind])
        and within(filters.country, [document.country])
        and within(filters.record, [document.record])
    )


def _measure_passes(measure: MeasureSummary, filters: MeasureFilters) -> bool:
    actors = chain(measure.announcers, measure.responsible)
    return (
        matches(filters.q, measure.label, measure.source.quote)
        and within(filters.lang, [measure.source.document.lang])
        and within(filters.theme, measure.themes)
        and within(filters.status, [measure.status])
        and within(filters.claim, [measure.claim])
        and within(filters.plan, [plan.id for plan in measure.plans])
        and within(filters.actor, [actor.id for actor in actors])
        and within(filters.document, [measure.source.document.id])
    )
