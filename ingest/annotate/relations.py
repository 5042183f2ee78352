"""Relations between the entities of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.annotate.mentions import Mention
from ingest.records import DOCUMENT, Entity, Relation, RelationType, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.annotate.measures.setting import Measure
    from ingest.annotate.reading import Reading

ANNOUNCING = re.compile(
    r"\b(?:présent\w+|lanc\w+|dévoil\w+|annonc\w+|publi\w+|adopt\w+|sign\w+|confirm\w+|present\w*|launch\w*|unveil\w*|announc\w*|publish\w*|releas\w*|adopt\w*|sign\w*|introduc\w*|propos\w+)\b",
    re.IGNORECASE,
)
PASSIVE = re.compile(
    r"\b(?:lancée?s?|présentée?s?|annoncée?s?|publiée?s?|adoptée?s?|launched|published|announced|unveiled|adopted|introduced|released)\b[^.]{0,40}\b(?:par|by)\b",
    re.IGNORECASE,
)
POST = {
    "person-role": re.compile(r",? (?:the |la |le |l'|our |notre )?|,? \((?:the |la |le )?"),
    "role-person": re.compile(
        r",? ?(?:M\. |Mme |Mr |Mrs |Ms |Dr |Sir |Dame |Lord |Lady |Hon )?|, (?:M\. |Mme )"
    ),
}
UNDER = re.compile(
    r"(?:dans le cadre (?:de la|du|de l'|des|de|d')|au titre (?:de la|du|de l')|en application (?:de la|du|de l')|[Uu]nder|[Tt]hrough|[Aa]s part of|(?:part of|within)) (?:the |la |le |l'|its |our )?\"? ?$"
)
HOLDS = re.compile(
    r"\b(?:prévoi\w+|comprend\w*|comporte\w*|inclu\w+|contient|instaure|crée|s'est traduit|includes?|contains?|provides? for|sets? out|will|commits?|prévoyait|repose|décline|retains?)\b"
)
LAUNCHED = re.compile(
    r"(?:,? ?(?:lancée?|adoptée?|signée?|présentée?|publiée?|launched|adopted|published|signed|introduced|started|which reported|dated|avec l'[ÉE]tat|prévue?|scheduled|has just been held[^.]*?)(?: (?:for|in|on|le|en|au|the|pour|since))*[ ,]*(?:on |le |en |in )?|,? ?\(?)$"
)


@dataclass(frozen=True, slots=True)
class Findings:
    """What relations are read from: mentions with the entity each belongs to, and measures with theirs."""

    plans: tuple[tuple[Mention, str], ...]
    actors: tuple[tuple[Mention, str], ...]
    dates: tuple[tuple[Mention, str], ...]
    measures: tuple[tuple[Measure, str], ...]
    axes: tuple[tuple[int, str], ...]
    """Heading block and entity of each axis."""
    entities: tuple[Entity, ...]
    main_plan: str | None
    document_date: str | None


def find_relations(reading: Reading, found: Findings) -> tuple[Relation, ...]:
    """Return the relations of a document, each once, in the order of their types and ends."""
    relations = {
        *_posts(reading, found),
        *_plan_announcers(reading, found),
        *_measure_actors(found),
        *_dates(reading, found),
        *_parts(reading, found),
    }
    if found.main_plan is not None:
        relations.add(("about", DOCUMENT, found.main_plan))
    return tuple(Relation(name, head, tail) for name, head, tail in sorted(relations) if head != tail)


Triple = tuple[RelationType, str, str]


def _posts(reading: Reading, found: Findings) -> Iterator[Triple]:
    persons = [(mention, key) for mention, key in found.actors if mention.kind == "person"]
    roles = [(mention, key) for mention, key in found.actors if mention.kind == "role"]
    for person, person_id in persons:
        for role, role_id in roles:
            if person.block != role.block:
                continue
            if person.span.end <= role.span.start:
                between, pattern = reading.text[person.span.end : role.span.start], POST["person-role"]
            else:
                between, pattern = reading.text[role.span.end : person.span.start], POST["role-person"]
            if len(between) < 16 and pattern.fullmatch(between):
                yield "holdsPost", person_id, role_id


def _sentence_of(reading: Reading, mention: Mention) -> Span:
    for sentence in reading.sentences.get(mention.block, ()):
        if sentence.span.start <= mention.span.start < sentence.span.end:
            return sentence.span
    return mention.span


def _plan_announcers(reading: Reading, found: Findings) -> Iterator[Triple]:
    for plan, plan_id in found.plans:
        sentence = _sentence_of(reading, plan)
        before = reading.text[sentence.start : plan.span.start]
        after = reading.text[plan.span.end : sentence.end]
        verbs = list(ANNOUNCING.finditer(before))
        if verbs and len(before) - verbs[-1].end() < 90:
            limit = sentence.start + verbs[-1].start()
            actors = [one for one in found.actors if sentence.start <= one[0].span.start < limit]
            yield from (("announces", actor_id, plan_id) for _, actor_id in actors[-2:])
        if (passive := PASSIVE.search(after)) is not None:
            start = plan.span.end + passive.end()
            yield from (
                ("announces", key, plan_id)
                for one, key in found.actors
                if start <= one.span.start <= start + 30
            )


def _measure_actors(found: Findings) -> Iterator[Triple]:
    ids = {mention.span: key for mention, key in found.actors}
    for measure, measure_id in found.measures:
        yield from (("announces", ids[one.span], measure_id) for one in measure.announcers if one.span in ids)
        yield from (
            ("responsibleFor", ids[one.span], measure_id) for one in measure.responsible if one.span in ids
        )


def _dates(reading: Reading, found: Findings) -> Iterator[Triple]:
    inside: set[Span] = set()
    for measure, measure_id in found.measures:
        for date, date_id in found.dates:
            if any(
                zone.start <= date.span.start and date.span.end <= zone.end
                for zone in (measure.span, *measure.context)
            ):
                inside.add(date.span)
                if not any(plan.span.overlap(date.span) for plan, _ in found.plans):
                    yield "hasDate", measure_id, date_id
    dated = set()
    for plan, plan_id in found.plans:
        for date, date_id in found.dates:
            if plan.span.start <= date.span.start and date.span.end <= plan.span.end:
                dated.add(plan_id)
                yield "hasDate", plan_id, date_id
            elif (
                date.block == plan.block
                and date.span not in inside
                and 0 <= date.span.start - plan.span.end < 50
            ):
                if LAUNCHED.search(reading.text[plan.span.end : date.span.start]) and not plan.refers_back:
                    dated.add(plan_id)
                    yield "hasDate", plan_id, date_id
    yield from _announcement_dates(reading, found, inside, dated)


def _announcement_dates(
    reading: Reading, found: Findings, inside: set[Span], dated: set[str]
) -> Iterator[Triple]:
    """Yield the date of a plan's announcement: in its sentence, else the document's own date."""
    announced = {tail for _, _, tail in _plan_announcers(reading, found)}
    own = next((key for date, key in found.dates if date.edtf == found.document_date), None)
    for plan, plan_id in found.plans:
        if plan_id not in announced:
            continue
        sentence = _sentence_of(reading, plan)
        near = [
            key
            for date, key in found.dates
            if sentence.start <= date.span.start < sentence.end
            and date.span not in inside
            and not plan.span.overlap(date.span)
        ]
        if near and ANNOUNCING.search(reading.text[sentence.start : sentence.end]):
            yield "hasDate", plan_id, near[0]
        elif own is not None and plan_id not in dated:
            yield "hasDate", plan_id, own


def _parts(reading: Reading, found: Findings) -> Iterator[Triple]:
    axes = dict(found.axes)
    for _, axis_id in found.axes:
        if found.main_plan is not None:
            yield "partOf", axis_id, found.main_plan
    for measure, measure_id in found.measures:
        if (
            measure.heading in axes
            and measure.introduction is not None
            or (measure.heading in axes and not measure.announcers)
        ):
            yield "partOf", measure_id, axes[measure.heading]
        plan = _plan_of(reading, found, measure)
        if plan is not None:
            yield "partOf", measure_id, plan


def _plan_of(reading: Reading, found: Findings, measure: Measure) -> str | None:
    """Return the plan that a measure's sentence, or its list, places it under."""
    sentence = next(
        (s.span for s in reading.sentences[measure.block] if s.span.start <= measure.span.start < s.span.end),
        measure.span,
    )
    for plan, plan_id in found.plans:
        if sentence.start <= plan.span.start and plan.span.end <= sentence.end:
            if UNDER.search(reading.text[sentence.start : plan.span.start]):
                return plan_id
            if plan.span.end <= measure.span.start and HOLDS.search(
                reading.text[plan.span.end : measure.span.start]
            ):
                return plan_id
    if (
        measure.claim == "provision"
        or measure.introduction is not None
        or measure.heading in dict(found.axes)
    ):
        return found.main_plan
    return None
