"""The time that a question asks about: « depuis 2020 », “before 2017”, « en 2023 »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.entities.selection import fold
from snapshot.dates import find_dates, interval

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.entities.selection import Lang
    from snapshot.dates import DateMention

FROM = ("depuis", "a partir de", "apres", "des", "since", "from", "after")
TO = ("avant", "jusqu'a", "jusqu'en", "before", "until", "up to")
WITHIN = ("en", "entre", "pendant", "courant", "au cours de", "durant", "in", "during", "between", "within")
EXCLUDED = ("apres", "after", "avant", "before")
"""The words after which the year itself is left out."""
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
ARTICLES = r"(?:(?:l'annee|l'an|le mois de|the year|early|late|fin|debut|mid) )?"


@dataclass(frozen=True, slots=True)
class Period:
    """When what is asked for took place."""

    start: str | None
    """First year, month or day; None where it only ends."""
    end: str | None
    """Last year, month or day; None where it only begins."""
    words: str


def find_period(text: str, lang: Lang | None) -> Period | None:
    """Return the time that a question limits its answers to; a year in the name of a plan does not.

    Args:
        text: The question.
        lang: Its language, where it is known.
    """
    for mention in _dates(text, lang):
        before = text[: mention.start]
        for cues, period in ((FROM, _from), (TO, _to), (WITHIN, _within)):
            cue = _cue(before, (*cues, "de") if "/" in mention.edtf else cues)
            if cue:
                words = text[mention.start - len(cue) - 1 : mention.end].strip()
                return (_within if "/" in mention.edtf else period)(mention.edtf, cue, words)
    return None


def find_years(text: str) -> tuple[str, ...]:
    """Return the years that a question writes out."""
    return tuple(dict.fromkeys(re.findall(r"\b(?:1[89]|20)\d\d\b", text)))


def _dates(text: str, lang: Lang | None) -> Iterable[DateMention]:
    for one in (lang,) if lang else ("fr", "en"):
        yield from find_dates(text, one)


def _cue(before: str, words: Iterable[str]) -> str | None:
    """Return the one of the words that ends a text, as it is written there."""
    listed = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    match = re.search(rf"(?:^|\W)((?:{listed}) ?{ARTICLES})$", fold(before) + " ")
    return match[1].strip() if match else None


def _from(edtf: str, cue: str, words: str) -> Period:
    first = _day(edtf.partition("/")[0])
    return Period(_shifted(first, 1) if cue.startswith(EXCLUDED) else first, None, words)


def _to(edtf: str, cue: str, words: str) -> Period:
    last = _day(edtf.rpartition("/")[2])
    return Period(None, _shifted(last, -1) if cue.startswith(EXCLUDED) else last, words)


def _within(edtf: str, _cue: str, words: str) -> Period:
    return Period(_day(edtf.partition("/")[0]), _day(edtf.rpartition("/")[2]), words)


def _day(edtf: str) -> str:
    """Return a date as filters take it; the year alone of a season or of what is uncertain."""
    return edtf if DATE.fullmatch(edtf) and interval(edtf) else edtf[:4]


def _shifted(edtf: str, years: int) -> str:
    """Return the year after or before; a month or a day stays: what is left out of it is little."""
    return str(int(edtf) + years) if edtf.isdigit() else edtf
