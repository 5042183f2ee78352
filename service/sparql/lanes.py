"""Who runs and who waits: a fast lane, and a slow one for queries and clients that proved long."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from service.sparql.refusals import refusal
from service.sparql.reply import Reply

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from service.errors import ServiceError
    from service.sparql.connection import Worker
    from service.sparql.frames import Refused
    from service.sparql.limits import SparqlLimits

    OnEnd = Callable[["Run", ServiceError | None], None]
    OnFull = Callable[["Run"], None]


@dataclass(eq=False, slots=True)
class Waiter:
    """A client that waits for a worker; `run` is set when its turn comes."""

    client: str
    is_slow: bool
    run: asyncio.Future[Run]


class Run:
    """One query of one client on one worker, which tells it what it finds (a `Listener`)."""

    def __init__(
        self, worker: Worker, waiter: Waiter, limits: SparqlLimits, on_full: OnFull, on_end: OnEnd
    ) -> None:
        self.worker = worker
        self.client = waiter.client
        self.is_slow = waiter.is_slow
        self.is_lowered = False
        self.is_worker_free = False
        self.reply = Reply(limits.buffer_bytes, worker.resume)
        self.timers: list[asyncio.TimerHandle] = []
        self._limits = limits
        self._on_full = on_full
        self._on_end = on_end

    @property
    def is_full(self) -> bool:
        """Whether no more should be read from the worker for now."""
        return self.reply.is_full

    def feed(self, part: bytes) -> None:
        """Take the next part of the result."""
        self.reply.feed(part)
        if self.is_full:
            self._on_full(self)

    def finish(self, refused: Refused | None) -> None:
        """Hear that the worker is done with the query."""
        self.is_worker_free = True
        self._on_end(self, self._error(refused) if refused is not None else None)

    def lose(self) -> None:
        """Hear that the worker died over the query."""
        self._on_end(
            self, refusal("worker_exhausted", {"Retry-After": "10"}, memory_mb=self._limits.memory_mb)
        )

    def _error(self, refused: Refused) -> ServiceError:
        return refusal(refused.name, limit_mb=self._limits.result_mb, **refused.values)


@dataclass(slots=True)
class Lanes:
    """The queries that run and the clients that wait."""

    limits: SparqlLimits
    running: list[Run] = field(default_factory=list)
    waiting: list[Waiter] = field(default_factory=list)

    @property
    def fast_count(self) -> int:
        """How many queries run in the fast lane."""
        return sum(not run.is_slow for run in self.running)

    @property
    def kept_count(self) -> int:
        """How many queries run on workers that can be used again."""
        return sum(not run.is_lowered for run in self.running)

    def has_room(self, client: str, *, is_slow: bool) -> bool:
        """Return whether one more query of `client` may run in that lane."""
        if not is_slow:
            return self.fast_count < self.limits.workers
        slow = [run for run in self.running if run.is_slow]
        # No client takes the whole slow lane, unless it is one slot wide.
        share = max(1, self.limits.slow_slots - 1)
        return len(slow) < self.limits.slow_slots and sum(run.client == client for run in slow) < share

    def next(self) -> Waiter | None:
        """Return whose turn it is: the client with the fewest running queries, then who waits longest."""
        if not self.waiting:
            return None
        load = Counter(run.client for run in self.running)
        ready = [one for one in self.waiting if self.has_room(one.client, is_slow=one.is_slow)]
        return min(ready, key=lambda one: load[one.client], default=None)
