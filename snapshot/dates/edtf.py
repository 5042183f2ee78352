"""EDTF values on the calendar: the days they cover, yearly values given a year, values shifted by a count."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "year"]
Days = tuple[date, date]

SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
"""EDTF season codes and the month in which each begins; a season lasts three months."""

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?", re.ASCII)


def interval(edtf: str) -> Days | None:
    """The earliest and the latest day that an EDTF value covers; ``None`` when it has no year or no sense.

    >>> interval("2023-21")
    (datetime.date(2023, 3, 1), datetime.date(2023, 5, 31))
    """
    first, slash, last = edtf.partition("/")
    start = _days(first)
    end = _days(last) if slash else start
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


def _days(point: str) -> Days | None:
    match = _POINT.fullmatch(point)
    if not match or match[1] in {"0000", "9999"}:
        return None
    year = int(match[1])
    if match[2] is None:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(match[2])
    if match[3]:
        return _one_day(year, month, int(match[3]))
    if month in SEASON_MONTHS:
        return _months(year, SEASON_MONTHS[month], 3)
    return _months(year, month, 1) if 1 <= month <= 12 else None


def _one_day(year: int, month: int, day: int) -> Days | None:
    if not 1 <= month <= 12 or day > calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day), date(year, month, day)


def _months(year: int, month: int, count: int) -> Days:
    years, last = divmod(month + count - 2, 12)
    end_day = calendar.monthrange(year + years, last + 1)[1]
    return date(year, month, 1), date(year + years, last + 1, end_day)


def in_year(template: str, year: int | None) -> str:
    """A yearly value such as ``Y-12-25`` (``Z`` is the year after ``Y``) in one year, or in no known year."""
    if year is None:
        return template.replace("Y", "XXXX").replace("Z", "XXXX")
    return template.replace("Y", f"{year:04d}").replace("Z", f"{year + 1:04d}")


def occurrences(template: str, around: Days) -> list[tuple[Days, int]]:
    """The days of a yearly value in the years around a date, oldest first, each with its year."""
    years = range(max(1, around[0].year - 2), min(9997, around[1].year + 2) + 1)
    found = [(interval(in_year(template, year)), year) for year in years]
    return [(days, year) for days, year in found if days]


def shift(anchor: str, count: int, unit: Unit) -> str | None:
    """The value that lies ``count`` units after ``anchor``, no more precise than the unit.

    ``None`` when the anchor is vaguer than the unit: nobody knows what three days after 2019 is.

    >>> shift("2019-10-14", -1, "year"), shift("2019-10-14", 1, "week"), shift("2019", 3, "day")
    ('2018', '2019-10-21/2019-10-27', None)
    """
    days = interval(anchor)
    if not days:
        return None
    start, end = days
    if unit == "year":
        return _year(start.year + count)
    if unit == "month":
        return _month(start, count) if (start.year, start.month) == (end.year, end.month) else None
    return _count_days(start, count, unit) if start == end else None


def _year(year: int) -> str | None:
    return f"{year:04d}" if 1 <= year < 9999 else None


def _month(start: date, count: int) -> str | None:
    years, month = divmod(start.month - 1 + count, 12)
    year = _year(start.year + years)
    return f"{year}-{month + 1:02d}" if year else None


def _count_days(start: date, count: int, unit: Unit) -> str | None:
    try:
        if unit == "day":
            return (start + timedelta(days=count)).isoformat()
        monday = start + timedelta(days=7 * count - start.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    except OverflowError:
        return None
