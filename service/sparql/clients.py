"""What each client has running and how many of its queries had to be stopped lately.

Addresses are kept in memory only, and no longer than their counts matter.
"""

from __future__ import annotations

import ipaddress
import time
from collections import Counter, deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from service.sparql.refusals import refusal, retry_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.sparql.limits import SparqlLimits

# One subscriber of IPv6 commonly holds a whole network of this length.
_IPV6_NETWORK = 64
# Beyond this many clients with stopped queries, those whose time has passed are forgotten at once.
_REMEMBERED = 10_000


def client_of(host: str) -> str:
    """Return the name under which a client at the address `host` is counted."""
    if ":" not in host:
        return host
    try:
        return str(ipaddress.IPv6Network((host, _IPV6_NETWORK), strict=False))
    except ValueError:
        return host


class _Stop(NamedTuple):
    time: float
    is_blamed: bool


class Clients:
    """The counts of all clients of one pool."""

    def __init__(self, limits: SparqlLimits) -> None:
        self._limits = limits
        self._present: Counter[str] = Counter()
        self._stops: dict[str, deque[_Stop]] = {}

    @contextmanager
    def admit(self, client: str) -> Iterator[None]:
        """Count one request of `client` as long as the context lasts.

        Raises:
            TooManyRequestsError: it has as many as it may.
        """
        limit = self._limits.requests_per_client
        if self._present[client] >= limit:
            raise refusal("too_many_at_once", retry_after(1), limit=limit)
        self._present[client] += 1
        try:
            yield
        finally:
            self._present[client] -= 1
            if not self._present[client]:
                del self._present[client]

    def record_stop(self, client: str, *, is_blamed: bool) -> None:
        """Remember that a query of `client` was stopped; `is_blamed` where it went beyond its limits."""
        if len(self._stops) > _REMEMBERED:
            self._stops = {name: stops for name in [*self._stops] if (stops := self._recent(name))}
        self._stops.setdefault(client, deque()).append(_Stop(time.monotonic(), is_blamed))

    def is_suspect(self, client: str) -> bool:
        """Whether the next query of `client` is likely to be long as well."""
        return len(self._recent(client)) >= self._limits.suspect_stops

    def is_barred(self, client: str) -> bool:
        """Whether `client` may have no more long queries for now."""
        return sum(stop.is_blamed for stop in self._recent(client)) >= self._limits.barred_stops

    def wait_s(self, client: str) -> float:
        """Return after how many seconds the oldest stopped query of `client` is forgotten."""
        stops = self._recent(client)
        return stops[0].time + self._limits.memory_s - time.monotonic() if stops else 0.0

    def _recent(self, client: str) -> deque[_Stop]:
        stops = self._stops.get(client)
        if stops is None:
            return deque()
        while stops and stops[0].time < time.monotonic() - self._limits.memory_s:
            stops.popleft()
        if not stops:
            del self._stops[client]
        return stops
