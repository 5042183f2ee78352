"""Annotation: the plans, measures, actors, dates, axes and relations of a document, each with the words that show it.

The annotation guidelines are the specification. Rules are data, in lists per language beside each annotator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.annotate.actors.annotator import find_actors
from ingest.annotate.axes import find_axes
from ingest.annotate.dates.annotator import find_content_dates, find_document_date
from ingest.annotate.entities import (
    join_by_key,
    join_measures,
    join_plans,
    measure_entity,
    named_entity,
    resolve,
)
from ingest.annotate.instruments import main_plan
from ingest.annotate.known import known_names
from ingest.annotate.measures.annotator import find_measures
from ingest.annotate.measures.setting import Setting
from ingest.annotate.plans.annotator import find_plans
from ingest.annotate.reading import Reading
from ingest.annotate.relations import Findings, find_relations
from ingest.records import Annotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.annotate.mentions import Mention
    from ingest.records import Block, Document
    from snapshot.authority import Authority


def annotate(document: Document, blocks: tuple[Block, ...], authority: Authority) -> Annotations:
    """Return what a document says: entities with every mention, relations, and its date."""
    reading = Reading(document, blocks)
    date, date_span = find_document_date(reading)
    known = known_names(reading, authority)
    plans = find_plans(reading, [one for one in known if one.type == "plan"])
    named_plans = [plan for plan in plans if not plan.refers_back]
    actors = find_actors(reading, named_plans, [one for one in known if one.type == "actor"])
    plans, other_plans = resolve(reading, plans)
    actors, other_actors = resolve(reading, actors)
    dates = find_content_dates(reading, date)
    setting = Setting(reading, _tokens([*plans, *actors, *other_plans, *other_actors], dates))
    measures = find_measures(setting)
    groups = [*join_plans(plans), *join_by_key("actor", actors), *join_by_key("date", dates)]
    entities = [named_entity(number, group) for number, group in enumerate(groups, 1)]
    joined = join_measures(reading, measures)
    entities += [measure_entity(number, group, reading) for number, group in enumerate(joined, 1)]
    ids = {(one.type, span): one.id for one in entities for span in one.mentions}
    axes = find_axes(reading, measures)
    entities += [axis for _, axis in axes]
    main = main_plan(reading, groups, actors)
    found = Findings(
        reading=reading,
        plans=tuple((one, ids["plan", one.span]) for one in plans),
        actors=tuple((one, ids["actor", one.span]) for one in actors),
        dates=tuple((one, ids["date", one.span]) for one in dates),
        measures=tuple((one, ids["measure", one.span]) for one in measures),
        axes={block: axis.id for block, axis in axes},
        main_plan=None if main is None else ids["plan", main.span],
        document_date=date,
        is_law=setting.is_law,
    )
    return Annotations(tuple(entities), find_relations(found), date, date_span)


def _tokens(names: Sequence[Mention], dates: Sequence[Mention]) -> list[Mention]:
    """Return the mentions that count as one word each, none inside another."""
    kept: list[Mention] = []
    for mention in sorted([*names, *dates], key=lambda one: (one.span.start - one.span.end, one.span.start)):
        if not any(mention.span.overlap(other.span) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda one: one.span)
