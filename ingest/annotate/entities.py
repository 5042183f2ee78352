"""Mentions joined into entities: one for each real thing of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.annotate.qualifiers import themes
from ingest.annotate.wording import content_words, fold
from ingest.records import Entity, EntityType, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.annotate.measures.annotator import Measure
    from ingest.annotate.mentions import Mention
    from ingest.annotate.reading import Reading

YEARS = re.compile(r"\b(?:19|20)\d\d\b")
SAME_MEASURE = 0.75
"""Share of common words from which two wordings are one measure."""


@dataclass(slots=True)
class Group:
    """The mentions of one thing, as they are collected."""

    type: EntityType
    mentions: list[Mention] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The kind of the first mention."""
        return self.mentions[0].kind


def join_actors(mentions: Sequence[Mention]) -> list[Group]:
    """Join actors by key; a word that refers back joins the one named last with the same first word."""
    groups: dict[str, Group] = {}
    for mention in mentions:
        if not mention.is_anaphora:
            groups.setdefault(mention.key, Group("actor")).mentions.append(mention)
    return list(groups.values())


def antecedent(mention: Mention, words: str, named: Sequence[Mention], text: str) -> Mention | None:
    """Return the actor or plan named before that a short form refers back to."""
    before = [one for one in named if one.span.end <= mention.span.start]
    if mention.kind == "pronoun":
        return next(
            (one for one in reversed(before) if mention.block - one.block <= 1 and one.kind != "role"), None
        )
    wanted = fold(words).split()[0][:7]
    for one in [*reversed(before), *(other for other in named if other.span.start > mention.span.start)]:
        if any(word.startswith(wanted) for word in fold(text[one.span.start : one.span.end]).split()):
            return one
    return None


def join_plans(mentions: Sequence[Mention]) -> list[Group]:
    """Join plans by name; a full title and its short form are one where kind and years agree."""
    groups: list[Group] = []
    for mention in sorted((one for one in mentions if not one.is_anaphora), key=lambda one: -len(one.key)):
        same = next((group for group in groups if _same_plan(mention, group.mentions[0])), None)
        if same is None:
            groups.append(Group("plan", [mention]))
        else:
            same.mentions.append(mention)
    for group in groups:
        group.mentions.sort(key=lambda one: (-len(one.key) if False else 0, one.span))
    return sorted(groups, key=lambda group: group.mentions[0].span)


def _same_plan(one: Mention, other: Mention) -> bool:
    if one.key == other.key:
        return True
    years, more = set(YEARS.findall(one.key)), set(YEARS.findall(other.key))
    if (
        one.kind != other.kind
        or (years and more and years != more)
        or one.kind in {"law", "decree", "circular"}
    ):
        return False
    words, others = (content_words(YEARS.sub("", key)) for key in (one.key, other.key))
    return bool(words) and words <= others and (len(words) >= 3 or len(words) >= len(others) - 1)


def join_dates(mentions: Sequence[Mention]) -> list[Group]:
    """Join dates by value."""
    groups: dict[str, Group] = {}
    for mention in mentions:
        groups.setdefault(mention.key, Group("date")).mentions.append(mention)
    return list(groups.values())


def join_measures(reading: Reading, measures: Sequence[Measure]) -> list[list[Measure]]:
    """Join the places where one measure is said: the same words, or nearly."""
    groups: list[tuple[frozenset[str], list[Measure]]] = []
    for measure in measures:
        words = content_words(reading.words(measure.span))
        for known, group in groups:
            common = len(words & known)
            if (
                common >= 3
                and common >= SAME_MEASURE * max(len(words), len(known))
                or (words == known and words)
            ):
                group.append(measure)
                break
        else:
            groups.append((words, [measure]))
    return [group for _, group in groups]


def named_entity(number: int, group: Group) -> Entity:
    """Return the record of a plan, an actor or a date."""
    first = group.mentions[0]
    return Entity(
        id=f"{group.type}{number}",
        type=group.type,
        mentions=tuple(dict.fromkeys(one.span for one in group.mentions)),
        kind=None if group.type == "date" else group.kind,
        edtf=first.edtf,
        modifier=first.modifier,
    )


def measure_entity(number: int, group: Sequence[Measure], reading: Reading) -> Entity:
    """Return the record of a measure."""
    first = group[0]
    block = reading.blocks[first.block]
    section = reading.words(reading.blocks[first.heading].span) if first.heading is not None else ""
    sentence = " ".join(reading.words(zone) for zone in first.context)
    return Entity(
        id=f"measure{number}",
        type="measure",
        mentions=tuple(dict.fromkeys(one.span for one in group)),
        status=first.status,
        claim=first.claim,
        themes=themes(reading.words(first.span), f"{section} {sentence}", block.lang),
        confidence=0.9 if first.introduction is not None else 0.7,
    )


def by_span(entities: Iterable[Entity]) -> dict[Span, str]:
    """Return the id of the entity at every mention's span, by span."""
    return {span: entity.id for entity in entities for span in entity.mentions}
