"""The SPARQL 1.1 Service Description of the endpoint."""

from __future__ import annotations

from typing import cast

from service.sparql.formats import ROWS, TRIPLES

_SD = "http://www.w3.org/ns/sparql-service-description#"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_FORMATS = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES = {
    "JSON": "SPARQL_Results_JSON",
    "XML": "SPARQL_Results_XML",
    "CSV": "SPARQL_Results_CSV",
    "TSV": "SPARQL_Results_TSV",
    "TURTLE": "Turtle",
    "N_TRIPLES": "N-Triples",
    "RDF_XML": "RDF_XML",
    "STREAMING_JSON_LD": "JSON-LD",
    "TRIG": "TriG",
    "N_QUADS": "N-Quads",
}


def describe(endpoint: str, media_type: str) -> bytes:
    """Return the description of the service at the IRI `endpoint`, in one of the RDF media types."""
    from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize

    service = NamedNode(endpoint)
    dataset, graph = BlankNode("dataset"), BlankNode("graph")

    def sd(name: str) -> NamedNode:
        return NamedNode(_SD + name)

    names = dict.fromkeys(_FORMAT_NAMES[kind] for kind in [*ROWS.values(), *TRIPLES.values()])
    triples = [
        Triple(service, NamedNode(_RDF_TYPE), sd("Service")),
        Triple(service, sd("endpoint"), service),
        Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        Triple(service, sd("defaultDataset"), dataset),
        Triple(dataset, NamedNode(_RDF_TYPE), sd("Dataset")),
        Triple(dataset, sd("defaultGraph"), graph),
        Triple(graph, NamedNode(_RDF_TYPE), sd("Graph")),
        *(Triple(service, sd("resultFormat"), NamedNode(_FORMATS + name)) for name in names),
    ]
    prefixes = {"sd": _SD, "format": _FORMATS}
    content = serialize(triples, format=getattr(RdfFormat, TRIPLES[media_type]), prefixes=prefixes)
    return cast("bytes", content)
