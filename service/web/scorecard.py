"""The scorecard of a plan: how many of its measures have each status, as rows and as a picture."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.web.statuses import STATUSES, Look

if TYPE_CHECKING:
    from service.entities.models import Plan

NOT_ASSESSED = "not_assessed"
ROW_HEIGHT = 30
LONGEST_BAR = 330

_EMPTY = Look("", "", "#4A5763")


@dataclass(frozen=True, slots=True)
class Row:
    """A status and how many measures have it; lengths are in the units of the picture."""

    status: str
    look: Look
    count: int
    top: int
    length: float


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The rows of all statuses in their order, and last the measures without one."""

    rows: tuple[Row, ...]
    total: int

    @property
    def height(self) -> int:
        """Height of the picture."""
        return ROW_HEIGHT * len(self.rows)

    @property
    def most(self) -> Row:
        """The status that most measures have."""
        return max(self.rows, key=lambda row: row.count)


def scorecard(plan: Plan) -> Scorecard:
    """Return the scorecard of a plan."""
    counts = {status: plan.statuses.get(status, 0) for status in STATUSES}
    counts[NOT_ASSESSED] = len(plan.contains) - sum(counts.values())
    most = max(*counts.values(), 1)
    rows = tuple(
        Row(
            status=status,
            look=STATUSES.get(status, _EMPTY),
            count=count,
            top=ROW_HEIGHT * position,
            length=round(LONGEST_BAR * count / most, 1),
        )
        for position, (status, count) in enumerate(counts.items())
    )
    return Scorecard(rows, len(plan.contains))


def table(card: Scorecard) -> str:
    """Return a scorecard as CSV (RFC 4180), with a header."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(("status", "measures"))
    writer.writerows((row.status, row.count) for row in card.rows)
    return written.getvalue()
