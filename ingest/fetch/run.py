"""Fetching a list of documents into a folder, and telling what became of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

import httpx

from ingest.errors import AddressFailed
from ingest.fetch.catalogue import MEDIA_TYPES, Wanted
from ingest.fetch.folder import Folder, Kept
from ingest.fetch.visits import Answer, Visitor

Result = Literal["fetched", "changed", "unchanged", "kept", "failed"]

_XHTML = "application/xhtml+xml"
_PDF_SIGN = b"%PDF-"
_SIGN_WITHIN = 1024  # bytes; what stands before the sign is junk that readers pass over


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one address."""

    wanted: Wanted
    result: Result
    note: str = ""
    """Size of what was fetched; reason and remedy of what failed."""


def fetch(
    documents: Iterable[Wanted], folder: Folder, visitor: Visitor, tell: Callable[[Outcome], None]
) -> tuple[Outcome, ...]:
    """Fetch documents one after the other; each outcome is told as soon as it is known.

    A document that is there already is asked for with the marks of its last answer, so that an unchanged one is not
    sent again. After an interruption, what the interrupted run dealt with is not asked for at all.

    Raises:
        FetchError: the folder can't be written.
    """
    outcomes = []
    for wanted in documents:
        outcome = _outcome(wanted, folder, visitor)
        outcomes.append(outcome)
        tell(outcome)
    folder.finish()
    return tuple(outcomes)


def _outcome(wanted: Wanted, folder: Folder, visitor: Visitor) -> Outcome:
    known = folder.intact(wanted)
    if known and wanted.id in folder.done:
        return Outcome(wanted, "kept", "fetched before the interruption")
    try:
        outcome = _fetch_one(wanted, known, folder, visitor)
    except AddressFailed as error:
        return Outcome(wanted, "failed", str(error))
    folder.remember(wanted)
    return outcome


def _fetch_one(wanted: Wanted, known: Kept | None, folder: Folder, visitor: Visitor) -> Outcome:
    answer = visitor.get(wanted.url, _conditions(known))
    if known and answer.status == 304:
        folder.describe(wanted)
        return Outcome(wanted, "unchanged")
    suffix = MEDIA_TYPES[_media_type(answer, wanted)]
    kept = Kept(
        url=wanted.url,
        file=f"{wanted.id}{suffix}",
        sha256=hashlib.sha256(answer.content).hexdigest(),
        etag=answer.headers.get("ETag"),
        last_modified=answer.headers.get("Last-Modified"),
    )
    folder.keep(wanted, kept, answer.content)
    if known is None:
        return Outcome(wanted, "fetched", f"{max(1, len(answer.content) // 1024)} KB")
    return Outcome(wanted, "unchanged" if kept.sha256 == known.sha256 else "changed")


def _conditions(known: Kept | None) -> dict[str, str]:
    marks = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified} if known else {}
    return {name: value for name, value in marks.items() if value}


def _media_type(answer: Answer, wanted: Wanted) -> str:
    """Return the type of a document, by what the server says and by how its bytes begin."""
    declared = _declared(answer.headers)
    if answer.status == 304 or not answer.content.strip():
        raise AddressFailed("The server sends nothing.", "Open the address in a browser.")
    is_pdf = _PDF_SIGN in answer.content[:_SIGN_WITHIN]
    media_type = "application/pdf" if is_pdf else "text/html" if declared == _XHTML else declared
    if media_type not in MEDIA_TYPES or (media_type == "application/pdf") != is_pdf:
        raise AddressFailed(
            f"It is neither a page nor a PDF but “{declared or 'unknown'}”.",
            "Download it by hand, and convert it.",
        )
    if wanted.media_type not in {None, media_type}:
        raise AddressFailed(
            f"It gives {media_type} where {wanted.media_type} is expected.",
            "Open the address in a browser: the document may have moved.",
        )
    return media_type


def _declared(headers: httpx.Headers) -> str:
    return str(headers.get("Content-Type", "")).partition(";")[0].strip().lower()
