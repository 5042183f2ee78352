"""From graphs to N-Quads: a named graph for each document, and all statements once in the default graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef

from ontology import resources

if TYPE_CHECKING:
    from rdflib.term import Node


def vocabulary_graph() -> Graph:
    """Return the ontology and its concept schemes; their named graph is ``ontology.terms.ONTOLOGY``."""
    graph = Graph(bind_namespaces="none")
    for turtle in resources.vocabulary():
        graph.parse(data=turtle, format="turtle")
    return graph


def nquads(iri: str, graph: Graph) -> bytes:
    """Return the statements of a graph as sorted N-Quads: under its IRI and, for queries that need no union, without.

    A statement that several graphs share comes again in the default graph; dump and store keep it once.

    Args:
        iri: Of the named graph.
        graph: Its statements; blank nodes are refused with a ``TypeError``.
    """
    terms: dict[Node, str] = {}  # most terms are in many statements
    lines = []
    for triple in graph:
        for term in triple:
            if term not in terms:
                terms[term] = str(_term(term))
        lines.append(" ".join(terms[term] for term in triple))
    name = str(ox.NamedNode(iri))
    return "".join(sorted(f"{line}{end}" for line in lines for end in (" .\n", f" {name} .\n"))).encode()


def _term(term: Node) -> ox.NamedNode | ox.Literal:
    if isinstance(term, URIRef):
        return ox.NamedNode(term)
    if not isinstance(term, Literal):
        raise TypeError(f"Only what has an IRI is published, not {term.n3()}.")
    if term.language:
        return ox.Literal(term, language=term.language)
    return ox.Literal(term, datatype=ox.NamedNode(term.datatype)) if term.datatype else ox.Literal(term)
