"""Reads the search clauses of a query, and refuses every other SERVICE: the engine would send requests anywhere."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, cast

from ontology import terms
from service.sparql.refusals import refusal
from service.sparql.search_clause import DEFAULT_HITS, Column, Lang, SearchClause, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service.errors import ServiceError
    from service.sparql.lexer import Token

MOST_HITS = 200

_COLUMNS: dict[str, Column] = {terms.HIT: "hit", terms.SCORE: "score", terms.TEXT: "text"}
_CHOICES = {terms.UNIT: ("passage", "measure"), terms.LANG: ("fr", "en")}
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
# Between the properties and values of a clause; a language tag on the question changes nothing.
_SEPARATORS = frozenset("[];.")
# Names before which the engine reads the braces that follow as an ordinary group, not as a SERVICE.
_GRAPH_WORDS = frozenset({"GRAPH", "FROM", "NAMED", "DESCRIBE"})


def read_clauses(found: Sequence[Token], limit: int) -> tuple[SearchClause, ...]:
    """Return the search clauses among the tokens of a query.

    Raises:
        ServiceError: one can't be read, there are more than `limit`, or the query calls another SERVICE.
    """
    prefixes = _prefixes(found)
    places = (place for place, token in enumerate(found) if _is_service(found, place, token))
    clauses = tuple(_clause(found, place, prefixes) for place in islice(places, limit + 1))
    if len(clauses) > limit:
        raise refusal("too_many_searches", limit=limit)
    return clauses


def _is_service(found: Sequence[Token], place: int, token: Token) -> bool:
    """Return whether a SERVICE begins here; refuse what the engine may read as one although no space tells it apart."""
    word = token.text.upper()
    if token.kind == "word" and word.startswith("SERVICE"):
        if word != "SERVICE":
            raise refusal("no_service")
        return True
    if token.kind == "name" and "SERVICE" in word and _opens_service(found, place):
        raise refusal("no_service")
    return False


def _opens_service(found: Sequence[Token], place: int) -> bool:
    """Return whether the engine may read `SERVICEex:a {` in the name at `place`: it needs no space there."""
    is_before_group = place + 1 < len(found) and found[place + 1].text == "{"
    is_graph = place > 0 and found[place - 1].text.upper() in _GRAPH_WORDS
    return is_before_group and not is_graph


def _prefixes(found: Sequence[Token]) -> dict[str, str]:
    triples = zip(found, found[1:], found[2:], strict=False)
    return {
        name.text.removesuffix(":"): iri.text[1:-1]
        for word, name, iri in triples
        if word.text.upper() == "PREFIX" and name.kind == "name" and iri.kind == "iri"
    }


def _iri(token: Token, prefixes: dict[str, str]) -> str | None:
    if token.kind == "iri":
        return token.text[1:-1]
    prefix, _, local = token.text.partition(":")
    return prefixes[prefix] + local if token.kind == "name" and prefix in prefixes else None


def _clause(found: Sequence[Token], place: int, prefixes: dict[str, str]) -> SearchClause:
    after = [*found[place + 1 :]]
    if after and after[0].text.upper() == "SILENT":
        del after[0]
    if not after or _iri(after[0], prefixes) != terms.SEARCH:
        raise refusal("no_service")
    if len(after) < 2 or after[1].text != "{":
        raise _unreadable(after[1:])
    length = next((n for n, token in enumerate(after) if token.kind == "sign" and token.text == "}"), None)
    if length is None:
        raise _unreadable(after[-1:])
    given = dict(_pairs(after[2:length], prefixes))
    if terms.QUERY not in given or terms.HIT not in given:
        raise refusal("search_incomplete")
    return _read(given, found[place].start, after[length].start + 1)


def _pairs(inside: Sequence[Token], prefixes: dict[str, str]) -> Iterator[tuple[str, Token]]:
    """Yield the properties of a clause and their values, each property once."""
    told = [token for token in inside if token.text not in _SEPARATORS and token.kind != "language"]
    known = {terms.QUERY, terms.LIMIT, *_COLUMNS, *_CHOICES}
    seen: set[str | None] = set()
    for name, value in zip(told[::2], [*told[1::2], None], strict=False):
        iri = _iri(name, prefixes)
        if value is None or iri is None or iri not in known or iri in seen:
            raise _unreadable([name])
        seen.add(iri)
        yield iri, value


def _read(given: dict[str, Token], start: int, end: int) -> SearchClause:
    columns = tuple((_COLUMNS[iri], _variable(iri, token)) for iri, token in given.items() if iri in _COLUMNS)
    if len({variable for _, variable in columns}) < len(columns):
        raise refusal("search_twice")
    chosen = {iri: _choice(iri, given[iri], allowed) for iri, allowed in _CHOICES.items() if iri in given}
    return SearchClause(
        start=start,
        end=end,
        question=_question(given[terms.QUERY]),
        columns=columns,
        limit=_limit(given[terms.LIMIT]) if terms.LIMIT in given else DEFAULT_HITS,
        unit=cast("Unit", chosen.get(terms.UNIT, "passage")),
        lang=cast("Lang | None", chosen.get(terms.LANG)),
    )


def _variable(iri: str, token: Token) -> str:
    if token.kind != "variable":
        raise _wrong_value(iri, token)
    return f"?{token.text[1:]}"


def _choice(iri: str, token: Token, allowed: Sequence[str]) -> str:
    chosen = _string(token) if token.kind == "string" else ""
    if chosen not in allowed:
        raise _wrong_value(iri, token)
    return chosen


def _limit(token: Token) -> int:
    count = int(token.text) if token.kind == "number" and token.text.isdecimal() else 0
    if not 1 <= count <= MOST_HITS:
        raise _wrong_value(terms.LIMIT, token)
    return count


def _question(token: Token) -> str:
    if token.kind != "string":
        raise refusal("search_not_constant", found=token.text)
    return _string(token)


def _string(token: Token) -> str:
    """Return what a string token says, its escapes resolved."""
    width = 3 if token.text[:3] in {'"""', "'''"} else 1
    try:
        return _ESCAPE.sub(_resolve, token.text[width:-width]).encode().decode()
    except (KeyError, ValueError, OverflowError):
        raise _unreadable([token]) from None


def _resolve(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED[match[3]]


def _wrong_value(iri: str, token: Token) -> ServiceError:
    name = iri.removeprefix(terms.ENF)
    return refusal("search_value", name=name, found=token.text, most=MOST_HITS)


def _unreadable(tokens: Sequence[Token]) -> ServiceError:
    return refusal("search_unreadable", found=tokens[0].text if tokens else "{")
