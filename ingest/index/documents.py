"""Rows of a document: what is known of it, its text, and the spans that its page highlights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from snapshot.rows import BlockRow, DescribedSource, DocumentRow, DocumentText, EvidenceRow, PageRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.records import Block, Entity, Link, LinkedDocument


def document_row(linked: LinkedDocument) -> DocumentRow:
    """Return what is known of a document; the date of the text stands in for one that it does not declare."""
    analysis = linked.analysis
    document, metadata = analysis.document, analysis.document.metadata
    return DocumentRow(
        id=document.id,
        iri=linked.iri,
        title=linked.title,
        lang=analysis.lang,
        record=metadata.record,
        sha256=document.sha256,
        media_type=document.media_type,
        path=document.path,
        kind=metadata.kind,
        publisher=metadata.publisher,
        country=metadata.country,
        date=analysis.annotations.date,
        url=metadata.url,
        translation_of=metadata.translation_of,
        coverage=metadata.coverage,
        described=_described(linked),
    )


def document_text(linked: LinkedDocument) -> DocumentText:
    """Return the canonical text of a document with its blocks and pages."""
    document = linked.analysis.document
    return DocumentText(
        document_id=document.id,
        text=document.text,
        blocks=tuple(map(_block_row, linked.analysis.blocks)),
        pages=tuple(PageRow(page.number, page.span.start, page.span.end) for page in document.pages),
    )


def evidence_rows(linked: LinkedDocument) -> tuple[EvidenceRow, ...]:
    """Return every mention of the published entities and of the dates, in reading order."""
    return tuple(sorted(_evidence(linked), key=lambda row: (row.start, -row.end, row.type, row.entity_id)))


def _evidence(linked: LinkedDocument) -> Iterator[EvidenceRow]:
    links = {link.entity: link for link in linked.links}
    for entity in linked.analysis.annotations.entities:
        link = links.get(entity.id)
        if link and (link.iri or entity.type == "date"):
            yield from _mentions(linked.analysis.document.id, entity, link)


def _mentions(document_id: str, entity: Entity, link: Link) -> Iterator[EvidenceRow]:
    for span in entity.mentions:
        yield EvidenceRow(
            document_id=document_id,
            start=span.start,
            end=span.end,
            type=entity.type,
            iri=link.iri or "",
            entity_id=entity.id,
            label=link.label,
            detail=entity.status or entity.edtf or "",
        )


def _block_row(block: Block) -> BlockRow:
    return BlockRow(
        start=block.span.start,
        end=block.span.end,
        role=block.role,
        level=block.level,
        lang=block.lang,
        marker=block.marker,
        duplicate_of=block.duplicate_of,
    )


def _described(linked: LinkedDocument) -> DescribedSource | None:
    described = linked.analysis.document.metadata.describes
    if described is None:
        return None
    return DescribedSource(
        title=described.title,
        publisher=described.publisher,
        date=described.date,
        urls=described.urls,
        source_type=described.source_type,
        confidence=described.confidence,
    )
