"""Which passages and measures of a translation say what which ones of the original say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from snapshot.current import Snapshot
    from snapshot.rows import UnitRow

    Pairs = Iterator[tuple[int, int]]

SAME = 0.6
"""The least cosine of a passage and its translation: they are the nearest to each other in their documents."""


def translated_units(snapshot: Snapshot, units: Sequence[UnitRow]) -> Pairs:
    """Yield each unit of a translation with the unit of the original that it translates.

    Args:
        snapshot: Whose documents say what they translate.
        units: All of its units.
    """
    of_document: dict[tuple[str, str], list[int]] = {}
    for unit in units:
        of_document.setdefault((unit.document_id, unit.kind), []).append(unit.id)
    for document in snapshot.passages.documents():
        for kind in ("passage", "measure"):
            originals = of_document.get((document.translation_of or "", kind), ())
            yield from _pairs(snapshot, of_document.get((document.id, kind), ()), originals)


def _pairs(snapshot: Snapshot, translated: Iterable[int], originals: Iterable[int]) -> Pairs:
    """Pair units that are each other's nearest."""
    ours, theirs = np.array([*translated], np.int64), np.array([*originals], np.int64)
    if not len(ours) or not len(theirs):
        return
    cosines = snapshot.vectors.of(ours) @ snapshot.vectors.of(theirs).T
    nearest = cosines.argmax(axis=1)
    mutual: npt.NDArray[np.bool_] = cosines.argmax(axis=0)[nearest] == np.arange(len(ours))
    for row in np.flatnonzero(mutual & (cosines.max(axis=1) >= SAME)):
        yield int(ours[row]), int(theirs[nearest[row]])
