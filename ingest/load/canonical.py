"""Writing the canonical text of a format that is not text itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.records import Mark, Role, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """What becomes a block of the canonical text."""

    words: str
    role: Role | None
    """None: written without a mark, for segmentation to read."""
    level: int = 1
    bullet: str = ""
    """Written before the words of a list item."""


def compose(pieces: Iterable[Piece]) -> tuple[str, tuple[Mark, ...], tuple[Span, ...]]:
    """Write pieces one below the other, list items on lines that follow one another, a blank line between others.

    Returns:
        The text, its marks, and where the words of each piece stand.
    """
    written: list[str] = []
    marks: list[Mark] = []
    spans: list[Span] = []
    length = 0
    is_listing = False
    for piece in pieces:
        is_item = piece.role == "item"
        gap = "" if not written else "\n" if is_item and is_listing else "\n\n"
        opening = f"{gap}{piece.bullet} " if piece.bullet else gap
        spans.append(Span(length + len(opening), length + len(opening) + len(piece.words)))
        if piece.role:
            marks.append(Mark(spans[-1], piece.role, piece.level))
        written.append(opening + piece.words)
        length = spans[-1].end
        is_listing = is_item
    return "".join(written) + "\n", tuple(marks), tuple(spans)
