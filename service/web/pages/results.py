"""The answer to a question: measures, then passages, with what they can be narrowed down by."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from service.entities.catalogue import catalogue
from service.errors import ServiceError, UnavailableError, Wording
from service.search.answer import search
from service.search.columns import FACETS
from service.search.models import Filters
from service.web.filtering import active, facets, read_filters
from service.web.labels import label
from service.web.paging import around, number_of
from service.web.rendering import lang_of, render, served
from service.web.understood import ignored, offered, restored, understood
from snapshot.errors import SnapshotError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.responses import Response

    from service.search.models import PassageHit, SearchAnswer
    from snapshot.current import Snapshot

LENGTH = 10
"""Measures, and as many passages, on a page."""
SHOWN_FACETS = tuple(name for name in FACETS if name != "document")
EXPORTED = 200
SENSITIVE = frozenset({"violence", "sexual"})
"""Themes beside which the helplines are shown."""
NO_SEARCH = Wording(
    fr="La recherche par le sens est indisponible : réessayez plus tard, ou parcourez les listes.",
    en="The search by meaning is unavailable: try again later, or browse the lists.",
)


def show(request: Request) -> Response:
    """Show what answers a question; one that can't be answered stays in the form."""
    snapshot = served(request)
    question = request.query_params.get("q", "")
    if not question.strip():
        return render(request, "ask.html", coverage=catalogue(snapshot).coverage)
    try:
        return _answer(request, snapshot, question)
    except SnapshotError:
        return _failed(request, question, UnavailableError(NO_SEARCH))
    except ServiceError as error:
        return _failed(request, question, error)


def _answer(request: Request, snapshot: Snapshot, question: str) -> Response:
    filters = read_filters(request, Filters)
    number = number_of(request)
    answer = search(snapshot, question, filters, LENGTH, (number - 1) * LENGTH, ignored(request))
    name = partial(label, snapshot, lang_of(request))
    counts = {facet: {one.value: one.count for one in answer.facets[facet]} for facet in SHOWN_FACETS}
    return render(
        request,
        "results.html",
        question=question,
        answer=answer,
        marked=partial(_marked, snapshot, answer.question.text),
        documents=catalogue(snapshot).documents,
        part=around(request, answer.passages, max(answer.total.measures, answer.total.passages), LENGTH),
        facets=facets(counts, filters, name),
        filters=filters,
        active=active(request, filters, name),
        ignored=ignored(request),
        restored=restored(request),
        understood=understood(request, answer.question, name),
        offered=offered(request, answer.question, filters, name),
        export=_export(request),
        needs_helpline=bool(SENSITIVE & _themes(answer, filters)),
    )


def _failed(request: Request, question: str, error: ServiceError) -> Response:
    detail = error.detail.in_lang(lang_of(request))
    return render(request, "search_failed.html", error.status, question=question, detail=detail)


def _themes(answer: SearchAnswer, filters: Filters) -> set[str]:
    """Return the themes that are asked for, and those of the best answer: later ones may be far from the question."""
    found = {theme for measure in answer.measures[:1] for theme in measure.themes}
    return found.union(answer.question.themes, filters.theme)


def _marked(snapshot: Snapshot, question: str, hit: PassageHit) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a passage, each with whether it is a word of the question."""
    end = 0
    for first, last in snapshot.keywords.places(question, hit.text, hit.lang):
        yield hit.text[end:first], False
        yield hit.text[first:last], True
        end = last
    yield hit.text[end:], False


def _export(request: Request) -> str:
    """Return the query of the same hits for programs."""
    kept = [
        (name, value)
        for name, value in request.query_params.multi_items()
        if value and (name in {"q", "ignore"} or name in Filters.model_fields)
    ]
    return urlencode([*kept, ("limit", str(EXPORTED))])
