"""Places expressions on the calendar: the years they leave open, and those counted from another date."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from snapshot.dates.edtf import Days, in_year, interval, occurrences, shift
from snapshot.dates.matcher import Grammar
from snapshot.dates.meaning import Expression
from snapshot.dates.mention import DateMention
from snapshot.dates.tense import sentence_around, tense_around

_BOUND_REACH = 30
_WEEKDAY_BEFORE = re.compile(r"\w+(?:di|day|dimanche),?\s*$")
_LONGEST_MEMORY = timedelta(days=270)
_WINTER = "Y-24"
_HALF_A_YEAR = timedelta(days=183)
_YEAR = re.compile(r"\d{4}")
_YEARS = re.compile(r"\d{4}/\d{4}")


@dataclass(slots=True)
class Calendar:
    """Where a text stands in time: its own date and those found in it so far."""

    text: str
    grammar: Grammar
    reference: Days | None
    reference_edtf: str
    lenders: list[DateMention] = field(default_factory=list)
    """Dates whose year is written, in reading order, that can lend it to their neighbours."""
    placed: list[DateMention] = field(default_factory=list)


def resolve(
    expressions: Sequence[Expression], text: str, grammar: Grammar, reference: str | None
) -> tuple[DateMention, ...]:
    """Every expression that can be placed, in reading order; one without any anchor is left out."""
    days = interval(reference) if reference else None
    calendar = Calendar(text, grammar, days, reference or "")
    for expression in expressions:
        if expression.year is not None and expression.template:
            date = _mention(expression, in_year(expression.template, expression.year), calendar)
            if _can_lend(date, calendar):
                calendar.lenders.append(date)
    for expression in expressions:
        edtf = _value(expression, calendar)
        if edtf:
            calendar.placed.append(_mention(expression, edtf, calendar))
    return tuple(calendar.placed)


def _mention(expression: Expression, edtf: str, calendar: Calendar) -> DateMention:
    is_relative = expression.template is None or (expression.when, expression.year_when) != (None, None)
    bound = "until" if (said := _bound(expression, calendar)) == "until" else said and "since"
    return DateMention(expression.start, expression.end, edtf, expression.modifier, bound, is_relative)


def _bound(expression: Expression, calendar: Calendar) -> str | None:
    before = (
        calendar.text[max(0, expression.start - _BOUND_REACH) : expression.start].lower().replace("’", "'")
    )
    before = _WEEKDAY_BEFORE.sub("", before)
    for bound, words in calendar.grammar.bounds:
        if words.search(before) and (bound == "until" or not expression.is_range):
            return bound
    return None


def _value(expression: Expression, calendar: Calendar) -> str | None:
    if expression.count:
        return _counted(expression, calendar)
    if expression.weekday is not None:
        return _weekday(expression, calendar)
    if expression.monthday is not None:
        return _day_of_month(expression.monthday, expression, calendar)
    template = str(expression.template)
    if expression.is_yearly:
        return in_year(template, None)
    if expression.year is not None:
        return in_year(template, expression.year)
    year = _year(expression, template, calendar)
    return None if year is None and template == "Y" else in_year(template, year)


def _counted(expression: Expression, calendar: Calendar) -> str | None:
    if expression.count is None:
        return None
    anchor: str | None = calendar.reference_edtf
    if expression.count.anchor == "text":
        dates = (date.edtf for date in reversed(calendar.placed) if not _YEARS.fullmatch(date.edtf))
        anchor = next((edtf for edtf in dates if interval(edtf)), None)
    return shift(anchor, expression.count.steps, expression.count.unit) if anchor else None


def _weekday(expression: Expression, calendar: Calendar) -> str | None:
    if calendar.reference is None or calendar.reference[0] != calendar.reference[1]:
        return None
    today = calendar.reference[0]
    ahead = (expression.weekday or 0) - today.weekday()
    tense = _direction(expression, calendar)
    if expression.when == -1 or (not expression.when and tense == -1 and ahead > 0):
        ahead = ahead - 7 if ahead >= 0 else ahead
    elif expression.when == 1 or (not expression.when and tense == 1 and ahead < 0):
        ahead = ahead + 7 if ahead <= 0 else ahead
    return shift(today.isoformat(), ahead, "day")


def _day_of_month(day: int, expression: Expression, calendar: Calendar) -> str | None:
    """A day of the month that the sentence names before it, else of the document's, or of the one beside it."""
    start, _ = sentence_around(calendar.text, expression.start, expression.end)
    said = next((date.edtf for date in reversed(calendar.placed) if date.start >= start), None)
    month = shift(said or calendar.reference_edtf, 0, "month")
    if month is None:
        return None
    edtf = f"{month}-{day:02d}"
    direction = 0 if said else _direction(expression, calendar)
    if calendar.reference and _is_opposite(edtf, calendar.reference, direction):
        edtf = f"{shift(month, direction, 'month')}-{day:02d}"
    return edtf if interval(edtf) else None


def _year(expression: Expression, template: str, calendar: Calendar) -> int | None:
    """The year that the text implies: said of the document's date, lent by a neighbour, or by the tense."""
    reference = calendar.reference
    if expression.year_when is not None or expression.when is not None:
        return _counted_year(expression, template, reference) if reference else None
    lent = _lent_year(expression, template, calendar)
    if reference is None:
        return lent
    direction = _direction(expression, calendar)
    if lent is not None and not _is_opposite(in_year(template, lent), reference, direction):
        return lent
    year = _occurrence(template, reference, direction, is_strict=False)
    if direction == -1 and _bound(expression, calendar) != "since" and _is_far(template, year, reference):
        return _occurrence(template, reference, 0, is_strict=False)
    return year


def _counted_year(expression: Expression, template: str, reference: Days) -> int | None:
    """The year of *last May*, *May of last year*, *this May*; a winter goes on into the next year."""
    if expression.year_when is not None:
        return _occurrence("Y", reference, expression.year_when, is_strict=True)
    if expression.when:
        return _occurrence(template, reference, expression.when, is_strict=True)
    if template != _WINTER:
        return reference[0].year
    return _occurrence(template, reference, 0, is_strict=False)


def _is_opposite(edtf: str, reference: Days, direction: int) -> bool:
    """Whether a value lies on the other side of the document's date than the one that its sentence speaks of."""
    days = interval(edtf)
    if days is None:
        return True
    return days[0] > reference[1] if direction < 0 else direction > 0 and days[1] < reference[0]


def _is_far(template: str, year: int | None, reference: Days) -> bool:
    """Whether a value lies farther back than people tell without naming the year."""
    days = interval(in_year(template, year))
    return days is not None and reference[1] - days[0] > _LONGEST_MEMORY


def _occurrence(template: str, reference: Days, when: int, *, is_strict: bool) -> int | None:
    """The year of the occurrence nearest the reference on the side that ``when`` tells, both sides when 0.

    Strictly before or after (*last*, *next*), or else the one that the reference falls in counts too.
    """
    first, last = reference
    found = occurrences(template, reference)
    if when < 0:
        years = [year for (start, end), year in found if (end < first if is_strict else start <= last)]
        return years[-1] if years else None
    if when > 0:
        years = [year for (start, end), year in found if (start > last if is_strict else end >= first)]
        return years[0] if years else None
    return min(found, key=lambda days: _distance(days[0], reference), default=(reference, None))[1]


def _distance(days: Days, reference: Days) -> timedelta:
    return max(days[0] - reference[1], reference[0] - days[1], timedelta(0))


def _lent_year(expression: Expression, template: str, calendar: Calendar) -> int | None:
    """The year of the nearest date that states one: in the same sentence when the document is dated."""
    if template == "Y":
        return None
    after = bisect(calendar.lenders, expression.start, key=lambda date: date.start)
    beside = calendar.lenders[max(0, after - 1) : after + 1]
    if calendar.reference:
        start, end = sentence_around(calendar.text, expression.start, expression.end)
        beside = [date for date in beside if start <= date.start and date.end <= end]
    if not beside:
        return None
    nearest = min(beside, key=lambda date: max(date.start - expression.end, expression.start - date.end))
    days = interval(nearest.edtf)
    return _year_beside(template, days, is_after=nearest.end <= expression.start) if days else None


def _can_lend(date: DateMention, calendar: Calendar) -> bool:
    """A period or a bare year inside a name says nothing about the dates beside it."""
    if _YEARS.fullmatch(date.edtf):
        return False
    is_bare = _YEAR.fullmatch(date.edtf) and not date.modifier
    before = calendar.text[max(0, date.start - 12) : date.start].lower()
    return not is_bare or bool(calendar.grammar.year_cue.search(before))


def _year_beside(template: str, lender: Days, *, is_after: bool) -> int:
    """The lender's year, unless that would jump back (or ahead) by more than half a year: December, then March."""
    year = lender[0].year
    days = interval(in_year(template, year))
    if lender[1] - lender[0] > _HALF_A_YEAR or days is None:
        return year
    if is_after and lender[0] - days[0] > _HALF_A_YEAR:
        return year + 1
    if not is_after and days[0] - lender[0] > _HALF_A_YEAR:
        return year - 1
    return year


def _direction(expression: Expression, calendar: Calendar) -> int:
    """-1 before the document's date, 1 after it, 0 unknown: by *until* or *since*, else by the tense."""
    bound = _bound(expression, calendar)
    if bound in {"until", "since"}:
        return 1 if bound == "until" else -1
    tense = tense_around(calendar.text, expression.start, expression.end, calendar.grammar)
    return tense or int(bound == "from")
