"""Runs queries in worker processes, so that a query can always be stopped and takes nothing else down with it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.errors import ServiceError
from service.sparql.answers import Answers
from service.sparql.clients import Clients
from service.sparql.connection import Version, Worker
from service.sparql.lanes import Lanes, Run, Waiter
from service.sparql.refusals import refusal, retry_after
from service.sparql.searches import Searches
from service.sparql.spawner import Spawner

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from service.sparql.frames import Job
    from service.sparql.limits import SparqlLimits
    from service.sparql.reply import Reply

_LOG = logging.getLogger(__name__)
_OPEN_S = 30.0
_RETRY_OPEN_S = 1.0
# A query that has had less than this share of the processor goes on in its lane for so many times `quick_s` more.
_FAIR_SHARE = 0.5
_SPARE_QUICKS = 2
# A query in the slow lane keeps its priority for so many times `quick_s`: to replace its worker costs as much.
_UNLOWERED_QUICKS = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply of a worker and the snapshot that it read."""

    snapshot_id: str
    reply: Reply


class WorkerPool:
    """Worker processes over the store of one snapshot.

    A query starts in the fast lane. When it or its result proves long it goes on in the slow lane, later at a lower
    priority, and a standby takes its place; at the deadline its worker is killed. Nothing is sent of a long result
    before it has its place there. Clients whose queries were stopped lately start in the slow lane.

        pool = WorkerPool(Version(store_path, snapshot_id, search), SparqlLimits())
        await pool.start()
        async with pool.run(job, client) as answer:
            beginning = await answer.reply.first()
            async for part in answer.reply.rest(): ...
        await pool.close()
    """

    def __init__(self, version: Version, limits: SparqlLimits) -> None:
        self.answers = Answers(int(limits.remembered_mb * 1_000_000))
        self._limits = limits
        self._version = version
        self._clients = Clients(limits)
        self._spawner = Spawner(limits.memory_mb)
        self._lanes = Lanes(limits)
        self._searches = Searches(limits.searches_at_once)
        self._idle: list[Worker] = []
        self._starting: set[asyncio.Task[Worker | None]] = set()
        self._is_closed = False

    @property
    def snapshot_id(self) -> str:
        """The snapshot that new queries read."""
        return self._version.snapshot_id

    async def start(self) -> None:
        """Start the workers; return when one is ready.

        Raises:
            OSError: the store cannot be opened, or no process can be started.
        """
        first = await self._open(self._version)
        self._idle.append(first)
        self._dispatch()

    async def swap(self, version: Version) -> None:
        """Let all queries from now on read another snapshot; those that run finish on theirs.

        Raises:
            OSError: that store cannot be opened; the pool goes on with the one it has.
        """
        opened = await asyncio.gather(
            *(self._open(version) for _ in range(self._limits.workers)), return_exceptions=True
        )
        fresh = [worker for worker in opened if isinstance(worker, Worker)]
        failures = [failure for failure in opened if isinstance(failure, BaseException)]
        if failures:
            self._retire(fresh)
            raise failures[0]
        self._version = version
        self._idle, old = fresh, self._idle
        self._retire(old)
        self._dispatch()

    async def close(self) -> None:
        """Refuse who waits, stop what runs and end all processes; return when they are gone."""
        self._is_closed = True
        for waiter in self._lanes.waiting:
            if not waiter.run.done():
                waiter.run.set_exception(refusal("shutting_down", retry_after(5)))
        for run in [*self._lanes.running]:
            self._end(run, refusal("shutting_down", retry_after(5)))
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        self._retire(self._idle)
        await self._spawner.close()

    @contextlib.asynccontextmanager
    async def run(self, job: Job, client: str) -> AsyncIterator[Answer]:
        """Run `job` for `client`; leaving the context before the reply is over stops it.

        Raises:
            ServiceError: too many queries wait, or too many of this client; see `Reply` for what comes later.
        """
        with self._clients.admit(client):
            deadline = asyncio.get_running_loop().time() + self._limits.deadline_s
            version = self._version
            complete = await self._searched(job, version, client, deadline)
            run = await self._turn(client, deadline)
            try:
                if run.worker.version is not version:
                    complete = await self._searched(job, run.worker.version, client, deadline)
                self._watch(run, deadline)
                run.worker.ask(complete, run)
                yield Answer(run.worker.version.snapshot_id, run.reply)
            finally:
                self._end(run, None)

    async def _searched(self, job: Job, version: Version, client: str, deadline: float) -> Job:
        """Return the job with the hits of its searches in that version."""
        if not job.searches:
            return job
        async with self._patience(deadline):
            return await self._searches.fill_in(job, version.search, client)

    async def _turn(self, client: str, deadline: float) -> Run:
        """Wait for a worker."""
        if self._is_closed:
            raise refusal("shutting_down", retry_after(5))
        if len(self._lanes.waiting) >= self._limits.queue_length:
            raise refusal("queue_full", retry_after(self._limits.queue_s))
        future: asyncio.Future[Run] = asyncio.get_running_loop().create_future()
        waiter = Waiter(client, self._clients.is_suspect(client), future)
        self._lanes.waiting.append(waiter)
        self._dispatch()
        try:
            if future.done():
                return future.result()
            async with self._patience(deadline):
                return await future
        except (ServiceError, asyncio.CancelledError):
            self._give_back(waiter)
            raise
        finally:
            if waiter in self._lanes.waiting:
                self._lanes.waiting.remove(waiter)

    @contextlib.asynccontextmanager
    async def _patience(self, deadline: float) -> AsyncIterator[None]:
        """Refuse a request that waits too long."""
        latest = asyncio.get_running_loop().time() + self._limits.queue_s
        try:
            async with asyncio.timeout_at(min(latest, deadline)):
                yield
        except TimeoutError:
            raise refusal("queue_full", retry_after(self._limits.queue_s)) from None

    def _give_back(self, waiter: Waiter) -> None:
        """Free the worker of a waiter that was called and had just left."""
        if waiter.run.done() and not waiter.run.cancelled() and waiter.run.exception() is None:
            run = waiter.run.result()
            run.is_worker_free = True
            self._end(run, None)

    def _dispatch(self) -> None:
        """Give idle workers to those whose turn it is, and start more where some are missing."""
        if self._is_closed:
            return
        self._idle = [worker for worker in self._idle if worker.is_alive]
        while self._idle and (waiter := self._lanes.next()) is not None:
            self._lanes.waiting.remove(waiter)
            if not waiter.run.done():
                run = Run(self._idle.pop(), waiter, self._limits, self._on_full, self._end)
                self._lanes.running.append(run)
                waiter.run.set_result(run)
        wanted = self._limits.workers - self._lanes.kept_count + self._limits.standbys
        for _ in range(wanted - len(self._idle) - len(self._starting)):
            task = asyncio.create_task(self._one_more())
            self._starting.add(task)
            task.add_done_callback(self._add)

    async def _one_more(self) -> Worker | None:
        """Open a worker; where that fails, wait before anybody tries again."""
        try:
            return await self._open(self._version)
        except OSError as error:
            _LOG.warning("A SPARQL worker cannot open its store: %s", error)
            await asyncio.sleep(_RETRY_OPEN_S)
            return None

    def _add(self, task: asyncio.Task[Worker | None]) -> None:
        """Take in the worker that `task` opened."""
        self._starting.discard(task)
        if task.cancelled():
            return
        worker = task.result()
        if worker is not None and worker.version is self._version and not self._is_closed:
            self._idle.append(worker)
        elif worker is not None:
            self._retire([worker])
        self._dispatch()

    async def _open(self, version: Version) -> Worker:
        channel = self._spawner.fork(version.store_path)
        loop = asyncio.get_running_loop()
        _, worker = await loop.create_connection(lambda: Worker(version), sock=channel)
        try:
            async with asyncio.timeout(_OPEN_S):
                await worker.ready
        except (OSError, asyncio.CancelledError):
            worker.close()
            raise
        return worker

    def _retire(self, workers: list[Worker]) -> None:
        for worker in workers:
            self._spawner.kill(worker.pid)
            worker.close()

    def _watch(self, run: Run, deadline: float) -> None:
        loop = asyncio.get_running_loop()
        run.timers = [loop.call_later(self._limits.quick_s, self._on_no_longer_quick, run, deadline)]
        if run.is_slow:
            self._lower(run)
            if not self._clients.is_barred(run.client):
                run.reply.release()

    def _on_full(self, run: Run) -> None:
        """Move a query whose result proves long to the slow lane, if there is room; else wait how long it takes."""
        if (
            not run.is_slow
            and self._lanes.has_room(run.client, is_slow=True)
            and not self._clients.is_barred(run.client)
        ):
            self._move_over(run)

    def _on_no_longer_quick(self, run: Run, deadline: float) -> None:
        """Let a query that has only waited for the processor go on as it is, for a while."""
        loop = asyncio.get_running_loop()
        run.timers.append(loop.call_at(deadline, self._on_deadline, run))
        used_s, quick_s = run.worker.cpu_s(), self._limits.quick_s
        has_waited = used_s is not None and used_s < _FAIR_SHARE * quick_s
        if has_waited and not self._clients.is_barred(run.client):
            run.timers.append(loop.call_later(_SPARE_QUICKS * quick_s, self._on_long, run))
        else:
            self._on_long(run)

    def _on_long(self, run: Run) -> None:
        """Move a query that proves long to the slow lane, or stop it where that cannot be."""
        limits = self._limits
        if self._clients.is_barred(run.client):
            wait = retry_after(self._clients.wait_s(run.client))
            self._end(run, refusal("too_many_stops", wait, count=limits.barred_stops), is_blamed=False)
        elif run.is_slow:
            return
        elif self._lanes.has_room(run.client, is_slow=True):
            self._move_over(run)
        elif self._lanes.waiting:
            error = refusal("slow_lane_full", retry_after(limits.deadline_s), quick_s=limits.quick_s)
            self._end(run, error, is_blamed=False)
        else:
            loop = asyncio.get_running_loop()
            run.timers.append(loop.call_later(limits.quick_s, self._on_long, run))

    def _move_over(self, run: Run) -> None:
        run.is_slow = True
        run.reply.release()
        loop = asyncio.get_running_loop()
        run.timers.append(loop.call_later(_UNLOWERED_QUICKS * self._limits.quick_s, self._lower, run))
        self._dispatch()

    def _lower(self, run: Run) -> None:
        """Let the worker of a run give way to others; it cannot be raised again, and another takes its place."""
        run.is_lowered = True
        self._spawner.slow_down(run.worker.pid)
        self._dispatch()

    def _on_deadline(self, run: Run) -> None:
        deadline_s = self._limits.deadline_s
        self._end(run, refusal("deadline_passed", retry_after(deadline_s), deadline_s=deadline_s))

    def _end(self, run: Run, error: ServiceError | None, *, is_blamed: bool = True) -> None:
        """Settle a query that is over or is stopped now; only the first call counts.

        A worker that is not free has to be stopped: `is_blamed` says whether that is the query's fault.
        """
        if run.reply.is_over:
            return
        for timer in run.timers:
            timer.cancel()
        self._lanes.running.remove(run)
        run.reply.end(error)
        if not run.is_worker_free:
            self._clients.record_stop(run.client, is_blamed=is_blamed)
        if run.is_worker_free and not run.is_lowered and run.worker.version is self._version:
            self._idle.append(run.worker)
        else:
            self._retire([run.worker])
        self._dispatch()
