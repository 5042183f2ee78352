"""HTTP connections: the head of a request is bounded; head and body of a response leave together, in one packet."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# What is longer than this is not worth a copy.
_JOINED_LENGTH = 65_536
# Ample for the longest query that the guard reads, percent-encoded in an address, and the headers.
_HEAD_LENGTH = 1_048_576
_ADVICE = (
    "L’adresse et les en-têtes sont trop longs : envoyez la requête par POST.\n"
    "The address and the headers are too long: send the query by POST.\n"
).encode()
_HEAD_TOO_LONG = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain; charset=utf-8\r\n"
    b"content-length: %d\r\nconnection: close\r\n\r\n%b" % (len(_ADVICE), _ADVICE)
)


class HttpConnection(HttpToolsProtocol):
    """The protocol of uvicorn, for its setting `http`."""

    _head_length = 0
    _is_in_head = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        """Take in a new connection (asyncio calls this)."""
        super().connection_made(cast("asyncio.Transport", _JoiningTransport(transport)))

    def data_received(self, data: bytes) -> None:
        """Take in a part of a request (asyncio calls this)."""
        if self._is_in_head:
            # The parser would gather an address or a header without end.
            self._head_length += len(data)
            if self._head_length > _HEAD_LENGTH:
                self.transport.write(_HEAD_TOO_LONG)
                self.transport.close()
                return
        super().data_received(data)

    def on_headers_complete(self) -> None:
        """Hear that the head is complete (the parser calls this)."""
        self._is_in_head, self._head_length = False, 0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Hear that the request is complete (the parser calls this)."""
        self._is_in_head = True
        super().on_message_complete()


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
