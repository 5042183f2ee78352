"""What Enfance is, how it works, and what it does not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.web.rendering import render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

SECTIONS = (
    "independence",
    "notices",
    "extraction",
    "persons",
    "privacy",
    "languages",
    "corrections",
    "licence",
)
"""Parts of the page, by the table of their messages."""


def show(request: Request) -> Response:
    """Show the page about the site."""
    return render(request, "about.html", sections=SECTIONS)
