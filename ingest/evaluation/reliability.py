"""Whether confidence means something: how often what was found with it is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.evaluation.scoring import AXIS, TYPES, Score

BINS = 10
RELATIONS = "relation"

Judged = tuple[float, bool]
"""A confidence, and whether what was found with it is right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """What was found with a confidence of one tenth of the scale."""

    lowest: float
    count: int
    confidence: float
    """Mean."""
    right: float
    """Share."""


def judged(total: Score) -> dict[str, list[Judged]]:
    """Return what was judged of each type, of relations and of all; what is neither right nor wrong is left out."""
    found: dict[str, list[Judged]] = {kind: [] for kind in (*TYPES, AXIS, RELATIONS)}
    for one in total.findings:
        if one.confidence is not None:
            found[one.type].append((one.confidence, one.verdict != "wrong"))
    for link in total.links:
        if link.confidence is not None:
            found[RELATIONS].append((link.confidence, link.verdict == "right"))
    return found | {"all": [one for rows in found.values() for one in rows]}


def bins(rows: Iterable[Judged]) -> list[Bin]:
    """Return the tenths of the scale that hold something; a confidence of 1 is in the last."""
    tenths: dict[int, list[Judged]] = {}
    for confidence, is_right in rows:
        tenths.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, is_right))
    return [
        Bin(
            lowest=tenth / BINS,
            count=len(held),
            confidence=sum(confidence for confidence, _ in held) / len(held),
            right=sum(is_right for _, is_right in held) / len(held),
        )
        for tenth, held in sorted(tenths.items())
    ]


def calibration_error(found: Iterable[Bin]) -> float:
    """Return the expected calibration error: the mean distance of confidence from the share that is right."""
    held = list(found)
    count = sum(one.count for one in held)
    return sum(one.count * abs(one.confidence - one.right) for one in held) / count if count else 0.0
