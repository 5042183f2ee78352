"""Publication: a snapshot is built beside the one served, then one pointer moves."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import PublicationError
from snapshot.current import publish_current, snapshots_directory
from snapshot.manifest import MANIFEST

BUILDING = "building"


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


def publish(built: Path, data_dir: Path, snapshot_id: str) -> Path:
    """Move a finished snapshot into its place and make it the current one.

    An equal snapshot that was published before is kept: the same id means the same content.

    Returns:
        The snapshot's directory.
    """
    target = snapshots_directory(data_dir) / snapshot_id
    if not is_published(data_dir, snapshot_id):
        target.parent.mkdir(exist_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        _flush([*built.rglob("*"), built])
        built.rename(target)
        _flush([target.parent])
    publish_current(data_dir, snapshot_id)
    return target


def _flush(paths: Iterable[Path]) -> None:
    """Bring files and directories to the disk before anything points to them."""
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
