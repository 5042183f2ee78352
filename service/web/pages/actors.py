"""Actors: the list, institutions before persons, and one with what it announced and answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.entities.instruments import actor, actors
from service.entities.selection import KindFilters
from service.errors import Wording
from service.web.absence import absent
from service.web.filtering import read_filters
from service.web.paging import part
from service.web.rendering import render, served
from service.web.sources import documents_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

PERSON = "person"
SHOWN = 50
"""Measures in each list of an actor's page; the list of measures has all."""
UNKNOWN = Wording(
    fr="Aucun acteur ne porte cet identifiant dans la collection servie.",
    en="No actor of the collection served has this id.",
)


def listing(request: Request) -> Response:
    """Show the list of actors."""
    snapshot = served(request)
    filters = read_filters(request, KindFilters)
    found = sorted(actors(snapshot, filters), key=lambda one: one.kind == PERSON)
    kinds = sorted({one.kind for one in actors(snapshot, KindFilters()) if one.kind})
    return render(request, "actors.html", part=part(request, found), filters=filters, kinds=kinds)


def show(request: Request) -> Response:
    """Show an actor. Statuses describe measures: a person's page shows none."""
    found = actor(served(request), request.path_params["name"])
    if found is None:
        raise absent(request, "actor", UNKNOWN)
    return render(
        request,
        "actor.html",
        actor=found,
        is_person=found.kind == PERSON,
        shown=SHOWN,
        documents=documents_of(found.sources),
    )
