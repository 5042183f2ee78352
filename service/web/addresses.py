"""The addresses of the pages: ``/fr/measures/…``, ``/en/search?q=…``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from ontology.iris import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.entities.models import Source
    from service.entities.selection import Lang

Query = list[tuple[str, str]]

LANGUAGES: tuple[Lang, ...] = ("fr", "en")
LISTS = {"document": "documents", "measure": "measures", "plan": "plans", "actor": "actors"}
"""What has a page of its own, by the kind in its IRI, and the list that it is in."""


def page_address(lang: Lang, *segments: str, query: Iterable[tuple[str, str]] = ()) -> str:
    """Return the address of a page; without segments, of the home page.

    >>> page_address("en", "search", query=[("q", "foster care")])
    '/en/search?q=foster+care'
    """
    path = "/".join(["", lang, *(quote(segment, safe="") for segment in segments)])
    asked = urlencode([*query])
    return (path if segments else f"{path}/") + (f"?{asked}" if asked else "")


def span_anchor(start: int, end: int) -> str:
    """Return the id of an element that shows these characters of a document."""
    return f"char={start},{end}"


def span_address(lang: Lang, document_id: str, start: int, end: int) -> str:
    """Return the address at which a document opens on some of its words."""
    return f"{page_address(lang, 'documents', document_id)}#{span_anchor(start, end)}"


def source_address(lang: Lang, source: Source) -> str:
    """Return the address at which a source opens on its words."""
    return span_address(lang, source.document.id, source.start, source.end)


def thing_address(lang: Lang, iri: str, base_iri: str) -> str | None:
    """Return the address of the page of what an IRI names, None where it has no page."""
    name = parse(iri, base_iri)
    return (
        page_address(lang, LISTS[name.kind], "/".join(name.segments)) if name and name.kind in LISTS else None
    )


def translated(path: str, query: str, lang: Lang) -> str:
    """Return the address of the same page, with the same query, in a language."""
    rest = path.split("/", 2)[2] if path.count("/") > 1 else ""
    return f"/{lang}/{quote(rest)}" + (f"?{query}" if query else "")
