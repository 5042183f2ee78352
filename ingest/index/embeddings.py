"""Vectors kept by text and encoder, so that a text that was encoded once costs nothing the next time."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from ingest.errors import PublicationError
from snapshot.encoded import EncodedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from snapshot.encoded import TextInContext
    from snapshot.encoder import Encoder, Progress

    Texts = dict[bytes, TextInContext]

TABLE = "CREATE TABLE IF NOT EXISTS texts (key BLOB PRIMARY KEY, vector BLOB, pieces BLOB, tokens BLOB) WITHOUT ROWID"
STORED = "SELECT vector, pieces, tokens FROM texts WHERE key = ?"
SAVED_TOGETHER = 256
"""Texts encoded between two saves: what an interrupted run may have to encode again."""


class Embeddings:
    """The vectors of an encoder, in one SQLite file; safe to delete, safe to interrupt."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        """Keep the vectors of ``encoder`` in ``folder``, which is created when there is something to keep."""
        self._encoder = encoder
        self._path = folder / f"encoded-{encoder.identity.digest[:16]}.sqlite"

    @property
    def encoder(self) -> Encoder:
        """The encoder whose vectors these are."""
        return self._encoder

    def encoded(
        self, texts: Sequence[TextInContext], on_progress: Progress | None = None
    ) -> Iterator[EncodedText]:
        """Yield the vectors of texts in their order; only texts not met before are encoded, before the first comes.

        Args:
            texts: Texts equal to each other are encoded once.
            on_progress: Told how many of the distinct texts have their vectors, and how many there are.

        Raises:
            PublicationError: the file of the cache is damaged.
            OSError: it can't be written.
        """
        by_key = {_key(text): text for text in texts}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with closing(sqlite3.connect(self._path)) as connection:
                self._complete(connection, by_key, on_progress)
                for text in texts:
                    yield _encoded_text(*connection.execute(STORED, (_key(text),)).fetchone())
        except sqlite3.OperationalError as error:
            raise OSError(f"{self._path}: {error}") from error
        except sqlite3.DatabaseError as error:
            raise PublicationError(
                f"The cache of vectors {self._path} can't be used ({error}).",
                "Delete the file and run again.",
            ) from error

    def _complete(self, connection: sqlite3.Connection, by_key: Texts, on_progress: Progress | None) -> None:
        """Encode and save what is missing."""
        connection.execute(TABLE)
        known = [key for key in by_key if connection.execute(STORED, (key,)).fetchone()]
        # Texts of like length are encoded together.
        missing = sorted(by_key.keys() - known, key=lambda key: (len(by_key[key].whole), key))
        if on_progress:
            on_progress(len(known), len(by_key))
        for start in range(0, len(missing), SAVED_TOGETHER):
            keys = missing[start : start + SAVED_TOGETHER]
            found = self._encoder.encode_texts([by_key[key] for key in keys])
            with connection:
                rows = ((key, *_columns(text)) for key, text in zip(keys, found, strict=True))
                connection.executemany("INSERT INTO texts VALUES (?, ?, ?, ?)", rows)
            if on_progress:
                on_progress(len(known) + start + len(keys), len(by_key))


def forget_all_but(folder: Path, texts: Iterable[TextInContext]) -> None:
    """Drop the vectors of all other texts, of every encoder, and overwrite where they stood."""
    kept = {_key(text) for text in texts}
    for path in folder.glob("*.sqlite"):
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(TABLE)
            gone = [(key,) for (key,) in connection.execute("SELECT key FROM texts") if key not in kept]
            connection.executemany("DELETE FROM texts WHERE key = ?", gone)
            connection.execute("VACUUM")


def _columns(text: EncodedText) -> tuple[bytes, bytes, bytes]:
    return text.vector.astype("<f4").tobytes(), text.pieces.astype("<i4").tobytes(), text.tokens.tobytes()


def _encoded_text(vector: bytes, pieces: bytes, tokens: bytes) -> EncodedText:
    import numpy as np

    ids = np.frombuffer(pieces, "<i4").astype(np.int32)
    return EncodedText(
        vector=np.frombuffer(vector, "<f4").astype(np.float32),
        pieces=ids,
        tokens=np.frombuffer(tokens, np.int8).reshape(len(ids), -1),
    )


def _key(text: TextInContext) -> bytes:
    both = f"{text.context}\0{text.text}"
    return hashlib.sha256(both.encode("utf-8", "replace")).digest()
