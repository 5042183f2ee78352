"""What relations are read from."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ingest.records import RelationType, Span

if TYPE_CHECKING:
    from ingest.annotate.measures.setting import Measure
    from ingest.annotate.mentions import Mention
    from ingest.annotate.reading import Reading

Triple = tuple[RelationType, str, str]


@dataclass(frozen=True)
class Findings:
    """Mentions and measures, each with the id of the entity that it belongs to."""

    reading: Reading
    plans: tuple[tuple[Mention, str], ...]
    actors: tuple[tuple[Mention, str], ...]
    """In reading order."""
    dates: tuple[tuple[Mention, str], ...]
    measures: tuple[tuple[Measure, str], ...]
    axes: dict[int, str]
    """Axis by the index of its heading."""
    main_plan: str | None
    document_date: str | None
    is_law: bool

    def actors_in(self, within: Span) -> list[tuple[Mention, str]]:
        """Return the actors named in a span."""
        first, last = (bisect.bisect_left(self._actor_starts, one) for one in (within.start, within.end))
        return [one for one in self.actors[first:last] if one[0].span.end <= within.end]

    @cached_property
    def _actor_starts(self) -> list[int]:
        return [mention.span.start for mention, _ in self.actors]
