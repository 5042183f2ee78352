"""Plans: the list, and one with its scorecard, its measures and its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from service.entities.instruments import plan, plans
from service.entities.selection import KindFilters
from service.errors import Wording
from service.web.absence import absent
from service.web.filtering import read_filters
from service.web.paging import part
from service.web.rendering import render, served
from service.web.scorecard import scorecard
from service.web.scorecard import table as rows
from service.web.sources import documents_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from service.entities.models import Plan

UNKNOWN = Wording(
    fr="Aucun plan ne porte cet identifiant dans la collection servie.",
    en="No plan of the collection served has this id.",
)


def listing(request: Request) -> Response:
    """Show the list of plans."""
    snapshot = served(request)
    filters = read_filters(request, KindFilters)
    found = plans(snapshot, filters)
    kinds = sorted({one.kind for one in plans(snapshot, KindFilters()) if one.kind})
    return render(request, "plans.html", part=part(request, found), filters=filters, kinds=kinds)


def show(request: Request) -> Response:
    """Show a plan."""
    found = _found(request)
    return render(
        request,
        "plan.html",
        plan=found,
        card=scorecard(found),
        part=part(request, found.contains),
        documents=documents_of(found.sources),
    )


def picture(request: Request) -> Response:
    """Send the scorecard of a plan as a picture."""
    found = _found(request)
    page = render(request, "scorecard.svg", plan=found, card=scorecard(found))
    page.headers["Content-Type"] = "image/svg+xml"
    return page


def table(request: Request) -> Response:
    """Send the scorecard of a plan as CSV."""
    return Response(rows(scorecard(_found(request))), media_type="text/csv")


def _found(request: Request) -> Plan:
    found = plan(served(request), request.path_params["name"])
    if found is None:
        raise absent(request, "plan", UNKNOWN)
    return found
