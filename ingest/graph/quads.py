"""From graphs to quads: a named graph for each document, and all statements once in the default graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef

from ontology import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node


def vocabulary_graph() -> Graph:
    """Return the ontology and its concept schemes; their named graph is ``ontology.terms.ONTOLOGY``."""
    graph = Graph(bind_namespaces="none")
    for turtle in resources.vocabulary():
        graph.parse(data=turtle, format="turtle")
    return graph


def quads(documents: Iterable[tuple[str, Graph]]) -> Iterator[ox.Quad]:
    """Yield the statements of each graph under its IRI and, for queries that need no union, in the default graph.

    Statements are sorted within each graph. One that several graphs share comes again in the default graph; dump and
    store keep it once.

    Args:
        documents: The IRI and the statements of each graph; blank nodes are refused with a ``TypeError``.
    """
    for iri, graph in documents:
        triples = sorted((_triple(*triple) for triple in graph), key=str)
        for name in (ox.NamedNode(iri), ox.DefaultGraph()):
            yield from (ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in triples)


def _triple(subject: Node, predicate: Node, value: Node) -> ox.Triple:
    return ox.Triple(
        _iri(subject), _iri(predicate), _iri(value) if isinstance(value, URIRef) else _literal(value)
    )


def _iri(term: Node) -> ox.NamedNode:
    if not isinstance(term, URIRef):
        raise TypeError(f"Only what has an IRI is published, not {term.n3()}.")
    return ox.NamedNode(term)


def _literal(term: Node) -> ox.Literal:
    if not isinstance(term, Literal):
        raise TypeError(f"Only IRIs and literals are published, not {term.n3()}.")
    if term.language:
        return ox.Literal(term, language=term.language)
    return ox.Literal(term, datatype=ox.NamedNode(term.datatype)) if term.datatype else ox.Literal(term)
