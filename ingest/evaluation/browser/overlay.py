"""Spans laid over a text, nested or crossing, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ingest.evaluation.markup import Range

DEEPEST = 3
"""Lines under a word that can be told apart; deeper ones share the last."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A span of the text that stands out."""

    span: Range
    classes: str
    finding: str
    """Id of the finding that it shows."""
    is_anchor: bool = True
    """Whether a link to the finding leads here, and its sign stands here."""


def overlaid(text: str, layers: Sequence[Layer]) -> str:
    """Return a text as HTML with every layer in elements of its own; one that crosses another is cut in two."""
    pending = sorted(layers, key=lambda one: (one.span[0], -one.span[1]), reverse=True)
    cuts = sorted({0, len(text), *(end for one in layers for end in one.span)})
    opened: list[Layer] = []
    pieces: list[str] = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        pieces += _closed(opened, start)
        while pending and pending[-1].span[0] == start:
            opened.append(pending.pop())
            pieces.append(_opening(opened, is_first=True))
        pieces.append(escape(text[start:end]))
    return "".join(pieces)


def _closed(opened: list[Layer], at: int) -> list[str]:
    """Close what ends here; what was opened after it and goes on is opened again."""
    ended = next((number for number, one in enumerate(opened) if one.span[1] <= at), None)
    if ended is None:
        return []
    going_on = [one for one in opened[ended:] if one.span[1] > at]
    pieces = ["</span>"] * (len(opened) - ended)
    del opened[ended:]
    for one in going_on:
        opened.append(one)
        pieces.append(_opening(opened, is_first=False))
    return pieces


def _opening(opened: Sequence[Layer], *, is_first: bool) -> str:
    layer, depth = opened[-1], min(len(opened), DEEPEST)
    is_start = layer.is_anchor and is_first
    anchor = f' id="{layer.finding}"' if is_start else ""
    start = " start" if is_start else ""
    return f'<span{anchor} class="x {layer.classes} d{depth}{start}" data-finding="{layer.finding}">'
