"""What a matched pattern means: a value on the calendar, its year still open where the words leave it open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from snapshot.dates.edtf import Unit, in_year, interval
from snapshot.dates.lexicon import Lexicon

Groups = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Count:
    """So many units before or after another date."""

    steps: int
    unit: Unit
    anchor: Literal["document", "text"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A calendar expression and what its own words say. One of ``template``, ``count``, ``weekday``, ``monthday`` is there."""

    start: int
    end: int
    template: str | None = None
    """EDTF with ``Y`` for the year and ``Z`` for the year after: ``Y-12-23/Z-01-04``."""
    year: int | None = None
    when: int | None = None
    """Of the document's date: -1 the one before (*last May*), 0 the current one, 1 the one after."""
    year_when: int | None = None
    """The same for the year alone (*the first half of next year*)."""
    modifier: str | None = None
    count: Count | None = None
    weekday: int | None = None
    monthday: int | None = None
    """A day of a month that other words tell (*on the 12th*)."""
    is_yearly: bool = False
    """Whether it comes back (*by 30 June of each year*): it then has no year."""
    is_range: bool = False
    """Whether two ends are written: *from* before it then opens the range and bounds nothing."""

    @property
    def is_plain(self) -> bool:
        """Whether it names a date, alone, by its place in a year: what can be one end of a range."""
        return (
            bool(self.template)
            and "/" not in str(self.template)
            and self.when is None
            and self.year_when is None
        )


def read(means: str, groups: Groups, words: Lexicon, span: tuple[int, int]) -> Expression | None:
    """The expression that a pattern with this meaning found, or ``None`` when it is not a possible date."""
    groups = {name: re.sub(r"\s+", " ", value) for name, value in groups.items()}
    if means.startswith(("count", "later", "earlier", "day")):
        return Expression(*span, count=_count(means, groups, words))
    when = 0 if "this" in groups else words.when.get(groups.get("when", ""))
    if means == "weekday":
        return Expression(*span, weekday=words.weekdays[groups["weekday"]], when=when)
    if means == "monthday":
        return Expression(*span, monthday=int(groups["num"]))
    template, year = _template(means, groups, words)
    if not template or not interval(in_year(template, year or _LEAP_YEAR)):
        return None
    modifier = words.modifiers.get(groups.get("mod", ""))
    is_range = any(name.endswith("2") for name in groups)
    year_when = _year_when(groups, words)
    is_yearly = "yearly" in groups
    return Expression(
        *span, template, year, when, year_when, modifier, is_yearly=is_yearly, is_range=is_range
    )


_LEAP_YEAR = 2024


def _count(means: str, groups: Groups, words: Lexicon) -> Count:
    if means.startswith("day"):
        return Count(int(means[3:]), "day", "document")
    unit = cast("Unit", words.units[groups["unit"]])
    if means == "count":
        return Count(0 if "this" in groups else words.when[groups["when"]], unit, "document")
    number = groups["number"]
    steps = int(number) if number.isdigit() else words.numbers[number]
    if means in {"count-", "earlier"}:
        steps = -steps
    return Count(steps, unit, "document" if means.startswith("count") else "text")


def _year_when(groups: Groups, words: Lexicon) -> int | None:
    if "yearwhen" not in groups:
        return None
    return next((words.when[word] for word in groups["yearwhen"].split() if word in words.when), 0)


def _template(means: str, groups: Groups, words: Lexicon) -> tuple[str | None, int | None]:
    """A yearly value, and the year when it is stated; no value for what no calendar has."""
    year = int(groups["year"]) if "year" in groups else None
    if means == "calendar":
        return _calendar(groups, words, year)
    if means == "numeric":
        return _numeric(groups, year)
    if means == "season":
        return f"Y-{words.seasons[groups['season']]}", year
    if means == "part":
        return _part(groups, words), year
    if "year2" in groups:
        return means, int(groups["year2"])
    return means, _short_year(year, groups["yy"]) if year and "yy" in groups else year


def _calendar(groups: Groups, words: Lexicon, year: int | None) -> tuple[str | None, int | None]:
    name = groups.get("month") or groups.get("monthname")
    month = _month(name, words) or groups.get("mm") or _foreign_month(groups, words)
    if month is None:
        return _years(groups, year)
    last_month = _month(groups.get("month2"), words) or month
    day, last_day = (_day(groups, name) for name in ("day", "day2"))
    first, last = f"Y-{month}{day}", f"{last_month}{last_day or day}"
    if last_month == month and last_day in {"", day}:
        return first, year
    if f"{month}{day}" < last:
        return f"{first}/Y-{last}", year
    if last_month == month:
        return None, year
    return f"{first}/Z-{last}", year - 1 if year else None


def _month(name: str | None, words: Lexicon) -> str | None:
    if not name:
        return None
    number = words.months.get(name) or words.short_months[name.rstrip(".")]
    return f"{number:02d}"


def _foreign_month(groups: Groups, words: Lexicon) -> str | None:
    return f"{words.foreign_months[groups['foreign']]:02d}" if "foreign" in groups else None


def _day(groups: Groups, name: str) -> str:
    written = groups.get(name) or (groups.get("num") if name == "day" else None)
    digits = re.match(r"\d+", written or "")
    return f"-{int(digits[0]):02d}" if digits else ""


def _years(groups: Groups, year: int | None) -> tuple[str | None, int | None]:
    last = int(groups["year2"]) if "year2" in groups else None
    if year and "yy" in groups:
        last = _short_year(year, groups["yy"])
        if not year < last <= year + 20:
            return None, None
    if year is None or last is None:
        return "Y", year
    return (f"Y/{last:04d}", year) if year < last else (None, None)


def _short_year(year: int, digits: str) -> int:
    return year - year % 100 + int(digits) + (100 if year % 100 == 99 else 0)


def _numeric(groups: Groups, year: int | None) -> tuple[str | None, int | None]:
    day, month = int(groups["num"]), int(groups["mm"])
    if month > 12 >= day:  # written the American way
        day, month = month, day
    if year is None:
        short = int(groups["yy"])
        year = 2000 + short if short < 50 else 1900 + short
    return f"Y-{month:02d}-{day:02d}", year


def _part(groups: Groups, words: Lexicon) -> str | None:
    months = 3 if "quarter" in groups or groups.get("part") in {"quarter", "trimestre"} else 6
    number = groups.get("quarter") or groups.get("half")
    rank = int(number) if number else words.ordinals[groups["ordinal"]] or 12 // months
    if rank * months > 12:
        return None
    return f"Y-{(rank - 1) * months + 1:02d}/Y-{rank * months:02d}"
