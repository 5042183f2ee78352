"""All pages as two sites, one a language, and the addresses that lead to the one that a reader prefers."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from service.errors import GoneError, InternalError, NotFoundError, ServiceError, Wording
from service.sparql.negotiation import best_language
from service.web.addresses import LANGUAGES, page_address
from service.web.pages import (
    about,
    actors,
    coverage,
    documents,
    home,
    interface,
    measures,
    plans,
    queries,
    results,
)
from service.web.rendering import lang_of, render

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

    from service.entities.selection import Lang

NO_PAGE = Wording(
    fr="Il n’y a pas de page à cette adresse.",
    en="There is no page at this address.",
)
FAILED = Wording(
    fr="La page n’a pas pu être faite, et c’est notre faute : réessayez plus tard.",
    en="The page could not be made and the fault is ours: try again later.",
)

ROUTES = [
    Route("/", home.show, name="home"),
    Route("/search", results.show),
    Route("/documents", documents.listing),
    Route("/documents/{name}", documents.show),
    Route("/measures", measures.listing),
    Route("/measures/{name}", measures.show),
    Route("/plans", plans.listing),
    Route("/plans/{name}", plans.show),
    Route("/plans/{name}/statuses.svg", plans.picture),
    Route("/plans/{name}/statuses.csv", plans.table),
    Route("/actors", actors.listing),
    Route("/actors/{name}", actors.show),
    Route("/sparql", queries.show),
    Route("/coverage", coverage.show),
    Route("/about", about.show),
    Route("/api", interface.show),
]


def add_pages(app: FastAPI) -> None:
    """Add the pages to an application, with their style and fonts."""
    for address, segments in (("/", ()), ("/sparql", ("sparql",)), ("/docs", ("api",))):
        app.add_route(address, _to_preferred_language(*segments), include_in_schema=False)
    app.mount("/static", StaticFiles(packages=[("service.web", "static")]))
    for lang in LANGUAGES:
        app.mount(f"/{lang}", _site(lang))


def _site(lang: Lang) -> Starlette:
    site = Starlette(
        routes=ROUTES,
        exception_handlers={ServiceError: _told, HTTPException: _http, Exception: _unexpected},
    )
    site.state.lang = lang
    return site


def _to_preferred_language(*segments: str) -> Callable[[Request], Response]:
    def redirect(request: Request) -> RedirectResponse:
        lang = best_language(request.headers.get("accept-language", ""))
        return RedirectResponse(page_address(lang, *segments), 307, {"Vary": "Accept-Language"})

    return redirect


def _told(request: Request, error: Exception) -> Response:
    raised = cast("ServiceError", error)
    lang = lang_of(request)
    document = raised.document if isinstance(raised, GoneError) else ""
    values = {
        "title": raised.title.in_lang(lang),
        "detail": raised.detail.in_lang(lang),
        "document": document,
    }
    page = render(request, "error.html", raised.status, **values)
    page.headers.update(raised.headers)
    return page


def _http(request: Request, error: Exception) -> Response:
    raised = cast("HTTPException", error)
    if raised.status_code == NotFoundError.status:
        return _told(request, NotFoundError(NO_PAGE))
    return render(
        request, "error.html", raised.status_code, title=raised.detail, detail=raised.detail, document=""
    )


def _unexpected(request: Request, _error: Exception) -> Response:
    return _told(request, InternalError(FAILED))
