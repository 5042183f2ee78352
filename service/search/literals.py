"""Years and countries that a question writes out: what is about others does not answer it, however near."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from service.entities.catalogue import catalogue
from snapshot.authority import normalise
from snapshot.dates import interval

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.entities.models import DocumentSummary
    from service.search.understanding import Question
    from snapshot.current import Snapshot

SHORTEST_NAME = 4


def holds_literals(snapshot: Snapshot, asked: Question, units: Iterable[int]) -> bool:
    """Tell whether each year and country of a question is one that some of the units or their documents name.

    Args:
        snapshot: Where the units are.
        asked: The question.
        units: Ids of those that are near enough to answer it.
    """
    countries = find_countries(asked.text)
    if not asked.years and not countries:
        return True
    documents = catalogue(snapshot).documents
    found = [(unit, documents[unit.document_id]) for unit in snapshot.passages.units(units)]
    texts = [
        f" {normalise(' '.join((unit.text, *unit.section, document.title)))} " for unit, document in found
    ]

    def is_named(*names: str) -> bool:
        return any(f" {name} " in text for text in texts for name in names)

    return all(
        is_named(year) or any(_is_of(year, document) for _, document in found) for year in asked.years
    ) and all(
        is_named(*_names()[code]) or any((document.country or "").startswith(code) for _, document in found)
        for code in countries
    )


def find_countries(question: str) -> tuple[str, ...]:
    """Return the codes of the countries that a question names in French or English."""
    words = f" {normalise(question)} "
    return tuple(dict.fromkeys(code for name, code in _codes() if name in words))


def _is_of(year: str, document: DocumentSummary) -> bool:
    days = interval(document.date) if document.date else None
    return days is not None and days[0].year <= int(year) <= days[1].year


@cache
def _codes() -> list[tuple[str, str]]:
    """Return each name, with the spaces around it, and the code of its country."""
    return [(f" {name} ", code) for code, names in _names().items() for name in names]


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Return what each country is called, as a question would be normalised."""
    french, english = (Locale(lang).territories for lang in ("fr", "en"))
    names = {
        code: tuple({normalise(str(french[code])), normalise(str(english[code]))})
        for code in map(str, french)
        if re.fullmatch("[A-Z]{2}", code) and code in english
    }
    return {code: tuple(one for one in both if len(one) >= SHORTEST_NAME) for code, both in names.items()}
