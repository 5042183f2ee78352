"""Ranked units as the records of an answer, with as much around them as is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from service.entities.catalogue import catalogue, local_id
from service.search.columns import columns
from service.search.meeting import met_words, nearest_sentence
from service.search.models import FoundPassage, MeasureHit, PassageHit, PassageText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from service.search.models import Display, MetWord
    from service.search.ranking import Ranking
    from service.search.sought import Sought
    from snapshot.current import Snapshot
    from snapshot.rows import UnitRow

MOST_OTHERS = 3
"""Passages of a document shown below the best one."""


class Hits:
    """Makes the records of one answer."""

    def __init__(self, snapshot: Snapshot, asked: Sought, display: Display) -> None:
        self._snapshot = snapshot
        self._asked = asked
        self._display = display

    def measures(self, found: Ranking) -> tuple[MeasureHit, ...]:
        """Return the measures of a part of a ranking."""
        known = catalogue(self._snapshot).measures
        units = self._units(found.units.tolist()) if self._display.explain else {}
        return tuple(
            MeasureHit(
                **dict(known[unit]),
                score=found.score(place),
                words=self._words(units[unit]) if unit in units else None,
                also_in=self._also_in(found, unit),
            )
            for place, unit in enumerate(found.units.tolist())
        )

    def passages(self, found: Ranking) -> tuple[PassageHit, ...]:
        """Return the passages of a ranking that are to be shown, in groups if that is asked for."""
        display = self._display
        if display.group:
            groups = [*found.grouped(columns(self._snapshot).document_numbers)]
        else:
            groups = [[place] for place in range(len(found))]
        shown = [(group[: 1 + MOST_OTHERS], len(group)) for group in groups[self.part]]
        units = self._units(int(found.units[place]) for group, _ in shown for place in group)
        around = self._around(units.values())
        return tuple(self._passage(found, group, count, units | around) for group, count in shown)

    @property
    def part(self) -> slice:
        """Which hits are to be shown."""
        return slice(self._display.offset, self._display.offset + self._display.limit)

    def _passage(
        self, found: Ranking, group: Sequence[int], count: int, units: dict[int, UnitRow]
    ) -> PassageHit:
        best, *others = group
        unit = units[int(found.units[best])]
        return PassageHit(
            **self._found(found, best, unit, explain=self._display.explain),
            document=catalogue(self._snapshot).documents[unit.document_id],
            before=tuple(self._beside(unit, units, range(-self._display.neighbours, 0))),
            after=tuple(self._beside(unit, units, range(1, self._display.neighbours + 1))),
            others=tuple(
                FoundPassage(**self._found(found, place, units[int(found.units[place])], explain=False))
                for place in others
            ),
            of_document=count,
            also_in=self._also_in(found, unit.id),
        )

    def _found(self, found: Ranking, place: int, unit: UnitRow, *, explain: bool) -> dict[str, Any]:
        return self._text(unit) | {
            "score": found.score(place),
            "nearest": nearest_sentence(self._snapshot, self._asked, unit),
            "words": self._words(unit) if explain else None,
        }

    def _words(self, unit: UnitRow) -> tuple[MetWord, ...]:
        return tuple(met_words(self._snapshot, self._asked, unit))

    def _text(self, unit: UnitRow) -> dict[str, Any]:
        return {
            "id": local_id(unit.iri, self._snapshot.manifest.base_iri),
            "iri": unit.iri,
            "start": unit.start,
            "end": unit.end,
            "text": unit.text,
            "lang": unit.lang,
            "section": unit.section,
        }

    def _units(self, unit_ids: Iterable[int]) -> dict[int, UnitRow]:
        return {unit.id: unit for unit in self._snapshot.passages.units(unit_ids)}

    def _around(self, units: Iterable[UnitRow]) -> dict[int, UnitRow]:
        """Return the units with the ids around those of others."""
        reach = np.arange(-self._display.neighbours, self._display.neighbours + 1)
        if len(reach) == 1:
            return {}
        return self._units(np.unique(np.array([unit.id for unit in units])[:, None] + reach).tolist())

    def _beside(self, unit: UnitRow, units: dict[int, UnitRow], reach: range) -> Iterator[PassageText]:
        """Yield the passages at some distances from one, where its document has them."""
        for distance in reach:
            other = units.get(unit.id + distance)
            if other and (other.document_id, other.kind) == (unit.document_id, unit.kind):
                yield PassageText(**self._text(other))

    def _also_in(self, found: Ranking, unit: int) -> tuple[str, ...]:
        known = columns(self._snapshot)
        return tuple(dict.fromkeys(known.documents[other] for other in found.repeats.get(unit, ())))
