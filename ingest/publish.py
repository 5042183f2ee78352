"""Publication: a snapshot is built beside the one served, then one pointer moves."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import PublicationError
from snapshot.current import publish_current, snapshots_directory
from snapshot.former import FORMER, IDENTITIES, Identity, Tombstone, former
from snapshot.lines import write_lines
from snapshot.manifest import MANIFEST

BUILDING = "building"


@dataclass(frozen=True, slots=True)
class Past:
    """What was ever published, what was withdrawn, and what a snapshot holds of the documents and measures."""

    identities: Iterable[Identity]
    tombstones: tuple[Tombstone, ...]
    held: AbstractSet[str]

    def write(self, directory: Path) -> None:
        """Write into a snapshot what was published before it and what became of that, so that addresses last."""
        known = sorted(self.identities)
        write_lines(directory / IDENTITIES, known)
        write_lines(directory / FORMER, former(known, self.tombstones, self.held))


@contextmanager
def build_directory(data_dir: Path) -> Iterator[Path]:
    """Give one run at a time a private directory beside the snapshots, removed when the run ends.

    What an interrupted run left is removed first.

    Raises:
        PublicationError: Another ingest is running on this data directory, or it can't be written, now or later.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock = (data_dir / "lock").open("w")
    except OSError as error:
        raise PublicationError(
            f"The data directory {data_dir} can't be written: {error.strerror}.",
            "Choose another with --data.",
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PublicationError(
                f"Another ingest is writing to {data_dir}.", "Wait until it ends, or use another --data."
            ) from error
        directory = data_dir / f"{BUILDING}-{os.getpid()}"
        try:
            for leftover in data_dir.glob(f"{BUILDING}-*"):
                shutil.rmtree(leftover)
            directory.mkdir()
            yield directory
        except OSError as error:
            raise PublicationError(
                f"{data_dir} can't be written: {error.strerror or error}.",
                "Make room on its disk, or choose another with --data, and run again: what was read is kept.",
            ) from error
        finally:
            shutil.rmtree(directory, ignore_errors=True)


def is_published(data_dir: Path, snapshot_id: str) -> bool:
    """Tell whether a whole snapshot of this id is in its place; the manifest is written last."""
    return (snapshots_directory(data_dir) / snapshot_id / MANIFEST).exists()


def publish(
    built: Path,
    data_dir: Path,
    snapshot_id: str,
    past: Past,
) -> None:
    """Move a finished snapshot into its place and make it the current one.

    An equal snapshot that was published before is kept: the same id means the same content. What was published
    before it is not content: that is told anew.
    """
    target = snapshots_directory(data_dir) / snapshot_id
    is_there = is_published(data_dir, snapshot_id)
    past.write(target if is_there else built)
    if not is_there:
        target.parent.mkdir(exist_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        _flush([*built.rglob("*"), built])
        built.rename(target)
        _flush([target.parent])
    publish_current(data_dir, snapshot_id)


def _flush(paths: Iterable[Path]) -> None:
    """Bring files and directories to the disk before anything points to them."""
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
