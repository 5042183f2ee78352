"""Dates in words, never more precise than they are: « mars 2022 », “spring 2023”."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_date

from service.web.messages import NO_BREAK, messages

if TYPE_CHECKING:
    from service.entities.selection import Lang

_POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<about>[~?%]?)", re.ASCII)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_OPEN = {"", ".."}


def spell_date(edtf: str, lang: Lang) -> str:
    r"""Return an EDTF value in words; a value that has none is returned as it is.

    >>> spell_date("2023-21", "en"), spell_date("2021-03-01", "fr")
    ('spring 2023', '1er\xa0mars 2021')
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point(edtf, lang) or edtf
    start, end = _point(first, lang), _point(last, lang)
    t = messages(lang)
    if start and last in _OPEN:
        return t("date.since", start=start)
    if end and first in _OPEN:
        return t("date.until", end=end)
    if not start or not end:
        return edtf
    return t("date.years" if len(first) == len(last) == 4 else "date.range", start=start, end=end)


def _point(edtf: str, lang: Lang) -> str | None:
    match = _POINT.fullmatch(edtf)
    words = _calendar(match["year"], match["month"], match["day"], lang) if match else None
    return messages(lang)("date.about", date=words) if match and words and match["about"] else words


def _calendar(year: str, month: str | None, day: str | None, lang: Lang) -> str | None:
    if month is None:
        return year
    if month in _SEASONS and not day:
        return messages(lang)(f"date.{_SEASONS[month]}", year=year)
    try:
        known = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    if not day:
        return format_date(known, "MMMM y", locale=lang)
    ordinal = "1er" if lang == "fr" and known.day == 1 else str(known.day)
    return f"{ordinal}{NO_BREAK}{format_date(known, 'MMMM y', locale=lang)}"
