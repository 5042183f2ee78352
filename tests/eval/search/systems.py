"""The rankings that are compared: keywords alone, vectors alone, both, and the service, which reads word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from service.entities.themes import theme_names
from service.search.answer import flat_passages
from service.search.candidates import KEYWORDS_FIRST, Depth, candidates
from service.search.columns import columns
from service.search.sought import sought
from service.search.understanding import understand
from service.search.weights import WEIGHTS
from tests.eval.search.metrics import Hit
from tests.eval.search.topics import document_name

if TYPE_CHECKING:
    from snapshot.current import Snapshot

System = Callable[["Snapshot", str], list[Hit]]
LIMIT = 100


def bm25(snapshot: Snapshot, question: str) -> list[Hit]:
    """Rank passages in the language of the question by its words."""
    asked = understand(question, theme_names(snapshot))
    found, _ = snapshot.keywords.search(asked.text, asked.lang, LIMIT, _passages(snapshot))
    return hits(snapshot, found.tolist())


def dense(snapshot: Snapshot, question: str) -> list[Hit]:
    """Rank passages by the cosine of their vector with that of the question."""
    vector = snapshot.encoder.encode_question(question).vector
    found, _ = snapshot.vectors.search(vector, LIMIT, _passages(snapshot))
    return hits(snapshot, found.tolist())


def hybrid(snapshot: Snapshot, question: str) -> list[Hit]:
    """Rank passages by the cosine of the vectors and a little by words, as what is read word by word is chosen."""
    asked = understand(question, theme_names(snapshot))
    depth = Depth(WEIGHTS.found, WEIGHTS.read)
    found = candidates(snapshot, sought(snapshot, asked), _passages(snapshot), depth)
    order = np.argsort(-found.meaning - KEYWORDS_FIRST * found.keywords, kind="stable")
    return hits(snapshot, found.units[order[:LIMIT]].tolist())


def service(snapshot: Snapshot, question: str) -> list[Hit]:
    """Rank passages as the service does."""
    names = document_names(snapshot)
    _, found = flat_passages(snapshot, question, LIMIT)
    return [Hit(names[unit.document_id], unit.start, unit.end, unit.lang) for unit, _ in found]


SYSTEMS: dict[str, System] = {"bm25": bm25, "dense": dense, "hybrid": hybrid, "service": service}


@lru_cache(maxsize=2)
def document_names(snapshot: Snapshot) -> dict[str, str]:
    """Return what answers call the documents, by their id."""
    return {row.id: document_name(row.path) for row in snapshot.passages.documents()}


def _passages(snapshot: Snapshot):
    return columns(snapshot).kinds["passage"]


def hits(snapshot: Snapshot, unit_ids: Iterable[int]) -> list[Hit]:
    """Return units as hits."""
    names = document_names(snapshot)
    units = snapshot.passages.units(unit_ids)
    return [Hit(names[unit.document_id], unit.start, unit.end, unit.lang) for unit in units]
