"""Where readers see what an IRI names: its own page, or the place on another page that shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ontology.iris import Name, mint
from service.entities.absence import OF_A_MEASURE
from service.entities.catalogue import catalogue

if TYPE_CHECKING:
    from snapshot.current import Snapshot

SPAN = re.compile(r"-(\d+)-(\d+)$")
"""The end of the name of a piece of evidence: where its words stand."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and where on it."""

    kind: Literal["document", "measure", "plan", "actor"]
    id: str
    span: tuple[int, int] | None = None
    """Documents only: characters of its text."""


def place(snapshot: Snapshot, name: Name) -> Place | None:
    """Return the place of what is in the graph, or None for what no page shows."""
    if name.kind in {"document", "measure", "plan", "actor"}:
        return Place(name.kind, "/".join(name.segments))
    if name.kind in OF_A_MEASURE:
        return Place("measure", name.segments[0])
    if name.kind == "membership":
        return Place("actor", name.segments[1])
    document = snapshot.passages.document_by_iri(_iri(snapshot, Name("document", name.segments[:1])))
    return Place("document", document.id, _span(snapshot, name)) if document else None


def _span(snapshot: Snapshot, name: Name) -> tuple[int, int] | None:
    if name.kind == "passage":
        unit = snapshot.passages.unit_by_iri(_iri(snapshot, name))
        return (unit.start, unit.end) if unit else None
    if name.kind == "axis":
        mentions = catalogue(snapshot).mentions.get(_iri(snapshot, name), ())
        return (mentions[0].start, mentions[0].end) if mentions else None
    written = SPAN.search(name.segments[1]) if name.kind == "evidence" and len(name.segments) > 1 else None
    return (int(written[1]), int(written[2])) if written else None


def _iri(snapshot: Snapshot, name: Name) -> str:
    return mint(name.kind, *name.segments, base=snapshot.manifest.base_iri)
