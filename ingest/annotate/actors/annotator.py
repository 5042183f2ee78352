"""Actors: organisations, bodies, collectives, posts and persons."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, product
from types import ModuleType
from typing import TYPE_CHECKING

from ingest.annotate.actors import patterns_en, patterns_fr
from ingest.annotate.actors.persons import persons
from ingest.annotate.mentions import Mention, longest, trim
from ingest.annotate.wording import fold_key, is_acronym_of
from ingest.records import Block, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.annotate.reading import Reading

COUNTED = re.compile(
    r"(?:\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|dix|douze|quelques|plusieurs|certains|two|three|four|five|six|seven|eight|ten|some|several|many|most)) $"
)
ANY_ONE = re.compile(r"\b(?:par|chaque|une?|tout|per|each|every|an?) $")
ACRONYM = re.compile(r" ?\((?:\w+ )?([A-Z][A-Za-z]*[A-Z][A-Za-z-]*)\)")


@dataclass(frozen=True, slots=True)
class ActorRules:
    """The compiled patterns of one language, in the order of their precedence."""

    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    bare_role: re.Pattern[str]
    anaphora: re.Pattern[str]


@cache
def rules(lang: str) -> ActorRules:
    """Compile the patterns of a language, once."""
    data: ModuleType = patterns_fr if lang == "fr" else patterns_en
    kinds = (
        ("role", data.ROLES),
        ("org", data.ORGANISATIONS),
        ("body", data.BODIES),
        ("collective", data.COLLECTIVES),
        ("org", data.NAMED),
    )
    return ActorRules(
        kinds=tuple((kind, _compile(templates, data.FRAGMENTS)) for kind, templates in kinds),
        bare_role=_compile(data.BARE_ROLES, data.FRAGMENTS),
        anaphora=re.compile(data.ANAPHORA),
    )


def find_actors(reading: Reading, plans: Sequence[Mention], known: Sequence[Mention]) -> list[Mention]:
    """Return every mention of somebody who acts, those known before among them; what refers back has an empty key."""
    instruments: dict[int, list[Mention]] = defaultdict(list)
    for plan in plans:
        instruments[plan.block].append(plan)
    found = (_named(reading, block, instruments[block.index]) for block in reading.content)
    named = longest([*chain.from_iterable(found), *known])
    acronyms = dict(_acronyms(reading, named))
    named = [
        replace(acronyms[words], span=mention.span, block=mention.block)
        if (words := reading.words(mention.span)) in acronyms
        else mention
        for mention in named
    ]
    named += [
        mention
        for block in reading.content
        for mention in _short_forms(reading, block, acronyms, [*named, *plans])
    ]
    people = persons(reading, named, plans)
    return sorted(
        longest([*named, *people, *_bare_roles(reading, people), *_anaphoras(reading)]),
        key=lambda mention: mention.span,
    )


def _named(reading: Reading, block: Block, plans: Sequence[Mention]) -> list[Mention]:
    found = []
    for (kind, pattern), text in product(rules(block.lang).kinds, _printings(reading, block)):
        for match in pattern.finditer(text, block.span.start, block.span.end):
            span = _to_plan_end(trim(reading.text, Span(*match.span())), plans)
            if span.start < span.end and not _is_spoken_for(reading, span, kind, plans):
                found.append(_mention(reading, block, span, kind))
    return longest(found)


def _printings(reading: Reading, block: Block) -> tuple[str, ...]:
    """Return the text in which the names of a block are looked for: of a title in capitals, as it would stand elsewhere.

    A French one in capitals too: "DÉPARTEMENT DE LA HAUTE-SEILLE" has no capital but its first in small letters.
    """
    if not reading.words(block.span).isupper():
        return (reading.text,)
    small = reading.in_small_letters
    return (reading.text, small) if block.lang == "fr" else (small,)


def _to_plan_end(span: Span, plans: Sequence[Mention]) -> Span:
    """Return a name with the whole of the instrument at its end: the monitoring committee of plan X."""
    end = next(
        (p.span.end for p in plans if span.start < p.span.start < span.end and not p.refers_back), span.end
    )
    return Span(span.start, max(end, span.end))


def _is_spoken_for(reading: Reading, span: Span, kind: str, plans: Sequence[Mention]) -> bool:
    """Whether a name lies in an instrument's, holds one that is an event, or is any one of its kind ("chaque tribunal")."""
    if any(_inside(span, plan.span) for plan in plans):
        return True
    if any(plan.kind in {"council", "conference"} and span.overlap(plan.span) for plan in plans):
        return True
    if kind == "collective" and COUNTED.search(reading.text[max(0, span.start - 14) : span.start]):
        return True
    is_any = ANY_ONE.search(reading.text[max(0, span.start - 8) : span.start]) is not None
    return kind == "org" and is_any and reading.words(span).islower()


def _mention(reading: Reading, block: Block, span: Span, kind: str) -> Mention:
    return Mention("actor", span, fold_key(reading.words(span)), kind=kind, block=block.index)


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _acronyms(reading: Reading, named: Sequence[Mention]) -> Iterator[tuple[str, Mention]]:
    """Yield each acronym that stands in brackets after the name it abbreviates."""
    for mention in named:
        found = ACRONYM.match(reading.text, mention.span.end)
        if found and is_acronym_of(found.group(1), reading.words(mention.span)):
            yield found.group(1), mention


def _short_forms(
    reading: Reading, block: Block, acronyms: dict[str, Mention], taken: Sequence[Mention]
) -> Iterator[Mention]:
    if not acronyms:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, acronyms))})\b")
    for match in pattern.finditer(reading.text, block.span.start, block.span.end):
        span = Span(*match.span())
        if not any(_inside(span, other.span) for other in taken if other.block == block.index):
            yield replace(acronyms[match.group()], span=span, block=block.index)


def _bare_roles(reading: Reading, people: Iterable[Mention]) -> Iterator[Mention]:
    """Yield titles without portfolio that stand beside a name, in either order."""
    for person in people:
        block = reading.blocks[person.block]
        pattern = rules(block.lang).bare_role
        after = re.compile(
            rf"(?:, | \((?:the |la |le )?|, (?:the |la |le |our |notre ))(?P<role>{pattern.pattern})(?=[,.)]| (?:a|et|has|said|of)\b)"
        )
        if (match := after.match(reading.text, person.span.end, block.span.end)) is not None:
            yield _mention(reading, block, Span(*match.span("role")), "role")
        before = re.search(
            rf"(?P<role>\b(?:{pattern.pattern}))(?:,? (?:M\.|Mme|Dr|Mr|Ms|Mrs))?,? $",
            reading.text[max(block.span.start, person.span.start - 60) : person.span.start],
        )
        if before is not None:
            offset = max(block.span.start, person.span.start - 60)
            yield _mention(
                reading, block, Span(offset + before.start("role"), offset + before.end("role")), "role"
            )


def _anaphoras(reading: Reading) -> Iterator[Mention]:
    for block in reading.content:
        for match in rules(block.lang).anaphora.finditer(reading.text, block.span.start, block.span.end):
            yield Mention("actor", Span(*match.span("head")), "", block=block.index, refers_back=True)


def _compile(templates: Iterable[str], fragments: dict[str, str]) -> re.Pattern[str]:
    text = "|".join(templates)
    for name, fragment in fragments.items():
        text = text.replace("{" + name + "}", fragment)
    return re.compile(rf"(?<![\wÀ-ÿ-])(?:{text})(?![\wÀ-ÿ])")
