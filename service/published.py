"""What the service serves now: the newest published snapshot, and the workers over its graph."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING

from service.search.answer import prepare
from service.sparql.connection import Version
from service.sparql.hits import search_hits
from service.sparql.workers import WorkerPool
from snapshot.current import SnapshotHolder
from snapshot.errors import SnapshotError, SnapshotMissing
from snapshot.manifest import GRAPH

if TYPE_CHECKING:
    from pathlib import Path

    from service.sparql.limits import SparqlLimits
    from snapshot.current import Snapshot

log = logging.getLogger(__name__)

LOOK_AGAIN_S = 2.0
"""Seconds between two looks for a newer snapshot; a look reads one small file."""


class Published:
    """Follows what is published in a data directory; requests keep the snapshot that they started with."""

    def __init__(self, data_dir: Path, limits: SparqlLimits) -> None:
        self._data_dir = data_dir
        self._limits = limits
        self._holder: SnapshotHolder | None = None
        self.pool: WorkerPool | None = None

    @property
    def snapshot(self) -> Snapshot | None:
        """The snapshot to answer the next request from; None before the first was published."""
        return self._holder.snapshot if self._holder else None

    async def refresh(self) -> None:
        """Serve the newest snapshot, if it is not yet served.

        Raises:
            SnapshotError: It can't be trusted; the one before stays.
            OSError: Its graph can't be opened by the workers.
        """
        holder = self._holder
        if holder is None:
            try:
                holder = await asyncio.to_thread(SnapshotHolder, self._data_dir)
            except SnapshotMissing:
                return
        await asyncio.to_thread(holder.refresh)
        await self._follow_with_workers(holder.snapshot)
        self._holder = holder  # whoever sees a snapshot can query its graph

    async def follow(self) -> None:
        """Go on looking for newer snapshots until cancelled; each is made ready for its first question."""
        ready = None
        while True:
            try:
                if self.snapshot and self.snapshot is not ready:
                    ready = self.snapshot
                    await asyncio.to_thread(prepare, ready)
                await asyncio.sleep(LOOK_AGAIN_S)
                await self.refresh()
            except (SnapshotError, OSError) as error:
                log.warning("The newest snapshot is not served, or not fully: %s", error)

    async def close(self) -> None:
        """End the workers."""
        if self.pool is not None:
            await self.pool.close()

    async def _follow_with_workers(self, snapshot: Snapshot) -> None:
        version = Version(snapshot.directory / GRAPH, snapshot.id, partial(search_hits, snapshot))
        if self.pool is None:
            pool = WorkerPool(version, self._limits)
            await pool.start()
            self.pool = pool
        elif self.pool.snapshot_id != snapshot.id:
            await self.pool.swap(version)
