"""Finds the dates of a text."""

from __future__ import annotations

from functools import lru_cache

from snapshot.dates.matcher import expressions, fold, grammar_for
from snapshot.dates.meaning import Expression
from snapshot.dates.mention import DateMention
from snapshot.dates.ranges import join
from snapshot.dates.resolve import resolve


def find_dates(text: str, lang: str, reference: str | None = None) -> tuple[DateMention, ...]:
    """The dates of a text, in reading order, without overlap.

    Give the whole document: a date without its year takes the year of its neighbours first, then the one that
    the tense of its sentence implies beside ``reference``, the EDTF date of the document.

    >>> find_dates("Le conseil se réunira le 20 mars.", "fr", "2021-11-02")[0].edtf
    '2022-03-20'

    Raises:
        ValueError: the language is neither French nor English.
    """
    grammar = grammar_for(lang)
    return resolve(_joined(text, grammar.language), text, grammar, reference)


@lru_cache(maxsize=4)
def _joined(text: str, language: str) -> tuple[Expression, ...]:
    """The expressions of a text. It is read for its own date first, then again for those that count from it."""
    grammar = grammar_for(language)
    return tuple(join(expressions(fold(text), grammar), text, grammar))
