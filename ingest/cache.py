"""Results kept by what they were made from, so that a document that did not change costs nothing."""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path

QUICKLY = 1
"""Level of compression: it costs less time than writing what it saves."""


class Cache:
    """A folder of results, one file each; safe to delete, safe to interrupt."""

    def __init__(self, folder: Path, scratch: Path, *made_by: str) -> None:
        """Open the results of one stage.

        Args:
            folder: Created when something is first written.
            scratch: Where files are written before they are moved, on the same disk; what an interrupted run leaves
                there is cleared by the next.
            made_by: Versions of code and data that all results depend on.
        """
        self._folder = folder
        self._scratch = scratch
        self._made_by = made_by
        self._used: set[Path] = set()

    def read(self, *made_from: str) -> bytes | None:
        """Return the result for these inputs, or None."""
        try:
            return zlib.decompress(self._path(made_from).read_bytes())
        except (FileNotFoundError, zlib.error):  # a file that the disk lost in a crash is made anew
            return None

    def holds(self, *made_from: str) -> bool:
        """Tell whether there is a result for these inputs."""
        return self._path(made_from).exists()

    def write(self, result: bytes, *made_from: str) -> None:
        """Keep a result; a crash while writing leaves nothing behind that would be read."""
        path = self._path(made_from)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._scratch.mkdir(exist_ok=True)  # it is gone once it was published
        unfinished = self._scratch / path.name
        unfinished.write_bytes(zlib.compress(result, QUICKLY))
        unfinished.replace(path)

    def remove(self, *made_from: str) -> None:
        """Forget the result for these inputs, if there is one."""
        path = self._path(made_from)
        self._used.discard(path)
        path.unlink(missing_ok=True)

    def remove_unused(self) -> None:
        """Forget every result that nobody asked for or wrote since the cache was opened."""
        for path in [*self._folder.glob("*/*")]:
            if path not in self._used:
                path.unlink()

    def _path(self, made_from: tuple[str, ...]) -> Path:
        key = "\n".join((*self._made_by, *made_from))
        name = hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()
        path = self._folder / name[:2] / name
        self._used.add(path)
        return path
