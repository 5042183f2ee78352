"""Measures of a document: items of lists, provisions of laws, clauses of running prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from ingest.annotate.measures import patterns_en, patterns_fr
from ingest.annotate.measures.clauses import Clause, clauses
from ingest.annotate.measures.lists import (
    ItemList,
    are_actions,
    contents_blocks,
    item_lists,
    item_span,
    opening,
    rules as list_rules,
    status_of,
)
from ingest.annotate.measures.subjects import Subject
from ingest.annotate.measures.tokens import Row, row
from ingest.annotate.mentions import Mention, trim
from ingest.records import Block, Claim, Span, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.annotate.reading import Reading, Sentence

SAID = frozenset(
    "lancer annoncer présenter publier dévoiler proposer launch announce publish unveil present propose release".split()
)


@dataclass(frozen=True, slots=True)
class Measure:
    """One place where a measure is said, with what its sentence or its list says of it."""

    span: Span
    block: int
    status: Status
    claim: Claim
    announcers: tuple[Mention, ...] = ()
    responsible: tuple[Mention, ...] = ()
    context: tuple[Span, ...] = ()
    """Where its dates and its plan may be named: its sentence or its item, and the lines of detail below it."""
    introduction: int | None = None
    """Index of the block that introduces its list."""
    heading: int | None = None
    is_alone: bool = True
    """Whether it is the only measure of its sentence."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What kind of text a document is, as far as measures are concerned."""

    is_law: bool
    is_bill: bool
    author: Mention | None
    """Who says "we", or is meant by a demand without a subject."""


@cache
def _expressions(lang: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data: ModuleType = patterns_fr if lang == "fr" else patterns_en
    return (
        re.compile(data.STATUTE, re.MULTILINE),
        re.compile(data.BILL, re.IGNORECASE),
        re.compile(data.DETAIL_PROVISION),
        re.compile(data.LABEL),
    )


def find_measures(reading: Reading, named: Sequence[Mention]) -> list[Measure]:
    """Return every place where a measure is said; ``named`` are the plans, actors and dates of the document."""
    manner = _manner(reading, named)
    by_block: dict[int, list[Mention]] = {}
    for mention in named:
        by_block.setdefault(mention.block, []).append(mention)
    silent = set(contents_blocks(reading))
    found: list[Measure] = []
    for items in item_lists(reading):
        if items.items[0].index in silent or manner.is_law:
            continue
        if are_actions(reading, items):
            found += _items(reading, items, manner, by_block)
        elif list_rules(items.items[0].lang).not_actions.search(_above(reading, items)):
            silent.update(item.index for item in items.items)
    labelled = (
        []
        if manner.is_law
        else list(_labelled(reading, manner, by_block, {one.block for one in found} | silent))
    )
    silent.update(one.block for one in (*found, *labelled))
    found += labelled
    found += _prose(reading, manner, by_block, silent)
    return sorted(found, key=lambda one: one.span)


def _above(reading: Reading, items: ItemList) -> str:
    heading = reading.words(items.heading.span) if items.heading else ""
    return f"{heading} {opening(reading, items)}"


def _manner(reading: Reading, named: Sequence[Mention]) -> Manner:
    statute, bill, _, _ = _expressions(reading.lang)
    head = " ".join(reading.words(block.span) for block in reading.content[:4])
    data: ModuleType = patterns_fr if reading.lang == "fr" else patterns_en
    article = re.compile(data.ARTICLE)
    articles = sum(
        bool(article.match(reading.words(block.span)) or article.match(block.marker))
        for block in reading.content
    )
    is_law = bool(statute.search(head)) and articles >= 1
    first = [
        one
        for one in named
        if one.type == "actor" and one.key and one.block < 6 and one.kind in {"org", "person", "role", "body"}
    ]
    return Manner(is_law, is_law and bool(bill.search(head)), next(iter(first), None))


def _claim(status: Status, manner: Manner) -> Claim:
    if manner.is_law:
        return "provision"
    return "recommendation" if status == "proposed" else "commitment"


def _items(
    reading: Reading, found: ItemList, manner: Manner, by_block: dict[int, list[Mention]]
) -> Iterator[Measure]:
    words = opening(reading, found)
    title = reading.words(found.heading.span) if found.heading else ""
    default = status_of(words, found.items[0].lang) if words else "announced"
    if default == "announced":
        default = status_of(title, found.items[0].lang)
    announcers, addressees = _introducers(reading, found, by_block, manner)
    for position, item in enumerate(found.items):
        following = found.items[position + 1] if position + 1 < len(found.items) else None
        if following is not None and following.level > item.level:
            continue
        span, marked = item_span(reading, item)
        yield Measure(
            span=trim(reading.text, span),
            block=item.index,
            status=marked or default,
            claim=_claim(marked or default, manner),
            announcers=announcers,
            responsible=addressees,
            context=(item.span,),
            introduction=found.introduction.index if found.introduction else None,
            heading=found.heading.index if found.heading else None,
        )


def _introducers(
    reading: Reading, found: ItemList, by_block: dict[int, list[Mention]], manner: Manner
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return who introduces a list, and to whom its demands are addressed."""
    if found.introduction is None:
        return (), ()
    sentence = reading.sentences[found.introduction.index][-1].span
    mentions = [
        one
        for one in by_block.get(found.introduction.index, ())
        if sentence.start <= one.span.start < sentence.end
    ]
    tokens = row(reading.text, sentence, found.introduction.lang, mentions).tokens
    verb = next(
        (
            i
            for i, token in enumerate(tokens)
            if token.tag in {"WILL", "VA", "A", "HAVE", "NOUS", "BE", "DOIT"}
            or token.has("pres/past/fut/pp", "act|say|vow|ask|contain")
        ),
        len(tokens),
    )
    before = tuple(t.mention for t in tokens[:verb] if t.mention and t.tag == "ACTOR")
    after = tuple(t.mention for t in tokens[verb:] if t.mention and t.tag == "ACTOR")
    if not before and verb < len(tokens) and tokens[verb].tag == "NOUS" and manner.author is not None:
        before = (manner.author,)
    is_asking = any(token.has("pres/past/pp/ing", "ask") for token in tokens)
    return before, after if is_asking else ()


def _labelled(
    reading: Reading, manner: Manner, by_block: dict[int, list[Mention]], done: set[int]
) -> Iterator[Measure]:
    """Yield numbered measures and recommendations, with the lines of detail below them."""
    blocks = list(reading.content)
    for position, block in enumerate(blocks):
        language = list_rules(block.lang)
        words = reading.words(block.span)
        label = re.match(rf"(?:{language.labelled.pattern[1:]})[\s\d.n°]*[:.-] ", words, re.IGNORECASE)
        if (
            block.index in done
            or not (label or language.labelled.match(block.marker))
            or len(words.split()) < 3
        ):
            continue
        start = block.span.start + (label.end() if label else 0)
        span, marked = item_span(reading, block)
        is_advice = bool(re.match(r"(?i)r|pr", block.marker or words))
        status: Status = marked or ("proposed" if is_advice else "announced")
        inner = clauses(
            row(reading.text, Span(start, span.end), block.lang, by_block.get(block.index, ())),
            block.lang,
            is_law=False,
        )
        advised = next((one for one in inner if one.subject.actors and one.how == "active"), None)
        tokens = row(reading.text, Span(start, span.end), block.lang, by_block.get(block.index, ())).tokens
        if advised is not None:
            span = Span(tokens[advised.start].span.start, span.end)
        else:
            span = Span(start, span.end)
        details = tuple(_details(reading, blocks[position + 1 :], language.detail))
        actors = tuple(
            one
            for zone in (block.span, *details)
            for one in named_in(by_block, zone)
            if zone is not block.span or one.span.start >= span.end
        )
        yield Measure(
            span=trim(reading.text, span),
            block=block.index,
            status=status,
            claim=_claim(status, manner),
            announcers=(manner.author,) if is_advice and manner.author else (),
            responsible=(*(advised.subject.actors if advised else ()), *actors),
            context=(block.span, *details),
            heading=_heading_above(blocks, position),
        )


def named_in(by_block: dict[int, list[Mention]], zone: Span) -> Iterator[Mention]:
    """Yield the actors named in a zone."""
    for mentions in by_block.values():
        for one in mentions:
            if one.type == "actor" and one.key and zone.start <= one.span.start and one.span.end <= zone.end:
                yield one


def _heading_above(blocks: Sequence[Block], position: int) -> int | None:
    return next((block.index for block in reversed(blocks[:position]) if block.role == "heading"), None)


def _details(reading: Reading, below: Sequence[Block], detail: re.Pattern[str]) -> Iterator[Span]:
    for block in below:
        if detail.match(reading.words(block.span)) is None:
            return
        yield block.span


def _prose(
    reading: Reading, manner: Manner, by_block: dict[int, list[Mention]], silent: set[int]
) -> Iterator[Measure]:
    last: tuple[Mention, ...] = ()
    heading: int | None = None
    for block in reading.content:
        if block.role == "heading":
            heading = block.index
        language = list_rules(block.lang)
        if (
            block.index in silent
            or (block.role == "heading" and not _is_sentence(reading, block))
            or language.detail.match(reading.words(block.span))
        ):
            continue
        if manner.is_law and block.index < 2:
            continue
        for sentence in reading.sentences[block.index]:
            if reading.words(sentence.span).rstrip().endswith("?"):
                continue
            if manner.is_law and _expressions(block.lang)[2].search(reading.words(sentence.span)):
                continue
            mentions = [
                one
                for one in by_block.get(block.index, ())
                if sentence.span.start <= one.span.start < sentence.span.end
            ]
            measures = list(_sentence(reading, sentence, mentions, manner, last, heading))
            yield from measures
            subject = tuple(one for one in mentions if one.type == "actor" and one.key)
            last = subject[:1] or last


def _is_sentence(reading: Reading, block: Block) -> bool:
    return reading.words(block.span).rstrip().endswith(".")


def _sentence(
    reading: Reading,
    sentence: Sentence,
    mentions: Sequence[Mention],
    manner: Manner,
    last: tuple[Mention, ...],
    heading: int | None,
) -> Iterator[Measure]:
    lang = sentence.block.lang
    label = _expressions(lang)[3].match(reading.text, sentence.span.start, sentence.span.end)
    start = label.end() if label else sentence.span.start
    tokens = row(reading.text, Span(start, sentence.span.end), lang, mentions)
    found = clauses(tokens, lang, is_law=manner.is_law)
    if not found and label:
        found = list(_decision(tokens))
    for clause in found:
        yield _measure(reading, sentence, tokens, clause, manner, last, heading, is_alone=len(found) == 1)


def _decision(tokens: Row) -> Iterator[Clause]:
    """Yield a decision in minutes that is no clause: "X to circulate …", or nouns."""
    infinitive = next(
        (
            i
            for i, token in enumerate(tokens.tokens[:8])
            if token.has("inf", "act") and i and tokens.tokens[i - 1].tag == "TO"
        ),
        None,
    )
    actors = tuple(
        token.mention for token in tokens.tokens[: infinitive or 0] if token.mention and token.tag == "ACTOR"
    )
    end = len(tokens.tokens)
    if infinitive is not None:
        yield Clause(infinitive, infinitive, "active", "announced", Subject(0, 0, actors), end)
    elif end > 3:
        yield Clause(0, 0, "passive", "announced", Subject(0, 0), end)


def _measure(
    reading: Reading,
    sentence: Sentence,
    tokens: Row,
    clause: Clause,
    manner: Manner,
    last: tuple[Mention, ...],
    heading: int | None,
    *,
    is_alone: bool,
) -> Measure:
    span = Span(tokens.tokens[clause.start].span.start, tokens.tokens[clause.end - 1].span.end)
    subjects = clause.subject.actors
    if not subjects and clause.subject.is_pronoun:
        subjects = last
    if not subjects and clause.subject.speaks and manner.author is not None:
        subjects = (manner.author,)
    status: Status = clause.status
    if manner.is_law:
        status = "proposed" if manner.is_bill else "done"
    announces, acts = _roles(tokens, clause)
    return Measure(
        span=trim(reading.text, span),
        block=sentence.block.index,
        status=status,
        claim=_claim(status, manner),
        announcers=subjects if announces else (),
        responsible=(*(subjects if acts else ()), *clause.addressees),
        context=(sentence.span,) if is_alone else (span,),
        heading=heading,
        is_alone=is_alone,
    )


def _roles(tokens: Row, clause: Clause) -> tuple[bool, bool]:
    """Return whether the subject announces the measure, and whether it carries it out."""
    lemma = tokens.tokens[clause.main].lemma(frozenset({"act"}))
    if clause.how in {"ask", "nouns"}:
        return True, False
    if clause.how == "vow":
        return True, True
    if clause.subject.speaks:
        return True, True
    return (lemma in SAID, lemma not in SAID and clause.how != "passive")
