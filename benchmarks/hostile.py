"""What good clients notice of hostile ones: latency beside 0, 2, 4 and 8 clients that send the worst queries."""

from __future__ import annotations

import itertools
import multiprocessing
import random
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.graph import Queries
from benchmarks.processes import free_port, running, tree
from benchmarks.report import Report

SECONDS = 12.0
DEADLINE_S = 3.0
GOOD_CLIENTS = 2
PAUSE_S = 0.01
_CROSS = "?a ?b ?c . ?d ?e ?f"
HOSTILE = (
    "SELECT * { FILTER(" + "(" * 6000 + "1" + ")" * 6000 + ") }",
    f"SELECT (COUNT(*) AS ?n) {{ {_CROSS} . ?g ?h ?i }}",
    f"SELECT * {{ {_CROSS} }} ORDER BY ?c ?f LIMIT 1",
    f"SELECT DISTINCT * {{ {_CROSS} }}",
    'SELECT (STRLEN(?s34) AS ?n) { BIND("aaaaaaaaaaaaaaaa" AS ?s0) '
    + " ".join(f"BIND(CONCAT(?s{n}, ?s{n}) AS ?s{n + 1})" for n in range(34)) + " }",
    f'SELECT * {{ {_CROSS} FILTER(REGEX(STR(?c), "(a|e|i)+.*zz$", "i")) }}',
    "SELECT (COUNT(*) AS ?n) { ?a (!<urn:p>)* ?b . ?c (!<urn:p>)* ?d }",
    f"SELECT * {{ {_CROSS} }}",
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
)  # fmt: skip


def measure(store: Path, queries: Queries, report: Report) -> None:
    """Report the latency of good clients for each number of hostile ones, each from an address of its own."""
    rows = []
    base = 0.0
    for count in (0, 2, 4, 8):
        port = free_port()
        command = [
            sys.executable,
            "-m",
            "benchmarks.endpoint",
            str(store),
            str(port),
            f"deadline_s={DEADLINE_S}",
        ]
        with running(command, f"http://127.0.0.1:{port}/sparql") as (pid, _):
            latencies, failures, answers = _attack(port, count, queries)
            survivors = len(tree(pid))
        p50, p99 = statistics.median(latencies), statistics.quantiles(latencies, n=100)[98]
        base = base or p99
        rows.append([
            str(count), str(len(latencies)), str(failures), f"{p50:.1f}", f"{p99:.1f}", f"{p99 / base:.1f}",
            f"{max(latencies):.0f}", str(survivors),
            ", ".join(f"{number} × {status}" for status, number in sorted(answers.items())) or "–",
        ])  # fmt: skip
    header = [
        "hostile clients", "good requests", "failed", "p50 ms", "p99 ms", "p99 / without", "max ms",
        "processes after", "answers to hostile",
    ]  # fmt: skip
    report.table("hostile", header, rows)


def _attack(port: int, count: int, queries: Queries) -> tuple[list[float], int, Counter[int]]:
    """Return the latencies of good requests in milliseconds, how many failed, and what the hostile ones got."""
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    attackers = [context.Process(target=_hostile, args=(port, number, answers)) for number in range(count)]
    for attacker in attackers:
        attacker.start()
    if attackers:
        time.sleep(2)
    latencies: list[float] = []
    failures: list[int] = []
    threads = [
        threading.Thread(target=_good, args=(port, number, queries.kinds()["point"], latencies, failures))
        for number in range(GOOD_CLIENTS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    got = Counter(itertools.chain.from_iterable(answers.get(timeout=60) for _ in attackers))
    for attacker in attackers:
        attacker.join()
    return latencies, len(failures), got


def _good(
    port: int, number: int, write: Callable[[random.Random], str], latencies: list[float], failures: list[int]
) -> None:
    chance, end = random.Random(number), time.monotonic() + SECONDS  # noqa: S311
    connection = HTTPConnection("127.0.0.1", port, timeout=30, source_address=(f"127.0.0.{number + 2}", 0))
    while time.monotonic() < end:
        started = time.perf_counter()
        status = status_of(connection, write(chance))
        latencies.append((time.perf_counter() - started) * 1000)
        if status != 200:
            failures.append(status)
        time.sleep(PAUSE_S)
    connection.close()


def _hostile(port: int, number: int, answers) -> None:  # noqa: ANN001 - a queue
    end, got = time.monotonic() + SECONDS + 2, []
    for query in itertools.islice(itertools.cycle(HOSTILE), number, None):
        connection = HTTPConnection(
            "127.0.0.1", port, timeout=30, source_address=(f"127.0.0.{number + 20}", 0)
        )
        got.append(status_of(connection, query))
        connection.close()
        if time.monotonic() > end:
            break
    answers.put(got)


def status_of(connection: HTTPConnection, query: str) -> int:
    """Send a query and read its whole answer; return the status, 0 where the answer broke off."""
    try:
        body = urlencode({"query": query})
        connection.request("POST", "/sparql", body, {"Content-Type": "application/x-www-form-urlencoded"})
        response = connection.getresponse()
        while response.read(1 << 16):
            pass
    except (OSError, HTTPException):
        connection.close()
        return 0
    return response.status
