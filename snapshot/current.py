"""Which snapshot is served: the ``current`` pointer, opening a snapshot, and swapping to a newer one."""

from __future__ import annotations

import os
import threading
from functools import cached_property
from typing import TYPE_CHECKING

from snapshot.encoder import Encoder
from snapshot.errors import SnapshotMismatch, SnapshotMissing
from snapshot.former import Former, read_former
from snapshot.keywords import KeywordIndex
from snapshot.manifest import ENCODER, GRAPH, KEYWORDS, PASSAGES, REBUILD, TOKENS, VECTORS, Manifest
from snapshot.model_folder import model_digest
from snapshot.passages import PassageStore
from snapshot.store import open_store
from snapshot.tokens import TokenIndex
from snapshot.vectors import VectorIndex

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pyoxigraph import Store

    from snapshot.manifest import EncoderIdentity

POINTER = "current"


def snapshots_directory(data_dir: Path) -> Path:
    """Return the folder of ``data_dir`` that holds the published snapshots and the pointer."""
    return data_dir / "snapshots"


def current_id(data_dir: Path) -> str | None:
    """Return the id of the published snapshot, or ``None`` where nothing was published yet.

    Raises:
        SnapshotMissing: the pointer can't be read, so that nobody can tell.
    """
    pointer = snapshots_directory(data_dir) / POINTER
    try:
        return pointer.read_text(encoding="utf-8").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise SnapshotMissing(
            f"{pointer} can't be read ({error}). Check the data directory's name and its permissions."
        ) from error


def current_directory(data_dir: Path) -> Path:
    """Return the directory of the published snapshot of ``data_dir``.

    Raises:
        SnapshotMissing: nothing was published there.
    """
    return snapshots_directory(data_dir) / _require_id(data_dir)


def publish_current(data_dir: Path, snapshot_id: str) -> None:
    """Make ``snapshot_id`` the snapshot to serve, at once: a crash leaves the old pointer or the new one."""
    folder = snapshots_directory(data_dir)
    beside = folder / f".{POINTER}.{os.getpid()}"
    with beside.open("w", encoding="utf-8") as file:
        file.write(snapshot_id + "\n")
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / POINTER)


class Snapshot:
    """A published snapshot, open for reading. Threads may share it."""

    def __init__(self, directory: Path, manifest: Manifest) -> None:
        self.directory = directory
        self.manifest = manifest
        self.passages = PassageStore.open(directory / PASSAGES)
        self.vectors = VectorIndex.open(directory / VECTORS, manifest.encoder.dimension)
        self.tokens = TokenIndex.open(directory / TOKENS)
        self.keywords = KeywordIndex.open(directory / KEYWORDS)
        self._encoder: Encoder | None = None
        self._loading = threading.Lock()

    @classmethod
    def open(cls, directory: Path, *, check_digests: bool = True) -> Snapshot:
        """Open the snapshot in ``directory``.

        Raises:
            SnapshotMismatch: another format, a missing file, or contents that differ from the manifest.
        """
        manifest = Manifest.read(directory)
        if check_digests:
            manifest.check_files(directory)
            _check_encoder(directory / ENCODER, manifest.encoder)
        return cls(directory, manifest)

    @property
    def id(self) -> str:
        """The id of the snapshot, which every response names."""
        return self.manifest.id

    @property
    def encoder(self) -> Encoder:
        """The model that encoded the snapshot, loaded on first use and checked against the probes.

        Raises:
            EncoderUnavailable: the model can't be loaded.
            SnapshotMismatch: it gives other vectors than those the snapshot was built with.
        """
        with self._loading:
            if self._encoder is None:
                encoder = Encoder.load(str(self.directory / ENCODER))
                encoder.check(self.manifest.encoder)
                self._encoder = encoder
            return self._encoder

    def share_encoder(self, other: Snapshot) -> None:
        """Use the model that ``other`` has loaded, where it is the same one: a swap then loads nothing."""
        if other._encoder and other._encoder.identity.digest == self.manifest.encoder.digest:
            other._encoder.check(self.manifest.encoder)
            self._encoder = other._encoder

    @cached_property
    def former(self) -> Mapping[str, Former]:
        """What was published before and is not held here, by IRI.

        Raises:
            LineDamaged: it can't be read.
        """
        return read_former(self.directory)

    @cached_property
    def store(self) -> Store:
        """The graph, read-only, opened on first use."""
        return open_store(self.directory / GRAPH)


def open_current(data_dir: Path) -> Snapshot:
    """Open the published snapshot of ``data_dir``.

    Raises:
        SnapshotMissing: nothing was published there.
        SnapshotMismatch: what was published can't be trusted.
    """
    return Snapshot.open(current_directory(data_dir))


class SnapshotHolder:
    """The snapshot that a service serves now. Requests keep the one they started with."""

    def __init__(self, data_dir: Path) -> None:
        """Open the published snapshot of ``data_dir``, as ``open_current`` does."""
        self._data_dir = data_dir
        self._snapshot = open_current(data_dir)
        self._swapping = threading.Lock()

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot to answer the next request from."""
        return self._snapshot

    def refresh(self) -> bool:
        """Open a newer snapshot, if one was published, and swap to it. Return whether it did.

        The new one is open before any request sees it; requests that hold the old one can still use it.

        Raises:
            SnapshotMismatch: the newer one can't be trusted; the old one stays.
        """
        with self._swapping:
            if _require_id(self._data_dir) == self._snapshot.id:
                return False
            newer = open_current(self._data_dir)
            newer.share_encoder(self._snapshot)
            self._snapshot = newer
            return True


def _check_encoder(folder: Path, expected: EncoderIdentity) -> None:
    """Refuse the files of another encoder, or damaged ones, without loading them."""
    if model_digest(folder) != expected.digest:
        raise SnapshotMismatch(
            f"The encoder in {folder} is missing, damaged or not the one that made the vectors. {REBUILD}"
        )


def _require_id(data_dir: Path) -> str:
    snapshot_id = current_id(data_dir)
    if snapshot_id is None:
        raise SnapshotMissing(
            f"Nothing was published in {data_dir}. Run `enfance ingest … --data {data_dir}` first."
        )
    return snapshot_id
