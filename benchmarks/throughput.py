"""Requests per processor second of each kind of query, contenders in turn so that a busy machine disturbs all alike."""

from __future__ import annotations

import random
import statistics
import time
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks import contenders
from benchmarks.contenders import ENFANCE, ENGINE, NATIVE, RDFLIB, Contender
from benchmarks.graph import Queries
from benchmarks.report import Report

_LEAST_REQUESTS = 2
# rdflib needs about a minute and a gigabyte for a million triples in memory.
_MOST_IN_MEMORY = 1_500_000


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to measure: `rounds` over all kinds and contenders, `seconds` each."""

    rounds: int
    seconds: float


def measure(store: Path, triples: Path, queries: Queries, effort: Effort, report: Report) -> None:
    """Compare whoever is installed and report requests per processor second, with the ratios that matter."""
    with ExitStack() as stack:
        running = [stack.enter_context(one) for one in _present(store, triples, queries, report)]
        for one in running:
            report.line(f"{one.name} answers after {one.start_s:.1f} s")
        rates = _rates(running, queries, effort)
        memory = {one.name: one.memory() for one in running}
    names = [one.name for one in running]
    header = ["requests per CPU second", *names, "Enfance / engine", "Enfance / native", "Enfance / rdflib"]
    report.table("throughput", header, [_row(kind, found, names) for kind, found in rates.items()])
    report.table("memory", ["megabytes", *names], [["in all", *(f"{memory[name]:.0f}" for name in names)]])


def _present(store: Path, triples: Path, queries: Queries, report: Report):  # noqa: ANN202 - context managers
    yield contenders.enfance(store)
    yield contenders.engine(store)
    native = contenders.native(store)
    if native is None:
        report.line(f"{NATIVE} is not installed: pip install -e '.[bench]'")
    else:
        yield native
    rdflib = contenders.rdflib(triples)
    if queries.measures * 10 > _MOST_IN_MEMORY:
        report.line(f"{RDFLIB} is left out: it would hold all triples in memory")
    elif rdflib is None:
        report.line(f"{RDFLIB} is not installed: pip install -e '.[bench]'")
    else:
        yield rdflib


def _rates(running: list[Contender], queries: Queries, effort: Effort) -> dict[str, dict[str, float]]:
    """Return the median requests per processor second by kind of query and contender."""
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for number in range(effort.rounds):
        for kind, write in queries.kinds().items():
            for one in running:
                chance = random.Random(number)  # noqa: S311 - the same queries for all
                found[kind][one.name].append(
                    _rate(one, lambda write=write, chance=chance: write(chance), effort.seconds)
                )
    return {
        kind: {name: statistics.median(values) for name, values in by_name.items()}
        for kind, by_name in found.items()
    }


def _rate(one: Contender, write, seconds: float) -> float:  # noqa: ANN001 - a function
    one.ask(write())
    count, end, before = 0, time.monotonic() + seconds, one.cpu()
    while count < _LEAST_REQUESTS or time.monotonic() < end:
        one.ask(write())
        count += 1
    return count / max(one.cpu() - before, 0.01)


def _row(kind: str, found: dict[str, float], names: list[str]) -> list[str]:
    def ratio(name: str) -> str:
        return f"{found[ENFANCE] / found[name]:.2f}" if name in found else "–"

    return [kind, *(f"{found[name]:.1f}" for name in names), ratio(ENGINE), ratio(NATIVE), ratio(RDFLIB)]
