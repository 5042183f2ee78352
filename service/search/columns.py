"""Which units have which property: what filters select and facets count."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from service.entities.catalogue import catalogue
from service.entities.selection import fold
from service.search.answer_types import answer_types
from service.search.translations import translated_units
from snapshot.dates import interval

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    import numpy.typing as npt

    from service.entities.catalogue import Catalogue
    from service.entities.models import MeasureSummary
    from service.search.models import Filters
    from service.search.understanding import Intent
    from snapshot.current import Snapshot
    from snapshot.rows import UnitRow

    Ids = npt.NDArray[np.int64]
    Tag = tuple[str, str]

FACETS = ("theme", "status", "plan", "actor", "lang", "kind", "country", "record", "document")
"""Filters whose values are counted, in the order in which they are shown."""
PARTS = {"GB-EAW": ("GB-ENG", "GB-WLS")}
"""Of what has laws in common: codes that don't begin with its own."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The properties of all units of a snapshot."""

    kinds: Mapping[str, Ids]
    """Ids of the passages and of the measures."""
    promises: Ids
    """Commitments of somebody the document names: nobody's commitment is no promise."""
    answer_types: Mapping[Intent, Ids]
    """Units that hold a date, a number, somebody who acts or a promise, by what asks for such."""
    first_with_words: Ids
    """For each unit, the first of its kind with the same words in any document."""
    originals: Ids
    """For each unit, the one that it translates, or itself."""
    langs: Sequence[str]
    """For each unit, its language."""
    documents: Sequence[str]
    """For each unit, its document's id."""
    document_numbers: Ids
    """For each unit, a number of its document."""
    tagged: Mapping[str, Mapping[str, Ids]]
    """By facet and value."""
    tags: Mapping[str, tuple[Ids, Ids]]
    """The same by facet as two columns, to count many values at once: units in order, and the places of their values."""
    labels: Mapping[Tag, str]
    periods: Mapping[str, tuple[date, date]]
    """Earliest and latest day of the dated documents, by id."""

    def allowed(self, filters: Filters, kind: str) -> Ids:
        """Return the ids of the units of a kind that pass the filters."""
        units = self.kinds[kind]
        for facet in FACETS:
            values = getattr(filters, facet)
            if values:
                units = common(units, self._with_any(facet, values))
        if filters.period_from or filters.period_to:
            units = common(units, self._with_any("document", self._within(filters)))
        return units

    def promises_on(self, themes: Iterable[str], countries: Collection[str]) -> Ids:
        """Return the ids of the promises on one of the themes, and on one of the countries where some are given."""
        promises = common(self.promises, self._with_any("theme", themes))
        return common(promises, self.in_countries(countries)) if countries else promises

    def in_countries(self, codes: Collection[str]) -> Ids:
        """Return the ids of the units of documents on one of the countries, on a part of it, or on what it is part of."""
        known = self.tagged.get("country", {})
        return self._with_any("country", [one for one in known if any(_overlap(one, code) for code in codes)])

    def count(self, units: Ids) -> dict[str, dict[str, int]]:
        """Count how many of the units have each value of each facet, most frequent first."""
        return {facet: self._count(facet, units) for facet in FACETS}

    def _count(self, facet: str, units: Ids) -> dict[str, int]:
        tagged, values = self.tags[facet]
        starts, ends = np.searchsorted(tagged, units, "left"), np.searchsorted(tagged, units, "right")
        lengths = ends - starts
        before = np.cumsum(lengths) - lengths
        counts = np.bincount(values[np.arange(lengths.sum()) + np.repeat(starts - before, lengths)])
        names = [*self.tagged.get(facet, ())]
        present = [(names[place], int(counts[place])) for place in np.flatnonzero(counts).tolist()]
        return dict(sorted(present, key=lambda pair: (-pair[1], pair[0])))

    def _with_any(self, facet: str, values: Iterable[str]) -> Ids:
        tagged = self.tagged.get(facet, {})
        found = np.zeros(len(self.documents), bool)
        for value in values:
            found[tagged.get(value, [])] = True
        return np.flatnonzero(found)

    def _within(self, filters: Filters) -> list[str]:
        start = interval(filters.period_from) if filters.period_from else None
        end = interval(filters.period_to) if filters.period_to else None
        return [
            document_id
            for document_id, (earliest, latest) in self.periods.items()
            if (start is None or latest >= start[0]) and (end is None or earliest <= end[1])
        ]


@lru_cache(maxsize=2)  # the snapshot served, and the one before for requests that still hold it
def columns(snapshot: Snapshot) -> Columns:
    """Read the properties of all units of a snapshot."""
    known = catalogue(snapshot)
    units = tuple(snapshot.passages.all_units())
    tagged: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    labels: dict[Tag, str] = {}
    for unit, tags in _tags(units, known):
        for tag, label in tags.items():
            tagged[tag[0]][tag[1]].append(unit.id)
            labels[tag] = label
    by_value = {
        facet: {value: _ids(ids) for value, ids in values.items()} for facet, values in tagged.items()
    }
    promises = [unit_id for unit_id, measure in known.measures.items() if _is_promise(measure)]
    evidence = {document_id: snapshot.passages.evidence(document_id) for document_id in known.documents}
    answering = answer_types(units, evidence, set(promises))
    return Columns(
        kinds={kind: _ids(unit.id for unit in units if unit.kind == kind) for kind in ("passage", "measure")},
        promises=_ids(promises),
        answer_types={intent: _ids(ids) for intent, ids in answering.items()},
        first_with_words=_first_with_words(units),
        originals=_originals(snapshot, units),
        langs=[unit.lang for unit in units],
        documents=[unit.document_id for unit in units],
        document_numbers=_numbers(unit.document_id for unit in units),
        tagged=by_value,
        tags={facet: _columns_of(by_value.get(facet, {})) for facet in FACETS},
        labels=labels,
        periods={
            document.id: days
            for document in known.documents.values()
            if document.date and (days := interval(document.date))
        },
    )


def _overlap(one: str, other: str) -> bool:
    """Tell whether two countries or parts of countries have ground in common."""
    return any(
        part.startswith(whole) or part in PARTS.get(whole, ()) for whole, part in ((one, other), (other, one))
    )


def are_among(units: Ids, known: Ids) -> npt.NDArray[np.bool_]:
    """Tell of each unit whether it is among known ones, which are in order."""
    if not len(known):
        return np.zeros(len(units), bool)
    places = np.minimum(np.searchsorted(known, units), len(known) - 1)
    among: npt.NDArray[np.bool_] = known[places] == units
    return among


def common(some: Ids, others: Ids) -> Ids:
    """Return the ids that stand in both; each holds no id twice, in order."""
    few, many = sorted((some, others), key=len)
    return few[are_among(few, many)]


def _columns_of(values: Mapping[str, Ids]) -> tuple[Ids, Ids]:
    units = [*values.values()]
    places = np.repeat(np.arange(len(units)), [len(some) for some in units])
    tagged = np.concatenate([np.empty(0, np.int64), *units])
    order = np.argsort(tagged, kind="stable")
    return tagged[order], places[order]


def _is_promise(measure: MeasureSummary) -> bool:
    return measure.claim == "commitment" and bool(measure.announcers or measure.responsible)


def _ids(unit_ids: Iterable[int]) -> Ids:
    return np.fromiter(unit_ids, np.int64)


def _numbers(names: Iterable[str]) -> Ids:
    """Return a number for each name, the same for the same name."""
    numbers: dict[str, int] = {}
    return _ids(numbers.setdefault(name, len(numbers)) for name in names)


def _first_with_words(units: Iterable[UnitRow]) -> Ids:
    first: dict[tuple[str, str], int] = {}
    return _ids(first.setdefault((unit.kind, fold(unit.text)), unit.id) for unit in units)


def _originals(snapshot: Snapshot, units: Sequence[UnitRow]) -> Ids:
    originals = np.arange(len(units))
    for translated, original in translated_units(snapshot, units):
        originals[translated] = original
    return originals


def _tags(units: Iterable[UnitRow], known: Catalogue) -> Iterator[tuple[UnitRow, dict[Tag, str]]]:
    """Give each unit its tags and their labels; a passage has those of what stands in it."""
    spans = _tagged_spans(known)
    for unit in units:
        tags = _document_tags(unit, known)
        if unit.kind == "measure":
            tags |= _measure_tags(known.measures[unit.id])
        else:
            for start, end, found in spans[unit.document_id]:
                if start < unit.end and unit.start < end:
                    tags |= found
        yield unit, tags


def _tagged_spans(known: Catalogue) -> Mapping[str, list[tuple[int, int, dict[Tag, str]]]]:
    """Return where the measures, plans and actors of each document stand, with their tags."""
    spans = defaultdict(list)
    for measure in known.measures.values():
        source = measure.source
        spans[source.document.id].append((source.start, source.end, _measure_tags(measure)))
    for mention in chain.from_iterable(known.mentions.values()):
        if mention.type in {"plan", "actor"}:
            named = known.named(mention.iri, mention.label)
            tags = {(str(mention.type), named.id): named.label}
            spans[mention.document_id].append((mention.start, mention.end, tags))
    return spans


def _document_tags(unit: UnitRow, known: Catalogue) -> dict[Tag, str]:
    document = known.documents[unit.document_id]
    tags = {("lang", unit.lang): unit.lang, ("document", document.id): document.title}
    for facet in ("kind", "country", "record"):
        value = getattr(document, facet)
        if value:
            tags[facet, value] = value
    return tags


def _measure_tags(measure: MeasureSummary) -> dict[Tag, str]:
    tags = {("theme", theme): theme for theme in measure.themes}
    if measure.status:
        tags["status", measure.status] = measure.status
    tags |= {("plan", plan.id): plan.label for plan in measure.plans}
    return tags | {("actor", actor.id): actor.label for actor in (*measure.announcers, *measure.responsible)}
