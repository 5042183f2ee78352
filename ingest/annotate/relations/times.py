"""Which date belongs to which measure or plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.annotate.places import Places
from ingest.annotate.relations import patterns
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.annotate.mentions import Mention
    from ingest.annotate.relations.findings import Findings, Triple

BARE_YEAR = 4
"""Characters of a year: alone in a name, it is part of the name and no date of the plan."""
NEAR = 75
"""Characters between a plan and its date."""


def plan_dates(found: Findings, announced: set[str]) -> list[tuple[Triple, Span]]:
    """Return the dates of plans, each with the place of the date: in the name, of its launch, of its announcement."""
    dated = [*_own_dates(found), *(_law_dates(found) if found.is_law else ())]
    known = {triple[1] for triple, _ in dated}
    inside = [measure.span for measure, _ in found.measures]
    for plan, plan_id in found.plans:
        if plan_id not in announced or plan_id in known:
            continue
        sentence = found.reading.sentence_at(plan.block, plan.span.start)
        if not patterns.ANNOUNCING.search(found.reading.words(sentence)):
            continue
        for date, date_id in found.dates:
            if _within(date.span, sentence) and not any(_within(date.span, span) for span in inside):
                dated.append((("hasDate", plan_id, date_id), date.span))
                known.add(plan_id)
    if found.main_plan in announced - known:
        dated += [
            (("hasDate", found.main_plan, key), date.span)
            for date, key in found.dates
            if _of_unveiling(found, date)
        ]
        known.update(triple[1] for triple, _ in dated)
    own = next(((date, key) for date, key in found.dates if date.edtf == found.document_date), None)
    if own is not None:
        dated += [(("hasDate", plan, own[1]), own[0].span) for plan in sorted(announced - known)]
    return dated


def _of_unveiling(found: Findings, date: Mention) -> bool:
    """Whether a date stands in a sentence that says that somebody unveiled "it"."""
    sentence = found.reading.sentence_at(date.block, date.span.start)
    return patterns.CLITIC.search(found.reading.words(sentence)) is not None


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _own_dates(found: Findings) -> Iterator[tuple[Triple, Span]]:
    for plan, plan_id in found.plans:
        for date, date_id in found.dates:
            is_in_name = _within(date.span, plan.span) and len(date.edtf or "") > BARE_YEAR
            if is_in_name or (date.block == plan.block and _is_launch(found, plan, date)):
                yield ("hasDate", plan_id, date_id), date.span


def _is_launch(found: Findings, plan: Mention, date: Mention) -> bool:
    if plan.span.end <= date.span.start < plan.span.end + NEAR:
        between = found.reading.words(Span(plan.span.end, date.span.start))
        return "." not in between and patterns.LAUNCHED.fullmatch(between) is not None
    if date.span.end <= plan.span.start <= date.span.end + 20:
        start = found.reading.sentence_at(date.block, date.span.start).start
        before = found.reading.words(Span(start, date.span.start))
        return patterns.LAUNCHED_BEFORE.search(before) is not None
    return False


def _law_dates(found: Findings) -> Iterator[tuple[Triple, Span]]:
    """Yield when a law was enacted and comes into force."""
    if found.main_plan is None:
        return
    for date, date_id in found.dates:
        sentence = found.reading.sentence_at(date.block, date.span.start)
        words = found.reading.words(sentence)
        before = found.reading.words(Span(sentence.start, date.span.start))
        if patterns.ENACTED.search(before) or (
            patterns.IN_FORCE.search(words) and patterns.OWN_TEXT.search(words)
        ):
            yield ("hasDate", found.main_plan, date_id), date.span


def measure_dates(found: Findings, taken: set[Span]) -> Iterator[Triple]:
    """Yield the dates said with a measure that are not those of a plan, and when a provision comes into force."""
    plans = Places((plan.span, key) for plan, key in found.plans)
    free = Places(
        (date.span, key)
        for date, key in found.dates
        if date.span not in taken and not plans.around(date.span)
    )
    for measure, measure_id in found.measures:
        for zone in (measure.span, *measure.context):
            yield from (("hasDate", measure_id, key) for key in free.within(zone))
    for date, date_id in found.dates if found.is_law else ():
        sentence = found.reading.sentence_at(date.block, date.span.start)
        before = [key for measure, key in found.measures if measure.span.end <= sentence.start]
        if before and date.span not in taken and patterns.IN_FORCE.search(found.reading.words(sentence)):
            yield "hasDate", before[-1], date_id
