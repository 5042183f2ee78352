"""From a question to an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from service.entities.catalogue import catalogue, local_id
from service.entities.themes import theme_names
from service.search.background import background
from service.search.candidates import Depth, candidates
from service.search.columns import FACETS, Columns, columns
from service.search.models import (
    Asked,
    FacetValue,
    Filters,
    MeasureHit,
    PassageHit,
    SearchAnswer,
    Total,
)
from service.search.ranking import Ranked, answers, rank, worth_showing
from service.search.understanding import understand
from service.search.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from service.search.understanding import Question
    from snapshot.current import Snapshot
    from snapshot.encoded import EncodedText
    from snapshot.rows import UnitKind, UnitRow

NO_FILTERS = Filters()


def prepare(snapshot: Snapshot) -> None:
    """Load what the first question would otherwise wait for: the encoder and the properties of the units.

    Raises:
        SnapshotError: The encoder can't be used.
    """
    columns(snapshot)
    theme_names(snapshot)
    background(snapshot.encoder, snapshot.encoder.encode_question("?").vector)


def search(
    snapshot: Snapshot, question: str, filters: Filters = NO_FILTERS, limit: int = 10, offset: int = 0
) -> SearchAnswer:
    """Answer a question, in French or English, from a snapshot in both.

    Args:
        snapshot: Where to search.
        question: As the user typed it.
        filters: What the hits must be.
        limit: At most so many measures, and at most so many passages.
        offset: How many of each to leave out at the start.

    Raises:
        BadRequestError: The question is empty.
        TooLargeError: The question is too long.
    """
    asked = understand(question, theme_names(snapshot))
    known = columns(snapshot)
    encoded = snapshot.encoder.encode_question(asked.text)
    ranked = {kind: _ranked(snapshot, asked, encoded, filters, kind) for kind in ("measure", "passage")}
    answered = any(answers(hits) for hits in ranked.values())
    measures, passages = (worth_showing(ranked[kind]) if answered else [] for kind in ("measure", "passage"))
    return SearchAnswer(
        snapshot=snapshot.id,
        question=Asked(text=asked.text, lang=asked.lang, intent=asked.intent, themes=asked.themes),
        answered=answered,
        coverage=catalogue(snapshot).coverage,
        total=Total(measures=len(measures), passages=len(passages)),
        measures=_measures(snapshot, measures[offset : offset + limit]),
        passages=_passages(snapshot, passages[offset : offset + limit]),
        facets=_facets(known, [*measures, *passages]),
    )


def found_units(
    snapshot: Snapshot, question: str, kind: UnitKind, filters: Filters = NO_FILTERS, limit: int = 10
) -> list[tuple[UnitRow, float]]:
    """Return the units of a kind that answer a question with their scores, best first; none where nothing does.

    Units with the same words come one after the other: each has facts of its own.

    Raises:
        BadRequestError: The question is empty.
        TooLargeError: The question is too long.
    """
    asked = understand(question, theme_names(snapshot))
    ranked = _ranked(snapshot, asked, snapshot.encoder.encode_question(asked.text), filters, kind)
    shown = worth_showing(ranked) if answers(ranked) else []
    scores = {unit_id: hit.score.score for hit in shown for unit_id in (hit.unit_id, *hit.repeats)}
    units = snapshot.passages.units([*scores][:limit])
    return [(unit, scores[unit.id]) for unit in units]


def flat_passages(snapshot: Snapshot, question: str, limit: int) -> tuple[bool, tuple[PassageHit, ...]]:
    """Return the best passages for a question, however far, and whether anything answers it. For evaluation."""
    asked = understand(question, theme_names(snapshot))
    encoded = snapshot.encoder.encode_question(asked.text)
    passages, measures = (
        _ranked(snapshot, asked, encoded, NO_FILTERS, kind) for kind in ("passage", "measure")
    )
    return answers([*passages, *measures]), _passages(snapshot, passages[:limit])


def _ranked(
    snapshot: Snapshot, asked: Question, encoded: EncodedText, filters: Filters, kind: str
) -> list[Ranked]:
    known = columns(snapshot)
    promised = None
    if kind == "measure" and asked.intent == "promise":
        promised = np.intersect1d(known.promises, known.on_themes(asked.themes))
    allowed = known.allowed(filters, kind)
    found = candidates(snapshot, asked, encoded, allowed, Depth(WEIGHTS.found, WEIGHTS.read), promised)
    return rank(found, asked, known, background(snapshot.encoder, encoded.vector))


def _measures(snapshot: Snapshot, hits: Sequence[Ranked]) -> tuple[MeasureHit, ...]:
    measures = catalogue(snapshot).measures
    known = columns(snapshot)
    return tuple(
        MeasureHit(**dict(measures[hit.unit_id]), score=hit.score, also_in=_documents(known, hit.repeats))
        for hit in hits
    )


def _passages(snapshot: Snapshot, hits: Sequence[Ranked]) -> tuple[PassageHit, ...]:
    documents = catalogue(snapshot).documents
    known = columns(snapshot)
    units = snapshot.passages.units(hit.unit_id for hit in hits)
    return tuple(
        PassageHit(
            id=local_id(unit.iri, snapshot.manifest.base_iri),
            iri=unit.iri,
            document=documents[unit.document_id],
            start=unit.start,
            end=unit.end,
            text=unit.text,
            lang=unit.lang,
            section=unit.section,
            score=hit.score,
            also_in=_documents(known, hit.repeats),
        )
        for unit, hit in zip(units, hits, strict=True)
    )


def _documents(known: Columns, unit_ids: Iterable[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known.documents[unit_id] for unit_id in unit_ids))


def _facets(known: Columns, hits: Sequence[Ranked]) -> dict[str, tuple[FacetValue, ...]]:
    counts = known.count(np.array([hit.unit_id for hit in hits], np.int64))
    return {
        facet: tuple(
            FacetValue(value=value, label=known.labels[facet, value], count=count)
            for value, count in counts[facet].items()
        )
        for facet in FACETS
    }
