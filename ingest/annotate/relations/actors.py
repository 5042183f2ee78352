"""Who announces, who is responsible, who holds which post."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ingest.annotate.relations import patterns
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.annotate.measures.setting import Measure
    from ingest.annotate.mentions import Mention
    from ingest.annotate.relations.findings import Findings, Triple

NEAR = 110
"""Characters between an announcing verb and its plan."""
POST_DISTANCE = 16
FEWEST_TO_LEAD = 2
"""Announcements that make an actor the one who speaks in a text."""


def posts(found: Findings) -> Iterator[Triple]:
    """Yield the posts that stand beside a person's name."""
    persons = [one for one in found.actors if one[0].kind == "person"]
    roles = [one for one in found.actors if one[0].kind == "role"]
    for person, person_id in persons:
        for role, role_id in roles:
            if person.block == role.block and _adjoin(found, person.span, role.span):
                yield "holdsPost", person_id, role_id


def _adjoin(found: Findings, person: Span, role: Span) -> bool:
    if person.end <= role.start:
        between, pattern = Span(person.end, role.start), patterns.PERSON_ROLE
    else:
        between, pattern = Span(role.end, person.start), patterns.ROLE_PERSON
    return (
        between.end - between.start < POST_DISTANCE
        and pattern.fullmatch(found.reading.words(between)) is not None
    )


def plan_actors(found: Findings) -> Iterator[Triple]:
    """Yield who announces a plan and who carries it out."""
    for plan, plan_id in found.plans:
        sentence = found.reading.sentence_at(plan.block, plan.span.start)
        before = found.reading.words(Span(sentence.start, plan.span.start))
        verbs = list(patterns.ANNOUNCING.finditer(before))
        is_place = patterns.OCCASION.search(before) is not None
        if verbs and not plan.refers_back and not is_place and len(before) - verbs[-1].end() < NEAR:
            subject = Span(sentence.start, sentence.start + verbs[-1].start())
            yield from (("announces", actor, plan_id) for actor in _subjects(found, subject))
        for actor, actor_id in found.actors_in(Span(plan.span.end, sentence.end)):
            between = found.reading.words(Span(plan.span.end, actor.span.start))
            if patterns.ANNOUNCED_BY.search(between):
                yield "announces", actor_id, plan_id
            elif patterns.PLAN_DOER.search(between):
                yield "responsibleFor", actor_id, plan_id
    yield from _main_plan_actors(found)


def _subjects(found: Findings, before_verb: Span) -> list[str]:
    """Return the actors before a verb that are not in an adjunct, the last three at most."""
    return [
        actor_id
        for actor, actor_id in found.actors_in(before_verb)
        if not patterns.NOT_SUBJECT.search(found.reading.words(Span(before_verb.start, actor.span.start)))
    ][-3:]


def _main_plan_actors(found: Findings) -> Iterator[Triple]:
    """Yield who presents the main plan without naming it: in a publication line, on a bill, by a pronoun."""
    if found.main_plan is None:
        return
    for actor, actor_id in found.actors:
        start = found.reading.blocks[actor.block].span.start
        before = found.reading.words(Span(start, actor.span.start))
        if patterns.PUBLISHED_BY.match(before) or patterns.TABLED_BY.match(before):
            yield "announces", actor_id, found.main_plan
        sentence = found.reading.sentence_at(actor.block, actor.span.start)
        if patterns.CLITIC.match(found.reading.words(Span(actor.span.end, sentence.end)).lstrip()):
            yield "announces", actor_id, found.main_plan


def measure_actors(found: Findings, announced: set[Triple], placed: set[Triple]) -> Iterator[Triple]:
    """Yield who announces each measure and who is responsible for it."""
    ids = {mention.span: key for mention, key in found.actors}
    told = Counter(
        ids[one.span] for measure, _ in found.measures for one in measure.announcers if one.span in ids
    )
    leader = next((key for key, count in told.most_common(1) if count >= FEWEST_TO_LEAD), None)
    of_plan = {plan: actor for name, actor, plan in sorted(announced) if name == "announces"}
    plan_of = {measure: plan for name, measure, plan in placed if name == "partOf"}
    for measure, measure_id in found.measures:
        announcers = [ids[one.span] for one in measure.announcers if one.span in ids]
        if not announcers and _awaits_announcer(measure):
            announcers = [
                key for key in (of_plan.get(plan_of.get(measure_id, found.main_plan or "")), leader) if key
            ][:1]
        yield from (("announces", actor, measure_id) for actor in announcers)
        yield from (
            ("responsibleFor", ids[one.span], measure_id) for one in measure.responsible if one.span in ids
        )
        yield from (("responsibleFor", actor, measure_id) for actor in _agents(found, measure))


def _awaits_announcer(measure: Measure) -> bool:
    return measure.claim == "commitment" and not measure.responsible and measure.is_listed


def _agents(found: Findings, measure: Measure) -> Iterator[str]:
    """Yield the actors by whom a measure is carried out, as its own words say."""
    last: Mention | None = None
    for actor, actor_id in found.actors_in(measure.span):
        before = found.reading.words(Span(measure.span.start, actor.span.start))
        follows = last is not None and patterns.AND.fullmatch(
            found.reading.words(Span(last.span.end, actor.span.start))
        )
        if patterns.AGENT.search(before) or patterns.BETWEEN.search(before) or follows:
            last = actor
            yield actor_id
