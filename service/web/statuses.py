"""How the statuses of measures look: a glyph and a pattern each, so that no colour is needed to tell them apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """The glyph of a status in a square of 16, and the pattern of its bars in a square of 8."""

    outline: str
    """SVG path of the glyph, drawn as a line."""
    filled: str
    """SVG path of the glyph, filled."""
    ink: str
    """Colour on white; the style sheet has the one on black."""
    pattern: str = ""
    """SVG path, drawn as a line; none for empty bars."""
    line: float = 1.5
    """Width of the pattern's line."""
    dashes: str = ""
    """Of the glyph's outline."""


_CIRCLE = "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z"
_TICKED = "M8 1.2a6.8 6.8 0 1 1 0 13.6a6.8 6.8 0 1 1 0-13.6zM4 8.2l2.8 2.9l5.2-5.7l-1.2-1.1l-4 4.5l-1.6-1.7z"
_PAUSE = "M5.5 5h1.8v6h-1.8zM8.7 5h1.8v6h-1.8z"

STATUSES: dict[str, Look] = {
    "proposed": Look(_CIRCLE, "", "#5B3A8C", "M4 4h.01", line=3.2, dashes="2.4 2.3"),
    "announced": Look(_CIRCLE, "", "#0B5A8A"),
    "under_way": Look(_CIRCLE, "M6.4 5l5 3l-5 3z", "#0F5F63", "M-2 2l4-4M0 8l8-8M6 10l4-4"),
    "partly_done": Look(_CIRCLE, "M8 2a6 6 0 0 0 0 12z", "#6A5200", "M0 2h8M0 6h8"),
    "done": Look("", _TICKED, "#1E6333", "M0 4h8", line=8),
    "stalled": Look("M2.5 2.5h11v11h-11z", _PAUSE, "#8A4300", "M2 0v8M6 0v8"),
    "abandoned": Look("M3 3l10 10M13 3l-10 10", "", "#8F1D2C", "M0 0l8 8M8 0l-8 8"),
    "no_evidence": Look("M1.5 8h13", "", "#45505A", "M0 4h4"),
}
"""By status, in the order in which they are shown."""


def needs_confirmation(status: str | None) -> bool:
    """Tell whether a person must check a status that was read by machine before it counts as certain."""
    return status in {"stalled", "abandoned"}
