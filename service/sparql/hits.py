"""The hits of a search clause, from the search that answers pages and API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.search.answer import found_units
from service.search.models import Filters
from service.sparql.search_clause import SearchHit

if TYPE_CHECKING:
    from service.sparql.search_clause import SearchClause
    from snapshot.current import Snapshot


def search_hits(snapshot: Snapshot, clause: SearchClause) -> list[SearchHit]:
    """Return what `clause` finds in `snapshot`, best first; nothing where nothing answers.

    Raises:
        ServiceError: the question is empty or too long.
    """
    filters = Filters(lang=(clause.lang,) if clause.lang else ())
    found = found_units(snapshot, clause.question, clause.unit, filters, clause.limit)
    return [SearchHit(unit.iri, score, unit.text, unit.lang) for unit, score in found]
