"""What the modules that state a document's facts share: its records, the names of its entities, the graph."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import XSD, Graph, Literal, Namespace, URIRef

from ontology import iris, terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import Node

    from ingest.records import Document, Entity, Link, LinkedDocument, Span

ENF = Namespace(terms.ENF)
OA = Namespace("http://www.w3.org/ns/oa#")


@dataclass(frozen=True, slots=True)
class Draft:
    """The graph of one document while it is written."""

    linked: LinkedDocument
    base: str
    graph: Graph
    names: Mapping[str, URIRef]
    """IRI of each published entity, by its id in the document."""
    links: Mapping[str, Link]

    @property
    def iri(self) -> URIRef:
        """The IRI of the document."""
        return URIRef(self.linked.iri)

    @property
    def document(self) -> Document:
        """The document with its canonical text."""
        return self.linked.analysis.document

    @property
    def entities(self) -> list[Entity]:
        """The entities that are published."""
        return [one for one in self.linked.analysis.annotations.entities if one.id in self.names]

    def mint(self, kind: iris.Kind, *parts: str) -> URIRef:
        """Return an IRI under the publisher's base."""
        return URIRef(iris.mint(kind, *parts, base=self.base))

    def add(self, subject: Node, predicate: Node, *values: Node | None) -> None:
        """State each value that is known."""
        for value in values:
            if value is not None:
                self.graph.add((subject, predicate, value))

    def lang_at(self, span: Span) -> str:
        """Return the language of the block where a span starts."""
        blocks = self.linked.analysis.blocks
        before = bisect_right(blocks, span.start, key=lambda block: block.span.start)
        if before and span.start < blocks[before - 1].span.end:
            return blocks[before - 1].lang
        return self.linked.analysis.lang

    def evidence(self, entity: Entity) -> URIRef:
        """Return the IRI of the annotation that shows an entity: its first mention."""
        return self.evidence_at(entity.type, entity.mentions[0])

    def evidence_at(self, kind: str, span: Span) -> URIRef:
        """Return the IRI of the annotation that shows something of a kind by these words."""
        return self.mint("evidence", self.document.id, f"{kind}-{span.start}-{span.end}")

    def place(self, entity: Entity) -> URIRef:
        """Return the IRI of the place that the annotation points to."""
        return URIRef(f"{self.evidence(entity)}/target")


def text(value: str | None, lang: str | None = None) -> Literal | None:
    """Return a literal, or None where nothing is known."""
    return Literal(value, lang=lang) if value else None


def decimal(value: float) -> Literal:
    """Write a number as Oxigraph does, so that the dump and the store hold the same literal."""
    return Literal(f"{value:.3f}".rstrip("0").rstrip("."), datatype=XSD.decimal)


def concept(namespace: str, known: tuple[str, ...], value: str | None) -> URIRef | None:
    """Return a concept of a scheme, or None where the value isn't one of its ids."""
    return URIRef(namespace + value) if value in known else None
