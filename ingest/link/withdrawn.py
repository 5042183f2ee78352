"""What is left out of documents that are published: names that are masked, and what was withdrawn."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache, partial

from ingest.link.persons import mask, mask_names
from ingest.records import Analysis, Annotations, Metadata, Span
from snapshot.former import Tombstone


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The measures and persons that must not be published."""

    iris: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    """Of the persons."""

    @property
    def digest(self) -> str:
        """The same for the same withdrawals."""
        return hashlib.sha256("\n".join((*sorted(self.iris), "", *self.names)).encode()).hexdigest()

    @classmethod
    def of(cls, tombstones: Iterable[Tombstone]) -> Withdrawn:
        """Return what tombstones say of measures and persons."""
        found = [one for one in tombstones if one.kind != "document"]
        names = {name for one in found for name in one.names}
        return cls(frozenset(one.iri for one in found), tuple(sorted(names)))


def masked(analysis: Analysis, names: Iterable[Span], withdrawn: tuple[str, ...]) -> Analysis:
    """Return an analysis with names masked in its text and wherever words of it are kept.

    Args:
        analysis: As it was read.
        names: Where the names stand in its text; an official title keeps them.
        withdrawn: Names of persons who were withdrawn, for words that its text does not hold.
    """
    document, places = analysis.document, tuple(names)
    text = mask(document.text, analysis.annotations, places)
    if text == document.text and not withdrawn:
        return analysis
    hidden = {one.within(document.text) for one in places if one.within(text) != one.within(document.text)}
    everywhere = (*withdrawn, *sorted(hidden))
    shown = cache(partial(_shown, text=document.text, masked_text=text, names=everywhere))
    passages = (
        replace(one, section=tuple(map(shown, one.section)), introduction=shown(one.introduction))
        for one in analysis.passages
    )
    metadata = _masked_metadata(document.metadata, shown)
    return replace(
        analysis, document=replace(document, text=text, metadata=metadata), passages=tuple(passages)
    )


def without(analysis: Analysis, entities: Collection[str]) -> Analysis:
    """Return an analysis without some entities, by id, and their relations."""
    found = analysis.annotations
    kept = Annotations(
        tuple(one for one in found.entities if one.id not in entities),
        tuple(one for one in found.relations if one.head not in entities and one.tail not in entities),
        found.date,
        found.date_span,
    )
    return replace(analysis, annotations=kept)


def _shown(words: str, *, text: str, masked_text: str, names: tuple[str, ...]) -> str:
    """Return words of a document as its masked text has them; words from elsewhere lose the same names."""
    place = text.find(words)
    return masked_text[place : place + len(words)] if place >= 0 else mask_names(words, names)


def _masked_metadata(metadata: Metadata, shown: Callable[[str], str]) -> Metadata:
    described = metadata.describes
    return replace(
        metadata,
        title=metadata.title and shown(metadata.title),
        publisher=metadata.publisher and shown(metadata.publisher),
        describes=described and replace(described, title=shown(described.title)),
    )
