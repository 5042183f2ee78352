"""Vectors kept by text and encoder, so that a text that was encoded once costs nothing the next time."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from ingest.errors import PublicationError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt

    from snapshot.encoder import Encoder, Progress

STORED = "SELECT vector FROM vectors WHERE key = ?"
SAVED_TOGETHER = 256
"""Texts encoded between two saves: what an interrupted run may have to encode again."""


class Embeddings:
    """The vectors of an encoder, in one SQLite file; safe to delete, safe to interrupt."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        """Keep the vectors of ``encoder`` in ``folder``, which is created when there is something to keep."""
        self._encoder = encoder
        self._path = folder / f"embeddings-{encoder.identity.digest[:16]}.sqlite"

    @property
    def encoder(self) -> Encoder:
        """The encoder whose vectors these are."""
        return self._encoder

    def vectors(self, texts: Sequence[str], on_progress: Progress | None = None) -> npt.NDArray[np.float32]:
        """Return the vectors of texts, of shape (n, dimension); only texts not met before are encoded.

        Args:
            texts: Texts equal to each other are encoded once.
            on_progress: Told how many of the distinct texts have their vector, and how many there are.

        Raises:
            PublicationError: the file of the cache is damaged.
            OSError: it can't be written.
        """
        import numpy as np

        by_key = {_key(text): text for text in texts}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with closing(sqlite3.connect(self._path)) as connection:
                known = self._complete(connection, by_key, on_progress)
        except sqlite3.OperationalError as error:
            raise OSError(f"{self._path}: {error}") from error
        except sqlite3.DatabaseError as error:
            raise PublicationError(
                f"The cache of vectors {self._path} can't be used ({error}).",
                "Delete the file and run again.",
            ) from error
        rows = [np.frombuffer(known[_key(text)], dtype="<f4") for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), self._encoder.dimension)

    def _complete(
        self, connection: sqlite3.Connection, by_key: dict[bytes, str], on_progress: Progress | None
    ) -> dict[bytes, bytes]:
        """Return the vectors of all keys, after encoding and saving those that are missing."""
        connection.execute(
            "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID"
        )
        stored = {key: connection.execute(STORED, (key,)).fetchone() for key in by_key}
        known: dict[bytes, bytes] = {key: row[0] for key, row in stored.items() if row}
        # Texts of like length are encoded together.
        missing = sorted(by_key.keys() - known.keys(), key=lambda key: (len(by_key[key]), key))
        if on_progress:
            on_progress(len(known), len(by_key))
        for start in range(0, len(missing), SAVED_TOGETHER):
            keys = missing[start : start + SAVED_TOGETHER]
            vectors = self._encoder.encode([by_key[key] for key in keys]).astype("<f4")
            rows = [(key, vector.tobytes()) for key, vector in zip(keys, vectors, strict=True)]
            with connection:
                connection.executemany("INSERT INTO vectors VALUES (?, ?)", rows)
            known.update(rows)
            if on_progress:
                on_progress(len(known), len(by_key))
        return known


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()
