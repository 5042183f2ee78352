"""The published snapshots of a data directory: listed, gone back to, cleared away."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import PublicationError
from ingest.publish import Past, build_directory
from ingest.purge import snapshots
from snapshot.current import current_id, publish_current, snapshots_directory
from snapshot.errors import SnapshotMismatch
from snapshot.former import is_honoured, read_identities, read_tombstones
from snapshot.manifest import MANIFEST, PASSAGES, Manifest
from snapshot.passages import PassageStore


@dataclass(frozen=True, slots=True)
class PublishedSnapshot:
    """A snapshot on the disk."""

    id: str
    published: dt.datetime
    """When it was written, in local time."""
    is_current: bool
    counts: dict[str, int]
    problem: str = ""
    """Why it can't be served, if it can't."""


def published_snapshots(data_dir: Path) -> list[PublishedSnapshot]:
    """Return the snapshots of a data directory, newest first."""
    current = current_id(data_dir)
    found = [_published(directory, current) for directory in snapshots(data_dir)]
    return sorted(found, key=lambda one: (one.published, one.id), reverse=True)


def roll_back(data_dir: Path, snapshot_id: str) -> None:
    """Serve another snapshot of the data directory.

    Raises:
        PublicationError: there is none by this id, or it holds what was withdrawn since.
        SnapshotMismatch: it is damaged, or another version of Enfance wrote it.
    """
    with build_directory(data_dir):
        directory = snapshots_directory(data_dir) / snapshot_id
        if directory not in snapshots(data_dir):
            raise PublicationError(f"There is no snapshot {snapshot_id}.", "List them: `enfance snapshots`.")
        Manifest.read(directory).check_files(directory)
        tombstones = tuple(read_tombstones(data_dir))
        if not is_honoured(directory, tombstones):
            raise PublicationError(
                f"Snapshot {snapshot_id} holds what was withdrawn since.", "Ingest its documents again."
            )
        rows = PassageStore.open(directory / PASSAGES)
        held = {one.iri for one in rows.documents()} | {one.iri for one in rows.all_units()}
        Past(read_identities(data_dir), tombstones, held).write(directory)
        publish_current(data_dir, snapshot_id)


def prune(data_dir: Path, keep: int) -> list[str]:
    """Remove all snapshots but the one that is served and the newest others; return the ids of what is gone.

    Args:
        data_dir: The data directory.
        keep: How many stay, the one that is served included.
    """
    with build_directory(data_dir):
        others = [one.id for one in published_snapshots(data_dir) if not one.is_current]
        gone = others[max(0, keep - 1) :]
        for snapshot_id in gone:
            shutil.rmtree(snapshots_directory(data_dir) / snapshot_id)
        return gone


def _published(directory: Path, current: str | None) -> PublishedSnapshot:
    manifest = directory / MANIFEST
    written = (manifest if manifest.exists() else directory).stat().st_mtime
    published = dt.datetime.fromtimestamp(written, dt.UTC).astimezone()
    is_current = directory.name == current
    try:
        return PublishedSnapshot(directory.name, published, is_current, Manifest.read(directory).counts)
    except SnapshotMismatch as error:
        return PublishedSnapshot(directory.name, published, is_current, {}, str(error))
