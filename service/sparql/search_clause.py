"""Search inside SPARQL: the clauses `SERVICE enf:search { … }` of a query, and the rows of hits that take their place.

    SERVICE enf:search { [] enf:query "foster care" ; enf:hit ?passage ; enf:score ?score ; enf:limit 50 }

The engine never sees such a clause: it would send a request to the address of the service.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Unit = Literal["passage", "measure"]
Lang = Literal["fr", "en"]
Column = Literal["hit", "score", "text"]

DEFAULT_HITS = 50


@dataclass(frozen=True, slots=True)
class SearchClause:
    """One clause: what it asks, and which variables take the `columns` of its hits, in the order of the clause.

    `start` and `end` are its place in the query, from SERVICE to the closing brace.
    """

    start: int
    end: int
    question: str
    columns: tuple[tuple[Column, str], ...]
    limit: int = DEFAULT_HITS
    unit: Unit = "passage"
    lang: Lang | None = None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A passage or measure that was found, with its words and their language."""

    iri: str
    score: float
    text: str
    lang: str


Search = Callable[[SearchClause], Sequence[SearchHit]]
"""Finds the hits of a clause, best first; may raise a ServiceError."""


def fill_in(query: str, clauses: Iterable[SearchClause], hits: Iterable[Sequence[SearchHit]]) -> str:
    """Return `query` with the hits of each clause, as VALUES, in the clause's place; lines keep their numbers."""
    parts, end = [], 0
    for clause, rows in zip(clauses, hits, strict=True):
        lines = query.count("\n", clause.start, clause.end)
        parts += [query[end : clause.start], _values(clause, rows), "\n" * lines]
        end = clause.end
    return "".join([*parts, query[end:]])


def _values(clause: SearchClause, rows: Iterable[SearchHit]) -> str:
    names = " ".join(variable for _, variable in clause.columns)
    lines = (" ".join(_term(hit, column) for column, _ in clause.columns) for hit in rows)
    return f"VALUES ({names}) {{ {' '.join(f'({line})' for line in lines)} }}"


def _term(hit: SearchHit, column: Column) -> str:
    if column == "hit":
        return f"<{hit.iri}>"
    if column == "score":
        return f"{hit.score:.6f}"
    escaped = hit.text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"@{hit.lang}'
