"""Which units hold what kind of answer: a date, a number, somebody who acts, a promise."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from service.search.understanding import Intent
    from snapshot.rows import EvidenceRow, UnitRow

NUMBER = re.compile(
    r"""\d | \b(?:
        deux | trois | quatre | cinq | six | sept | huit | neuf | dix | onze | douze | quinze | vingt | trente | quarante | cinquante
      | soixante | cent | cents | mille | moitié | tiers | quart
      | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | fifteen | twenty | thirty | forty | fifty
      | sixty | hundred | thousand | half | third | quarter
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)


def answer_types(
    units: Iterable[UnitRow], evidence: Mapping[str, Sequence[EvidenceRow]], promised: Container[int]
) -> dict[Intent, list[int]]:
    """Return the ids of the units that hold an answer of the kind that a question asks for.

    Args:
        units: Passages and measures.
        evidence: What is mentioned in each document, by its id.
        promised: Ids of the measures that somebody undertakes.
    """
    units = tuple(units)
    promises = _places(unit for unit in units if unit.id in promised)
    found: dict[Intent, list[int]] = {"when": [], "how_much": [], "who": [], "promise": []}
    for unit in units:
        within = [one for one in evidence[unit.document_id] if one.start < unit.end and unit.start < one.end]
        if any(one.type == "date" for one in within):
            found["when"].append(unit.id)
        if any(one.type == "actor" for one in within):
            found["who"].append(unit.id)
        if NUMBER.search(_without_dates(unit, within)):
            found["how_much"].append(unit.id)
        if any(start < unit.end and unit.start < end for start, end in promises[unit.document_id]):
            found["promise"].append(unit.id)
    return found


def _places(units: Iterable[UnitRow]) -> Mapping[str, list[tuple[int, int]]]:
    places = defaultdict(list)
    for unit in units:
        places[unit.document_id].append((unit.start, unit.end))
    return places


def _without_dates(unit: UnitRow, within: Iterable[EvidenceRow]) -> str:
    text = unit.text
    for one in within:
        if one.type == "date":
            first, last = max(one.start - unit.start, 0), max(one.end - unit.start, 0)
            text = text[:first] + " " * (min(last, len(text)) - first) + text[last:]
    return text
