"""From a question to an answer."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np

from service.entities.catalogue import catalogue
from service.entities.themes import theme_names
from service.search.background import background
from service.search.candidates import Depth, candidates
from service.search.columns import FACETS, Columns, are_among, columns
from service.search.hits import Hits
from service.search.literals import holds_literals
from service.search.models import (
    Asked,
    AskedName,
    AskedPeriod,
    Display,
    FacetValue,
    Filters,
    SearchAnswer,
    Total,
)
from service.search.named import known_names
from service.search.nearest import nearest
from service.search.ranking import NONE, newest_first, rank, worth_showing
from service.search.sought import sought
from service.search.understanding import understand
from service.search.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from service.search.ranking import Ids, Ranking
    from service.search.sought import Sought
    from service.search.understanding import Part, Question
    from snapshot.current import Snapshot
    from snapshot.rows import UnitKind, UnitRow

NO_FILTERS = Filters()
BEST_FIRST = Display()


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
    display: Display = BEST_FIRST,
    ignored: Collection[Part] = (),
) -> SearchAnswer:
    """Answer a question, in French or English, from a snapshot in both.

    Args:
        snapshot: Where to search.
        question: As the user typed it.
        filters: What the hits must be.
        display: Which of them, in which order, and with how much around them.
        ignored: What is to be searched for as mere words, though it was understood.

    Raises:
        BadRequestError: The question is empty.
        TooLargeError: The question is too long.
    """
    understood = _understood(snapshot, question).without(ignored)
    within = _within(understood, filters)
    known = columns(snapshot)
    words = understood if within is filters else understood.within_its_period
    asked = sought(snapshot, words.spelt_out(known.labels))
    measures, passages = (
        _ranking(snapshot, asked, within, kind).folded(known.originals) for kind in ("measure", "passage")
    )
    answered = _answered(snapshot, understood, (measures, passages))
    closest = None if answered else nearest(snapshot, asked, measures)
    measures, passages = (
        _in_order(worth_showing(one), known, display) if answered else one.at(NONE)
        for one in (measures, passages)
    )
    hits = Hits(snapshot, asked, display)
    return SearchAnswer(
        snapshot=snapshot.id,
        question=_asked(known, understood, is_limited=within is not filters),
        answered=answered,
        nearest=closest,
        coverage=catalogue(snapshot).coverage,
        total=Total(
            measures=len(measures),
            passages=len(passages),
            documents=len(np.unique(known.document_numbers[passages.units])),
        ),
        measures=hits.measures(measures.at(hits.part)),
        passages=hits.passages(passages),
        facets=_facets(known, np.concatenate([measures.units, passages.units])),
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
    understood = _understood(snapshot, question)
    asked = sought(snapshot, understood.spelt_out(columns(snapshot).labels))
    ranking = _ranking(snapshot, asked, filters, kind)
    if not _answered(snapshot, understood, (ranking,)):
        return []
    shown = worth_showing(ranking)
    scores = {
        unit: score
        for best, score in zip(shown.units.tolist(), shown.scores.tolist(), strict=True)
        for unit in (best, *shown.repeats.get(best, ()))
    }
    units = snapshot.passages.units([*scores][:limit])
    return [(unit, scores[unit.id]) for unit in units]


def flat_passages(snapshot: Snapshot, question: str, limit: int) -> tuple[bool, list[tuple[UnitRow, float]]]:
    """Return whether anything answers a question, and the best passages with their scores, however far. For evaluation."""
    understood = _understood(snapshot, question)
    known, within = columns(snapshot), _within(understood, NO_FILTERS)
    asked = sought(snapshot, understood.spelt_out(known.labels))
    found = {kind: _ranking(snapshot, asked, NO_FILTERS, kind) for kind in known.kinds}
    in_time = (one.at(are_among(one.units, known.allowed(within, kind))) for kind, one in found.items())
    answered = _answered(snapshot, understood, in_time)
    passages = found["passage"].at(slice(limit))
    units = snapshot.passages.units(passages.units.tolist())
    return answered, [*zip(units, passages.scores.tolist(), strict=True)]


def _understood(snapshot: Snapshot, question: str) -> Question:
    return understand(question, theme_names(snapshot), known_names(snapshot))


def _within(asked: Question, filters: Filters) -> Filters:
    """Return the filters with the time that the question names, where they don't name another."""
    if asked.period is None or filters.period_from or filters.period_to:
        return filters
    return filters.model_copy(update={"period_from": asked.period.start, "period_to": asked.period.end})


def _ranking(snapshot: Snapshot, asked: Sought, filters: Filters, kind: str) -> Ranking:
    known = columns(snapshot)
    promised = None
    if kind == "measure" and asked.question.intent == "promise":
        promised = known.promises_on(asked.question.themes, asked.question.countries)
    depth = Depth(WEIGHTS.found, WEIGHTS.read)
    return rank(candidates(snapshot, asked, known.allowed(filters, kind), depth, promised), asked, known)


def _answered(snapshot: Snapshot, asked: Question, rankings: Iterable[Ranking]) -> bool:
    """Tell whether one of the hits answers the question, and is about the years and countries that it names."""
    near = [unit for one in rankings for unit in one.units[one.stands_out >= WEIGHTS.answers].tolist()]
    return bool(near) and holds_literals(snapshot, asked, near)


def _in_order(ranking: Ranking, known: Columns, display: Display) -> Ranking:
    return newest_first(ranking, known) if display.sort == "date" else ranking


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


def _facets(known: Columns, units: Ids) -> dict[str, tuple[FacetValue, ...]]:
    counts = known.count(units)
    return {
        facet: tuple(
            FacetValue(value=value, label=known.labels[facet, value], count=count)
            for value, count in counts[facet].items()
        )
        for facet in FACETS
    }
