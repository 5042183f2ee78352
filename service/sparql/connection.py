"""The service's end of the socket to one worker process."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from service.sparql.frames import BROKEN, CPU_TIME, DATA, DATA_LENGTH, END, FRAME, READY, REFUSED, Refused

if TYPE_CHECKING:
    from service.sparql.frames import Job
    from service.sparql.search_clause import Search


# Holds the longest frame and the beginning of the next.
_BUFFER_LENGTH = 2 * DATA_LENGTH


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


class Worker(asyncio.BufferedProtocol):
    """A worker process; `ready` is set once its store is open and fails if that cannot be."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.pid = 0
        self.is_alive = True
        self._cpu_ns = 0
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._listener: Listener | None = None
        # Used again and again: a new buffer for each read would cost more than the read.
        self._buffer = memoryview(bytearray(_BUFFER_LENGTH))
        self._filled = 0
        self._transport: asyncio.Transport | None = None

    def ask(self, job: Job, listener: Listener) -> None:
        """Send `job`; `listener` hears what comes back."""
        self._listener = listener
        if self._transport is not None:
            self._transport.write(job.encode())

    def cpu_s(self) -> float | None:
        """Return the processor seconds that the query in hand has used, or None where the system does not tell."""
        try:
            told = Path(f"/proc/{self.pid}/schedstat").read_text(encoding="ascii")
        except OSError:
            return None
        return (int(told.split()[0]) - self._cpu_ns) / 1e9

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

    def get_buffer(self, sizehint: int) -> memoryview:  # noqa: ARG002 - there is one buffer
        """Say where to put what the worker sent (asyncio calls this)."""
        return self._buffer[self._filled :]

    def buffer_updated(self, nbytes: int) -> None:
        """Take in what the worker sent (asyncio calls this)."""
        self._filled += nbytes
        start = 0
        while self._filled - start >= FRAME.size:
            kind, length = FRAME.unpack_from(self._buffer, start)
            end = start + FRAME.size + length
            if self._filled < end:
                break
            self._take(kind, bytes(self._buffer[start + FRAME.size : end]))
            start = end
        self._buffer[: self._filled - start] = self._buffer[start : self._filled]
        self._filled -= start
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
            if kind == END:
                (self._cpu_ns,) = CPU_TIME.unpack(content)
            listener, self._listener = self._listener, None
            listener.finish(Refused.decode(content) if kind == REFUSED else None)
