"""Measures: the list, and one with every fact about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.entities.documents import measure, measures
from service.entities.selection import MeasureFilters
from service.entities.themes import themes
from service.errors import Wording
from service.web.absence import absent
from service.web.filtering import read_filters
from service.web.pages.results import SENSITIVE
from service.web.paging import part
from service.web.rendering import render, served

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from service.entities.models import Measure

UNKNOWN = Wording(
    fr="Aucune mesure ne porte cet identifiant dans la collection servie.",
    en="No measure of the collection served has this id.",
)


def listing(request: Request) -> Response:
    """Show the list of measures."""
    snapshot = served(request)
    filters = read_filters(request, MeasureFilters)
    found = measures(snapshot, filters)
    return render(
        request, "measures.html", part=part(request, found), filters=filters, themes=themes(snapshot)
    )


def show(request: Request) -> Response:
    """Show a measure."""
    found = measure(served(request), request.path_params["name"])
    if found is None:
        raise absent(request, "measure", UNKNOWN)
    return render(
        request,
        "measure.html",
        measure=found,
        facts={name: [fact for fact in found.facts if fact.property == name] for name in FACTS},
        unknown=_unknown(found),
        needs_helpline=bool(SENSITIVE.intersection(found.themes)),
    )


FACTS = ("announcer", "responsible", "plan", "date", "status")


def _unknown(found: Measure) -> list[str]:
    """Return what the document leaves open, by the last part of the message's key."""
    missing = {
        "status": not found.status,
        "responsible": not found.responsible,
        "announcer": not found.announcers,
        "plan": not found.plans,
        "date": not found.dates,
        "outcome": found.status in {"proposed", "announced", "under_way"},
    }
    return [name for name, is_missing in missing.items() if is_missing]
