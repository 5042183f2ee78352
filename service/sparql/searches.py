"""Runs the searches of queries before the engine does: few at once, and one at a time for each client."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from service.sparql.search_clause import fill_in

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from service.sparql.frames import Job
    from service.sparql.search_clause import Search, SearchClause, SearchHit


class Searches:
    """The searches of one pool. A client that sends many waits for its own; others pass in between."""

    def __init__(self, at_once: int) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._locks: dict[str, asyncio.Lock] = {}
        self._users: Counter[str] = Counter()

    async def fill_in(self, job: Job, search: Search, client: str) -> Job:
        """Return `job` with the hits of its search clauses in their place.

        Raises:
            ServiceError: a question cannot be searched for.
        """
        async with self._turn(client):
            hits = [await _in_thread(search, clause) for clause in job.searches]
        return replace(job, query=fill_in(job.query, job.searches, hits), searches=())

    @asynccontextmanager
    async def _turn(self, client: str) -> AsyncIterator[None]:
        lock = self._locks.setdefault(client, asyncio.Lock())
        self._users[client] += 1
        try:
            async with lock, self._free:
                yield
        finally:
            self._users[client] -= 1
            if not self._users[client]:
                del self._users[client], self._locks[client]


async def _in_thread(search: Search, clause: SearchClause) -> Sequence[SearchHit]:
    """Search in a thread; who leaves keeps their turn until it is over, as a thread cannot be stopped."""
    searching = asyncio.ensure_future(asyncio.to_thread(search, clause))
    try:
        return await asyncio.shield(searching)
    except asyncio.CancelledError:
        await asyncio.wait([searching])
        raise
