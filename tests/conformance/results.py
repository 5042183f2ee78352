"""Compares what an endpoint answered with what a W3C test expects.

Both become graphs: a solution is a blank node with a property for each variable. Equality up to the names of blank
nodes is then equality of the canonical graphs.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    parse_query_results,
)

from tests.conformance.suite import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.conformance.suite import Facts, Suite

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_ROW = "urn:row:"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {_XSD + name for name in ("integer", "decimal", "double", "float", "nonNegativeInteger")}
_RESULT_FORMATS = {
    ".srx": QueryResultsFormat.XML,
    ".srj": QueryResultsFormat.JSON,
    ".tsv": QueryResultsFormat.TSV,
}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT; a test that gives them numbers wants them in that order."""

    rows: list[dict]
    is_ordered: bool = False


# An ASK, a SELECT, the rows of a CSV document, canonical triples.
Result = bool | Table | Counter | frozenset


def expected(suite: Suite, iri: str) -> Result:
    """Return what the result file at `iri` says."""
    path = suite.path(iri)
    if path.suffix == ".csv":
        return csv_rows(path.read_text(encoding="utf-8"))
    if path.suffix in _RESULT_FORMATS:
        return parsed(path.read_bytes(), _RESULT_FORMATS[path.suffix])
    facts = suite.facts(iri)
    sets = facts.store.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(RS + "ResultSet"))
    for quad in sets:
        return _result_set(facts, quad.subject)
    return graph(facts.store)


def parsed(content: bytes, kind: QueryResultsFormat) -> Result:
    """Return the content of a result document."""
    results = parse_query_results(content, format=kind)
    if isinstance(results, QueryBoolean):
        return bool(results)
    names = [variable.value for variable in results.variables]
    return Table([{name: row[name] for name in names if row[name] is not None} for row in results])


def csv_rows(content: str) -> Counter:
    """Return the rows of a CSV document, its columns by name and its blank nodes without their labels."""
    return Counter(
        tuple(sorted((key, "_:" if value.startswith("_:") else value) for key, value in row.items()))
        for row in csv.DictReader(io.StringIO(content, newline=""))
    )


def graph(triples: Iterable) -> frozenset:
    """Return triples with canonical blank nodes."""
    dataset = Dataset(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(dataset)


def are_equal(found: Result, wanted: Result, *, is_reduced: bool) -> bool:
    """Return whether an answer is the expected one; REDUCED leaves open how often a row comes."""
    if isinstance(found, Table) and isinstance(wanted, Table):
        keeps = {"is_reduced": is_reduced, "is_ordered": wanted.is_ordered}
        return _canonical(found.rows, **keeps) == _canonical(wanted.rows, **keeps)
    return found == wanted


def _result_set(facts: Facts, head) -> Result:
    boolean = facts.one(head, RS + "boolean")
    if boolean is not None:
        return boolean.value == "true"
    numbered = [(facts.one(row, RS + "index"), row) for row in facts.all(head, RS + "solution")]
    is_ordered = any(index is not None for index, _ in numbered)
    if is_ordered:
        numbered.sort(key=lambda pair: int(pair[0].value))
    return Table([_row(facts, row) for _, row in numbered], is_ordered)


def _row(facts: Facts, row) -> dict:
    bindings = facts.all(row, RS + "binding")
    return {
        facts.one(binding, RS + "variable").value: facts.one(binding, RS + "value") for binding in bindings
    }


def _canonical(rows: list[dict], *, is_reduced: bool, is_ordered: bool) -> frozenset:
    if is_reduced:
        rows = list({str(sorted(row.items(), key=str)): row for row in rows}.values())
    quads = []
    for number, row in enumerate(rows):
        subject = BlankNode()
        place = Literal(number if is_ordered else 0)
        quads.append(Quad(subject, NamedNode(_ROW), place))
        quads += [Quad(subject, NamedNode(_ROW + name), _by_value(term)) for name, term in row.items()]
    return graph(quads)


def _by_value(term):
    """Return a number in one spelling, a language tag in lower case: the store keeps values, not spellings."""
    if not isinstance(term, Literal):
        return term
    if term.language:
        return Literal(term.value, language=term.language.lower())
    if term.datatype.value in _NUMBERS:
        try:
            return Literal(str(Decimal(term.value).normalize()), datatype=term.datatype)
        except InvalidOperation:
            return term
    return term
