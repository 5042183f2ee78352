"""Ten thousand mixed queries and twenty swaps, beside an attack: nothing lost, and nothing left behind."""

from __future__ import annotations

import itertools
import os
import random
import signal
import sys
import threading
import time
from collections import Counter
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.graph import Queries
from benchmarks.hostile import HOSTILE, status_of
from benchmarks.processes import free_port, memory_mb, open_files, running, tree
from benchmarks.report import Report

QUERIES = 10_000
SWAPS = 20
CLIENTS = 4
_WRONG = ("SELECT ?x { ?x ", "SELECT * { ?s nope:p ?o }", "DROP ALL")
_SETTLE_S = 3.0
_MOST_RETRIES = 5
RETRIED = "retried"


def measure(store: Path, queries: Queries, report: Report) -> None:
    """Report processes, files and memory before and after, and every answer that was not as expected."""
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.endpoint", str(store), str(port), "deadline_s=5"]
    with running(command, f"http://127.0.0.1:{port}/sparql") as (pid, _):
        _load(port, queries, 500)
        time.sleep(_SETTLE_S)
        before = _state(pid)
        is_over = threading.Event()
        beside = [
            threading.Thread(target=_swap, args=(pid,)),
            threading.Thread(target=_attack, args=(port, is_over)),
        ]
        started = time.monotonic()
        for thread in beside:
            thread.start()
        found = _load(port, queries, QUERIES)
        seconds = time.monotonic() - started
        is_over.set()
        for thread in beside:
            thread.join()
        time.sleep(_SETTLE_S)
        after = _state(pid)
    header = ["", *before]
    rows = [["before", *map(str, before.values())], ["after", *map(str, after.values())]]
    report.table("endurance", header, rows)
    retried = found.pop(RETRIED, 0)
    report.line(
        f"{QUERIES:,} queries and {SWAPS} swaps in {seconds:.0f} s; told to come back later: {retried}; "
        f"not as expected: {dict(found) or 'none'}"
    )


def _state(pid: int) -> dict[str, int]:
    return {"processes": len(tree(pid)), "open files": open_files(pid), "megabytes": round(memory_mb(pid))}


def _swap(pid: int) -> None:
    for _ in range(SWAPS):
        time.sleep(0.5)
        os.kill(pid, signal.SIGUSR1)


def _attack(port: int, is_over: threading.Event) -> None:
    """Send one hostile query after the other, from an address of its own."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60, source_address=("127.0.0.50", 0))
    for query in itertools.cycle(HOSTILE):
        status_of(connection, query)
        if is_over.wait(1):
            break
    connection.close()


def _load(port: int, queries: Queries, count: int) -> Counter[str]:
    found: Counter[str] = Counter()
    threads = [
        threading.Thread(target=_client, args=(port, number, queries, count // CLIENTS, found))
        for number in range(CLIENTS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def _client(port: int, number: int, queries: Queries, count: int, found: Counter[str]) -> None:
    chance = random.Random(number)  # noqa: S311 - the same load every time
    kinds = queries.kinds()
    names, weights = [*kinds, "wrong"], [10, 50, 15, 1, 5, 10, 5]
    connection = HTTPConnection("127.0.0.1", port, timeout=60, source_address=(f"127.0.0.{number + 2}", 0))
    for name in chance.choices(names, weights, k=count):
        if name == "wrong":
            status, expected = status_of(connection, chance.choice(_WRONG)), {400}
        else:
            status, expected = _patiently(connection, kinds[name](chance), found), {200}
        if status not in expected:
            found[f"{name}: {status}"] += 1
    connection.close()


def _patiently(connection: HTTPConnection, query: str, found: Counter[str]) -> int:
    """Ask again where the answer is to come back later, as a good client does."""
    status = status_of(connection, query)
    for _ in range(_MOST_RETRIES):
        if status != 503:
            break
        found[RETRIED] += 1
        time.sleep(1)
        status = status_of(connection, query)
    return status
