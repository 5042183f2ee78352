"""Addresses that last: what was published once, what was withdrawn, and what a snapshot says of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from snapshot.lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

IDENTITIES = "identities.jsonl"
"""What was ever published, in the data directory and, as a copy, in each snapshot."""
WITHDRAWN = "withdrawn.jsonl"
"""What must not be published any more, in the data directory."""
FORMER = "former.jsonl"
"""What a snapshot does not hold but others before it did, in the snapshot."""

Withdrawable = Literal["document", "measure", "actor"]


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """What was published of a document, or the document itself: its IRI, and what it is found again by."""

    document: str
    """Id of the document, or of the one that names it."""
    iri: str
    quote: str = ""
    """Measures only: the words that it was last found by."""
    text: str = ""
    """Documents only: SHA-256 of the canonical text."""
    replaced_by: str = ""
    """IRI of what says the same, where it is no longer found itself."""
    last: str = ""
    """Id of the last snapshot that held it, where it is no longer found."""
    name: str = ""
    """Plans, actors and axes only: the words by which the document names it first."""


@dataclass(frozen=True, slots=True, order=True)
class Tombstone:
    """A document, a measure or a person that was withdrawn."""

    iri: str
    kind: Withdrawable
    date: str
    """Day of the withdrawal, as YYYY-MM-DD."""
    reason: str = ""
    is_private: bool = False
    """The reason is for the operator, not for readers."""
    document: str = ""
    """Id of the document, or of the document of the measure."""
    text: str = ""
    """Documents only: SHA-256 of the canonical text, by which it is known under another id."""
    names: tuple[str, ...] = ()
    """Persons only: the names to mask."""


@dataclass(frozen=True, slots=True, order=True)
class Former:
    """An IRI that was published and that a snapshot does not hold."""

    iri: str
    replaced_by: str = ""
    """IRI of what the snapshot holds instead."""
    document: str = ""
    """IRI of the document that it stood in, where the snapshot holds that."""
    last: str = ""
    """Id of the last snapshot that held it."""
    withdrawn: str = ""
    """Day of its withdrawal, as YYYY-MM-DD; empty for what is only no longer found."""
    reason: str = ""
    """Of the withdrawal, for readers."""


def read_identities(data_dir: Path) -> list[Identity]:
    """Read what was ever published from a data directory.

    Raises:
        LineDamaged: a line can't be read.
    """
    remedy = f"Mend it, or copy {IDENTITIES} of the newest folder of {data_dir / 'snapshots'} over it."
    return read_lines(data_dir / IDENTITIES, Identity, remedy)


def read_tombstones(data_dir: Path) -> list[Tombstone]:
    """Read what was withdrawn from a data directory.

    Raises:
        LineDamaged: a line can't be read; nothing may be published, lest it comes back.
    """
    remedy = "Mend it: without it, what it withdraws would be published again."
    return read_lines(data_dir / WITHDRAWN, Tombstone, remedy)


def read_former(directory: Path) -> dict[str, Former]:
    """Read from a snapshot what it does not hold any more, by IRI.

    Raises:
        LineDamaged: a line can't be read.
    """
    remedy = "Run `enfance ingest …` again to write it anew."
    return {one.iri: one for one in read_lines(directory / FORMER, Former, remedy)}


def is_honoured(directory: Path, tombstones: Iterable[Tombstone]) -> bool:
    """Tell whether a snapshot was published after all of these withdrawals."""
    former = read_former(directory)
    return all(one.iri in former and former[one.iri].withdrawn for one in tombstones)


def former(
    identities: Iterable[Identity], tombstones: Iterable[Tombstone], held: AbstractSet[str]
) -> list[Former]:
    """Return what was published once and is not held now, sorted.

    Args:
        identities: All that was ever published.
        tombstones: All that was withdrawn.
        held: IRIs that a snapshot publishes.
    """
    # Several documents may name a thing; one that knows its replacement is listened to.
    known = {one.iri: one for one in sorted(identities, key=lambda one: bool(one.replaced_by))}
    documents = {one.document: one.iri for one in known.values() if one.text}
    withdrawn = {one.iri: one for one in tombstones}
    found = {iri: _withdrawn(iri, tombstone, "") for iri, tombstone in withdrawn.items()}
    for one in known.values():
        document = documents.get(one.document, "")
        tombstone = withdrawn.get(one.iri) or (None if one.name else withdrawn.get(document))
        shown = document if document in held else ""
        if tombstone:
            found[one.iri] = _withdrawn(one.iri, tombstone, shown)
        elif one.iri not in held:
            replaced_by = _replacement(one, known, held)
            found[one.iri] = Former(one.iri, replaced_by=replaced_by, document=shown, last=one.last)
    return sorted(found.values())


def _withdrawn(iri: str, tombstone: Tombstone, document: str) -> Former:
    reason = "" if tombstone.is_private else tombstone.reason
    return Former(iri, document=document, withdrawn=tombstone.date, reason=reason)


def _replacement(lost: Identity, known: Mapping[str, Identity], held: AbstractSet[str]) -> str:
    """Follow replacements to what is held; nothing where they end elsewhere or in a circle."""
    followed = {lost.iri}
    while lost.replaced_by in known and lost.replaced_by not in held | followed:
        lost = known[lost.replaced_by]
        followed.add(lost.iri)
    return lost.replaced_by if lost.replaced_by in held else ""
