"""Runs the benchmarks: python -m benchmarks.run [--triples N] [--only NAME …]. Everything stays on the loopback interface."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
import time
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from benchmarks import endurance, hostile, throughput
from benchmarks.graph import Queries, write_graph
from benchmarks.report import RESULTS, Report

PARTS = ("throughput", "hostile", "endurance")


def main(arguments: list[str]) -> None:
    """Measure what is asked for, print it and write it down."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--triples", type=int, default=1_000_000, help="size of the graph (5000000 is the large one)"
    )
    parser.add_argument("--seconds", type=float, default=2.0, help="for each measurement of throughput")
    parser.add_argument("--rounds", type=int, default=3, help="over which medians are taken")
    parser.add_argument("--only", choices=PARTS, nargs="*", default=PARTS)
    options = parser.parse_args(arguments)
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        triples, store = Path(folder, "graph.nt"), Path(folder, "graph")
        queries = _build(triples, store, options.triples, report)
        if "throughput" in options.only:
            effort = throughput.Effort(options.rounds, options.seconds)
            throughput.measure(store, triples, queries, effort, report)
        if "hostile" in options.only:
            hostile.measure(store, queries, report)
        if "endurance" in options.only:
            endurance.measure(store, queries, report)
    path = RESULTS / f"sparql-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S}.json"
    report.write(path)
    report.line(f"Written to {path}")


def _build(triples: Path, store: Path, count: int, report: Report) -> Queries:
    """Write the graph as a snapshot does: built elsewhere, then copied in one piece."""
    started = time.monotonic()
    queries = Queries(write_graph(triples, count))
    private = store.with_suffix(".writing")
    building = Store(str(private))
    building.bulk_load(path=str(triples), format=RdfFormat.N_TRIPLES)
    building.optimize()
    building.backup(str(store))
    report.line(f"{len(building):,} triples loaded in {time.monotonic() - started:.0f} s")
    return queries


if __name__ == "__main__":
    main(sys.argv[1:])
