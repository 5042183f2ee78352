"""The amounts of a measure: sums of money, and numbers of people and places, with their evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDF, URIRef
from rdflib.namespace import SDO

from ingest.graph.draft import ENF, Draft, decimal, text
from ingest.graph.evidence import add_annotation
from ontology import iris, terms

if TYPE_CHECKING:
    from ingest.records import Amount, Entity


def add_amounts(draft: Draft, measure: Entity) -> None:
    """State each amount that the text gives a measure; an amount is as sure as its measure."""
    for amount in measure.amounts:
        name = _iri(draft, measure, amount)
        draft.add(draft.names[measure.id], ENF.amount, name)
        draft.add(name, RDF.type, SDO.MonetaryAmount if amount.currency else SDO.QuantitativeValue)
        draft.add(name, SDO.value, decimal(amount.value))
        draft.add(name, SDO.currency, text(amount.currency))
        draft.add(name, SDO.unitText, text(amount.unit))
        draft.add(name, ENF.per, text(amount.per))
        draft.add(
            name, ENF.amountKind, URIRef(terms.AMOUNT_KIND_VALUE + amount.kind) if amount.kind else None
        )
        draft.add(name, ENF.verbatim, text(amount.span.within(draft.document.text)))
        add_annotation(
            draft, (draft.evidence_at("amount", amount.span), name), amount.span, measure.confidence
        )


def _iri(draft: Draft, measure: Entity, amount: Amount) -> URIRef:
    """Name an amount by its measure and what tells it from the measure's others."""
    parts = (
        str(decimal(amount.value)),
        amount.currency or iris.slug(amount.unit),
        amount.per or "",
    )
    return draft.mint(
        "amount", draft.names[measure.id].rsplit("/", 1)[1], "-".join(part for part in parts if part)
    )
