"""Looks at a query before the engine does: what it is, and whether it stays within the limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from service.sparql.clause_reader import read_clauses
from service.sparql.lexer import tokens
from service.sparql.refusals import refusal
from service.sparql.survey import Survey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.sparql.lexer import Token
    from service.sparql.limits import SparqlLimits
    from service.sparql.search_clause import SearchClause

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

_FORMS = frozenset(get_args(Form))
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_BOOLEANS = frozenset({"TRUE", "FALSE"})
# A query with one of these answers differently each time.
_VOLATILE = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})


@dataclass(frozen=True, slots=True)
class QueryFacts:
    """What the endpoint needs to know of a query that may run.

    `query` is the query as the engine reads it, every character in its place; `star` is the place of the asterisk of an outermost `SELECT *`, None where columns are named; `is_volatile`
    says that the same query may answer differently on the same data; `searches` are its search clauses.
    """

    query: str
    form: Form
    star: int | None
    is_volatile: bool
    searches: tuple[SearchClause, ...]


def inspect(query: str, limits: SparqlLimits) -> QueryFacts:
    """Return the facts of `query`.

    Raises:
        ServiceError: the query passes a limit, is an update or calls another service; the detail says what to change.
    """
    length = len(query.encode())
    if length > limits.query_bytes:
        raise refusal("query_too_long", length=length, limit=limits.query_bytes)
    found = _read(query, limits.tokens)
    searches = read_clauses(found, limits.searches) if "SERVICE" in query.upper() else ()
    form = _form(found)
    Survey(limits).walk(found)
    words = {token.text.upper() for token in found if token.kind == "word"}
    as_read = query if words.isdisjoint(_BOOLEANS) else _with_booleans(query, found)
    return QueryFacts(as_read, form, _star(found, form), not words.isdisjoint(_VOLATILE), searches)


def _read(query: str, limit: int) -> list[Token]:
    found: list[Token] = []
    for token in tokens(query):
        if token.kind == "unclosed":
            raise refusal("unclosed_string", line=query.count("\n", 0, token.start) + 1)
        if len(found) == limit:
            raise refusal("too_many_tokens", limit=limit)
        found.append(token)
    return found


def _form(found: Iterable[Token]) -> Form:
    """Return the form of the query: its first word after the BASE and PREFIX declarations."""
    for token in found:
        word = token.text.upper()
        if token.kind in {"iri", "name"} or word in {"BASE", "PREFIX"}:
            continue
        if word in _UPDATES:
            raise refusal("no_updates")
        if word not in _FORMS:
            raise refusal("unknown_form", word=token.text)
        return cast("Form", word)
    raise refusal("empty_query")


def _with_booleans(query: str, found: Iterable[Token]) -> str:
    """Return `query` with its booleans in lower case, as the engine reads no others."""
    parts, end = [], 0
    for token in found:
        if token.kind == "word" and token.text.upper() in _BOOLEANS:
            parts += [query[end : token.start], token.text.lower()]
            end = token.start + len(token.text)
    return "".join([*parts, query[end:]])


def _star(found: list[Token], form: Form) -> int | None:
    """Return the place of the asterisk of the outermost SELECT."""
    if form != "SELECT":
        return None
    first = next(place for place, token in enumerate(found) if token.text.upper() == "SELECT")
    for token in found[first + 1 : first + 3]:
        if token.text == "*":
            return token.start
        if token.text.upper() not in {"DISTINCT", "REDUCED"}:
            return None
    return None
