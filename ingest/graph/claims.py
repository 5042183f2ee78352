"""What a document says of a measure: who undertook it, asked for it or laid it down, and its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDF, URIRef
from rdflib.namespace import PROV, SDO

from ingest.graph.draft import ENF, Draft, concept, text
from ontology import terms

if TYPE_CHECKING:
    from ingest.records import Claim, Entity, Metadata

CLAIM_CLASSES: dict[Claim, URIRef] = {
    "commitment": ENF.Commitment,
    "recommendation": ENF.Recommendation,
    "provision": ENF.Provision,
}
JUDGING_KINDS = frozenset({"report", "recommendation"})
"""Kinds of documents whose author judges what somebody else does."""


def claim_iri(draft: Draft, measure: Entity) -> URIRef:
    """Return the IRI of the claim about a measure."""
    return draft.mint("claim", _id(draft, measure))


def add_claim(draft: Draft, measure: Entity) -> None:
    """State the commitment, recommendation or provision through which a measure entered the document."""
    if measure.claim is None:
        return
    claim = claim_iri(draft, measure)
    draft.add(claim, RDF.type, CLAIM_CLASSES[measure.claim])
    draft.add(claim, ENF.ofMeasure, draft.names[measure.id])
    draft.add(claim, SDO.appearance, draft.iri)
    draft.add(claim, PROV.wasDerivedFrom, draft.evidence(measure))


def add_status(draft: Draft, measure: Entity) -> None:
    """State in what state the document says that a measure is, at the document's date."""
    if measure.status is None:
        return
    assertion = draft.mint("status", _id(draft, measure))
    kind = assertion_kind(measure.claim, draft.document.metadata)
    draft.add(assertion, RDF.type, ENF.StatusAssertion)
    draft.add(assertion, ENF.ofMeasure, draft.names[measure.id])
    draft.add(assertion, ENF.status, concept(terms.STATUS_VALUE, terms.STATUSES, measure.status))
    draft.add(assertion, ENF.kind, URIRef(terms.ASSERTION_KIND + kind) if kind else None)
    draft.add(assertion, ENF.validFrom, text(draft.linked.analysis.annotations.date))
    draft.add(assertion, PROV.wasDerivedFrom, draft.evidence(measure))


def assertion_kind(claim: Claim | None, metadata: Metadata) -> str | None:
    """Return who judges the state of a measure, or None where the document doesn't tell.

    A page of the press speaks for the press. The author of a report or of a recommendation judges somebody
    else. Whoever undertakes a measure or lays it down speaks of their own.
    """
    if metadata.describes is not None and metadata.describes.source_type == "press":
        return "press"
    if claim == "recommendation" or metadata.kind in JUDGING_KINDS:
        return "independent"
    return "government" if claim else None


def _id(draft: Draft, measure: Entity) -> str:
    return draft.names[measure.id].rsplit("/", 1)[1]
