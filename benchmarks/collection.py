"""A snapshot of any size: texts of the words of the corpus, vectors those of its passages with some noise."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ingest.graph.quads import nquads, vocabulary_graph
from ontology import iris, terms
from snapshot.current import Snapshot, open_current, publish_current, snapshots_directory
from snapshot.encoded import EncodedText, TextInContext
from snapshot.encoder import Encoder
from snapshot.keywords import KeywordIndex
from snapshot.manifest import DUMP, ENCODER, GRAPH, KEYWORDS, PASSAGES, TOKENS, VECTORS, Manifest, digests
from snapshot.passages import write_passages
from snapshot.rows import Content, DocumentRow, DocumentText, MeasureRow, UnitRow
from snapshot.store import build_store, write_dump
from snapshot.tokens import TokenIndex
from snapshot.vectors import VectorIndex

CORPUS = Path("corpus/notices")
NOISE = 0.02
MODELS = 500
"""Passages of the corpus that the others are made after."""
OF_A_DOCUMENT = 40
"""Units; one in eight is a measure."""
IN_EIGHT = 8
WORDS = 15
THEMES = ("violence", "care", "health", "justice", "education", "rights")

Models = list[tuple[str, EncodedText]]


def models(encoder: Encoder) -> Models:
    """Return passages of the corpus with their vectors."""
    lines = [
        line.strip("-# ")
        for path in sorted(CORPUS.rglob("*.md"))
        for line in path.read_text("utf-8").splitlines()
    ]
    texts = [line for line in lines if len(line) > 30][: MODELS * 10 : 10]
    return list(zip(texts, encoder.encode_texts([TextInContext("", text) for text in texts]), strict=True))


def publish(folder: Path, size: int, known: Models, encoder: Encoder) -> Snapshot:
    """Publish and open a snapshot of a number of units."""
    directory = snapshots_directory(folder) / "made"
    directory.mkdir(parents=True)
    which = np.random.default_rng(0).integers(len(known), size=size)
    VectorIndex.write(directory / VECTORS, _vectors(which, known))
    TokenIndex.write(directory / TOKENS, (known[number][1] for number in which), range(size))
    content = _content(size, known)
    KeywordIndex.write(directory / KEYWORDS, content.units)
    write_passages(directory / PASSAGES, content)
    encoder.save(directory / ENCODER)
    write_dump(directory / DUMP, [nquads(terms.ONTOLOGY, vocabulary_graph())])
    build_store(directory / GRAPH, directory / DUMP)
    Manifest(
        id="made",
        corpus_digest="",
        code_version="0",
        base_iri=iris.DEFAULT_BASE,
        encoder=encoder.identity,
        counts={},
        files=digests(directory),
    ).write(directory)
    publish_current(folder, "made")
    return open_current(folder)


def _vectors(which: np.ndarray, known: Models) -> np.ndarray:
    chance = np.random.default_rng(0)
    vectors = np.array([encoded.vector for _, encoded in known])[which]
    for start in range(0, len(vectors), 100_000):
        part = vectors[start : start + 100_000]
        part += chance.normal(scale=NOISE, size=part.shape).astype(np.float32)
        part /= np.linalg.norm(part, axis=1, keepdims=True)
    return vectors


def _content(size: int, known: Models) -> Content:
    units = tuple(_units(size, known))
    documents = list(dict.fromkeys(unit.document_id for unit in units))
    return Content(
        documents=tuple(_document(name) for name in documents),
        texts=tuple(DocumentText(name, "", ()) for name in documents),
        units=units,
        measures=tuple(_measure(unit) for unit in units if unit.kind == "measure"),
        evidence=(),
    )


def _units(size: int, known: Models) -> Iterator[UnitRow]:
    """Yield units of words of the corpus, as frequent as they are there."""
    words = " ".join(text for text, _ in known).split()
    chance = random.Random(0)  # noqa: S311 - the same texts in each run
    for number in range(size):
        text = " ".join(chance.choices(words, k=WORDS))
        lang = ("fr", "en")[number // OF_A_DOCUMENT % 2]
        kind = "passage" if number % IN_EIGHT else "measure"
        iri = iris.mint(kind, "made", str(number))
        document = f"made-{number // OF_A_DOCUMENT}"
        yield UnitRow(number, kind, iri, document, 0, len(text), lang, (), text)


def _document(name: str) -> DocumentRow:
    number = int(name.removeprefix("made-"))
    return DocumentRow(
        id=name,
        iri=iris.mint("document", name),
        title=f"Document {number}",
        lang=("fr", "en")[number % 2],
        record="original",
        sha256="",
        media_type="text/plain",
        path=f"{name}.txt",
        kind="report",
        country="FR",
        date=str(1990 + number % 35),
    )


def _measure(unit: UnitRow) -> MeasureRow:
    theme = THEMES[unit.id // IN_EIGHT % len(THEMES)]
    return MeasureRow(unit.id, unit.text, "announced", "commitment", (theme,), (), (), (), (), 1.0)
