"""Relations between the entities of a document: who announces and does what, when, and under which plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.annotate.relations.actors import measure_actors, plan_actors, posts
from ingest.annotate.relations.findings import Findings
from ingest.annotate.relations.parts import parts
from ingest.annotate.relations.times import measure_dates, plan_dates
from ingest.records import DOCUMENT, Relation

if TYPE_CHECKING:
    from ingest.annotate.relations.findings import Triple

__all__ = ["Findings", "find_relations"]


def find_relations(found: Findings) -> tuple[Relation, ...]:
    """Return the relations of a document, each once, in the order of their types and ends."""
    announced = set(plan_actors(found))
    of_plans = plan_dates(found, {tail for name, _, tail in announced if name == "announces"})
    taken = {span for _, span in of_plans}
    placed = set(parts(found))
    triples: set[Triple] = {
        *posts(found),
        *announced,
        *placed,
        *measure_actors(found, announced, placed),
        *(triple for triple, _ in of_plans),
        *measure_dates(found, taken),
    }
    if found.main_plan is not None:
        triples.add(("about", DOCUMENT, found.main_plan))
    return tuple(Relation(name, head, tail) for name, head, tail in sorted(triples) if head != tail)
