"""What the rules found, revised by what the network reads: some of it dropped, and what they have no rule for added."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from ingest.annotate.measures.items import provided_status, said_status
from ingest.annotate.measures.lists import progress_in_row
from ingest.annotate.measures.setting import Measure
from ingest.annotate.mentions import Mention, trim
from ingest.annotate.places import Places
from ingest.annotate.wording import fold, fold_key, is_acronym_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.annotate.measures.setting import Setting
    from ingest.annotate.reading import Reading
    from ingest.annotate.tagger.tagger import Tagged
    from ingest.annotate.tagger.windows import Found
    from ingest.records import Block, EntityType, Span, Status

    Place = TypeVar("Place", Mention, Measure)

KEPT = 0.1
"""Lowest certainty of what the rules found: the network takes the rest for something else."""
ADDED = {"measure": 0.66, "plan": 0.65, "actor": 0.55, "axis": 0.55}
"""Lowest certainty of what only the network finds. Half would be best for the annotated texts left out of the training; on whole
pages, of which there are few among them, the network finds too much."""
SURE = 0.85
"""Lowest certainty of a measure that is a heading, and of one item of a list of measures in which the rules found none."""
FEWEST_WORDS = 2
"""Of a measure."""
FEWEST_LETTERS = 2


def revised(setting: Setting, tagged: Tagged, found: Found) -> Found:
    """Return what the rules found in a document, revised."""
    return replace(
        found,
        plans=_mentions(setting.reading, tagged, "plan", found.plans),
        actors=_mentions(setting.reading, tagged, "actor", found.actors),
        dates=[one for one in found.dates if not tagged.is_margin(one.block)],
        measures=(measures := _measures(setting, tagged, found.measures)),
        axes=_axes(setting.reading, tagged, found.axes, measures),
    )


def _mentions(reading: Reading, tagged: Tagged, kind: EntityType, known: Sequence[Mention]) -> list[Mention]:
    kept = _kept(tagged, kind, known)
    added = list(_added(reading, tagged, kind, kept))
    kinds = (tagged.actor_kinds if kind == "actor" else tagged.plan_kinds)([span for span, _ in added])
    fresh = [
        Mention(kind, span, fold_key(reading.words(span)), kind=own, block=block.index)
        for (span, block), own in zip(added, kinds, strict=True)
    ]
    named = [*kept, *fresh]
    return sorted([*kept, *(_joined(reading, one, named) for one in fresh)], key=lambda one: one.span)


def _measures(setting: Setting, tagged: Tagged, known: Sequence[Measure]) -> list[Measure]:
    kept = _kept(tagged, "measure", known)
    probable = [
        (span, block)
        for span, block in _added(setting.reading, tagged, "measure", kept)
        if len(setting.reading.words(span).split()) >= FEWEST_WORDS
    ]
    possible = _blocks_of_actions(setting, tagged, {one.block for one in kept}, probable)
    added = [(span, block) for span, block in probable if block.index in possible]
    statuses = tagged.statuses([span for span, _ in added])
    said = _said_of_lists(setting)
    fresh = [
        _measure(setting, span, block, said.get(block.index, status))
        for (span, block), status in zip(added, statuses, strict=True)
    ]
    measures = [_as_its_row_says(setting, one) for one in (*kept, *fresh)]
    return sorted(measures, key=lambda one: one.span)


def _said_of_lists(setting: Setting) -> dict[int, Status]:
    """Return the statuses that lists have from what stands above them, by the blocks of their items."""
    return {
        item.index: status
        for found in setting.lists
        if (status := provided_status(setting, found, None) or said_status(setting, found)) is not None
        for item in found.items
    }


def _as_its_row_says(setting: Setting, measure: Measure) -> Measure:
    """Return a measure with the status that a cell of its table gives it, if there is one."""
    status = progress_in_row(setting.reading, setting.reading.blocks[measure.block])
    return measure if status is None else replace(measure, status=status, claim=setting.claim(status))


def _axes(
    reading: Reading, tagged: Tagged, known: Sequence[tuple[int, Span]], measures: Sequence[Measure]
) -> list[tuple[int, Span]]:
    """Return the axes that the rules found, and the headings that the network takes for one; a measure is none."""
    taken = {one.block for one in measures} | {block for block, _ in known}
    added = {
        block.index: span
        for span, block in _added(reading, tagged, "axis", ())
        if block.index not in taken and len(reading.words(span)) > len(reading.words(block.span)) / 2
    }
    kept = [(block, span) for block, span in known if not tagged.is_margin(block)]
    return sorted([*kept, *added.items()])


def _blocks_of_actions(
    setting: Setting, tagged: Tagged, known: set[int], probable: Sequence[tuple[Span, Block]]
) -> set[int]:
    """Return the blocks in which a measure may be added: paragraphs, headings that surely are one, and lists of measures.

    A list is one of measures where the rules found one, or where most of its items are probable and one is sure: the
    network takes single problems for actions.
    """
    likely = {block.index for _, block in probable}
    sure = {
        block.index for span, block in probable if tagged.certainty("measure", span, by_rules=False) >= SURE
    }
    alone = {
        block.index
        for block in setting.reading.content
        if block.role == "paragraph" or (block.role == "heading" and block.index in sure)
    }
    lists = ({item.index for item in found.items} for found in setting.lists)
    return alone.union(
        *(
            items
            for items in lists
            if items & known or (items & sure and len(items & likely) > len(items) / 2)
        )
    )


def _measure(setting: Setting, span: Span, block: Block, status: Status) -> Measure:
    """Return a measure that only the network finds; its sentence says when and who."""
    status = setting.status(status)
    heading = setting.reading.above[block.index].heading
    return Measure(
        span=span,
        block=block.index,
        status=status,
        claim=setting.claim(status),
        context=(setting.reading.sentence_at(block.index, span.start),),
        heading=None if heading is None else heading.index,
        is_listed=block.role == "item",
    )


def _kept(tagged: Tagged, kind: EntityType, known: Sequence[Place]) -> list[Place]:
    return [
        one
        for one in known
        if tagged.certainty(kind, one.span, by_rules=True) >= KEPT and not tagged.is_margin(one.block)
    ]


def _added(
    reading: Reading, tagged: Tagged, kind: EntityType, kept: Sequence[Mention | Measure]
) -> Iterator[tuple[Span, Block]]:
    """Yield what only the network finds, with the block of each."""
    for span in found_alone(reading, tagged, kind, [one.span for one in kept]):
        block = reading.content_at(span.start)
        if tagged.certainty(kind, span, by_rules=False) >= ADDED[kind] and not tagged.is_margin(block.index):
            yield span, block


def found_alone(reading: Reading, tagged: Tagged, kind: str, known: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans of the network that meet none of those known; measures and axes keep their articles."""
    taken = Places((span, kind) for span in known)
    for place in tagged.spans[kind]:
        span = trim(reading.text, place, keep_article=kind in {"measure", "axis"})
        if not taken.meet(span) and sum(map(str.isalnum, reading.words(span))) >= FEWEST_LETTERS:
            yield span


def _joined(reading: Reading, mention: Mention, named: Sequence[Mention]) -> Mention:
    """Return a new mention under the key of the longer name that it shortens, if there is one."""
    words = reading.words(mention.span)
    own = fold(words).split()
    for other in named:
        longer = fold(reading.words(other.span)).split()
        if other.refers_back or len(longer) <= len(own):
            continue
        is_surname = other.kind == "person" and longer[-len(own) :] == own
        is_start = mention.kind == other.kind != "person" and longer[: len(own)] == own
        if is_surname or is_start or (words.isupper() and is_acronym_of(words, reading.words(other.span))):
            return replace(mention, key=other.key, kind=other.kind)
    return mention
