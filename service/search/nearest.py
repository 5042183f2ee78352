"""What the collection holds that is nearest to a question that nothing answers."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from service.entities.catalogue import catalogue
from service.search.columns import columns
from service.search.models import Nearest

if TYPE_CHECKING:
    import numpy.typing as npt

    from service.entities.models import MeasureSummary, Named
    from service.search.ranking import Ranking
    from service.search.sought import Sought
    from snapshot.current import Snapshot

NEAR = 0.12
"""How far the direction of a theme is above the background of a question near it; questions of other fields stay below."""
BESIDE = 0.12
"""How much farther than the nearest theme another one may be."""
MOST = 3
LOOKED_AT = 20
"""Measures from which plans are taken."""


def nearest(snapshot: Snapshot, asked: Sought, measures: Ranking) -> Nearest:
    """Return the themes nearest to a question, the measures on them that come first, and the plans of these.

    Args:
        snapshot: Where nothing answers.
        asked: The question.
        measures: Those nearest to it, best first.
    """
    themes = _themes(snapshot, asked)
    known = catalogue(snapshot).measures
    first = (known[unit] for unit in measures.units[:LOOKED_AT].tolist())
    on_themes = [measure for measure in first if not set(themes).isdisjoint(measure.themes)]
    return Nearest(themes=themes, plans=_plans(on_themes), measures=tuple(on_themes[:MOST]))


def _themes(snapshot: Snapshot, asked: Sought) -> tuple[str, ...]:
    """Return the nearest themes, nearest first."""
    background = max(asked.background.values())
    distances = {
        theme: float(direction @ asked.encoded.vector) - background
        for theme, direction in _directions(snapshot).items()
    }
    least = max(NEAR, max(distances.values(), default=0) - BESIDE)
    near = [theme for theme, distance in distances.items() if distance >= least]
    return tuple(sorted(near, key=lambda theme: -distances[theme])[:MOST])


def _plans(measures: list[MeasureSummary]) -> tuple[Named, ...]:
    counts = Counter(plan for measure in measures for plan in measure.plans)
    return tuple(plan for plan, _ in counts.most_common(MOST))


@lru_cache(maxsize=2)  # the snapshot served, and the one before for requests that still hold it
def _directions(snapshot: Snapshot) -> dict[str, npt.NDArray[np.float32]]:
    """Return the direction of the measures on each theme: it tells near questions from others, names of themes less."""
    means = {
        theme: snapshot.vectors.of(units).mean(axis=0)
        for theme, units in columns(snapshot).tagged.get("theme", {}).items()
    }
    return {theme: mean / np.linalg.norm(mean) for theme, mean in means.items()}
