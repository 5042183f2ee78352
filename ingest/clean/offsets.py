"""Which characters of the source the characters of a cleaned text stand for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from ingest.records import Span

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the cleaned text and the stretch of the source that it was made from; either may be empty."""

    cleaned: Span
    source: Span


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The edits that made a cleaned text, in order; between them the characters are the same."""

    edits: tuple[Edit, ...] = ()

    def to_source(self, span: Span) -> Span:
        """Return the source of a span of the cleaned text; a character that was made from several stands for them all."""
        start = self._start(span.start)
        return Span(start, max(start, self._end(span.end)) if span.end > span.start else start)

    def inverted(self) -> OffsetMap:
        """Return the map in the other direction, by which spans of the source find their place in the cleaned text."""
        return OffsetMap(tuple(Edit(edit.source, edit.cleaned) for edit in self.edits))

    def restored(self, record: Record) -> Record:
        """Return a record, or a tuple of records, with every span in it moved to the source."""
        return _moved(record, self.to_source) if self.edits else record

    def _start(self, position: int) -> int:
        place = bisect_right(self.edits, position, key=lambda edit: edit.cleaned.start)
        return self._after(place, position, position)

    def _end(self, position: int) -> int:
        place = bisect_left(self.edits, position, key=lambda edit: edit.cleaned.start)
        return self._after(place, position, position - 1)

    def _after(self, place: int, position: int, character: int) -> int:
        """Move a position by the last edit before it; ``character`` is the one on its inner side."""
        if not place:
            return position
        edit = self.edits[place - 1]
        if character < edit.cleaned.end:
            return edit.source.start if character == position else edit.source.end
        return edit.source.end + position - edit.cleaned.end


def _moved(record: Any, move: Callable[[Span], Span]) -> Any:  # noqa: ANN401  (any record of spans, and back)
    if isinstance(record, Span):
        return move(record)
    if isinstance(record, tuple):
        return tuple(_moved(one, move) for one in record)
    if is_dataclass(record) and not isinstance(record, type):
        return replace(
            record, **{field.name: _moved(getattr(record, field.name), move) for field in fields(record)}
        )
    return record
