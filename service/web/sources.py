"""Many places in few documents, one line a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.entities.models import DocumentSummary, Source


@dataclass(frozen=True, slots=True)
class Mentions:
    """A document and where it mentions something; the first place is a source to open it at."""

    document: DocumentSummary
    first: Source
    count: int


def documents_of(sources: Iterable[Source]) -> list[Mentions]:
    """Return the documents of some sources, newest first."""
    places: dict[str, list[Source]] = {}
    for source in sources:
        places.setdefault(source.document.id, []).append(source)
    found = [Mentions(one[0].document, one[0], len(one)) for one in places.values()]
    return sorted(found, key=lambda mentions: mentions.document.date or "", reverse=True)
