"""Floors under measured figures: ``baseline.json`` holds the best ones so far, by part, slice and name."""

from __future__ import annotations

import json
from pathlib import Path

BASELINE = Path(__file__).parent / "baseline.json"
SLACK = {"search": 0.005, "encoder": 0.005}
"""How far a figure of a part may fall: processors round vectors differently, and hits that are as near change places."""

Figures = dict[str, dict[str, dict[str, float]]]


def read_floors(path: Path = BASELINE) -> Figures:
    """Return the floors; none where there is no file yet."""
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def write_floors(floors: Figures, path: Path = BASELINE) -> None:
    """Write the floors."""
    path.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")


def below(floors: Figures, measured: Figures) -> list[str]:
    """Return the figures that fell below their floor, or are no longer measured, in words."""
    return [
        f"{part} {name} {figure}: {value if value is None else f'{value:.3f}'}, floor {floor:.3f}"
        for part, slices in floors.items()
        if part in measured
        for name, values in slices.items()
        for figure, floor in values.items()
        if (value := measured[part].get(name, {}).get(figure)) is None or value < floor - _slack(part)
    ]


def raised(floors: Figures, measured: Figures) -> Figures:
    """Return the higher of floor and figure everywhere; what has no floor gets none, what was not measured keeps its own."""
    return {
        part: {
            name: {
                figure: max(floor, measured.get(part, {}).get(name, {}).get(figure, floor))
                for figure, floor in values.items()
            }
            for name, values in slices.items()
        }
        for part, slices in floors.items()
    }


def _slack(part: str) -> float:
    return SLACK.get(part.partition(" ")[0], 0.0)
