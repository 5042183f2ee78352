"""Reads a query and its dataset from a request, and makes a job of it (SPARQL 1.1 Protocol, section 2.1)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from service.sparql.formats import SHORT_NAMES, media_types
from service.sparql.frames import Job
from service.sparql.guard import inspect
from service.sparql.negotiation import best_media_type
from service.sparql.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.errors import ServiceError
    from service.sparql.limits import SparqlLimits

QUERY = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"

# The parameters of the protocol and those that people add; a request with more is not a SPARQL request.
_MAX_PARAMETERS = 250


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """What a client asks: one query, the dataset to ask it of, the formats it takes.

    `default_graphs` and `named_graphs` are both None where the request names no dataset: the query's own FROM
    then counts.
    """

    query: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    accept: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query that may run; `is_volatile` says that its answer is not worth remembering."""

    job: Job
    is_volatile: bool

    def etag(self, snapshot_id: str) -> str:
        """Return the entity tag of the answer on that snapshot, empty where the answer is volatile.

        It is weak, as the engine promises no order of rows.
        """
        if self.is_volatile:
            return ""
        job = self.job
        asked = (snapshot_id, job.query, job.base_iri, job.media_type, job.default_graphs, job.named_graphs)
        return f'W/"{hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:32]}"'


def read_get(query_string: bytes, accept: str) -> QueryRequest:
    """Return what a GET request asks.

    Raises:
        ServiceError: the parameters are not UTF-8, hold no or several queries, or an update.
    """
    return _request(parameters(query_string), accept)


def read_post(query_string: bytes, content_type: str, body: bytes, accept: str) -> QueryRequest:
    """Return what a POST request asks, whether its body is a form or the query itself.

    Raises:
        ServiceError: as for `read_get`, and where the body is declared as something else.
    """
    media_type, charset = _split(content_type)
    if charset not in {"", "utf-8", "utf8"}:
        raise _wrong_body(content_type)
    given = parameters(query_string)
    if media_type == FORM:
        given += parameters(body)
    elif media_type == QUERY:
        given.append(("query", _utf8(body)))
    elif media_type == "application/sparql-update":
        raise refusal("no_updates")
    else:
        raise _wrong_body(content_type)
    return _request(given, accept)


def parameters(encoded: bytes) -> list[tuple[str, str]]:
    """Return the parameters of an address or a form.

    Raises:
        ServiceError: they are not UTF-8, or more than a request can have.
    """
    try:
        return parse_qsl(
            _utf8(encoded), keep_blank_values=True, errors="strict", max_num_fields=_MAX_PARAMETERS
        )
    except UnicodeDecodeError:
        raise refusal("not_utf8") from None
    except ValueError:
        raise refusal("malformed_parameters") from None


def prepare(request: QueryRequest, base_iri: str, limits: SparqlLimits) -> Prepared:
    """Return the job that answers `request`; relative IRIs are resolved against `base_iri`.

    Raises:
        ServiceError: the guard refuses the query, or no format is acceptable.
    """
    facts = inspect(request.query, limits)
    count = len(request.default_graphs or ()) + len(request.named_graphs or ())
    if count > limits.graphs:
        raise refusal("too_many_graphs", count=count, limit=limits.graphs)
    available = media_types(facts.form)
    media_type = best_media_type(request.accept, available)
    if media_type is None:
        raise refusal("not_acceptable", available=", ".join(available))
    job = Job(
        query=facts.query,
        base_iri=base_iri,
        media_type=media_type,
        default_graphs=request.default_graphs,
        named_graphs=request.named_graphs,
        star=facts.star,
        max_bytes=int(limits.result_mb * 1_000_000),
        searches=facts.searches,
    )
    return Prepared(job, facts.is_volatile)


def _request(given: list[tuple[str, str]], accept: str) -> QueryRequest:
    queries = _values(given, "query")
    if _values(given, "update"):
        raise refusal("no_updates")
    if len(queries) != 1:
        raise refusal("wrong_query_count", count=len(queries))
    default_graphs = _values(given, "default-graph-uri")
    named_graphs = _values(given, "named-graph-uri")
    has_dataset = bool(default_graphs or named_graphs)
    for name in _values(given, "format"):
        accept = SHORT_NAMES.get(name, name)
    return QueryRequest(
        queries[0],
        default_graphs if has_dataset else None,
        named_graphs if has_dataset else None,
        accept,
    )


def _values(given: Iterable[tuple[str, str]], name: str) -> tuple[str, ...]:
    return tuple(value for key, value in given if key == name)


def _wrong_body(content_type: str) -> ServiceError:
    return refusal("wrong_body_type", {"Accept-Post": f"{QUERY}, {FORM}"}, found=content_type or "—")


def _utf8(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise refusal("not_utf8") from None


def _split(content_type: str) -> tuple[str, str]:
    """Return the media type and the charset of a Content-Type header, in lower case."""
    media_type, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charsets = [part.partition("=")[2].strip('"') for part in parameters if part.startswith("charset=")]
    return media_type, charsets[0] if charsets else ""
