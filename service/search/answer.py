"""From a question to an answer."""

from __future__ import annotations

from dataclasses import asdict
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from service.entities.catalogue import catalogue, local_id
from service.entities.themes import theme_names
from service.search.background import background
from service.search.candidates import Depth, candidates
from service.search.columns import FACETS, Columns, columns
from service.search.literals import holds_literals
from service.search.models import (
    Asked,
    AskedName,
    AskedPeriod,
    FacetValue,
    Filters,
    MeasureHit,
    PassageHit,
    SearchAnswer,
    Total,
)
from service.search.named import known_names
from service.search.ranking import Ranked, answers, fold_translations, rank, worth_showing
from service.search.understanding import understand
from service.search.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from service.search.understanding import Part, Question
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
    snapshot: Snapshot,
    question: str,
    filters: Filters = NO_FILTERS,
    limit: int = 10,
    offset: int = 0,
    ignored: Collection[Part] = (),
) -> SearchAnswer:
    """Answer a question, in French or English, from a snapshot in both.

    Args:
        snapshot: Where to search.
        question: As the user typed it.
        filters: What the hits must be.
        limit: At most so many measures, and at most so many passages.
        offset: How many of each to leave out at the start.
        ignored: What is to be searched for as mere words, though it was understood.

    Raises:
        BadRequestError: The question is empty.
        TooLargeError: The question is too long.
    """
    asked = _understood(snapshot, question).without(ignored)
    within = _within(asked, filters)
    known = columns(snapshot)
    sought = (asked if within is filters else asked.within_its_period).spelt_out(known.labels)
    encoded = snapshot.encoder.encode_question(sought.text)
    ranked = {
        kind: fold_translations(_ranked(snapshot, sought, encoded, within, kind), known)
        for kind in ("measure", "passage")
    }
    answered = _answered(snapshot, asked, chain.from_iterable(ranked.values()))
    measures, passages = (worth_showing(ranked[kind]) if answered else [] for kind in ("measure", "passage"))
    return SearchAnswer(
        snapshot=snapshot.id,
        question=_asked(known, asked, is_limited=within is not filters),
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
    asked = _understood(snapshot, question)
    sought = asked.spelt_out(columns(snapshot).labels)
    ranked = _ranked(snapshot, sought, snapshot.encoder.encode_question(sought.text), filters, kind)
    shown = worth_showing(ranked) if _answered(snapshot, asked, ranked) else []
    scores = {unit_id: hit.score.score for hit in shown for unit_id in (hit.unit_id, *hit.repeats)}
    units = snapshot.passages.units([*scores][:limit])
    return [(unit, scores[unit.id]) for unit in units]


def flat_passages(snapshot: Snapshot, question: str, limit: int) -> tuple[bool, tuple[PassageHit, ...]]:
    """Return the best passages for a question, however far, and whether anything answers it. For evaluation."""
    asked = _understood(snapshot, question)
    known, within = columns(snapshot), _within(asked, NO_FILTERS)
    sought = asked.spelt_out(known.labels)
    encoded = snapshot.encoder.encode_question(sought.text)
    passages, measures = (
        _ranked(snapshot, sought, encoded, NO_FILTERS, kind) for kind in ("passage", "measure")
    )
    allowed = {unit_id for kind in known.kinds for unit_id in known.allowed(within, kind).tolist()}
    in_time = (hit for hit in (*passages, *measures) if hit.unit_id in allowed)
    return _answered(snapshot, asked, in_time), _passages(snapshot, passages[:limit])


def _understood(snapshot: Snapshot, question: str) -> Question:
    return understand(question, theme_names(snapshot), known_names(snapshot))


def _within(asked: Question, filters: Filters) -> Filters:
    """Return the filters with the time that the question names, where they don't name another."""
    if asked.period is None or filters.period_from or filters.period_to:
        return filters
    return filters.model_copy(update={"period_from": asked.period.start, "period_to": asked.period.end})


def _answered(snapshot: Snapshot, asked: Question, ranked: Iterable[Ranked]) -> bool:
    """Tell whether one of the hits answers the question, and is about the years and countries that it names."""
    near = [hit.unit_id for hit in ranked if answers(hit)]
    return bool(near) and holds_literals(snapshot, asked, near)


def _asked(known: Columns, asked: Question, *, is_limited: bool) -> Asked:
    period = asked.period if is_limited else None
    return Asked(
        text=asked.text,
        lang=asked.lang,
        intent=asked.intent,
        themes=asked.themes,
        period=AskedPeriod(**asdict(period)) if period else None,
        named=tuple(
            AskedName(
                facet=one.facet, value=one.value, label=known.labels[one.facet, one.value], words=one.words
            )
            for one in asked.named
        ),
    )


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
