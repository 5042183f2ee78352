"""The SPARQL endpoint alone, on a real socket, for tests and the conformance run."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from service.http_connection import HttpConnection
from service.sparql.connection import Version
from service.sparql.router import SparqlEndpoint
from service.sparql.workers import WorkerPool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from service.sparql.limits import SparqlLimits
    from service.sparql.search_clause import Search


async def elsewhere(scope, receive, send):
    """Stand for the rest of the service: every other address says so."""
    assert scope["type"] == "http"
    await receive()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
    await send({"type": "http.response.body", "body": b"elsewhere"})


def nothing(_clause):
    """Stand for the search of a snapshot without documents."""
    return []


class Server(uvicorn.Server):
    """A server whose pool lives as long as it does, and that can be reached for inspection."""

    def __init__(self, store_path: Path, limits: SparqlLimits, search: Search) -> None:
        self.pool = WorkerPool(Version(store_path, "snapshot-1", search), limits)
        app = SparqlEndpoint(elsewhere, self.pool, limits)
        super().__init__(
            uvicorn.Config(
                app,
                http=HttpConnection,
                port=0,
                log_level="critical",
                lifespan="off",
                proxy_headers=False,
            )
        )

    async def serve(self, sockets=None) -> None:
        await self.pool.start()
        try:
            await super().serve(sockets)
        finally:
            await self.pool.close()

    @property
    def address(self) -> str:
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        return f"http://{host}:{port}"


@contextmanager
def endpoint(store_path: Path, limits: SparqlLimits, search: Search = nothing) -> Iterator[Server]:
    """Serve the store from a thread; the address is ready when the context starts."""
    server = Server(store_path, limits, search)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the server ended before it started"
            time.sleep(0.01)
        yield server
    finally:
        server.should_exit = True
        thread.join()
