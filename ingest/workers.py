"""Documents are read in processes of their own, so that none can take all the time, all the memory, or the run with it."""

from __future__ import annotations

import math
import multiprocessing
import resource
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection, wait

from ingest.config import Limits
from ingest.errors import DocumentRejected
from ingest.records import Source

Work = Callable[[Source], bytes]
"""Reads a document; raises ``DocumentRejected`` for one that can't be read. It is sent to other processes."""

PATIENCE = 5
"""How many times its share of processor time a document may take by the clock, on a busy machine."""
_SPLIT = "Split it into its parts, or raise {} under [limits] in ingest/pipeline.toml."
_DEFECT = "Open it and save it again; if that doesn't help, report it as a defect of Enfance."
_TENSOR_TOO_LARGE = "can't allocate memory"  # torch has no exception of its own for it


def read_each(
    work: Work, sources: Iterable[Source], limits: Limits
) -> Iterator[tuple[Source, bytes | DocumentRejected]]:
    """Yield what is read of each source, or why it can't be, in the order in which they are done.

    Args:
        work: What each process does with a source.
        sources: Taken one by one, as processes are free.
        limits: Of time and memory for one document, and how many processes at most.
    """
    waiting = iter(sources)
    idle: list[_Worker] = []
    busy: list[_Worker] = []
    try:
        while True:
            for source in _next_of(waiting, limits.processes - len(busy)):
                worker = idle.pop() if idle else _Worker(work, limits)
                worker.give(source)
                busy.append(worker)
            if not busy:
                return
            for worker in _ready(busy):
                answer = worker.answer()
                busy.remove(worker)
                if worker.is_alive():
                    idle.append(worker)
                yield worker.source, answer
    finally:
        for worker in (*busy, *idle):
            worker.stop()


def _next_of(waiting: Iterator[Source], count: int) -> Iterator[Source]:
    for _, source in zip(range(count), waiting, strict=False):
        yield source


class _Worker:
    """A process that reads one document after another, and what it reads now."""

    source: Source

    def __init__(self, work: Work, limits: Limits) -> None:
        # Forked from a process of its own that holds no thread and no document, after the imports.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["ingest.ready"])
        self._limits = limits
        self.deadline = math.inf
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, work, limits), daemon=True)
        self._process.start()
        theirs.close()

    def give(self, source: Source) -> None:
        """Hand a document over; an answer is due by the deadline."""
        self.source = replace(source, content=b"", declared=b"")  # the process has them
        self.deadline = time.monotonic() + PATIENCE * self._limits.seconds
        try:
            self.connection.send(source)
        except BrokenPipeError:  # it is dead, and says so when it is asked for the answer
            return

    def answer(self) -> bytes | DocumentRejected:
        """Return the answer that is there; a process without one is past its deadline or dead, and ended."""
        try:
            if self.connection.poll():
                answer: bytes | tuple[str, str] = self.connection.recv()
                return answer if isinstance(answer, bytes) else DocumentRejected(*answer)
        except (EOFError, ConnectionResetError):
            self._process.join()
            return self._died(self._process.exitcode)
        self.stop()
        return self._too_slow()

    def is_alive(self) -> bool:
        """Tell whether it can read another document."""
        return self._process.is_alive() and not self.connection.closed

    def stop(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.join()
        self.connection.close()

    def _died(self, code: int | None) -> DocumentRejected:
        if code == -signal.SIGXCPU:
            return self._too_slow()
        how = f"signal {-code}" if code and code < 0 else f"status {code}"
        return DocumentRejected(f"Reading it ended its process ({how}).", _DEFECT)

    def _too_slow(self) -> DocumentRejected:
        return DocumentRejected(
            f"Reading it takes more than {self._limits.seconds} seconds.", _SPLIT.format("seconds")
        )


def _ready(busy: list[_Worker]) -> list[_Worker]:
    """Wait for an answer, an end or a deadline, and return the workers concerned."""
    remaining = min(worker.deadline for worker in busy) - time.monotonic()
    answered = wait([worker.connection for worker in busy], max(0.0, remaining))
    now = time.monotonic()
    return [worker for worker in busy if worker.connection in answered or worker.deadline <= now]


def _serve(connection: Connection, work: Work, limits: Limits) -> None:
    """Read documents until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run that started this process ends it
    _limit(resource.RLIMIT_DATA, limits.memory_mb * 2**20)
    _limit(resource.RLIMIT_CORE, 0)
    with suppress(EOFError, ConnectionError):
        while True:
            source: Source = connection.recv()
            _limit(resource.RLIMIT_CPU, math.ceil(time.process_time()) + limits.seconds)
            connection.send(_answer(work, source, limits))


def _answer(work: Work, source: Source, limits: Limits) -> bytes | tuple[str, str]:
    try:
        return work(source)
    except DocumentRejected as error:
        return error.reason, error.remedy
    except (MemoryError, RuntimeError) as error:
        if not (isinstance(error, MemoryError) or _TENSOR_TOO_LARGE in str(error)):
            raise
        return f"Reading it takes more than {limits.memory_mb} MB of memory.", _SPLIT.format("memory_mb")


def _limit(which: int, value: int) -> None:
    resource.setrlimit(which, (value, resource.getrlimit(which)[1]))
