"""Annotation: the plans, measures, actors, dates, axes and relations of a document, each with the words that show it.

The annotation guidelines are the specification. Rules find, a small network that was trained on annotated documents
revises what they found, and names and dates are worked out by rules again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.annotate.actors.annotator import find_actors
from ingest.annotate.amounts.annotator import with_amounts
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
from ingest.annotate.mentions import longest
from ingest.annotate.plans.annotator import find_plans
from ingest.annotate.reading import Reading
from ingest.annotate.relations import Findings, find_relations
from ingest.annotate.tagger.relations import related
from ingest.annotate.tagger.revision import revised
from ingest.annotate.tagger.tagger import Tagged, Tagger, default_tagger
from ingest.annotate.tagger.windows import Found
from ingest.records import Annotations, Entity

if TYPE_CHECKING:
    from ingest.records import Block, Document, Span
    from snapshot.authority import Authority


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of a document, and what their relations are read from."""

    entities: tuple[Entity, ...]
    findings: Findings
    tagged: Tagged
    date: str | None
    date_span: Span | None


def annotate(document: Document, blocks: tuple[Block, ...], authority: Authority) -> Annotations:
    """Return what a document says: entities with every mention, relations, and its date."""
    reading = Reading(document, blocks)
    found = entities_of(reading, authority, default_tagger())
    relations = related(found.findings, found.tagged, find_relations(found.findings))
    return Annotations(with_amounts(reading, found.entities), relations, found.date, found.date_span)


def find_by_rules(reading: Reading, authority: Authority) -> tuple[Found, Setting]:
    """Return what the rules find in a document, by mention."""
    date, date_span = find_document_date(reading)
    known = known_names(reading, authority)
    plans = find_plans(reading, [one for one in known if one.type == "plan"])
    named_plans = [plan for plan in plans if not plan.refers_back]
    actors = find_actors(reading, named_plans, [one for one in known if one.type == "actor"])
    plans, other_plans = resolve(reading, plans)
    actors, other_actors = resolve(reading, actors)
    dates = find_content_dates(reading, date)
    setting = Setting(reading, longest([*plans, *actors, *other_plans, *other_actors, *dates]))
    measures = find_measures(setting)
    found = Found(
        plans=plans,
        actors=actors,
        dates=dates,
        measures=measures,
        axes=find_axes(reading, measures),
        is_law=setting.is_law,
        is_bill=setting.is_bill,
        is_notice=reading.document.metadata.record == "notice",
        date=date,
        date_span=date_span,
    )
    return found, setting


def entities_of(reading: Reading, authority: Authority, tagger: Tagger) -> Entities:
    """Return the entities of a document, each with every place where it is named."""
    by_rules, setting = find_by_rules(reading, authority)
    tagged = tagger.read(reading, by_rules)
    found = revised(setting, tagged, by_rules)
    groups = [
        *join_plans(found.plans),
        *join_by_key("actor", found.actors),
        *join_by_key("date", found.dates),
    ]
    entities = [named_entity(number, group) for number, group in enumerate(groups, 1)]
    joined = join_measures(reading, found.measures)
    entities += [measure_entity(number, group, reading) for number, group in enumerate(joined, 1)]
    ids = {(one.type, span): one.id for one in entities for span in one.mentions}
    axes = {
        block: Entity(f"axis{number}", "axis", (span,)) for number, (block, span) in enumerate(found.axes, 1)
    }
    main = main_plan(reading, groups, found.actors)
    findings = Findings(
        reading=reading,
        plans=tuple((one, ids["plan", one.span]) for one in found.plans),
        actors=tuple((one, ids["actor", one.span]) for one in found.actors),
        dates=tuple((one, ids["date", one.span]) for one in found.dates),
        measures=tuple((one, ids["measure", one.span]) for one in found.measures),
        axes={block: axis.id for block, axis in axes.items()},
        main_plan=None if main is None else ids["plan", main.span],
        document_date=found.date,
        is_law=found.is_law,
    )
    known = {(kind, span) for kind, spans in by_rules.spans.items() for span in spans}
    sure = (
        replace(
            one,
            confidence=tagged.confidence(
                one.type, one.mentions[0], by_rules=(one.type, one.mentions[0]) in known
            ),
        )
        for one in (*entities, *axes.values())
    )
    return Entities(tuple(sure), findings, tagged, found.date, found.date_span)
