"""The hits of a search as CSV: one row a hit, measures first, values as they are in JSON."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.entities.models import DocumentSummary, MeasureAmount, Named
    from service.search.models import MeasureHit, PassageHit, SearchAnswer

COLUMNS = (
    "type", "id", "iri", "text", "lang", "status", "claim", "themes", "plans", "announcers", "responsible", "dates",
    "amounts",
    "document", "title", "publisher", "country", "date", "record", "notice_fr", "notice_en", "url", "start", "end",
    "score", "snapshot",
)  # fmt: skip


def table(answer: SearchAnswer) -> str:
    """Return the hits of an answer as CSV (RFC 4180), with a header; several values are joined by `` ; ``."""
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(_measure(hit) | {"snapshot": answer.snapshot} for hit in answer.measures)
    writer.writerows(_passage(hit) | {"snapshot": answer.snapshot} for hit in answer.passages)
    return written.getvalue()


def _measure(hit: MeasureHit) -> dict[str, object]:
    return _document(hit.source.document) | {
        "type": "measure",
        "id": hit.id,
        "iri": hit.iri,
        "text": hit.source.quote,
        "lang": hit.source.document.lang,
        "status": hit.status,
        "claim": hit.claim,
        "themes": _join(hit.themes),
        "plans": _labels(hit.plans),
        "announcers": _labels(hit.announcers),
        "responsible": _labels(hit.responsible),
        "dates": _join(date.edtf for date in hit.dates),
        "amounts": _join(map(_amount, hit.amounts)),
        "start": hit.source.start,
        "end": hit.source.end,
        "score": f"{hit.score.score:.4f}",
    }


def _passage(hit: PassageHit) -> dict[str, object]:
    return _document(hit.document) | {
        "type": "passage",
        "id": hit.id,
        "iri": hit.iri,
        "text": hit.text,
        "lang": hit.lang,
        "start": hit.start,
        "end": hit.end,
        "score": f"{hit.score.score:.4f}",
    }


def _document(document: DocumentSummary) -> dict[str, object]:
    return {
        "document": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "country": document.country,
        "date": document.date,
        "record": document.record,
        "notice_fr": document.notice.fr if document.notice else None,
        "notice_en": document.notice.en if document.notice else None,
        "url": document.url,
    }


def _amount(amount: MeasureAmount) -> str:
    time = f" per {amount.per}" if amount.per else ""
    return f"{amount.value:.2f}".removesuffix(".00") + f" {amount.currency or amount.unit}{time}"


def _labels(things: Iterable[Named]) -> str:
    return _join(thing.label for thing in things)


def _join(values: Iterable[str]) -> str:
    return " ; ".join(values)
