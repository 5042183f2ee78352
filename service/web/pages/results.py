"""The answer to a question: measures, then passages, with what they can be narrowed down by."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from service.entities.catalogue import catalogue
from service.errors import ServiceError, UnavailableError, Wording
from service.search.answer import search
from service.search.columns import FACETS
from service.search.models import Display, Filters
from service.search.weights import WEIGHTS
from service.web.filtering import active, facets, read_filters, with_value
from service.web.labels import label
from service.web.matches import marked
from service.web.paging import around, number_of
from service.web.rendering import lang_of, render, served
from service.web.understood import ignored, offered, restored, understood
from snapshot.errors import SnapshotError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from service.search.models import ScoreParts, SearchAnswer
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
    display = _display(request, filters)
    answer = search(snapshot, question, filters, display, ignored(request))
    listed = answer.total.documents if display.group else answer.total.passages
    name = partial(label, snapshot, lang_of(request))
    counts = {facet: {one.value: one.count for one in answer.facets[facet]} for facet in SHOWN_FACETS}
    return render(
        request,
        "results.html",
        question=question,
        answer=answer,
        marked=partial(marked, snapshot, answer.question.text),
        contributions=_contributions,
        kept_to_document=partial(with_value, request, "document"),
        sort=display.sort,
        sorts=_sorts(request),
        documents=catalogue(snapshot).documents,
        part=around(request, answer.passages, max(answer.total.measures, listed), LENGTH),
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


def _display(request: Request, filters: Filters) -> Display:
    """Return the hits to show: one a document, unless they are all of one."""
    return Display(
        limit=LENGTH,
        offset=(number_of(request) - 1) * LENGTH,
        sort="date" if request.query_params.get("sort") == "date" else "relevance",
        group=None if filters.document else "document",
        neighbours=1,
        explain=True,
    )


def _contributions(score: ScoreParts) -> list[tuple[str, float]]:
    """Return what each part adds to a score; parts that add nothing are left out."""
    weighed = {
        "wording": score.wording,
        "document": WEIGHTS.document * score.document,
        "meaning": WEIGHTS.meaning * score.meaning,
        "keywords": WEIGHTS.keywords * score.keywords,
        "intent": score.intent,
    }
    return [(part, value) for part, value in weighed.items() if round(value, 2)]


def _sorts(request: Request) -> dict[str, str]:
    """Return the query of each order, from the first part of the results."""
    kept = [
        (name, value)
        for name, value in request.query_params.multi_items()
        if value and name not in {"sort", "page"}
    ]
    return {"relevance": "?" + urlencode(kept), "date": "?" + urlencode([*kept, ("sort", "date")])}


def _export(request: Request) -> str:
    """Return the query of the same hits for programs."""
    kept = [
        (name, value)
        for name, value in request.query_params.multi_items()
        if value and (name in {"q", "ignore", "sort"} or name in Filters.model_fields)
    ]
    return urlencode([*kept, ("limit", str(EXPORTED))])
