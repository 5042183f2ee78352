"""The amounts of each measure: those of its sentence, or of its list item, that stand in it or nearest to it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.annotate.amounts.grammar import find_amounts
from ingest.annotate.places import Places
from ingest.annotate.wording import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.annotate.reading import Reading
    from ingest.records import Amount, Entity, Span


def with_amounts(reading: Reading, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return entities, each measure with the amounts that the text gives it; an amount belongs to one measure."""
    places = Places((span, one.id) for one in entities if one.type == "measure" for span in one.mentions)
    found: dict[str, list[Amount]] = defaultdict(list)
    for zone, lang in _zones(reading):
        if near := places.overlapping(zone):
            for amount in find_amounts(reading.text, zone, lang, reading.document.metadata.country):
                found[_owner(amount, near)].append(amount)
    return tuple(
        replace(one, amounts=_distinct(found[one.id])) if one.id in found else one for one in entities
    )


def _zones(reading: Reading) -> Iterator[tuple[Span, str]]:
    for block in reading.content:
        if block.role == "item":
            yield block.span, block.lang
        else:
            yield from ((sentence.span, block.lang) for sentence in reading.sentences[block.index])


def _owner(amount: Amount, places: Iterable[tuple[Span, str]]) -> str:
    """Return the measure in whose words an amount stands, the shortest of them, else the nearest one."""

    def distance(place: tuple[Span, str]) -> tuple[int, int]:
        span, _ = place
        gap = max(0, amount.span.start - span.end, span.start - amount.span.end)
        return gap, span.end - span.start

    return min(places, key=distance)[1]


def _distinct(amounts: Iterable[Amount]) -> tuple[Amount, ...]:
    """Return each amount once: a measure may be said several times."""
    first: dict[tuple[object, ...], Amount] = {}
    for one in amounts:
        first.setdefault((one.value, one.currency, fold(one.unit), one.per), one)
    return tuple(first.values())
