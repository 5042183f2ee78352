"""Which measure is part of which axis or plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.annotate.relations import patterns
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.annotate.measures.setting import Measure
    from ingest.annotate.relations.findings import Findings, Triple


def parts(found: Findings) -> Iterator[Triple]:
    """Yield measures under axes and plans, axes under the main plan, plans under plans."""
    for axis in found.axes.values():
        if found.main_plan is not None:
            yield "partOf", axis, found.main_plan
    for measure, measure_id in found.measures:
        whole = found.axes.get(-1 if measure.heading is None else measure.heading) or _plan(found, measure)
        if whole is not None:
            yield "partOf", measure_id, whole
    yield from _plans_of_plans(found)


def _plan(found: Findings, measure: Measure) -> str | None:
    if measure.plan is not None:
        own = next((key for plan, key in found.plans if plan.span == measure.plan.span), None)
        if own is not None:
            return own
    return _named_beside(found, measure) or _titled(found, measure) or _introduced(found, measure)


def _named_beside(found: Findings, measure: Measure) -> str | None:
    """Return the plan that the sentence says the measure belongs to."""
    sentence = found.reading.sentence_at(measure.block, measure.span.start)
    for plan, key in found.plans:
        if not (sentence.start <= plan.span.start and plan.span.end <= sentence.end):
            continue
        if patterns.UNDER.search(found.reading.words(Span(sentence.start, plan.span.start))):
            return key
        if plan.span.end <= measure.span.start and patterns.HOLDS.search(
            found.reading.words(Span(plan.span.end, measure.span.start))
        ):
            return key
    return None


def _titled(found: Findings, measure: Measure) -> str | None:
    """Return the plan whose name is the title of the measure's paragraph: its first sentence."""
    first = found.reading.sentences[measure.block][0].span
    for plan, key in found.plans:
        if (
            plan.span.start == first.start
            and plan.span.end >= first.end - 3
            and first.end <= measure.span.start
        ):
            return key
    return None


def _introduced(found: Findings, measure: Measure) -> str | None:
    """Return the plan of a list's introduction; the main plan for its own provisions and announced items."""
    if measure.introduction is not None:
        block = found.reading.blocks[measure.introduction]
        named = [key for plan, key in found.plans if plan.block == block.index]
        if found.main_plan in named or (named and measure.claim == "commitment"):
            return found.main_plan if found.main_plan in named else named[-1]
    if measure.claim == "provision" or (measure.claim == "commitment" and measure.is_listed):
        return found.main_plan
    return None


def _plans_of_plans(found: Findings) -> Iterator[Triple]:
    """Yield the plans that the sentence says are part of another: "s'est traduit par", "décline"."""
    for plan, key in found.plans:
        sentence = found.reading.sentence_at(plan.block, plan.span.start)
        for other, other_key in found.plans:
            if key == other_key or not (sentence.start <= other.span.start < plan.span.start):
                continue
            between = found.reading.words(Span(other.span.end, plan.span.start))
            if patterns.HOLDS.search(between) and "décline" not in between:
                yield "partOf", key, other_key
            elif "décline" in between:
                yield "partOf", other_key, key
