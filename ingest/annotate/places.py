"""Places found by where they are: no document costs the square of its length."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ingest.records import Span


class Places:
    """Spans with the id of what stands there, by their start."""

    def __init__(self, places: Iterable[tuple[Span, str]]) -> None:
        self._places = sorted(places, key=lambda one: (one[0].start, one[0].end, one[1]))
        self._starts = [span.start for span, _ in self._places]
        self._longest = max((span.end - span.start for span, _ in self._places), default=0)

    def within(self, zone: Span) -> Iterator[str]:
        """Yield what stands wholly in a zone."""
        first, last = (bisect.bisect_left(self._starts, one) for one in (zone.start, zone.end))
        for span, key in self._places[first:last]:
            if span.end <= zone.end:
                yield key

    def overlapping(self, zone: Span) -> list[tuple[Span, str]]:
        """Return what a zone holds at least a character of."""
        first = bisect.bisect_right(self._starts, zone.start - self._longest)
        last = bisect.bisect_left(self._starts, zone.end)
        return [one for one in self._places[first:last] if one[0].overlap(zone)]

    def meet(self, zone: Span) -> bool:
        """Tell whether a zone holds at least a character of one of the places."""
        return bool(self.overlapping(zone))

    def around(self, span: Span) -> bool:
        """Tell whether a span lies wholly in one of the places."""
        first = bisect.bisect_left(self._starts, span.end - self._longest)
        last = bisect.bisect_right(self._starts, span.start)
        return any(span.end <= other.end for other, _ in self._places[first:last])
