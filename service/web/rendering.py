"""Pages out of templates: what every template knows, and the response around a page."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from babel.numbers import format_decimal
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from service.entities.description import RDF_FORMATS
from service.errors import UnavailableError, Wording
from service.web.addresses import (
    LANGUAGES,
    page_address,
    source_address,
    span_address,
    thing_address,
    translated,
)
from service.web.amounts import spell_amount
from service.web.dates import spell_date
from service.web.labels import concept, country, language, name_of
from service.web.messages import messages
from service.web.statuses import STATUSES, needs_confirmation

if TYPE_CHECKING:
    from starlette.requests import Request

    from service.entities.selection import Lang
    from snapshot.current import Snapshot

NOTHING_YET = Wording(
    fr="Rien n’est encore publié : lancez « enfance ingest » sur des documents, puis rechargez cette page.",
    en="Nothing is published yet: run “enfance ingest” on some documents, then reload this page.",
)


def served(request: Request) -> Snapshot:
    """Return the snapshot that was current when the request came.

    Raises:
        UnavailableError: Nothing was published yet.
    """
    snapshot = request.scope["state"].get("snapshot")
    if snapshot is None:
        raise UnavailableError(NOTHING_YET, {"Retry-After": "60"})
    return cast("Snapshot", snapshot)


def lang_of(request: Request) -> Lang:
    """Return the language of the pages that a request is among."""
    return cast("Lang", request.app.state.lang)


def render(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """Return the page that a template makes of some values."""
    lang = lang_of(request)
    snapshot = request.scope["state"].get("snapshot")
    path, query = request.scope["path"], request.url.query
    known = {
        "snapshot": snapshot,
        "concept": partial(concept, snapshot, lang),
        "name_of": partial(name_of, snapshot, lang),
        "thing_page": lambda iri: thing_address(lang, iri, snapshot.manifest.base_iri),
        "here": path.split("/")[2],
        "translations": {other: translated(path, query, other) for other in LANGUAGES},
    }
    page = environment(lang).get_template(template).render(known | values)
    return HTMLResponse(page, status, {"Content-Language": lang, "Cache-Control": "no-cache"})


@cache
def environment(lang: Lang) -> Environment:
    """Return the templates of the pages in a language."""
    found = Environment(
        loader=PackageLoader("service.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {
        "lang": lang,
        "t": messages(lang),
        "number": partial(format_decimal, locale=lang),
        "page": partial(page_address, lang),
        "source_page": partial(source_address, lang),
        "span_page": partial(span_address, lang),
        "rdf_formats": RDF_FORMATS,
        "statuses": STATUSES,
        "needs_confirmation": needs_confirmation,
    }
    found.filters |= {
        "amount": partial(spell_amount, lang=lang),
        "date": partial(spell_date, lang=lang),
        "country": partial(country, lang=lang),
        "language": partial(language, lang=lang),
        "host": _host,
    }
    return found


def _host(address: str) -> str:
    return (urlsplit(address).hostname or address).removeprefix("www.")
