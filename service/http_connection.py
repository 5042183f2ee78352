"""HTTP connections on which the head and the body of a response leave together: one system call, one packet."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.auto import AutoHTTPProtocol

# What is longer than this is not worth a copy.
_JOINED_LENGTH = 65_536


class HttpConnection(AutoHTTPProtocol):  # type: ignore[misc, valid-type]  # uvicorn chooses it at run time
    """The protocol of uvicorn, for its setting `http`."""

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Take in a new connection (asyncio calls this)."""
        super().connection_made(cast("asyncio.Transport", _JoiningTransport(transport)))


class _JoiningTransport:
    """A transport that holds a first write back until the next one, or until nothing else is left to do."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._held = b""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all but writing and closing is the transport's own
        return getattr(self._transport, name)

    def write(self, part: bytes) -> None:
        """Send `part`, together with what was held back, or hold it back."""
        if self._held and len(part) <= _JOINED_LENGTH:
            held, self._held = self._held, b""
            self._transport.write(held + part)
        elif self._held or len(part) > _JOINED_LENGTH:
            self._flush()
            self._transport.write(part)
        elif part:
            self._held = part
            self._loop.call_soon(self._flush)

    def close(self) -> None:
        """Close the connection once everything is sent."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        if self._held:
            held, self._held = self._held, b""
            self._transport.write(held)
