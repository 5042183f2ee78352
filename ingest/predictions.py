"""What was read in a document, as the JSON of the annotation guidelines (section 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ingest.records import DOCUMENT

if TYPE_CHECKING:
    from ingest.records import Analysis, Entity, Relation, Span


def predictions(analysis: Analysis) -> list[dict[str, Any]]:
    """Return every entity of a document with the links that run from it, persons included.

    A date has an item for each place where it stands, since none of them is its name.
    """
    links: dict[str, list[dict[str, Any]]] = {}
    for relation in analysis.annotations.relations:
        head, link = _link(relation)
        links.setdefault(head, []).append(link)
    text = analysis.document.text
    items = []
    for entity in analysis.annotations.entities:
        items.append(_item(entity, entity.mentions[0], text) | {"links": links.get(entity.id, [])})
        if entity.type == "date":
            items += [
                _item(entity, span, text) | {"id": f"{entity.id}.{number}"}
                for number, span in enumerate(entity.mentions[1:], 2)
            ]
    return items


def _link(relation: Relation) -> tuple[str, dict[str, Any]]:
    sure = {"confidence": round(relation.confidence, 3)}
    if relation.head == DOCUMENT:
        return relation.tail, {"rel": "isSubjectOf", "to": DOCUMENT} | sure
    return relation.head, {"rel": relation.type, "to": relation.tail} | sure


def _item(entity: Entity, span: Span, text: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entity.id,
        "type": entity.type,
        "start": span.start,
        "end": span.end,
        "text": span.within(text),
        "confidence": round(entity.confidence, 3),
    }
    if entity.kind is not None:
        item["kind"] = entity.kind
    if entity.type == "date":
        item["norm"] = entity.edtf
    if entity.type == "measure":
        item |= {"status": entity.status, "claim": entity.claim, "themes": list(entity.themes)}
    return item
