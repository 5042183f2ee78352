"""The SPARQL 1.1 Service Description of the endpoint, as a query that the endpoint itself answers."""

from __future__ import annotations

from ontology import terms
from service.sparql.formats import ROWS, TRIPLES

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
_RESULT_FORMATS = " , ".join(
    dict.fromkeys(f"format:{_FORMAT_NAMES[kind]}" for kind in (*ROWS.values(), *TRIPLES.values()))
)
# The default graph of a snapshot holds the statements of all its named graphs.
DESCRIPTION = f"""PREFIX format: <http://www.w3.org/ns/formats/>
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
CONSTRUCT {{
  <> a sd:Service ;
    sd:endpoint <> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph , <{terms.SEARCH}> ;
    sd:resultFormat {_RESULT_FORMATS} ;
    sd:defaultDataset <#dataset> .
  <#dataset> a sd:Dataset ; sd:defaultGraph <#default> ; sd:namedGraph ?named .
  <#default> a sd:Graph .
  ?named a sd:NamedGraph ; sd:name ?graph .
}} WHERE {{
  {{ }} UNION {{ GRAPH ?graph {{ }} BIND(IRI(CONCAT("#", ENCODE_FOR_URI(STR(?graph)))) AS ?named) }}
}}"""
"""Relative IRIs are resolved against the address of the endpoint."""
