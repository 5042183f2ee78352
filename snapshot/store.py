"""The graph of a snapshot: an Oxigraph store for queries and a sorted N-Quads dump for everybody."""

from __future__ import annotations

import gzip
import heapq
import io
import shutil
import tempfile
from contextlib import ExitStack
from itertools import groupby, islice
from typing import IO, TYPE_CHECKING, cast

from snapshot.errors import SnapshotMismatch
from snapshot.manifest import REBUILD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Store

SORTED_TOGETHER = 96_000_000
"""Bytes of lines that are sorted in memory; more are sorted in parts on the disk, then merged."""
PACKED_TOGETHER = 1_000_000
"""Bytes handed to the compressor at once."""
COMPRESSION = 6
LOADED_TOGETHER = 200_000
"""Lines that the store loads at once: a million take a gigabyte of memory."""


def write_dump(path: Path, parts: Iterable[bytes]) -> None:
    """Write N-Quads as one gzipped file, each line once and in order: the same quads give the same bytes.

    Args:
        path: Of the file; parts that are too large for the memory are kept beside it meanwhile.
        parts: N-Quads, a line each, in any order.
    """
    with ExitStack() as files:
        runs: list[Iterable[bytes]] = []
        for lines in _sorted_runs(parts):
            run = files.enter_context(tempfile.TemporaryFile(dir=path.parent))
            run.writelines(lines)
            run.seek(0)
            runs.append(cast("IO[bytes]", run))
        file = files.enter_context(path.open("wb"))
        packed = files.enter_context(gzip.GzipFile("", "wb", COMPRESSION, fileobj=file, mtime=0))
        dump = files.enter_context(
            io.BufferedWriter(packed, PACKED_TOGETHER)
        )  # gzip takes long over short lines
        dump.writelines(line for line, _ in groupby(heapq.merge(*runs)))


def _sorted_runs(parts: Iterable[bytes]) -> Iterator[list[bytes]]:
    lines: set[bytes] = set()
    size = 0
    for part in parts:
        lines.update(part.splitlines(keepends=True))
        size += len(part)
        if size > SORTED_TOGETHER:
            yield sorted(lines)
            lines, size = set(), 0
    yield sorted(lines)


def build_store(directory: Path, dump: Path) -> int:
    """Write the quads of a dump to a new store and return how many it holds."""
    from pyoxigraph import RdfFormat, Store

    # RocksDB must not be read beside its writer; a backup is a store that nobody has open for writing.
    private = directory.with_name(f"{directory.name}.writing")
    store = Store(private)
    with gzip.open(dump) as lines:
        while part := b"".join(islice(lines, LOADED_TOGETHER)):
            store.bulk_load(part, RdfFormat.N_QUADS)
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
