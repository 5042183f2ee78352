"""The media types of results, in the order in which they are preferred."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.sparql.guard import Form

# Media type → name of the pyoxigraph format; the first is sent where the client has no preference.
ROWS = {
    "application/sparql-results+json": "JSON",
    "application/json": "JSON",
    "application/sparql-results+xml": "XML",
    "application/xml": "XML",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
}
TRIPLES = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/rdf+xml": "RDF_XML",
    # Streaming JSON-LD is ordinary JSON-LD that is written as it comes, in constant memory.
    "application/ld+json": "STREAMING_JSON_LD",
    "application/trig": "TRIG",
    "application/n-quads": "N_QUADS",
}
# Values of the parameter `format`, for links that cannot set a header.
SHORT_NAMES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "trig": "application/trig",
    "nq": "application/n-quads",
}


def media_types(form: Form) -> dict[str, str]:
    """Return the media types in which the result of a query of this form can be written."""
    return ROWS if form in {"SELECT", "ASK"} else TRIPLES


def content_type(media_type: str) -> str:
    """Return the header for `media_type`: the text formats name their encoding."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
