"""Why an entity is linked as it is: the entries of the authority file that it may mean, with the parts of their scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import URIRef

from ingest.graph.draft import ENF, Draft, decimal

if TYPE_CHECKING:
    from ingest.records import Entity

PARTS = {"spelling": ENF.spelling, "words": ENF.words, "judgement": ENF.judgement}
"""The parts of a score that are stated; what is vetoed is no candidate."""


def add_candidates(draft: Draft, entity: Entity) -> None:
    """State the candidates of an entity beside its evidence, best first, whether or not one was chosen."""
    annotation = draft.evidence(entity)
    for number, candidate in enumerate(draft.links[entity.id].candidates, start=1):
        name = URIRef(f"{annotation}/candidate/{number}")
        draft.add(annotation, ENF.candidate, name)
        draft.add(name, ENF.entry, URIRef(candidate.iri))
        draft.add(name, ENF.likeness, decimal(candidate.score))
        for part, value in candidate.parts:
            if part in PARTS:
                draft.add(name, PARTS[part], decimal(value))
