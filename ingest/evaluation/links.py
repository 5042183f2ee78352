"""Relations compared with gold, by the gold items that their ends were matched with.

The parts of a part are parts; a person stands for the post held, and the post for the person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from ingest.evaluation.findings import LinkFinding, Prediction
from ingest.evaluation.markup import RELATIONS, GoldDocument, Range
from ingest.records import DOCUMENT

INVERSE = {"isSubjectOf": "about"}
DEEPEST = 3
"""Steps of ``partOf`` from a measure to its outermost plan."""

Triple = tuple[str, str, str]
"""Relation, head and tail."""


def link_findings(
    gold: GoldDocument, predictions: Sequence[Prediction], entity_of: dict[str, str], neutral: set[str]
) -> list[LinkFinding]:
    """Return the required relations, found or missed, and those that are wrong.

    Args:
        gold: The document.
        predictions: Its items with their links.
        entity_of: The gold id of each prediction that lies on a gold item.
        neutral: Ids of gold and predictions whose relations are free.
    """
    predicted = _predicted(predictions, entity_of, neutral)
    wanted = {(one.type, one.head, one.tail): one.optional for one in gold.relations}
    accepted = {triple: equivalents(triple, list(wanted)) for triple in wanted}
    places = _places(gold, predictions)
    findings = []
    for triple, is_optional in wanted.items():
        hits = accepted[triple] & set(predicted)
        if not is_optional:
            sure = max((predicted[hit] for hit in hits), default=None)
            findings.append(_finding("right" if hits else "missed", triple, places, sure))
    right = set().union(*accepted.values())
    wrong = sorted(set(predicted) - right)
    return findings + [
        _finding("wrong", triple, places, predicted[triple])
        for triple in wrong
        if not neutral & set(triple[1:])
    ]


def _finding(
    verdict: Literal["right", "missed", "wrong"],
    triple: Triple,
    places: dict[str, Range],
    confidence: float | None,
) -> LinkFinding:
    return LinkFinding(triple[0], verdict, places.get(triple[1]), places.get(triple[2]), confidence)


def _places(gold: GoldDocument, predictions: Sequence[Prediction]) -> dict[str, Range]:
    """Return where each end stands that a triple may name; the document stands nowhere."""
    places = {_unmatched(one["id"]): (one["start"], one["end"]) for one in predictions}
    return places | {one.id: one.mentions[0] for one in gold.entities}


def _predicted(
    predictions: Sequence[Prediction], entity_of: dict[str, str], neutral: set[str]
) -> dict[Triple, float]:
    """Return the confidence of each predicted relation that counts, its ends named as in the gold."""
    predicted: dict[Triple, float] = {}
    for (name, *ends), confidence in _links(predictions):
        if not neutral & set(ends):
            head, tail = (end if end == DOCUMENT else entity_of.get(end, _unmatched(end)) for end in ends)
            predicted[name, head, tail] = max(confidence, predicted.get((name, head, tail), 0.0))
    return predicted


def _unmatched(prediction: str) -> str:
    """Name a prediction that lies on no gold item, unlike any id of the gold."""
    return f"no {prediction}"


def _links(predictions: Sequence[Prediction]) -> Iterator[tuple[Triple, float]]:
    for one in predictions:
        for link in one.get("links", ()):
            name = INVERSE.get(link["rel"], link["rel"])
            ends = (link["to"], one["id"]) if link["rel"] in INVERSE else (one["id"], link["to"])
            if name in RELATIONS:
                yield (name, *ends), float(link.get("confidence", 1.0))


def equivalents(triple: Triple, relations: Sequence[Triple]) -> set[Triple]:
    """Return the relations that say the same: the parts of a part are parts, a person stands for the post held."""
    name, head, tail = triple
    if name == "partOf":
        wholes = {tail}
        for _ in range(DEEPEST):
            wholes |= {other[2] for other in relations if other[0] == "partOf" and other[1] in wholes}
        return {(name, head, whole) for whole in wholes}
    if name in {"announces", "responsibleFor"}:
        posts = {other[1:] for other in relations if other[0] == "holdsPost"}
        same = {head} | {b for a, b in posts if a == head} | {a for a, b in posts if b == head}
        return {(name, one, tail) for one in same}
    return {triple}
