"""Mentions joined into entities: one for each real thing of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ingest.annotate.qualifiers import themes
from ingest.annotate.wording import content_words, fold
from ingest.records import Entity, EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.annotate.measures.setting import Measure
    from ingest.annotate.mentions import Mention
    from ingest.annotate.reading import Reading

YEARS = re.compile(r"\b(?:19|20)\d\d\b")
ANY_PLAN = frozenset({"texte", "text"})
ANY_ORGANISATION = frozenset({"charity", "organis", "organiz", "associa"})
"""Head words, as compared, that refer back to any instrument or organisation."""
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


def resolve(reading: Reading, mentions: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Give each short form the key of what it refers back to; return the resolved mentions and those left over."""
    named = [one for one in mentions if not one.refers_back]
    resolved, left = list(named), []
    for mention in mentions:
        if not mention.refers_back:
            continue
        source = _antecedent(mention, reading, named)
        if source is None:
            left.append(mention)
        else:
            resolved.append(replace(mention, key=source.key, kind=source.kind))
    return sorted(resolved, key=lambda one: one.span), left


def _antecedent(mention: Mention, reading: Reading, named: Sequence[Mention]) -> Mention | None:
    """Return the name that a short form refers back to: the last one before it with its head word or kind, else the next."""
    wanted = fold(reading.words(mention.span)).split()[0][:7]
    before = [one for one in named if one.span.end <= mention.span.start]
    after = [one for one in named if one.block > mention.block]
    for one in [*reversed(before), *after]:
        if any(word.startswith(wanted) for word in fold(reading.words(one.span)).split()):
            return one
        if mention.kind and mention.kind == one.kind:
            return one
    if wanted in ANY_PLAN or wanted in ANY_ORGANISATION:
        return next((one for one in reversed(before) if wanted in ANY_PLAN or one.kind == "org"), None)
    return None


def join_by_key(entity_type: EntityType, mentions: Sequence[Mention]) -> list[Group]:
    """Join the mentions that have one key; names come before short forms."""
    groups: dict[str, Group] = {}
    for mention in sorted(mentions, key=lambda one: (one.refers_back, one.span)):
        groups.setdefault(mention.key, Group(entity_type)).mentions.append(mention)
    return list(groups.values())


def join_plans(mentions: Sequence[Mention]) -> list[Group]:
    """Join plans by name; a full title and its short form are one where kind and years agree."""
    groups: list[Group] = []
    for mention in sorted(mentions, key=lambda one: -len(one.key)):
        same = next((group for group in groups if _same_plan(mention, group.mentions[0])), None)
        if same is None:
            groups.append(Group("plan", [mention]))
        else:
            same.mentions.append(mention)
    for group in groups:
        group.mentions.sort(key=lambda one: (one.refers_back, one.span))
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


def join_measures(reading: Reading, measures: Sequence[Measure]) -> list[list[Measure]]:
    """Join the places where one measure is said: the same words, or nearly."""
    groups: list[tuple[frozenset[str], list[Measure]]] = []
    for measure in measures:
        words = content_words(reading.words(measure.span))
        for known, group in groups:
            common = len(words & known)
            if (common >= 3 and common >= SAME_MEASURE * max(len(words), len(known))) or (
                words == known and words
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
    )
