"""Runs the W3C SPARQL 1.0 and 1.1 query tests and the protocol tests against the endpoint, over HTTP.

    python -m tests.conformance.run_w3c DIR

DIR is a checkout of w3c/rdf-tests, or its folder `sparql`. The tests that fail and why are listed in
`known_failures.toml`; another failure, or one that no longer fails, makes the exit status 1.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
import tomllib
from dataclasses import replace
from pathlib import Path

import httpx
from pyoxigraph import QueryResultsFormat, RdfFormat, parse

from service.sparql.limits import SparqlLimits
from tests.conformance.protocol import run_protocol_tests
from tests.conformance.results import are_equal, csv_rows, expected, graph, parsed
from tests.conformance.suite import QueryTest, Suite
from tests.endpoint import endpoint

_KNOWN = Path(__file__).with_name("known_failures.toml")
_NO_DATA = "urn:x-enfance:no-data"
_ROWS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
_TRIPLES = {"application/n-triples": RdfFormat.N_TRIPLES, "text/turtle": RdfFormat.TURTLE}
_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"


class Client:
    """Sends the queries of the tests, taking the ways of the protocol and the formats in turn."""

    def __init__(self, address: str, suite: Suite) -> None:
        self._http = httpx.Client(timeout=60)
        self._address = f"{address}/sparql"
        self._suite = suite
        self._ways = itertools.cycle(("get", "form", "direct"))
        self._rows = itertools.cycle(_ROWS)
        self._triples = itertools.cycle(_TRIPLES)

    def failure(self, test: QueryTest) -> str:
        """Run a test; return why it fails, or nothing."""
        if test.kind.endswith("syntax"):
            status = self._send(test, "*/*").status_code
            wanted = 200 if test.kind == "good syntax" else 400
            return "" if status == wanted else f"status {status} instead of {wanted}"
        response = self._send(test, self._accept(test))
        if response.status_code != 200:
            return f"status {response.status_code}: {response.json()['detail']}"
        wanted = expected(self._suite, test.result or "")
        same = are_equal(_result(response), wanted, is_reduced="/reduced/" in test.iri)
        return "" if same else "another result"

    def _accept(self, test: QueryTest) -> str:
        if test.kind == "csv":
            return "text/csv" if (test.result or "").endswith(".csv") else "text/tab-separated-values"
        # Both kinds of format; the endpoint takes the one that suits the form of the query.
        rows, triples = next(self._rows), next(self._triples)
        # An ASK has no TSV form in the standard.
        rows = f"{rows}, application/sparql-results+json;q=0.5" if rows.startswith("app") else rows
        return f"{rows}, {triples}"

    def _send(self, test: QueryTest, accept: str) -> httpx.Response:
        query = f"BASE <{test.query_iri}>\n{test.query}"
        data, named = test.data, test.named
        if test.names_dataset:
            data, named = (), ()
        elif not data and not named:
            data = (_NO_DATA,)
        graphs = [("default-graph-uri", iri) for iri in data] + [("named-graph-uri", iri) for iri in named]
        way = next(self._ways)
        if way == "get":
            return self._http.get(
                self._address, params=[("query", query), *graphs], headers={"Accept": accept}
            )
        headers = {"Accept": accept, "Content-Type": _FORM if way == "form" else _DIRECT}
        if way == "form":
            body = str(httpx.QueryParams([("query", query), *graphs]))
            return self._http.post(self._address, content=body, headers=headers)
        return self._http.post(self._address, params=graphs, content=query, headers=headers)


def _result(response: httpx.Response):
    media_type = response.headers["content-type"].partition(";")[0]
    if media_type == "text/csv":
        return csv_rows(response.text)
    if media_type in _TRIPLES:
        return graph(parse(response.content, format=_TRIPLES[media_type]))
    return parsed(response.content, _ROWS[media_type])


def run_query_tests(address: str, suite: Suite) -> tuple[int, dict[str, str]]:
    """Return how many query tests there are and why some fail, by test."""
    client = Client(address, suite)
    outcomes = {test.iri: client.failure(test) for test in suite.query_tests()}
    return len(outcomes), {iri: reason for iri, reason in outcomes.items() if reason}


def main(folder: str) -> int:
    """Run everything, print the counts and the failures, and return the exit status."""
    root = Path(folder)
    suite = Suite(root / "sparql" if (root / "sparql").is_dir() else root)
    known: dict[str, str] = {
        iri: reason
        for reason, iris in tomllib.loads(_KNOWN.read_text(encoding="utf-8")).items()
        for iri in iris
    }
    limits = replace(SparqlLimits(), requests_per_client=1000)
    with tempfile.TemporaryDirectory() as store_path:
        suite.build_store(Path(store_path))
        with endpoint(Path(store_path), limits) as server:
            count, failures = run_query_tests(server.address, suite)
            protocol_count, protocol_failures = run_protocol_tests(server.address, suite)
    print(f"query tests over HTTP: {count - len(failures)} of {count}")
    print(f"protocol tests: {protocol_count - len(protocol_failures)} of {protocol_count}")
    failures |= protocol_failures
    for iri, reason in failures.items():
        print(f"fails: {iri}\n    {reason}\n    {known.get(iri, 'NOT EXPECTED TO FAIL')}")
    for iri in known.keys() - failures.keys():
        print(f"passes, but is listed as failing: {iri}")
    return int(known.keys() != failures.keys())


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
