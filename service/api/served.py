"""The snapshot that a request is answered from, and its caching."""

from __future__ import annotations

import hashlib
from typing import Annotated, cast

from fastapi import Depends, Request, Response
from starlette.exceptions import HTTPException

from service.errors import UnavailableError, Wording
from snapshot.current import Snapshot

NO_SNAPSHOT = Wording(
    fr="Rien n’est encore publié : lancez « enfance ingest » sur des documents.",
    en="Nothing is published yet: run “enfance ingest” on some documents.",
)
VARIES = "Accept, Accept-Language"


def served(request: Request) -> Snapshot:
    """Return the snapshot that was current when the request came.

    Raises:
        UnavailableError: Nothing was published yet.
    """
    snapshot = request.scope["state"].get("snapshot")
    if snapshot is None:
        raise UnavailableError(NO_SNAPSHOT, {"Retry-After": "60"})
    return cast("Snapshot", snapshot)


def cached(request: Request, response: Response, snapshot: Annotated[Snapshot, Depends(served)]) -> Snapshot:
    """Return the snapshot, after telling clients that hold this very answer to keep it."""
    tag = _tag(request, snapshot)
    headers = {"ETag": tag, "Vary": VARIES, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        raise HTTPException(304, headers=headers)
    response.headers.update(headers)
    return snapshot


def _tag(request: Request, snapshot: Snapshot) -> str:
    """Return a tag of the snapshot and of what is asked of it: the same question has the same answer."""
    accepted = request.headers.get("accept", ""), request.headers.get("accept-language", "")
    asked = "\n".join((snapshot.id, str(request.url.path), request.url.query, *accepted))
    return f'W/"{hashlib.sha256(asked.encode()).hexdigest()[:24]}"'


Served = Annotated[Snapshot, Depends(served)]
Cached = Annotated[Snapshot, Depends(cached)]
