"""Ingest of a collection beside its slowest parts alone: python -m benchmarks.ingest [--documents N] [--sample N]."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.documents import write_documents
from benchmarks.processes import Cost, cost
from benchmarks.report import RESULTS, Report
from ingest.annotate import annotate
from ingest.annotate.languages import document_language, with_languages
from ingest.clean.steps import clean
from ingest.config import load_config
from ingest.graph.quads import nquads
from ingest.graph.statements import document_graph
from ingest.graph.validate import validate
from ingest.index.units import content
from ingest.link.candidates import Catalogue
from ingest.link.entities import Linker
from ingest.link.identities import Identities
from ingest.load import load
from ingest.load.sources import find_sources
from ingest.records import Analysis, LinkedDocument, Source
from ingest.segment.blocks import segment
from ingest.segment.passages import passages
from snapshot.authority import Authority
from snapshot.encoded import TextInContext
from snapshot.encoder import Encoder

ANNOTATION, ENCODER = "annotation", "encoder"


def main(arguments: list[str]) -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--documents", type=int, default=1_000, help="10000 is the large collection")
    parser.add_argument("--sample", type=int, default=100, help="documents whose stages are timed one by one")
    options = parser.parse_args(arguments)
    report = Report()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "documents")
        write_documents(folder, options.documents)
        rates = _stages(sorted(folder.iterdir())[:: max(1, options.documents // options.sample)], report)
        alone_s = options.documents * (1 / rates[ANNOTATION] + 1 / rates[ENCODER])
        _runs(folder, Path(scratch, "data"), alone_s, report)
    path = RESULTS / f"ingest-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S}.json"
    report.write(path)
    report.line(f"Written to {path}")


def _runs(folder: Path, data: Path, alone_s: float, report: Report) -> None:
    """Ingest a folder, again unchanged, and again with one document changed."""
    first = _cost(folder, data)
    again = _cost(folder, data)
    changed = min(folder.glob("*.txt"))
    changed.write_text(
        changed.read_text("utf-8") + "\nLe 3 mai 2024, le conseil ouvrira un foyer.\n", "utf-8"
    )
    one = _cost(folder, data)
    header = ["ingest", "CPU seconds", "share of the first", "seconds", "peak megabytes"]
    rows = [
        [
            name,
            f"{run.cpu_s:.1f}",
            f"{run.cpu_s / first.cpu_s:.1%}",
            f"{run.wall_s:.1f}",
            f"{run.peak_mb:.0f}",
        ]
        for name, run in (("first", first), ("nothing changed", again), ("one document changed", one))
    ]
    report.table("ingest", header, rows)
    report.line(
        f"Annotation and encoder alone: {alone_s:.1f} CPU seconds; the whole is {first.cpu_s / alone_s:.2f} times that."
    )


def _cost(folder: Path, data: Path) -> Cost:
    found = cost([sys.executable, "-m", "enfance", "ingest", str(folder), "--data", str(data)])
    if found.status:
        raise RuntimeError(found.said[-2000:])
    return found


class _Stopwatch:
    """Counts processor seconds by stage."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Count what is done inside."""
        before = time.process_time()
        yield
        self.spent[stage] += time.process_time() - before


def _stages(paths: list[Path], report: Report) -> dict[str, float]:
    """Report documents per processor second by stage, and of spaCy's tokens and sentences beside; return them."""
    authority, watch = Authority.load(), _Stopwatch()
    sources = find_sources(paths)[0]
    _read(sources[0], authority, _Stopwatch())  # what is imported and compiled once
    linker = Linker(Catalogue(authority), Identities(), load_config())
    linked = [_linked(_read(one, authority, watch), linker, watch) for one in sources]
    _encode(linked, watch)
    _spacy(linked, watch)
    rates = {stage: len(sources) / spent for stage, spent in watch.spent.items()}
    header = ["stage", "documents per CPU second", "of annotation"]
    rows = [[stage, f"{rate:.1f}", f"{rate / rates[ANNOTATION]:.1f}"] for stage, rate in rates.items()]
    report.table("stages", header, rows)
    return rates


def _read(source: Source, authority: Authority, watch: _Stopwatch) -> Analysis:
    with watch.time("loading"):
        document = load(source)
    with watch.time("cleaning and segmentation"):
        readable, offsets = clean(document)
        blocks = with_languages(segment(readable), readable)
        found = passages(readable, blocks)
    with watch.time(ANNOTATION):
        annotations = annotate(readable, blocks, authority)
    return offsets.restored(Analysis(document, document_language(blocks), blocks, found, annotations))


def _linked(analysis: Analysis, linker: Linker, watch: _Stopwatch) -> LinkedDocument:
    with watch.time("linking"):
        linked = linker.link(analysis)
    with watch.time("statements"):
        graph = document_graph(linked)
    with watch.time("validation"):
        validate(graph)
    with watch.time("N-Quads"):
        nquads("https://example.org/graph", graph)
    return linked


def _encode(linked: list[LinkedDocument], watch: _Stopwatch) -> None:
    encoder = Encoder.load()
    units = content(linked, load_config().base_iri).units
    texts = list(dict.fromkeys(TextInContext(unit.context, unit.text) for unit in units))
    with watch.time(ENCODER):
        encoder.encode_texts(sorted(texts, key=lambda text: len(text.whole)))


def _spacy(linked: list[LinkedDocument], watch: _Stopwatch) -> None:
    import spacy

    pipelines = {lang: spacy.blank(lang) for lang in ("fr", "en")}
    for pipeline in pipelines.values():
        pipeline.add_pipe("sentencizer")
    with watch.time("spaCy: tokens and sentences"):
        for one in linked:
            pipelines[one.analysis.lang](one.analysis.document.text)


if __name__ == "__main__":
    main(sys.argv[1:])
