"""What was understood of a question, as links that undo it or make a filter of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.web.filtering import Active, with_value, without
from service.web.messages import messages
from service.web.rendering import lang_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from service.search.models import Asked, AskedPeriod, Filters
    from service.search.understanding import Part
    from service.web.filtering import Label

PARTS: tuple[Part, ...] = ("period", "intent", "theme")


def ignored(request: Request) -> tuple[Part, ...]:
    """Return what the reader wants to be searched for as mere words."""
    asked = request.query_params.getlist("ignore")
    return tuple(part for part in PARTS if part in asked)


def understood(request: Request, asked: Asked, label: Label) -> list[Active]:
    """Return what the hits depend on, each with the query that searches for it as mere words."""
    words, found = messages(lang_of(request)), list[tuple[str, str]]()
    if asked.period:
        found.append(("period", _period(request, asked.period, label)))
    if asked.intent:
        found.append(("intent", words(f"intent.{asked.intent}")))
    if asked.intent == "promise":
        found += [("theme", label("theme", theme)) for theme in asked.themes]
    return [Active(part, shown, with_value(request, "ignore", part)) for part, shown in found]


def restored(request: Request) -> list[Active]:
    """Return what is searched for as mere words, each with the query that takes it into account again."""
    words = messages(lang_of(request))
    return [
        Active(part, words(f"understood.{part}"), without(request, "ignore", part))
        for part in ignored(request)
    ]


def offered(request: Request, asked: Asked, filters: Filters, label: Label) -> list[Active]:
    """Return the plans, actors and countries that the question names, each with the query that keeps to it."""
    return [
        Active(one.facet, label(one.facet, one.value), with_value(request, one.facet, one.value))
        for one in asked.named
        if one.value not in getattr(filters, one.facet)
    ]


def _period(request: Request, period: AskedPeriod, label: Label) -> str:
    words = messages(lang_of(request))
    start, end = (day and label("period", day) for day in (period.start, period.end))
    if start and end:
        return start if start == end else words("period.between", start=start, end=end)
    return words("period.from", start=start) if start else words("period.to", end=end)
