"""The graph of a snapshot: an Oxigraph store for queries and a sorted N-Quads dump for everybody."""

from __future__ import annotations

import gzip
import io
import shutil
from typing import TYPE_CHECKING

from snapshot.errors import SnapshotMismatch
from snapshot.manifest import REBUILD

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pyoxigraph import Quad, Store


def build_store(directory: Path, quads: Iterable[Quad]) -> int:
    """Write quads to a new store and return how many distinct ones it holds."""
    from pyoxigraph import Store

    # RocksDB must not be read beside its writer; a backup is a store that nobody has open for writing.
    private = directory.with_name(f"{directory.name}.writing")
    store = Store(private)
    store.bulk_extend(quads)
    store.optimize()
    store.backup(directory)
    count = len(store)
    del store
    shutil.rmtree(private)
    return count


def open_store(directory: Path) -> Store:
    """Open a store for queries only.

    Raises:
        SnapshotMismatch: it is missing or damaged.
    """
    from pyoxigraph import Store

    try:
        return Store.read_only(str(directory))
    except OSError as error:
        message = f"{directory} can't be opened ({error}). {REBUILD}"
        raise SnapshotMismatch(message) from error


def write_dump(path: Path, quads: Iterable[Quad]) -> None:
    """Write quads as gzipped N-Quads, each once and in order: the same quads give the same bytes."""
    from pyoxigraph import RdfFormat, serialize

    # N-Quads escapes line breaks in literals: a line is a quad.
    lines = io.BytesIO()
    serialize(quads, lines, RdfFormat.N_QUADS)
    with path.open("wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=0) as dump:
        dump.writelines(sorted(set(lines.getvalue().splitlines(keepends=True))))
