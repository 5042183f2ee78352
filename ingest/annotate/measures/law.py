"""Whether a document is the text of a law, and whether it is not passed yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ingest.annotate.measures import patterns_en, patterns_fr

if TYPE_CHECKING:
    from ingest.annotate.reading import Reading

LAWS = frozenset({"law", "decree", "code", "regulation", "circular"})
"""Kinds of plans that hold from their adoption."""
BILL = "bill"
HEAD_BLOCKS = 12
"""Blocks of content in which a law says that it is one; pages have menus above."""
LONGEST_TITLE = 40
"""In words."""
FEWEST_PROVISIONS = 2
"""Of a law without an enacting formula, in which one block in five is a provision too."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The compiled expressions of a language."""

    title: re.Pattern[str]
    bill: re.Pattern[str]
    enacted: re.Pattern[str]
    provision: re.Pattern[str]


@cache
def wording(lang: str) -> Wording:
    """Compile the expressions of a language, once."""
    data = patterns_fr if lang == "fr" else patterns_en
    return Wording(
        title=re.compile(data.LAW_TITLE),
        bill=re.compile(data.BILL_TITLE),
        enacted=re.compile(data.ENACTED, re.IGNORECASE),
        provision=re.compile(data.PROVISION),
    )


def is_law(reading: Reading) -> bool:
    """Tell whether a text is a law or a bill: named so at its head, with an enacting formula or with provisions."""
    titles = [one for one in _head(reading) if wording(reading.lang).title.search(one)]
    if not titles:
        return False
    provisions, formulas = _provisions(reading), wording(reading.lang).enacted
    is_enacted = any(formulas.search(reading.words(block.span)) for block in reading.content)
    return provisions >= (1 if is_enacted else max(FEWEST_PROVISIONS, len(reading.content) / 5))


def is_bill(reading: Reading) -> bool:
    """Tell whether a text is, or presents, a law that is not passed yet: a title at its head says so."""
    return any(wording(reading.lang).bill.search(one) for one in _head(reading))


def _head(reading: Reading) -> list[str]:
    """Return the short blocks at the head, where titles stand."""
    words = [reading.words(block.span) for block in reading.content[:HEAD_BLOCKS]]
    return [one for one in words if len(one.split()) <= LONGEST_TITLE]


def _provisions(reading: Reading) -> int:
    """Return how many blocks are numbered provisions."""
    provision = wording(reading.lang).provision
    return sum(
        provision.match(f"{block.marker} {reading.words(block.span)}".lstrip()) is not None
        for block in reading.content
    )
