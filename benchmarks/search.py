"""Measures search in collections of 10,000 passages and more: python -m benchmarks.search [--sizes N …].

Texts are made of the words of the corpus, vectors are those of its passages with some noise. Each part is measured beside
the library that does its work, in turn and in one run, by processor time on one thread.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
import tantivy
from threadpoolctl import threadpool_limits

from benchmarks.collection import models, publish
from benchmarks.report import Report
from service.search.answer import prepare, search
from service.search.columns import columns
from snapshot.current import Snapshot
from snapshot.encoded import EncodedText, directions
from snapshot.encoder import Encoder
from snapshot.keywords import STEMMERS, analyzer
from snapshot.manifest import KEYWORDS, TOKENS, VECTORS

RESULTS = Path(__file__).with_name("results")
QUESTIONS = (
    "Qu’a-t-on promis contre les violences faites aux enfants ?",
    "what was promised to care leavers",
    "Combien d’enquêteurs compte l’office ?",
    "who pays for the helpline",
    "accueil des mineurs non accompagnés",
    "inspection of children's homes",
)
SHARES = (1.0, 0.5, 0.05, 0.001)
FOUND, READ = 200, 200
TOKEN_DIMENSION = 128


@dataclass(frozen=True, slots=True)
class Collection:
    """The indexes of a collection of one size."""

    size: int
    snapshot: Snapshot
    start_s: float
    """Processor time until the first question can be asked."""
    memory_mb: float
    """Of the process by then."""
    bare_vectors: faiss.Index
    bare_keywords: tantivy.Index
    bare_tokens: np.ndarray
    """Of as many passages as are read word by word, all of the average length."""
    megabytes: dict[str, float]


@dataclass(frozen=True, slots=True)
class Finding:
    """Milliseconds of a processor that finding units for one question takes."""

    parts: list[float]
    """By vectors, by keywords, and to read word by word what the vectors found."""
    bare: float
    """The libraries alone, for the same."""

    @property
    def together(self) -> float:
        """All of them."""
        return sum(self.parts)


def main(arguments: list[str]) -> None:
    """Measure each size, print the tables and write them down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(arguments)
    report = Report()
    encoder = Encoder.load()
    threadpool_limits(1)  # of all libraries, which are loaded by now
    known = models(encoder)
    questions = [encoder.encode_question(question) for question in QUESTIONS]
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            collection = _opened(publish(Path(folder), size, known, encoder))
            _measure(collection, encoder, questions, options.rounds, report)
    path = RESULTS / f"search-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S}.json"
    report.write(path)
    report.line(f"Written to {path}")


def _measure(
    collection: Collection, encoder: Encoder, questions: list[EncodedText], rounds: int, report: Report
) -> None:
    size = collection.size
    sizes = ", ".join(f"{name} {value:.1f} MB" for name, value in collection.megabytes.items())
    report.line(
        f"{size:,} passages: {sizes}, {collection.snapshot.tokens.bytes_per_unit:.0f} bytes of tokens a passage"
    )
    report.line(f"ready after {collection.start_s:.1f} s of a processor, in {collection.memory_mb:.0f} MB")
    encode = _milliseconds(encoder.encode_question, QUESTIONS, rounds)
    chance = np.random.default_rng(0)
    ways = {
        f"{share:.1%}": [np.sort(chance.choice(size, int(size * share), replace=False))] for share in SHARES
    }
    ways["passages, then measures"] = [*columns(collection.snapshot).kinds.values()]
    finding = {name: _finding(collection, one, questions, rounds) for name, one in ways.items()}
    rows = [[name, *_row(one, encode)] for name, one in finding.items()]
    header = [
        "allowed",
        "vectors",
        "keywords",
        "word by word",
        "together",
        "bare libraries",
        "ratio",
        "encode",
        "questions/s",
    ]
    report.table(f"milliseconds of a processor at {size:,} passages", header, rows)
    _whole(collection, finding["passages, then measures"], rounds, encode, report)
    report.table(
        f"HNSW at {size:,} passages",
        ["recall@10", "ms", "exact ms", "built in s"],
        [_hnsw(collection, questions)],
    )


def _whole(collection: Collection, finding: Finding, rounds: int, encode: float, report: Report) -> None:
    """Time answers as a client of the service gets them, beside what finding their units took."""
    snapshot = collection.snapshot
    answers = [search(snapshot, question) for question in QUESTIONS]
    whole = _milliseconds(lambda question: search(snapshot, question), QUESTIONS, rounds)
    written = _milliseconds(lambda answer: answer.model_dump_json(), answers, rounds)
    outside, between = whole - encode + written, whole - encode - finding.together
    values = (outside, finding.together, between, written, outside / finding.bare)
    report.table(
        f"milliseconds of a whole answer at {collection.size:,} passages",
        ["outside the encoder", "finding", "understanding, weighing, counting, fetching", "writing", "ratio"],
        [[f"{value:.2f}" for value in values]],
    )


def _finding(
    collection: Collection, ways: list[np.ndarray], questions: list[EncodedText], rounds: int
) -> Finding:
    """Time each part of searching among some units after the others."""
    asked = list(zip(QUESTIONS, questions, strict=True))
    snapshot = collection.snapshot

    def vectors(pair: tuple[str, EncodedText]) -> list[np.ndarray]:
        return [snapshot.vectors.search(pair[1].vector, FOUND, allowed)[0][:READ] for allowed in ways]

    found = {text: vectors((text, question)) for text, question in asked}
    work = (
        vectors,
        lambda pair: [snapshot.keywords.search(pair[0], None, FOUND, allowed) for allowed in ways],
        lambda pair: [snapshot.tokens.nearness(pair[1].tokens, some) for some in found[pair[0]]],
    )
    parts = [_milliseconds(one, asked, rounds) for one in work]
    return Finding(parts, _bare(collection, asked, found, rounds))


def _row(finding: Finding, encode: float) -> list[str]:
    together, bare = finding.together, finding.bare
    values = (*finding.parts, together, bare, together / bare, encode)
    return [*(f"{value:.2f}" for value in values), f"{1000 / (together + encode):.0f}"]


def _bare(
    collection: Collection,
    asked: list[tuple[str, EncodedText]],
    found: dict[str, list[np.ndarray]],
    rounds: int,
) -> float:
    """Time FAISS, tantivy and MaxSim over the same passages, without filters, ids and anything of ours around them."""
    searcher = collection.bare_keywords.searcher()
    words = {text: " ".join(re.findall(r"\w+", text)) for text, _ in asked}
    queries = {text: collection.bare_keywords.parse_query(words[text], [*STEMMERS]) for text, _ in asked}
    read = {text: sum(map(len, found[text])) or 1 for text, _ in asked}
    blocks = {
        text: np.resize(collection.bare_tokens, (read[text], *collection.bare_tokens.shape[1:]))
        for text, _ in asked
    }
    work = (
        lambda pair: collection.bare_vectors.search(pair[1].vector[None, :], FOUND),
        lambda pair: searcher.search(queries[pair[0]], FOUND, count=False),
        lambda pair: (blocks[pair[0]].astype(np.float32) @ directions(pair[1].tokens).T).max(axis=1),
    )
    return sum(_milliseconds(one, asked, rounds) for one in work)


def _hnsw(collection: Collection, questions: list[EncodedText]) -> list[str]:
    """Build an approximate index over the same vectors and compare what it finds with what is exact."""
    exact = collection.bare_vectors
    started = time.process_time()
    index = faiss.IndexHNSWFlat(exact.d, 32, faiss.METRIC_INNER_PRODUCT)
    index.add(exact.reconstruct_n(0, exact.ntotal))
    built = time.process_time() - started
    index.hnsw.efSearch = 64
    asked = [question.vector[None, :] for question in questions]
    shared = [len(set(index.search(one, 10)[1][0]) & set(exact.search(one, 10)[1][0])) / 10 for one in asked]
    times = [
        _milliseconds(lambda one, which=which: which.search(one, 10), asked, 5) for which in (index, exact)
    ]
    return [f"{statistics.mean(shared):.2f}", *(f"{value:.2f}" for value in times), f"{built:.0f}"]


def _milliseconds(
    work: Callable[..., object], asked: list[object] | tuple[object, ...], rounds: int
) -> float:
    """Return the median over the rounds of the processor time of one question."""
    times = []
    for _ in range(rounds):
        started = time.process_time()
        for one in asked:
            work(one)
        times.append((time.process_time() - started) * 1000 / len(asked))
    return statistics.median(times)


def _opened(snapshot: Snapshot) -> Collection:
    """Make a snapshot ready to answer, then read the files of its indexes without anything of ours around them."""
    started = time.process_time()
    prepare(snapshot)
    start_s, memory_mb = time.process_time() - started, _memory_mb()
    folder = snapshot.directory
    bare = tantivy.Index.open(str(folder / KEYWORDS))
    for lang in STEMMERS:
        bare.register_tokenizer(lang, analyzer(lang))
    size = len(snapshot.vectors)
    tokens = np.fromfile(folder / TOKENS / "vectors.i8", np.int8).reshape(-1, TOKEN_DIMENSION)
    length = len(tokens) // size
    megabytes: dict[str, float] = Counter()
    for path in folder.rglob("*"):
        megabytes[path.relative_to(folder).parts[0]] += path.stat().st_size / 1e6
    return Collection(
        size=size,
        snapshot=snapshot,
        start_s=start_s,
        memory_mb=memory_mb,
        bare_vectors=faiss.read_index(str(folder / VECTORS)),
        bare_keywords=bare,
        bare_tokens=tokens[: READ * length].reshape(READ, length, TOKEN_DIMENSION),
        megabytes=megabytes,
    )


def _memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


if __name__ == "__main__":
    main(sys.argv[1:])
