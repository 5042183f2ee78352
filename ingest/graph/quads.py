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
    """Yield the statements of each graph under its IRI, then all of them, each once, in the default graph.

    A query of the default graph needs no union and finds no duplicates. The order is the same every time:
    graphs as given, statements sorted within each.

    Args:
        documents: The IRI and the statements of each graph; blank nodes are refused with a ``TypeError``.
    """
    merged: set[ox.Triple] = set()
    for iri, graph in documents:
        triples = {_triple(*triple) for triple in graph}
        merged |= triples
        yield from _in_graph(triples, ox.NamedNode(iri))
    yield from _in_graph(merged, ox.DefaultGraph())


def _in_graph(triples: set[ox.Triple], graph: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Quad]:
    for triple in sorted(triples, key=str):
        yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


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
