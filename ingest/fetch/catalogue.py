"""What is to be fetched: the catalogue that ships, catalogues of one's own, and single addresses."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ingest.errors import FetchError

SHIPPED = Path(__file__).parent.parent.parent / "corpus" / "sources.toml"
"""Beside the packages, in a checkout as in an installation."""

MEDIA_TYPES = {"text/html": ".html", "application/pdf": ".pdf"}
"""What is fetched, and the suffix under which it is kept."""

DESCRIBING = ("title", "publisher", "lang", "kind")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ID_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Wanted:
    """A public document: its address, the name of its file, and what is known of it beforehand."""

    id: str
    """Its identity once ingested, and the name of its file without the suffix."""
    url: str
    media_type: str | None = None
    """What the address is expected to give; another type is refused, being most often an error page."""
    described: tuple[tuple[str, str], ...] = ()
    """Title, publisher, language and kind, as far as they are known."""


def wanted(sources: Iterable[str]) -> tuple[Wanted, ...]:
    """Return what the sources name: addresses, and TOML catalogues; the catalogue that ships where none is named.

    An address that is named twice is fetched once.

    Raises:
        FetchError: a catalogue can't be read, or an entry is wrong; the message names it.
    """
    found: dict[str, Wanted] = {}
    ids: dict[str, str] = {}
    for source in tuple(sources) or (str(SHIPPED),):
        for one in _address(source) if "://" in source else _entries(Path(source)):
            if ids.setdefault(one.id, one.url) != one.url:
                raise FetchError(f"Two sources have the id “{one.id}”.", "Give each its own.")
            found.setdefault(one.url, one)
    return tuple(found.values())


def _address(url: str) -> Iterator[Wanted]:
    parts = urlsplit(url)
    words = "-".join(re.findall(r"[a-z0-9]+", f"{parts.netloc}{parts.path}".lower()))
    digest = hashlib.sha256(url.encode()).hexdigest()[:8]
    yield Wanted(f"{words[:_ID_LENGTH].rstrip('-')}-{digest}", url)


def _entries(path: Path) -> Iterator[Wanted]:
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("source", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FetchError(
            f"The catalogue {path} can't be read: {error}.", "Name a TOML file, or an address with https://."
        ) from error
    for number, row in enumerate(rows, start=1):
        yield _entry(row, f"Source {number} of {path}")


def _entry(row: dict[str, object], place: str) -> Wanted:
    name, url, media_type = row.get("id"), row.get("url"), row.get("media_type")
    if not isinstance(name, str) or not _ID.fullmatch(name):
        raise FetchError(f"{place} has no id of small letters, digits and hyphens.", "Correct this entry.")
    if not isinstance(url, str) or "://" not in url:
        raise FetchError(f"{place} has no address.", 'Add url = "https://…".')
    if media_type is not None and media_type not in MEDIA_TYPES:
        raise FetchError(f"{place} has an unknown media_type.", f"Known: {', '.join(MEDIA_TYPES)}.")
    described = tuple((key, str(row[key])) for key in DESCRIBING if key in row)
    return Wanted(name, url, None if media_type is None else str(media_type), described)
