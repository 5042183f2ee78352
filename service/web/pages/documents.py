"""Documents: the list, and one with its text and what was found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.entities.documents import document, documents
from service.entities.selection import DocumentFilters
from service.errors import Wording
from service.web.absence import absent
from service.web.filtering import read_filters
from service.web.paging import part
from service.web.reading import read, steps
from service.web.rendering import lang_of, render, served

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

UNKNOWN = Wording(
    fr="Aucun document ne porte cet identifiant dans la collection servie.",
    en="No document of the collection served has this id.",
)


def listing(request: Request) -> Response:
    """Show the list of documents."""
    snapshot = served(request)
    filters = read_filters(request, DocumentFilters)
    return render(
        request, "documents.html", part=part(request, documents(snapshot, filters)), filters=filters
    )


def show(request: Request) -> Response:
    """Show a document."""
    snapshot = served(request)
    found = document(snapshot, request.path_params["name"])
    text = snapshot.passages.text(found.id) if found else None
    if found is None or text is None:
        raise absent(request, "document", UNKNOWN)
    stations = steps(found.measures)
    body = read(snapshot, text, stations, lang_of(request))
    original = document(snapshot, found.translation_of) if found.translation_of else None
    return render(
        request,
        "document.html",
        document=found,
        original=original,
        body=body,
        steps=stations,
        pages=text.pages,
    )
