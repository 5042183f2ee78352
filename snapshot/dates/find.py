"""Finds the dates of a text."""

from __future__ import annotations

from snapshot.dates.matcher import expressions, fold, grammar_for
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
    return resolve(join(expressions(fold(text), grammar), text, grammar), text, grammar, reference)
