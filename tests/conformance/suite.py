"""Reads the manifests of the W3C SPARQL tests (w3c/rdf-tests, folder `sparql`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import BlankNode

    Node = NamedNode | BlankNode

BASE = "https://w3c.github.io/rdf-tests/sparql/"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
# The protocol tests name graphs that no file of the suite is at the address of.
PROTOCOL_DATA = "http://kasei.us/2009/09/sparql/data/"

QUERY_MANIFESTS = (
    "sparql10/manifest-evaluation.ttl",
    "sparql10/manifest-syntax.ttl",
    "sparql11/manifest-sparql11-query.ttl",
    "sparql11/manifest-sparql11-results.ttl",
)
_FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".n3": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
}
_FROM = re.compile(r"\bFROM\s+(?:NAMED\s+)?<([^>]*)>", re.IGNORECASE)


class Facts:
    """The triples of one file."""

    def __init__(self, path: Path, iri: str) -> None:
        self.store = Store()
        self.store.load(path=str(path), format=_FORMATS[path.suffix], base_iri=iri)

    def all(self, subject: Node, predicate: str) -> list:
        return [quad.object for quad in self.store.quads_for_pattern(subject, NamedNode(predicate), None)]

    def one(self, subject: Node, predicate: str):
        return next(iter(self.all(subject, predicate)), None)

    def items(self, head) -> Iterator:
        """Yield the items of a list."""
        while head is not None and head != NamedNode(RDF + "nil"):
            yield self.one(head, RDF + "first")
            head = self.one(head, RDF + "rest")

    def objects(self, predicate: str) -> list:
        return [quad.object for quad in self.store.quads_for_pattern(None, NamedNode(predicate), None)]


@dataclass(frozen=True, slots=True)
class QueryTest:
    """One test of a query: `kind` is evaluation, csv, good syntax or bad syntax; `data` and `result` are IRIs."""

    iri: str
    kind: str
    query_iri: str
    query: str
    data: tuple[str, ...]
    named: tuple[str, ...]
    result: str | None

    @property
    def names_dataset(self) -> bool:
        """Whether the query itself says with FROM which data it reads."""
        return self.kind == "evaluation" and not self.data and bool(_FROM.search(self.query))

    @property
    def sources(self) -> list[str]:
        """The IRIs of all data that the query reads."""
        own = (
            [urljoin(self.query_iri, iri) for iri in _FROM.findall(self.query)] if self.names_dataset else []
        )
        return [*self.data, *self.named, *own]


class Suite:
    """The tests below `root`, the folder `sparql` of the suite."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, iri: str) -> Path:
        return self.root / unquote(iri.removeprefix(BASE))

    def facts(self, iri: str) -> Facts:
        return Facts(self.path(iri), iri)

    def query_tests(self) -> Iterator[QueryTest]:
        """Yield the tests of queries, without federation and entailment, which the endpoint does not offer."""
        for name in QUERY_MANIFESTS:
            for facts, entry in self.entries(BASE + name):
                test = self._query_test(facts, entry)
                if test is not None:
                    yield test

    def entries(self, manifest: str) -> Iterator[tuple[Facts, NamedNode]]:
        """Yield the tests of a manifest and of those that it includes."""
        facts = self.facts(manifest)
        for head in facts.objects(MF + "include"):
            for included in facts.items(head):
                yield from self.entries(included.value)
        for head in facts.objects(MF + "entries"):
            for entry in facts.items(head):
                yield facts, entry

    def build_store(self, folder: Path) -> None:
        """Write a store in which each data file of the tests is the named graph at its address."""
        store = Store(str(folder))
        for iri in sorted({iri for test in self.query_tests() for iri in test.sources}):
            path = self.path(iri)
            store.load(path=str(path), format=_FORMATS[path.suffix], base_iri=iri, to_graph=NamedNode(iri))
        for path in sorted((self.root / "sparql11/protocol").glob("data*.nt")):
            graph = NamedNode(f"{PROTOCOL_DATA}{path.stem}.rdf")
            store.load(path=str(path), format=RdfFormat.N_TRIPLES, to_graph=graph)
        # Some protocol tests describe or construct from whatever the default graph holds.
        name = NamedNode("http://example.org/")
        store.add(Quad(name, NamedNode(RDF + "value"), Literal("default"), DefaultGraph()))
        store.flush()

    def _query_test(self, facts: Facts, entry: NamedNode) -> QueryTest | None:
        kind = _kind({kind.value.rpartition("#")[2] for kind in facts.all(entry, RDF + "type")})
        action = facts.one(entry, MF + "action")
        query = action if isinstance(action, NamedNode) else facts.one(action, QT + "query")
        if kind is None or not query.value.endswith(".rq"):
            return None
        named = [
            iri if isinstance(iri, NamedNode) else facts.one(iri, UT + "graph")
            for iri in facts.all(action, QT + "graphData")
        ]
        result = facts.one(entry, MF + "result")
        return QueryTest(
            iri=entry.value,
            kind=kind,
            query_iri=query.value,
            query=self.path(query.value).read_text(encoding="utf-8"),
            data=tuple(iri.value for iri in facts.all(action, QT + "data")),
            named=tuple(iri.value for iri in named),
            result=result.value if isinstance(result, NamedNode) else None,
        )


def _kind(types: set[str]) -> str | None:
    if "QueryEvaluationTest" in types:
        return "evaluation"
    if "CSVResultFormatTest" in types:
        return "csv"
    if any(name.startswith("PositiveSyntaxTest") for name in types):
        return "good syntax"
    if any(name.startswith("NegativeSyntaxTest") for name in types):
        return "bad syntax"
    return None
