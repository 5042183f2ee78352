"""Reading whole graphs: the GET of the SPARQL 1.1 Graph Store HTTP Protocol, with indirect graph names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from service.sparql.protocol import Prepared, QueryRequest, parameters, prepare
from service.sparql.refusals import refusal

if TYPE_CHECKING:
    from service.sparql.frames import Job
    from service.sparql.limits import SparqlLimits

_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_ANY = "ASK { ?s ?p ?o }"


def prepare_graph(query_string: bytes, accept: str, base_iri: str, limits: SparqlLimits) -> Prepared:
    """Return the job that answers with the graph that `query_string` names, by `graph` or `default`.

    Raises:
        ServiceError: it names no graph or several, or no format is acceptable.
    """
    given = parameters(query_string)
    graphs = tuple(value for name, value in given if name == "graph")
    defaults = sum(name == "default" for name, _ in given)
    if len(graphs) + defaults != 1:
        raise refusal("wrong_graph_count")
    request = QueryRequest(_ALL, graphs or None, () if graphs else None, accept)
    return prepare(request, base_iri, limits)


def existence(job: Job) -> Job:
    """Return the job that answers `true` or `false`: whether the graph of `job` holds anything."""
    return replace(job, query=_ANY, media_type="text/csv")
