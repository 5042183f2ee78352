"""What one query, one client and the whole endpoint may take."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


def _fast_workers() -> int:
    return max(2, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class SparqlLimits:
    """The limits of the endpoint; seconds, megabytes and counts.

    The defaults of the guard were set where pyoxigraph 0.5.13 still plans a query within about half a second
    and far below the sizes at which it overflows its stack.
    """

    # The text of a query, before the engine sees it.
    query_bytes: int = 131_072
    tokens: int = 10_000
    group_nesting: int = 32
    bracket_nesting: int = 48
    patterns: int = 200
    optionals: int = 50
    operators: int = 500
    graphs: int = 100
    searches: int = 4

    # One running query.
    deadline_s: float = 10.0
    memory_mb: int = 512
    result_mb: float = 64.0
    buffer_bytes: int = 1_000_000
    send_s: float = 60.0

    # The pool. A query longer than `quick_s` goes on in the slow lane, later at a lower priority.
    workers: int = field(default_factory=_fast_workers)
    standbys: int = 2
    slow_slots: int = 2
    quick_s: float = 0.2
    queue_length: int = 256
    queue_s: float = 5.0
    searches_at_once: int = 2
    remembered_mb: float = 16.0

    # One client. After `suspect_stops` stopped queries within `memory_s`, its queries start in the slow lane;
    # after `barred_stops` that were its own fault, they are stopped as soon as they prove long.
    requests_per_client: int = 64
    suspect_stops: int = 2
    barred_stops: int = 8
    memory_s: float = 60.0
