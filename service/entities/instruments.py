"""Plans and actors: lists, and one of each with its sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from service.entities.catalogue import catalogue
from service.entities.graph import select
from service.entities.models import Actor, ActorSummary, MeasureDate, Named, Plan, PlanSummary
from service.entities.selection import matches, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from service.entities.models import MeasureSummary, Source
    from service.entities.selection import KindFilters
    from snapshot.current import Snapshot

MOST_SOURCES = 100
"""Mentions listed with a plan or actor; the government is mentioned everywhere."""


@dataclass(frozen=True, slots=True)
class _Thing:
    """What the graph says of a plan or actor."""

    iri: str
    kinds: tuple[str, ...]
    labels: Mapping[str, str]


def plans(snapshot: Snapshot, filters: KindFilters) -> list[PlanSummary]:
    """Return the plans that pass the filters, those with most measures first."""
    return [one for one in _plans(snapshot).values() if _passes(one, filters)]


def plan(snapshot: Snapshot, plan_id: str) -> Plan | None:
    """Return a plan with its measures and sources, by the last part of its IRI."""
    summary = _plans(snapshot).get(plan_id)
    if summary is None:
        return None
    contains = _where(snapshot, summary.iri, "plans")
    related = _related(snapshot, "plan", plan=summary.iri)
    return Plan(
        **dict(summary),
        snapshot=snapshot.id,
        statuses=dict(Counter(measure.status for measure in contains if measure.status)),
        parts=_parts(snapshot, related["part"]),
        announcers=_named(snapshot, related["announcer"]),
        responsible=_named(snapshot, related["responsible"]),
        dates=tuple(MeasureDate(edtf=edtf, verbatim=verbatim) for edtf, verbatim in related["date"].items()),
        contains=contains,
        sources=_sources(snapshot, summary.iri),
    )


def actors(snapshot: Snapshot, filters: KindFilters) -> list[ActorSummary]:
    """Return the actors that pass the filters, those with most measures first."""
    return [one for one in _actors(snapshot).values() if _passes(one, filters)]


def actor(snapshot: Snapshot, actor_id: str) -> Actor | None:
    """Return an actor with posts, measures and sources, by the last part of its IRI."""
    summary = _actors(snapshot).get(actor_id)
    if summary is None:
        return None
    related = _related(snapshot, "actor", actor=summary.iri)
    return Actor(
        **dict(summary),
        snapshot=snapshot.id,
        posts=_named(snapshot, related["post"]),
        holders=_named(snapshot, related["holder"]),
        announces=_where(snapshot, summary.iri, "announcers"),
        carries_out=_where(snapshot, summary.iri, "responsible"),
        sources=_sources(snapshot, summary.iri),
    )


@lru_cache(maxsize=2)  # the snapshot served, and the one before for requests that still hold it
def _plans(snapshot: Snapshot) -> dict[str, PlanSummary]:
    known = catalogue(snapshot)
    measures = _counts(known.told_once, "plans")
    found = [
        PlanSummary(
            **_summary(snapshot, thing),
            measures=measures[thing.iri],
            documents=_documents(snapshot, thing.iri),
        )
        for thing in _things(snapshot, "plans")
    ]
    found.sort(key=lambda one: (-one.measures, -one.documents, one.label))
    return {one.id: one for one in found}


@lru_cache(maxsize=2)
def _actors(snapshot: Snapshot) -> dict[str, ActorSummary]:
    known = catalogue(snapshot)
    announced = _counts(known.told_once, "announcers")
    responsible = _counts(known.told_once, "responsible")
    found = [
        ActorSummary(
            **_summary(snapshot, thing),
            announced=announced[thing.iri],
            responsible=responsible[thing.iri],
            documents=_documents(snapshot, thing.iri),
        )
        for thing in _things(snapshot, "actors")
    ]
    found.sort(key=lambda one: (-one.announced - one.responsible, -one.documents, one.label))
    return {one.id: one for one in found}


def _things(snapshot: Snapshot, query: str) -> Iterable[_Thing]:
    kinds: dict[str, set[str]] = defaultdict(set)
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for row in select(snapshot, query):
        labels[row["thing"]].setdefault(row["lang"], row["label"])
        if "kind" in row:
            kinds[row["thing"]].add(row["kind"].rpartition("/")[2])
    return [_Thing(iri, tuple(sorted(kinds[iri])), found) for iri, found in labels.items()]


def _summary(snapshot: Snapshot, thing: _Thing) -> dict[str, Any]:
    """Return what plans and actors have in common; documents that disagree on the kind leave the first one."""
    known = catalogue(snapshot)
    mentions = known.mentions.get(thing.iri, ())
    names = Counter(mention.label for mention in mentions) or Counter(thing.labels.values())
    named = known.named(thing.iri, names.most_common(1)[0][0])
    return dict(named) | {"kind": next(iter(thing.kinds), None), "labels": dict(thing.labels)}


def _documents(snapshot: Snapshot, iri: str) -> int:
    return len({mention.document_id for mention in catalogue(snapshot).mentions.get(iri, ())})


def _counts(measures: Iterable[MeasureSummary], relation: str) -> Counter[str]:
    return Counter(thing.iri for measure in measures for thing in getattr(measure, relation))


def _where(snapshot: Snapshot, iri: str, relation: str) -> tuple[MeasureSummary, ...]:
    measures = catalogue(snapshot).told_once
    return tuple(
        measure for measure in measures if any(thing.iri == iri for thing in getattr(measure, relation))
    )


def _related(snapshot: Snapshot, query: str, **iri: str) -> dict[str, dict[str, str]]:
    """Return what stands in each relation to a thing: one name by IRI, or one wording by date."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in select(snapshot, query, **iri):
        found[row["relation"]].setdefault(row["thing"], row["label"])
    return found


def _named(snapshot: Snapshot, labels: Mapping[str, str]) -> tuple[Named, ...]:
    known = catalogue(snapshot)
    return tuple(known.named(iri, label) for iri, label in labels.items())


def _parts(snapshot: Snapshot, labels: Mapping[str, str]) -> tuple[Named, ...]:
    """Return the parts of a plan without the axes that a translation repeats; an axis is named by its document."""
    known = catalogue(snapshot)
    return tuple(
        part for part in _named(snapshot, labels) if part.id.partition("/")[0] not in known.translations
    )


def _sources(snapshot: Snapshot, iri: str) -> tuple[Source, ...]:
    known = catalogue(snapshot)
    return tuple(map(known.sources.of_evidence, known.mentions.get(iri, ())[:MOST_SOURCES]))


def _passes(one: PlanSummary | ActorSummary, filters: KindFilters) -> bool:
    return matches(filters.q, one.label, *one.labels.values()) and within(filters.kind, [one.kind])
