"""Finding the files to ingest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.load import LOADERS
from ingest.load.sidecar import SIDECAR
from ingest.records import Rejection, Source

FRONT_MATTER = b"---"
ABOUT_A_FOLDER = {"readme", "license", "licence", "notice", "contributing", "changelog"}
"""Files of these names describe the folder that they lie in; they are documents only if they have front matter."""


def find_sources(paths: Iterable[Path]) -> tuple[tuple[Source, ...], tuple[Rejection, ...]]:
    """Read the files given, and those in the folders given, in the order of their names.

    Hidden files are passed over, and so are read-me files and licences inside a folder. A file that is found twice is
    read once; links are followed, circles too, once. A ``.yaml`` file beside a document of its name describes it.

    Returns:
        The sources, and what could not become one, each with the reason and the remedy.
    """
    sources: list[Source] = []
    rejections: list[Rejection] = []
    seen: set[str] = set()
    for path in paths:
        is_new = os.path.realpath(path) not in seen
        found = list(_files(path, seen))
        if is_new and not found and path.is_dir():
            rejections.append(
                _rejection(path, "The folder holds no document.", f"Known formats: {_known()}.")
            )
        for one in found:
            read = _read(one, is_named=one == path)
            if isinstance(read, Rejection):
                rejections.append(read)
            elif read is not None:
                sources.append(read)
    return tuple(sources), tuple(rejections)


def _files(path: Path, seen: set[str]) -> Iterator[Path]:
    real = os.path.realpath(path)  # unlike Path.resolve, it bears a link to itself
    if real in seen:
        return
    seen.add(real)
    if not path.is_dir():
        yield path
        return
    for entry in sorted(path.iterdir()):
        if not entry.name.startswith("."):
            yield from _files(entry, seen)


def _read(path: Path, *, is_named: bool) -> Source | Rejection | None:
    suffix = path.suffix.lower()
    if path.exists() and not path.is_file():
        return _rejection(path, "This is not a file.", "Give documents or folders of documents.")
    is_about_folder = not is_named and path.stem.lower() in ABOUT_A_FOLDER
    if suffix == SIDECAR and any(path.with_suffix(known).is_file() for known in LOADERS):
        return None
    if suffix not in LOADERS:
        reason = f"The format “{suffix}” is not known." if suffix else "The file has no suffix."
        return None if is_about_folder else _rejection(path, reason, f"Known formats: {_known()}.")
    try:
        content = path.read_bytes()
        beside = path.with_suffix(SIDECAR)
        declared = beside.read_bytes() if beside.is_file() else b""
    except OSError as error:
        return _rejection(
            path, f"It can't be read ({error.strerror}).", "Check the name and the permissions."
        )
    if is_about_folder and not content.removeprefix(b"\xef\xbb\xbf").startswith(FRONT_MATTER):
        return None
    digest = hashlib.sha256(content + declared).hexdigest()
    return Source(str(path), path.stem, suffix, content, digest, declared)


def _known() -> str:
    return ", ".join(LOADERS)


def _rejection(path: Path, reason: str, remedy: str) -> Rejection:
    return Rejection(str(path), reason, remedy)
