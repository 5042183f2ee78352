"""The relations of a document as statements between its published entities."""

from __future__ import annotations

from rdflib import RDF, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, SDO

from ingest.graph.claims import claim_iri
from ingest.graph.draft import ENF, Draft
from ingest.records import DOCUMENT, Entity, Relation
from snapshot.dates import interval

FORWARD = {"partOf": DCTERMS.isPartOf, "hasDate": ENF.date, "about": SDO.about, "partnerOf": DCTERMS.relation}
"""Relations stated from head to tail."""


def add_relations(draft: Draft) -> None:
    """State each relation whose two ends are published."""
    entities = {entity.id: entity for entity in draft.entities}
    for relation in draft.linked.analysis.annotations.relations:
        tail = entities.get(relation.tail)
        head = draft.iri if relation.head == DOCUMENT else draft.names.get(relation.head)
        if tail is not None and head is not None:
            _add_relation(draft, relation, (head, entities.get(relation.head)), tail)


def _add_relation(draft: Draft, relation: Relation, head: tuple[URIRef, Entity | None], tail: Entity) -> None:
    name, entity = head
    if relation.type in FORWARD:
        draft.add(name, FORWARD[relation.type], draft.names[tail.id])
    if relation.type == "responsibleFor":
        draft.add(draft.names[tail.id], ENF.responsible, name)
    elif relation.type == "announces":
        _add_announcer(draft, name, tail)
    elif relation.type == "holdsPost" and entity is not None:
        _add_holder(draft, entity, tail)
    elif relation.type == "hasDate" and entity is not None and is_due_date(draft, entity, tail):
        draft.add(claim_iri(draft, entity), ENF.dueBy, draft.names[tail.id])


def _add_announcer(draft: Draft, actor: URIRef, announced: Entity) -> None:
    if announced.type == "plan":
        draft.add(draft.names[announced.id], PROV.wasAttributedTo, actor)
    elif announced.claim is not None:
        draft.add(claim_iri(draft, announced), PROV.wasAttributedTo, actor)


def _add_holder(draft: Draft, person: Entity, post: Entity) -> None:
    """State that a person held a post or served an organisation when the document was written."""
    ends = draft.names[person.id], draft.names[post.id]
    membership = draft.mint("membership", draft.document.id, *(end.rsplit("/", 1)[1] for end in ends))
    draft.add(membership, RDF.type, ORG.Membership)
    draft.add(membership, ORG.member, ends[0])
    draft.add(membership, PROV.wasDerivedFrom, draft.evidence(person))
    if post.kind == "role":
        draft.add(membership, ENF.post, ends[1])
        draft.add(ends[1], ORG.heldBy, ends[0])
    else:
        draft.add(membership, ORG.organization, ends[1])


def is_due_date(draft: Draft, measure: Entity, date: Entity) -> bool:
    """Tell whether a claimed measure is to be there at a date: a deadline, or later than the document."""
    if measure.type != "measure" or measure.claim is None:
        return False
    written, due = interval(draft.linked.analysis.annotations.date or ""), interval(date.edtf or "")
    return date.kind == "deadline" or (written is not None and due is not None and due[0] > written[1])
