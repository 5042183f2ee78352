"""One HTTP request and its response, over the bare ASGI interface."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from service.errors import PROBLEM_MEDIA_TYPE
from service.sparql.negotiation import best_language
from service.sparql.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Receive, Scope, Send

    from service.errors import ServiceError

_HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]+")
_EVERY_RESPONSE = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Retry-After, X-Enfance-Snapshot"),
    (b"x-content-type-options", b"nosniff"),
)


class ClientGoneError(Exception):
    """The client closed the connection."""


class Exchange:
    """Reads the request from `scope` and `receive`; answers through `send`."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send
        self._headers: dict[bytes, bytes] = dict(scope["headers"])
        self.method: str = scope["method"]
        self.query_string: bytes = scope["query_string"]
        self.client: str = (scope.get("client") or ("", 0))[0]
        self.has_started = False
        host = self.header("host")
        authority = host if _HOST.fullmatch(host) else "localhost"
        self.iri = f"{scope['scheme']}://{authority}{scope['path']}"

    def header(self, name: str) -> str:
        """Return the header `name` (in lower case) of the request, empty where it is missing."""
        return self._headers.get(name.encode(), b"").decode("latin-1")

    async def body(self, limit: int) -> bytes:
        """Return the body of the request.

        Raises:
            TooLargeError: it has more than `limit` bytes.
            ClientGoneError: the client left before it was complete.
        """
        declared = self.header("content-length")
        if declared.isdecimal() and int(declared) > limit:
            raise refusal("body_too_long", limit=limit)
        content = bytearray()
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise ClientGoneError
            content += message.get("body", b"")
            if len(content) > limit:
                raise refusal("body_too_long", limit=limit)
            if not message.get("more_body", False):
                return bytes(content)

    async def until_gone(self) -> None:
        """Return when the client closes the connection; the body must have been read."""
        while (await self._receive())["type"] != "http.disconnect":
            pass

    async def start(self, status: int, headers: Mapping[str, str]) -> None:
        """Send the status and the headers."""
        self.has_started = True
        own = ((key.lower().encode(), value.encode()) for key, value in headers.items())
        message = {"type": "http.response.start", "status": status, "headers": [*_EVERY_RESPONSE, *own]}
        await self._send(message)

    async def write(self, part: bytes, *, is_last: bool) -> None:
        """Send a part of the body."""
        await self._send({"type": "http.response.body", "body": part, "more_body": not is_last})

    async def respond(self, status: int, headers: Mapping[str, str], body: bytes = b"") -> None:
        """Send a whole response."""
        await self.start(status, {**headers, "Content-Length": str(len(body))})
        await self.write(b"" if self.method == "HEAD" else body, is_last=True)

    async def refuse(self, error: ServiceError) -> None:
        """Send `error` as problem+json, in the language that the client prefers."""
        lang = best_language(self.header("accept-language"))
        body = json.dumps(error.body(lang), ensure_ascii=False).encode()
        headers = {
            "Content-Type": PROBLEM_MEDIA_TYPE,
            "Content-Language": lang,
            "Cache-Control": "no-store",
            "Vary": "Accept, Accept-Language",
            **error.headers,
        }
        await self.respond(error.status, headers, body)
