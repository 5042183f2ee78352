"""The home page: a question to ask, and what there is to ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.entities.catalogue import catalogue
from service.entities.documents import documents
from service.entities.instruments import plans
from service.entities.selection import DocumentFilters, KindFilters
from service.entities.themes import themes
from service.web.rendering import render, served

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

SHOWN = 6
"""Documents and plans."""
EXAMPLES = ("violence", "training", "helpline", "leaving_care", "review")
"""Example questions, by the last part of their message's key."""


def show(request: Request) -> Response:
    """Show the home page."""
    snapshot = served(request)
    return render(
        request,
        "home.html",
        coverage=catalogue(snapshot).coverage,
        themes=themes(snapshot),
        plans=[plan for plan in plans(snapshot, KindFilters()) if plan.measures][:SHOWN],
        documents=documents(snapshot, DocumentFilters())[:SHOWN],
        examples=EXAMPLES,
    )
