"""What every request passes first: its snapshot, the headers of every response, and the SPARQL endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders

from service.sparql.router import SparqlEndpoint

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from service.published import Published
    from service.sparql.limits import SparqlLimits

SNAPSHOT_HEADER = "X-Enfance-Snapshot"
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""Nothing from third parties, no inline scripts, no frames; other sites don't learn what was searched."""


class Front:
    """The whole service as one ASGI application."""

    def __init__(self, app: ASGIApp, published: Published, limits: SparqlLimits) -> None:
        self._app = app
        self._published = published
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (the ASGI interface)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        snapshot, pool = self._published.snapshot, self._published.pool
        target = SparqlEndpoint(self._app, pool, self._limits) if pool else self._app
        state = {**scope.get("state", {}), "snapshot": snapshot, "pool": pool, "limits": self._limits}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
                if snapshot:
                    headers.setdefault(SNAPSHOT_HEADER, snapshot.id)
            await send(message)

        await target({**scope, "state": state}, receive, send_with_headers)
