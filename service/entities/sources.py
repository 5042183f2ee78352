"""From a span to a source that can be shown: its words, its document, its page and a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.entities.models import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from service.entities.models import DocumentSummary
    from snapshot.passages import PassageStore
    from snapshot.rows import EvidenceRow, PageRow, UnitRow

PAGINATED = "application/pdf"


class Sources:
    """Makes the sources of one snapshot."""

    def __init__(self, rows: PassageStore, documents: Mapping[str, DocumentSummary]) -> None:
        self._rows = rows
        self._documents = documents
        self._pages: Mapping[str, tuple[PageRow, ...]] = {
            document.id: text.pages
            for document in rows.documents()
            if document.media_type == PAGINATED and (text := rows.text(document.id))
        }

    def of_unit(self, unit: UnitRow) -> Source:
        """Return the source of a passage or measure."""
        return self.of_words(unit.document_id, unit.start, unit.end, unit.text)

    def of_evidence(self, evidence: EvidenceRow) -> Source:
        """Return the source of a mention."""
        text = self._rows.text(evidence.document_id)
        quote = text.text[evidence.start : evidence.end] if text else ""
        return self.of_words(evidence.document_id, evidence.start, evidence.end, quote)

    def of_words(self, document_id: str, start: int, end: int, quote: str) -> Source:
        """Return the source of words of a document."""
        pages = self._pages.get(document_id, ())
        return Source(
            document=self._documents[document_id],
            start=start,
            end=end,
            quote=quote,
            page=next((page.number for page in pages if page.start <= start < page.end), None),
            link=f"/id/document/{document_id}#char={start},{end}",
        )
