"""Joins neighbouring expressions: the two ends of a range, and a vague expression with the date that explains it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from snapshot.dates.edtf import in_year, interval
from snapshot.dates.matcher import Grammar, fold
from snapshot.dates.meaning import Expression

_FARTHEST = 40
"""Characters between two expressions that can still be one: *du 3 juin au vendredi 5 juillet*."""
_OPENING = 25
"""Characters before a range in which *between* stands."""
_ANY_YEAR = 2023


def join(expressions: Iterable[Expression], text: str, grammar: Grammar) -> list[Expression]:
    """The expressions with ranges made one, and *a year ago, on 14 October 2019* reduced to its exact date."""
    joined: list[Expression] = []
    for expression in expressions:
        one = _as_one(joined[-1], expression, text, grammar) if joined else None
        if one:
            joined[-1] = one
        else:
            joined.append(expression)
    return joined


def _as_one(first: Expression, second: Expression, text: str, grammar: Grammar) -> Expression | None:
    if second.start - first.end > _FARTHEST:
        return None
    between = fold(text[first.end : second.start]).plain
    if grammar.apposition.fullmatch(between):
        if _is_vague(first) and second.is_plain:
            return second
        if _is_vague(second) and first.is_plain:
            return first
    opening = fold(text[max(0, first.start - _OPENING) : first.start]).plain
    opener, conjunction = grammar.between
    if grammar.joins.fullmatch(between) or (conjunction.fullmatch(between) and opener.search(opening)):
        return _range(first, second)
    return None


def _is_vague(expression: Expression) -> bool:
    return expression.count is not None or expression.weekday is not None


def _range(first: Expression, second: Expression) -> Expression | None:
    if not (first.is_plain and second.is_plain) or "Y" in {_yearless(first), _yearless(second)}:
        return None
    start, end = str(first.template), str(second.template)
    wraps = not interval(f"{in_year(start, _ANY_YEAR)}/{in_year(end, _ANY_YEAR)}")
    year, end_year = first.year, second.year
    if year is None and end_year is not None:
        year = end_year - wraps
    if year is None:
        template = f"{start}/{end.replace('Y', 'Z') if wraps else end}"
    else:
        template = f"{start}/{in_year(end, year + wraps if end_year is None else end_year)}"
        if not interval(in_year(template, year)):
            return None
    return replace(first, end=second.end, template=template, year=year, modifier=None, is_range=True)


def _yearless(expression: Expression) -> str | None:
    return expression.template if expression.year is None else None
