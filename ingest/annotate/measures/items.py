"""Measures that are items of lists, and numbered measures and recommendations."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.annotate.measures.clauses import Clause, assigned, clauses
from ingest.annotate.measures.lists import (
    ItemList,
    are_of_a_bill,
    item_span,
    opening,
    progress_of,
    provision_status,
    rules,
    status_of,
)
from ingest.annotate.measures.setting import Measure, Setting
from ingest.annotate.mentions import Mention, trim
from ingest.records import Block, Span, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.annotate.reading import Reading

PRONOUN = re.compile(r"(?:Il|Elle|Ils|Elles|It|They)\b")
OPENS_VERB = frozenset({"WILL", "VA", "A", "HAVE", "NOUS", "BE", "DOIT"})
FEWEST_WORDS = 3
LAST_BRACKETS = re.compile(r" ?\([^()]+\)\W*$")


def provided_status(setting: Setting, found: ItemList, before: Status | None) -> Status | None:
    """Return the status of a list of provisions; ``before`` is that of the list before, which "it" may mean."""
    words = opening(setting.reading, found)
    if PRONOUN.match(words):
        return before
    return provision_status(words, found.items[0].lang)


def listed(setting: Setting, found: ItemList, provided: Status | None) -> Iterator[Measure]:
    """Yield the measures of a list of actions; an item with items of its own is an axis.

    ``provided`` is the status of the provisions of a law, where the list holds such.
    """
    progress = progress_of(setting.reading, found)
    status = setting.status(provided or said_status(setting, found) or "announced")
    announcers, addressees = _introducers(setting, found)
    axes = _axes(setting, found)
    for position, item in enumerate(found.items):
        if position in axes:
            continue
        span, marked = item_span(setting.reading, item)
        if progress and (dash := setting.reading.text.find(" - ", span.start, span.end)) > 0:
            span = Span(span.start, dash)
        span, doers = _without_doers(setting, item, span)
        yield Measure(
            span=trim(setting.reading.text, span),
            block=item.index,
            status=marked or status,
            claim="provision" if provided else setting.claim(marked or status),
            announcers=announcers,
            responsible=doers or addressees,
            context=(item.span,),
            introduction=None if found.introduction is None else found.introduction.index,
            heading=None if found.heading is None else found.heading.index,
            is_listed=True,
        )


def _axes(setting: Setting, found: ItemList) -> set[int]:
    """Return the places of the items that have items of their own.

    The last item of its level has none where no other of its level has: another list follows it without a word between.
    """
    items = found.items
    parents = [at for at, (one, following) in enumerate(pairwise(items)) if following.level > one.level]
    peers: dict[int, list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        peers[item.level].append(at)
    parents_of_level = Counter(items[at].level for at in parents)
    return {
        at
        for at in parents
        if at != peers[items[at].level][-1]
        or len(peers[items[at].level]) == 1
        or parents_of_level[items[at].level] > 1
        or setting.reading.words(items[at].span).rstrip().endswith(":")
    }


def _without_doers(setting: Setting, item: Block, span: Span) -> tuple[Span, tuple[Mention, ...]]:
    """Return a measure without the brackets at its end that name who does it or when, and those named there."""
    found = LAST_BRACKETS.search(setting.reading.text, span.start, span.end)
    if found is None:
        return span, ()
    named = setting.mentions(item.index, Span(*found.span()))
    if not any(one.type in {"actor", "date"} for one in named):
        return span, ()
    return Span(span.start, found.start()), tuple(one for one in named if one.type == "actor" and one.key)


def said_status(setting: Setting, found: ItemList) -> Status | None:
    """Return the status that what stands above a list gives to its items; ``None`` where it gives none."""
    if (progress := progress_of(setting.reading, found)) is not None:
        return progress
    lang = found.items[0].lang
    words = opening(setting.reading, found)
    is_introduced = words.rstrip().endswith(":")
    status = status_of(words, lang) if is_introduced else None
    if status is None and found.heading is not None:
        status = status_of(setting.reading.words(found.heading.span), lang)
    if status is None and is_introduced and are_of_a_bill(setting.reading, found):
        status = "proposed"
    return status


def _introducers(setting: Setting, found: ItemList) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return who introduces a list, and to whom its demands are addressed."""
    words = opening(setting.reading, found)
    if found.introduction is None or not words.rstrip().endswith(":"):
        return (), ()
    tokens = setting.row(
        found.introduction.index, setting.reading.sentences[found.introduction.index][-1].span
    ).tokens
    verb = next(
        (
            index
            for index, token in enumerate(tokens)
            if token.tag in OPENS_VERB or token.has("pres/past/fut/pp", "act|soft|say|vow|ask|contain")
        ),
        len(tokens),
    )
    before = tuple(token.mention for token in tokens[:verb] if token.mention and token.tag == "ACTOR")
    after = tuple(token.mention for token in tokens[verb:] if token.mention and token.tag == "ACTOR")
    is_own = verb == 0 or (verb < len(tokens) and tokens[verb].tag == "NOUS")
    if not before and is_own and setting.author is not None:
        before = (setting.author,)
    is_asking = any(token.has("pres/past/pp/ing", "ask") for token in tokens)
    return before, after if is_asking else ()


def numbered(setting: Setting, done: set[int]) -> Iterator[Measure]:
    """Yield numbered measures and recommendations outside lists, with the lines of detail below them."""
    blocks = [block for block in setting.reading.content if block.index not in done]
    starts = {
        block.index: start for block in blocks if (start := _after_label(setting.reading, block)) is not None
    }
    heading: int | None = None
    for position, block in enumerate(blocks):
        if block.index in starts:
            details = tuple(_details(setting, blocks[position + 1 :]))
            yield _numbered(setting, block, starts[block.index], details, heading)
        elif block.role == "heading":
            heading = block.index


def is_numbered(reading: Reading, block: Block) -> bool:
    """Whether a block says that it is a measure or a recommendation: "Measure 3:"."""
    return _after_label(reading, block) is not None


def _after_label(reading: Reading, block: Block) -> int | None:
    """Return where the words of a measure begin after "Measure 3:", or before "- done"; ``None`` elsewhere."""
    words = reading.words(block.span)
    labelled = rules(block.lang).labelled
    if len(words.split()) < FEWEST_WORDS:
        return None
    if labelled.match(block.marker):
        return block.span.start
    if (
        block.role != "item"
        and rules(block.lang).progress.search(words)
        and len(reading.sentences[block.index]) == 1
    ):
        return block.span.start
    label = re.match(rf"{labelled.pattern}[\s\d.n°]*(?:[:.-] |(?<=\d )(?=[A-ZÀ-Ý]))", words, re.IGNORECASE)
    return None if label is None else block.span.start + label.end()


def _numbered(
    setting: Setting, block: Block, start: int, details: tuple[Span, ...], heading: int | None
) -> Measure:
    span, marked = item_span(setting.reading, block)
    span = Span(start, max(start, span.end))
    label = block.marker or setting.reading.words(block.span)
    is_advice = re.match(r"(?i)r|pr", label) is not None
    status: Status = marked or ("proposed" if is_advice else "announced")
    span, _ = _without_doers(setting, block, span)
    advised = _advised(setting, block, span)
    if advised is not None:
        span = Span(setting.row(block.index, span).tokens[advised.start].span.start, span.end)
    aside = Span(span.end, block.span.end)
    named = [
        *setting.mentions(block.index, aside),
        *(one for zone in details for one in _in_zone(setting, zone)),
    ]
    return Measure(
        span=trim(setting.reading.text, span),
        block=block.index,
        status=status,
        claim=setting.claim(status),
        announcers=(setting.author,) if is_advice and setting.author else (),
        responsible=(
            *(advised.subject.actors if advised else ()),
            *(one for one in named if one.type == "actor" and one.key),
        ),
        context=(block.span, *details),
        heading=heading,
        is_listed=True,
    )


def _advised(setting: Setting, block: Block, span: Span) -> Clause | None:
    """Return the clause of "The council should …" or "The council to …": its subject is no part of the measure."""
    row = setting.row(block.index, span)
    found = clauses(row, block.lang, is_law=False)
    clause = next((one for one in found if one.subject.actors and one.how in {"active", "vow"}), None)
    return clause or next((one for one in assigned(row) if one.subject.actors), None)


def _in_zone(setting: Setting, zone: Span) -> list[Mention]:
    return [one for one in setting.named if zone.start <= one.span.start and one.span.end <= zone.end]


def _details(setting: Setting, below: Sequence[Block]) -> Iterator[Span]:
    for block in below:
        if rules(block.lang).detail.match(setting.reading.words(block.span)) is None:
            return
        yield block.span
