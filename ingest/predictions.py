"""What was read in a document, as the JSON of the annotation guidelines (section 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ingest.records import DOCUMENT

if TYPE_CHECKING:
    from ingest.records import Analysis, Entity, Relation


def predictions(analysis: Analysis) -> list[dict[str, Any]]:
    """Return every entity of a document with the links that run from it, persons included."""
    links: dict[str, list[dict[str, str]]] = {}
    for relation in analysis.annotations.relations:
        head, link = _link(relation)
        links.setdefault(head, []).append(link)
    text = analysis.document.text
    return [_item(entity, text, links.get(entity.id, [])) for entity in analysis.annotations.entities]


def _link(relation: Relation) -> tuple[str, dict[str, str]]:
    if relation.head == DOCUMENT:
        return relation.tail, {"rel": "isSubjectOf", "to": DOCUMENT}
    return relation.head, {"rel": relation.type, "to": relation.tail}


def _item(entity: Entity, text: str, links: list[dict[str, str]]) -> dict[str, Any]:
    first = entity.mentions[0]
    item: dict[str, Any] = {
        "id": entity.id,
        "type": entity.type,
        "start": first.start,
        "end": first.end,
        "text": first.within(text),
    }
    if entity.kind is not None:
        item["kind"] = entity.kind
    if entity.type == "date":
        item["norm"] = entity.edtf
    if entity.type == "measure":
        item |= {"status": entity.status, "claim": entity.claim, "themes": list(entity.themes)}
    return item | {"links": links}
