"""Marks in a text: spans that overlap as they like become spans that nest."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to show as something; half-open, in code points of the document."""

    start: int
    end: int
    kind: str
    anchor: str | None = None
    """Id of the element; one cut in two keeps it on its first part."""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark with what it holds."""

    mark: Mark
    inside: tuple[Node, ...]


Node = str | Marked


def nest(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Node, ...]:
    """Return a part of a text as words and marks that nest.

    A mark that crosses the end of another is cut there; marks must lie between ``start`` and ``end``.
    """
    waiting = sorted(marks, key=_outermost_first)
    nodes: list[Node] = []
    position = start
    while waiting:
        mark, *waiting = waiting
        inside, after = _split(waiting, mark.end)
        waiting = sorted(after, key=_outermost_first)
        if mark.start > position:
            nodes.append(text[position : mark.start])
        nodes.append(Marked(mark, nest(text, mark.start, mark.end, inside)))
        position = mark.end
    if end > position:
        nodes.append(text[position:end])
    return tuple(nodes)


def by_block(marks: Iterable[Mark], starts: Sequence[int], ends: Sequence[int]) -> dict[int, list[Mark]]:
    """Return the marks in each block, those that reach over several cut at their borders.

    Args:
        marks: Of the whole document.
        starts: Where the blocks start, in order.
        ends: Where they end.
    """
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        first = max(bisect_right(starts, mark.start) - 1, 0)
        last = max(bisect_right(starts, max(mark.end - 1, mark.start)) - 1, first)
        rest = mark
        for block in range(first, last + 1):
            part = replace(rest, start=max(rest.start, starts[block]), end=min(rest.end, ends[block]))
            if part.start < part.end or part.start == part.end == mark.start:
                found.setdefault(block, []).append(part)
                rest = replace(rest, anchor=None)
    return found


def _split(marks: Iterable[Mark], at: int) -> tuple[list[Mark], list[Mark]]:
    """Return what lies before and after a place; a mark across it becomes two."""
    before, after = [], []
    for mark in marks:
        if mark.start >= at:
            after.append(mark)
        elif mark.end <= at:
            before.append(mark)
        else:
            before.append(replace(mark, end=at))
            after.append(replace(mark, start=at, anchor=None))
    return before, after


def _outermost_first(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end
