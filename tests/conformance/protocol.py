"""Runs the tests of the SPARQL 1.1 Protocol that concern queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from pyoxigraph import QueryBoolean, QueryResultsFormat, parse_query_results

from tests.conformance.suite import BASE, CNT, HT, MF

if TYPE_CHECKING:
    from tests.conformance.suite import Facts, Suite

_MANIFEST = BASE + "sparql11/protocol/manifest.ttl"


def run_protocol_tests(address: str, suite: Suite) -> tuple[int, dict[str, str]]:
    """Return how many protocol tests there are and why some fail, by test."""
    with httpx.Client(base_url=address, timeout=60) as client:
        outcomes = {
            entry.value: _failure(client, facts, entry)
            for facts, entry in suite.entries(_MANIFEST)
            if "update" not in entry.value.rpartition("#")[2]
        }
    return len(outcomes), {iri: reason for iri, reason in outcomes.items() if reason}


def _failure(client: httpx.Client, facts: Facts, entry) -> str:
    connection = facts.one(entry, MF + "action")
    requests = facts.items(facts.one(connection, HT + "requests"))
    return "; ".join(reason for request in requests if (reason := _request_failure(client, facts, request)))


def _request_failure(client: httpx.Client, facts: Facts, request) -> str:
    response = _send(client, facts, request)
    wanted = facts.one(request, HT + "resp")
    families = [iri.value.rpartition("StatusCode")[2][0] for iri in facts.all(wanted, MF + "expectedStatus")]
    if str(response.status_code)[0] not in families:
        return f"status {response.status_code}, expected {' or '.join(families)}xx"
    media_type = response.headers.get("content-type", "").partition(";")[0]
    allowed = [value.value for value in facts.all(wanted, MF + "expectedContentType")]
    if allowed and media_type not in allowed:
        return f"content type {media_type}, expected one of {allowed}"
    boolean = facts.one(wanted, MF + "expectedBoolean")
    if boolean is None:
        return ""
    result = parse_query_results(response.content, format=QueryResultsFormat.from_media_type(media_type))
    is_right = isinstance(result, QueryBoolean) and bool(result) == (boolean.value == "true")
    return "" if is_right else f"another boolean than {boolean.value}"


def _send(client: httpx.Client, facts: Facts, request) -> httpx.Response:
    headers = {
        facts.one(header, HT + "fieldName").value: facts.one(header, HT + "fieldValue").value
        for header in facts.items(facts.one(request, HT + "headers"))
    }
    body = facts.one(request, HT + "body")
    content = None
    if body is not None:
        encoding = facts.one(body, CNT + "characterEncoding")
        content = facts.one(body, CNT + "chars").value.encode(encoding.value if encoding else "utf-8")
    method = facts.one(request, HT + "methodName").value
    return client.request(
        method, facts.one(request, HT + "absolutePath").value, headers=headers, content=content
    )
