"""What every request passes first: its snapshot, the headers of every response, and the SPARQL endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.sparql.router import SparqlEndpoint

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from service.published import Published
    from service.sparql.limits import SparqlLimits

SNAPSHOT_HEADER = b"x-enfance-snapshot"
SECURITY_HEADERS = (
    (
        b"content-security-policy",
        (
            b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            b"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
    ),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
)
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
        every = (*SECURITY_HEADERS, (SNAPSHOT_HEADER, snapshot.id.encode())) if snapshot else SECURITY_HEADERS
        state = {**scope.get("state", {}), "snapshot": snapshot, "pool": pool, "limits": self._limits}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [*message.get("headers", ())]
                present = {name for name, _ in headers}
                headers += (pair for pair in every if pair[0] not in present)
                message = {**message, "headers": headers}
            await send(message)

        await target({**scope, "state": state}, receive, send_with_headers)
