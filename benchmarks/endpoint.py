"""Serves a store as `enfance serve` does, without pages and search: python -m benchmarks.endpoint STORE PORT [LIMIT=VALUE …].

SIGUSR1 swaps to the same store as if it were a new snapshot.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

import uvicorn
import uvloop

from service.front import Front
from service.http_connection import HttpConnection
from service.sparql.connection import Version
from service.sparql.limits import SparqlLimits
from service.sparql.workers import WorkerPool


class Published:
    """Stands for what follows the data directory of the service."""

    snapshot = None

    def __init__(self, store: Path, limits: SparqlLimits) -> None:
        self._store = store
        self._count = 0
        self._swaps: set[asyncio.Task[None]] = set()
        self.pool = WorkerPool(self._next(), limits)

    def swap(self) -> None:
        """Swap to the next version, while queries go on."""
        task = asyncio.get_running_loop().create_task(self.pool.swap(self._next()))
        self._swaps.add(task)
        task.add_done_callback(self._swaps.discard)

    def _next(self) -> Version:
        self._count += 1
        return Version(self._store, f"version-{self._count}", lambda _clause: [])


async def serve(store: Path, port: int, limits: SparqlLimits) -> None:
    """Serve until interrupted."""
    published = Published(store, limits)
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, published.swap)
    app = Front(_nothing_else, published, limits)
    config = uvicorn.Config(
        app,
        http=HttpConnection,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
    )
    await published.pool.start()
    try:
        await uvicorn.Server(config).serve()
    finally:
        await published.pool.close()


async def _nothing_else(_scope, receive, send) -> None:  # noqa: ANN001 - ASGI
    await receive()
    await send({"type": "http.response.start", "status": 404, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def _limits(settings: list[str]) -> SparqlLimits:
    given = dict(setting.split("=") for setting in settings)
    defaults = SparqlLimits()
    return SparqlLimits(**{name: type(getattr(defaults, name))(value) for name, value in given.items()})


if __name__ == "__main__":
    uvloop.run(serve(Path(sys.argv[1]), int(sys.argv[2]), _limits(sys.argv[3:])))
