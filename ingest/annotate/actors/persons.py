"""Persons: names recognised by what stands around them, then by their full or family name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from ingest.annotate.actors import patterns_en, patterns_fr
from ingest.annotate.actors.given_names import GIVEN_NAMES
from ingest.annotate.mentions import Mention
from ingest.annotate.wording import fold_key
from ingest.records import Block, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.annotate.reading import Reading

GIVEN = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:-[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)?"
FAMILY = r"(?:(?:d'|O'|Mc|Mac|L')?[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:[A-Z][a-z]+)?(?:-[A-ZÀ-ÖØ-Þ]['\wÀ-ÿ]+)*|[A-ZÀ-ÖØ-Þ]{2,}(?:-[A-ZÀ-Þ]+)*)"
PARTICLE = (
    r"(?:de la |de |du |des |d'|van der |van den |van |von |der |da |dos |ten |el |al |ben |Le |La |Mc |bin )"
)
FULL_NAME = rf"{GIVEN}(?: {GIVEN}| [A-Z]\.)?(?: {PARTICLE}{FAMILY}| {FAMILY}|(?<=[a-z]) d'{FAMILY})"
NAMED = re.compile(rf"\b(?P<name>{FULL_NAME})")
VICTIM = re.compile(
    r"(?:murders?|deaths?|killings?|meurtres?|morts?|décès|affaires?) (?:of|de|du|d') ?(?:\w+ \w+(?:-\w+)? (?:and|et) )?$"
)


@dataclass(frozen=True, slots=True)
class NameRules:
    """What may stand around a name in one language."""

    titled: re.Pattern[str]
    said: re.Pattern[str]
    cued: re.Pattern[str]
    listed: re.Pattern[str]
    alone: re.Pattern[str]
    not_names: frozenset[str]


@cache
def rules(lang: str) -> NameRules:
    """Compile the patterns of a language, once."""
    data: ModuleType = patterns_fr if lang == "fr" else patterns_en
    name = rf"(?P<name>\b{FULL_NAME})"
    return NameRules(
        titled=re.compile(rf"{data.BEFORE_NAME}(?P<name>{FULL_NAME}|{PARTICLE}?{FAMILY})\b"),
        said=re.compile(rf"{name}{data.SAY_AFTER}"),
        cued=re.compile(
            rf"(?:{data.CUES_BEFORE}|{data.SPEECH_BEFORE})(?P<name>{FULL_NAME})\b(?! (?:of|de|du|des|for)\b)"
        ),
        listed=re.compile(rf"(?:^|: |\), |, |; ){name}(?= ?[(])"),
        alone=re.compile(rf"^{name}$"),
        not_names=frozenset(data.NOT_NAMES.split()),
    )


def persons(reading: Reading, actors: Sequence[Mention], plans: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of persons; the actors found before say where posts and organisations are."""
    full: dict[str, str] = {}
    found: list[Mention] = []
    known: dict[int, list[Mention]] = defaultdict(list)
    for one in (*actors, *plans):
        known[one.block].append(one)
    for block in reading.content:
        for span in _full_names(reading, block, known[block.index]):
            words = reading.words(span)
            full.setdefault(words, fold_key(words))
            found.append(Mention("actor", span, full[words], kind="person", block=block.index))
    return found + list(_again(reading, full, [mention.span for mention in found]))


def _full_names(reading: Reading, block: Block, known: Sequence[Mention]) -> Iterator[Span]:
    spans: set[Span] = set()
    language = rules(block.lang)
    for pattern in (language.titled, language.said, language.cued):
        spans.update(_matches(pattern, reading.text, block.span))
    spans.update(_beside_posts(reading, block, known))
    spans.update(
        span for span in _matches(NAMED, reading.text, block.span) if _has_given_name(reading.words(span))
    )
    if language.listed.search(reading.words(block.span)):
        spans.update(_listed(language, reading, block))
    alone = language.alone.match(reading.words(block.span))
    if alone is not None and _has_given_name(alone.group("name")):
        spans.add(Span(block.span.start + alone.start("name"), block.span.start + alone.end("name")))
    for span in sorted(spans):
        if _is_name(reading, span, language) and not any(span.overlap(one.span) for one in known):
            yield span


def _matches(pattern: re.Pattern[str], text: str, within: Span) -> Iterator[Span]:
    for match in pattern.finditer(text, within.start, within.end):
        yield Span(*match.span("name"))


def _has_given_name(words: str) -> bool:
    return all(part in GIVEN_NAMES for part in words.split(" ", 1)[0].split("-"))


def _listed(language: NameRules, reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the names of an attendance list, or of a member before a constituency."""
    for match in language.listed.finditer(reading.words(block.span)):
        yield Span(block.span.start + match.start("name"), block.span.start + match.end("name"))


def _beside_posts(reading: Reading, block: Block, known: Sequence[Mention]) -> Iterator[Span]:
    name = re.compile(rf"(?P<name>{FULL_NAME})(?:,? (?:the |la |le |l'|our |notre )?|, | \()$")
    after = re.compile(
        rf"(?:,? (?:M\. |Mme |Dr |Sir |Dame |Lord )?| par (?:M\. |Mme )?| : )(?P<name>{FULL_NAME})\b"
    )
    for post in known:
        if post.kind != "role":
            continue
        low = max(block.span.start, post.span.start - 50)
        if (before := name.search(reading.text[low : post.span.start])) is not None:
            yield Span(low + before.start("name"), low + before.end("name"))
        if (match := after.match(reading.text, post.span.end, block.span.end)) is not None:
            yield Span(*match.span("name"))


def _is_name(reading: Reading, span: Span, language: NameRules) -> bool:
    words = re.split(r"[ ]", reading.words(span))
    particles = {"Le", "La", "Du", "De"}
    if any(
        (word in language.not_names or word.rstrip("s") in language.not_names)
        and not (position and word in particles)
        for position, word in enumerate(words)
    ):
        return False
    return VICTIM.search(reading.text[max(0, span.start - 60) : span.start]) is None


def _again(reading: Reading, full: dict[str, str], taken: list[Span]) -> Iterator[Mention]:
    """Yield later mentions by the full name or, with its capital, by the family name."""
    keys = dict(full)
    for words, key in full.items():
        family = words.split(" ", 1)[-1]
        if len(family) > 3 and sum(other.endswith(family) for other in full) == 1:
            keys.setdefault(family, key)
    if not keys:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, keys), key=len, reverse=True))})\b")
    for block in reading.content:
        for match in pattern.finditer(reading.text, block.span.start, block.span.end):
            span = Span(*match.span())
            if not any(span.overlap(other) for other in taken):
                yield Mention("actor", span, keys[match.group()], kind="person", block=block.index)
