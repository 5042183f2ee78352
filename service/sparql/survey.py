"""Measures the shape of a query: how deep, how many patterns, OPTIONALs and operators.

pyoxigraph has no limit of its own: nesting overflows its stack, and planning time grows faster than the number
of patterns. The counts need no exact parse: they bound what the engine will have to plan, and a query that comes
through all the same only costs its worker.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from service.sparql.lexer import Token
from service.sparql.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.sparql.limits import SparqlLimits

_OPERATORS = frozenset({"!", "||", "&&", "+", "-", "*", "|", "^", "AS"})
_SEPARATORS = frozenset({".", ";", ",", "/"})
_CLOSING = {"{": "}", "(": ")", "[": "]"}

# What a bracket holds: graph patterns, an expression, a collection or path, the rows of VALUES.
_Content = Literal["patterns", "expression", "items", "rows"]


@dataclass(slots=True)
class Survey:
    """The running counts over the tokens of one query."""

    limits: SparqlLimits
    patterns: int = 0
    optionals: int = 0
    operators: int = 0
    opened: list[tuple[str, _Content]] = field(default_factory=list)
    # Whether SELECT or VALUES was read and the braces that belong to it are still to come.
    clause: str = ""

    def walk(self, found: Iterable[Token]) -> None:
        """Take in all tokens of a query.

        Raises:
            ServiceError: a limit is passed; the detail says which one and how to rewrite the query.
        """
        before = Token("word", "", 0)
        for token in found:
            if token.text in _CLOSING and token.kind == "sign":
                self._open(token.text, before)
            elif self.opened and token.text == _CLOSING[self.opened[-1][0]]:
                self.opened.pop()
            else:
                self._count(token)
            before = token
        self._compare(self.patterns, self.limits.patterns, "too_many_patterns")
        self._compare(self.optionals, self.limits.optionals, "too_many_optionals")
        self._compare(self.operators, self.limits.operators, "too_many_operators")

    def _open(self, bracket: str, before: Token) -> None:
        content = self._group_content() if bracket == "{" else self._bracket_content(bracket, before)
        self.opened.append((bracket, content))
        self.patterns += content == "patterns" or bracket == "{"
        groups = sum(opened == "{" for opened, _ in self.opened)
        self._compare(groups, self.limits.group_nesting, "braces_too_deep")
        brackets = len(self.opened) - groups
        self._compare(brackets, self.limits.bracket_nesting, "brackets_too_deep")

    def _group_content(self) -> _Content:
        clause, self.clause = self.clause, ""
        return "rows" if clause == "VALUES" else "patterns"

    def _bracket_content(self, bracket: str, before: Token) -> _Content:
        around = self.opened[-1][1] if self.opened else "expression"
        if around in {"expression", "rows"}:
            return around
        if bracket == "[":
            return "patterns"
        # An expression follows a keyword or a built-in function; a collection or path follows a property.
        follows_word = before.kind == "word" and before.text != "a"
        return "expression" if self.clause or follows_word else "items"

    def _count(self, token: Token) -> None:
        word = token.text.upper()
        if token.kind == "word" and word in {"SELECT", "VALUES"}:
            self.clause = word
        self.optionals += word == "OPTIONAL"
        self.operators += word in _OPERATORS
        content = self.opened[-1][1] if self.opened else "expression"
        if content == "items":
            # An item of a collection stands for two triples.
            self.patterns += 2 * (token.kind != "sign")
        elif content == "patterns":
            self.patterns += word in _SEPARATORS

    @staticmethod
    def _compare(count: int, limit: int, name: str) -> None:
        if count > limit:
            raise refusal(name, limit=limit)
