"""What was withdrawn leaves the disk too: caches and older snapshots are cleared of it once it is no longer served."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import astuple
from pathlib import Path

from ingest.collection import Analyses
from ingest.index.embeddings import forget_all_but
from ingest.index.write import texts
from ingest.linking import Linked
from snapshot.current import snapshots_directory
from snapshot.errors import LineDamaged
from snapshot.former import Tombstone, is_honoured
from snapshot.manifest import PASSAGES
from snapshot.passages import PassageStore
from snapshot.rows import Content

DONE = "withdrawn"
"""A file of the cache that says which withdrawals it was cleared of."""


def purge(
    data_dir: Path, tombstones: tuple[Tombstone, ...], served: str, caches: tuple[Analyses, Linked]
) -> None:
    """Remove what was withdrawn from caches and older snapshots, unless that was done before.

    Args:
        data_dir: The data directory.
        tombstones: All withdrawals.
        served: Id of the snapshot that was published without them.
        caches: Those of the run that published it, which has used all that must stay.
    """
    if not tombstones:
        return
    clean = snapshots_directory(data_dir) / served
    stale = [one for one in snapshots(data_dir) if one != clean and not _is_clean(one, tombstones)]
    done, digest = data_dir / "cache" / DONE, _digest(tombstones)
    if stale or not done.exists() or done.read_text("utf-8") != digest:
        for cache in caches:
            cache.remove_unused()
        forget_all_but(data_dir / "cache", texts(_units(clean))[0])
        for directory in stale:
            shutil.rmtree(directory)
        done.write_text(digest, "utf-8")


def snapshots(data_dir: Path) -> list[Path]:
    """Return the directories of the published snapshots, by name."""
    return sorted(path for path in snapshots_directory(data_dir).glob("*") if path.is_dir())


def _is_clean(directory: Path, tombstones: tuple[Tombstone, ...]) -> bool:
    try:
        return is_honoured(directory, tombstones)
    except LineDamaged:
        return False


def _units(directory: Path) -> Content:
    """Return what of a snapshot is encoded."""
    rows = PassageStore.open(directory / PASSAGES)
    return Content(rows.documents(), (), tuple(rows.all_units()), (), ())


def _digest(tombstones: tuple[Tombstone, ...]) -> str:
    return hashlib.sha256(repr([astuple(one) for one in sorted(tombstones)]).encode()).hexdigest()
