"""The service's end of the socket to one worker process."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from service.sparql.frames import BROKEN, DATA, END, FRAME, READY, REFUSED, Refused

if TYPE_CHECKING:
    from pathlib import Path

    from service.sparql.frames import Job
    from service.sparql.search_clause import Search


@dataclass(frozen=True, slots=True)
class Version:
    """A store, the snapshot that it belongs to, and the search in that snapshot."""

    store_path: Path
    snapshot_id: str
    search: Search


class Listener(Protocol):
    """Who asked for a result and hears of it."""

    @property
    def is_full(self) -> bool:
        """Whether no more should be read from the worker for now."""

    def feed(self, part: bytes) -> None:
        """Take the next part of the result."""

    def finish(self, refused: Refused | None) -> None:
        """Hear that the worker is done with the query."""

    def lose(self) -> None:
        """Hear that the worker died over the query."""


class Worker(asyncio.Protocol):
    """A worker process; `ready` is set once its store is open and fails if that cannot be."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.pid = 0
        self.is_alive = True
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._listener: Listener | None = None
        self._unread = bytearray()
        self._transport: asyncio.Transport | None = None

    def ask(self, job: Job, listener: Listener) -> None:
        """Send `job`; `listener` hears what comes back."""
        self._listener = listener
        if self._transport is not None:
            self._transport.write(job.encode())

    def resume(self) -> None:
        """Read on after the listener was full."""
        if self.is_alive and self._transport is not None:
            self._transport.resume_reading()

    def close(self) -> None:
        """Listen no more; an idle worker then ends by itself."""
        self._listener = None
        self.is_alive = False
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember the transport (asyncio calls this)."""
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits that the process has ended (asyncio calls this)."""
        self.is_alive = False
        self._fail(exc or ConnectionResetError("the worker ended before it was ready"))
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.lose()

    def data_received(self, data: bytes) -> None:
        """Take in what the worker sent (asyncio calls this)."""
        self._unread += data
        start = 0
        while len(self._unread) - start >= FRAME.size:
            kind, length = FRAME.unpack_from(self._unread, start)
            end = start + FRAME.size + length
            if len(self._unread) < end:
                break
            self._take(kind, bytes(self._unread[start + FRAME.size : end]))
            start = end
        del self._unread[:start]
        if self._listener is not None and self._listener.is_full and self._transport is not None:
            self._transport.pause_reading()

    def _fail(self, error: Exception) -> None:
        if not self.ready.done():
            self.ready.set_exception(error)

    def _take(self, kind: bytes, content: bytes) -> None:
        if kind == READY:
            self.pid = int(content)
            if not self.ready.done():
                self.ready.set_result(None)
        elif kind == BROKEN:
            self._fail(OSError(content.decode()))
        elif self._listener is None:
            return
        elif kind == DATA:
            self._listener.feed(content)
        elif kind in {END, REFUSED}:
            listener, self._listener = self._listener, None
            listener.finish(Refused.decode(content) if kind == REFUSED else None)
