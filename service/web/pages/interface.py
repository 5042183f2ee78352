"""The addresses for programs, with an example each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.web.rendering import render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

ADDRESSES = (
    ("search", "/api/v1/search?q=foster+care"),
    ("documents", "/api/v1/documents?lang=fr"),
    ("measures", "/api/v1/measures?theme=violence"),
    ("plans", "/api/v1/plans?limit=5"),
    ("actors", "/api/v1/actors?limit=5"),
    ("themes", "/api/v1/themes"),
    ("coverage", "/api/v1/coverage"),
    ("health", "/health"),
    ("openapi", "/api/v1/openapi.json"),
)
"""Last part of the message's key, and an address that works."""


def show(request: Request) -> Response:
    """Show the page about the JSON interface."""
    return render(request, "api.html", addresses=ADDRESSES)
