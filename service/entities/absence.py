"""Why something is not there: it has another address now, it was withdrawn, or it is no longer found."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from babel.dates import format_date

from ontology.iris import Name, mint, parse
from service.errors import GoneError, MovedError, NotFoundError, ServiceError, Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from snapshot.current import Snapshot
    from snapshot.former import Former

OF_A_MEASURE = frozenset({"amount", "claim", "status"})
"""Kinds of things that are named by a measure; others are named by a document first."""
WITHDRAWN = {
    "document": Wording(fr="Ce document a été retiré", en="This document was withdrawn"),
    "measure": Wording(fr="Cette mesure a été retirée", en="This measure was withdrawn"),
    "actor": Wording(fr="Cette page a été retirée", en="This page was withdrawn"),
}
LOST = {
    "plan": Wording(
        fr="Aucun document ne nomme plus ce plan ainsi.",
        en="No document names this plan so any more.",
    ),
    "actor": Wording(
        fr="Aucun document ne nomme plus cet acteur ainsi.",
        en="No document names this actor so any more.",
    ),
    "document": Wording(
        fr="Ce document ne fait plus partie de la collection.",
        en="This document is no longer part of the collection.",
    ),
    "measure": Wording(
        fr="Cette mesure n’est plus relevée\u00a0: le texte a changé, ou il est lu autrement.",
        en="This measure is no longer found: the text changed, or is read differently.",
    ),
}


def absence(snapshot: Snapshot, name: Name, address: Callable[[Name], str], unknown: Wording) -> ServiceError:
    """Return what to tell somebody who asks for what a snapshot does not hold.

    Args:
        snapshot: Where it was looked for.
        name: What was asked for.
        address: Gives the address of a name, of the same sort as the one that was asked for.
        unknown: What to say if nothing was ever published under that name.
    """
    base = snapshot.manifest.base_iri
    own = snapshot.former.get(mint(name.kind, *name.segments, base=base))
    owner = name if own and own.replaced_by else owner_of(name)
    former = snapshot.former.get(mint(owner.kind, *owner.segments, base=base))
    if former is None:
        return NotFoundError(unknown)
    successor = parse(former.replaced_by, base)
    if successor:
        return MovedError(
            address(replace(name, segments=(*successor.segments, *name.segments[len(owner.segments) :])))
        )
    return GoneError(_wording(owner, former), former.document)


def owner_of(name: Name) -> Name:
    """Return the document or measure that something is a part of; a plan, an actor or a document is its own."""
    if name.kind in OF_A_MEASURE:
        return Name("measure", name.segments[:1])
    if name.kind in {"document", "measure", "plan", "actor", "software"}:
        return name
    return Name("document", name.segments[:1])


def _wording(owner: Name, former: Former) -> Wording:
    if not former.withdrawn:
        lost = LOST[owner.kind]
        last = former.last or "–"
        return Wording(
            fr=f"{lost.fr} Le dernier instantané qui en parle est {last}.",
            en=f"{lost.en} The last snapshot that holds it is {last}.",
        )
    day, said = dt.date.fromisoformat(former.withdrawn), WITHDRAWN[owner.kind]
    french = format_date(day, "d MMMM y", locale="fr").replace("1 ", "1er ", 1 if day.day == 1 else 0)
    english = format_date(day, "d MMMM y", locale="en")
    reason = former.reason.rstrip(".")
    if not reason:
        return Wording(fr=f"{said.fr} le {french}.", en=f"{said.en} on {english}.")
    return Wording(
        fr=f"{said.fr} le {french}\u00a0: {reason}.",
        en=f"{said.en} on {english}: {reason}.",
    )
