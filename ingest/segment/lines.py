"""The non-blank lines of a text, with what their layout says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.records import Span

# Marks of byte order, width and direction are not visible, so they are no part of a line's words.
INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060"
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_EDGES = re.compile(rf"[\s{INVISIBLE}]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something to read on it; its span leaves out the white space on both sides."""

    span: Span
    indent: int
    """Characters before the first visible one; a tab counts for four."""
    is_detached: bool
    """Whether a blank line, a page break or the start of the text comes before it."""


def lines(text: str, within: Span) -> Iterator[Line]:
    """Yield the non-blank lines of a part of the text, in order."""
    end_of_last = None
    for found in _LINE.finditer(text, within.start, within.end):
        start = _EDGES.match(text, found.start(), found.end()).end()  # type: ignore[union-attr]
        end = trimmed_end(text, start, found.end())
        if start == end:
            continue
        between = text[end_of_last : found.start()] if end_of_last is not None else "\f"
        indent = len(text[found.start() : start].expandtabs(4))
        yield Line(Span(start, end), indent, "\f" in between or len(_BREAK.findall(between)) > 1)
        end_of_last = end


def trimmed_end(text: str, start: int, end: int) -> int:
    """Return where the visible part of ``text[start:end]`` ends."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return end
