"""A bounded description of anything in the graph: what is said of it, and the claims and evidence that point at it."""

from __future__ import annotations

import json
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, serialize

from ontology import resources, terms
from ontology.iris import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import BlankNode, Literal, Triple

    from snapshot.current import Snapshot

    Term = NamedNode | BlankNode | Literal | Triple

MOST = 1_000
"""Statements of a description; a government is pointed at from everywhere."""
STANDING_FOR = frozenset({"claim", "status", "evidence", "membership"})
"""Kinds of things that say nothing without what they point at, and that it says little without."""
HAS_SOURCE = "http://www.w3.org/ns/oa#hasSource"
"""Every passage and every quote points at its document with this: a description leaves that out."""
OF_A_SOURCE = frozenset({terms.RECORD, "http://purl.org/dc/terms/title"})
"""What is said of the documents that are quoted: whether their words are a summary, and what they are called."""

TURTLE = "text/turtle"
JSON_LD = "application/ld+json"
RDF_FORMATS = {
    TURTLE: "ttl",
    JSON_LD: "jsonld",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
}
"""Media types of a description, and the suffix of each in addresses."""


def describe(snapshot: Snapshot, iri: str) -> tuple[Triple, ...]:
    """Return the statements of a description, those about the IRI itself first; none where the graph doesn't speak of the IRI."""
    found = dict.fromkeys(_whole(snapshot, iri))
    if not found:
        return ()
    base = snapshot.manifest.base_iri
    for triple in islice(_pointing_at(snapshot, iri), MOST):
        found[triple] = None
        subject = parse(_iri(triple.subject), base)
        if subject and subject.kind in STANDING_FOR and len(found) < MOST:
            found |= dict.fromkeys(_whole(snapshot, _iri(triple.subject)))
    sources = {_iri(triple.object) for triple in found if triple.predicate.value == HAS_SOURCE}
    said = [triple for source in sorted(sources) for triple in _whole(snapshot, source)]
    kept = islice(found | dict.fromkeys(one for one in said if one.predicate.value in OF_A_SOURCE), MOST)
    return tuple(sorted(kept, key=lambda one: (_iri(one.subject) != iri, str(one))))


def written(triples: tuple[Triple, ...], media_type: str) -> bytes:
    """Return a description in one of ``RDF_FORMATS``; JSON-LD comes with the context of the ontology."""
    if media_type == JSON_LD:
        return _json_ld(triples)
    rdf_format = RdfFormat.from_media_type(media_type)
    if rdf_format is None:
        raise ValueError(f"{media_type} is not a format of descriptions")
    return serialize(triples, format=rdf_format, prefixes=_prefixes()) or b""


def _whole(snapshot: Snapshot, iri: str) -> Iterator[Triple]:
    """Yield what is said of a thing and of its parts, whose IRIs continue its own."""
    for quad in snapshot.store.quads_for_pattern(NamedNode(iri), None, None, DefaultGraph()):
        yield quad.triple
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith(f"{iri}/"):
            yield from _whole(snapshot, quad.object.value)


def _pointing_at(snapshot: Snapshot, iri: str) -> Iterator[Triple]:
    for quad in snapshot.store.quads_for_pattern(None, None, NamedNode(iri), DefaultGraph()):
        if quad.predicate.value != HAS_SOURCE:
            yield quad.triple


def _json_ld(triples: tuple[Triple, ...]) -> bytes:
    from rdflib import Graph

    graph = Graph(bind_namespaces="none").parse(
        data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt"
    )
    return graph.serialize(format="json-ld", context=_context(), encoding="utf-8")


def _iri(term: Term) -> str:
    """Return the IRI of a term: nothing but literals has none."""
    return term.value if isinstance(term, NamedNode) else ""


@cache
def _context() -> dict[str, object]:
    context: dict[str, object] = json.loads(resources.context())["@context"]
    return context


@cache
def _prefixes() -> dict[str, str]:
    return {name: iri for name, iri in _context().items() if isinstance(iri, str) and iri[-1] in "#/"}
