"""The passages of a document, by position: what a search inside SPARQL finds and joins with everything else."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rdflib import RDF, Literal
from rdflib.namespace import DCTERMS

from ingest.graph.draft import ENF, OA, Draft, text

if TYPE_CHECKING:
    from rdflib import URIRef

    from ingest.records import Entity, Passage


def add_passages(draft: Draft) -> None:
    """State where each passage stands and its language; its words stay in the text of the document."""
    for passage in draft.linked.analysis.passages:
        name = _iri(draft, passage)
        draft.add(name, RDF.type, ENF.Passage)
        draft.add(name, OA.hasSource, draft.iri)
        draft.add(name, OA.start, Literal(passage.span.start))
        draft.add(name, OA.end, Literal(passage.span.end))
        draft.add(name, DCTERMS.language, text(passage.lang))


def add_scope(draft: Draft, entity: Entity) -> None:
    """State in which passage the evidence of an entity begins; a heading is in none."""
    start, passages = entity.mentions[0].start, draft.linked.analysis.passages
    before = bisect_right(passages, start, key=lambda passage: passage.span.start)
    if before and start < passages[before - 1].span.end:
        draft.add(draft.place(entity), OA.hasScope, _iri(draft, passages[before - 1]))


def _iri(draft: Draft, passage: Passage) -> URIRef:
    return draft.mint("passage", draft.document.id, str(passage.index))
