"""Withdrawing a document, a measure or a person: a tombstone first, then a snapshot without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.errors import PublicationError
from ingest.link.persons import MASK
from ingest.membership import current_documents
from ingest.pipeline import Run, ingest, open_analyses
from ingest.publish import build_directory
from ingest.records import RunReport
from ontology.iris import Name, parse, segment
from snapshot.current import current_directory
from snapshot.former import WITHDRAWN, Identity, Tombstone, Withdrawable, read_identities, read_tombstones
from snapshot.lines import write_lines
from snapshot.manifest import GRAPH, PASSAGES, Manifest
from snapshot.passages import PassageStore
from snapshot.store import open_store

KINDS: tuple[Withdrawable, ...] = ("document", "measure", "actor")
PERSON = "http://xmlns.com/foaf/0.1/Person"
NAMES = ("http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#altLabel")
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Found:
    """Something that can be withdrawn, and what it is called."""

    tombstone: Tombstone
    """As it would be written, without date and reason."""
    label: str


def find(name: str, data_dir: Path) -> Found:
    """Find what a name means in what is published: an IRI, ``kind/name``, or an id alone.

    Raises:
        PublicationError: it means nothing, several things, or nothing that can be withdrawn.
        SnapshotError: what is published can't be read.
    """
    served = _Served(data_dir)
    found = [one for iri in served.meant_by(name) if (one := served.find(iri))]
    if not found:
        raise PublicationError(
            f"Nothing that is or was published is called “{name}”.",
            "Give the IRI at the foot of its page, or the id of a document, a measure or a person.",
        )
    if len(found) > 1:
        iris = ", ".join(one.tombstone.iri for one in found)
        raise PublicationError(f"“{name}” may mean several things: {iris}.", "Give one of these IRIs.")
    return found[0]


def withdraw(tombstone: Tombstone, run: Run) -> RunReport:
    """Note a withdrawal and publish the current collection without it; caches and older snapshots lose it too.

    Raises:
        PublicationError: the collection can't be published from the cache; the withdrawal is noted all the same.
        SnapshotError: the same, for want of an encoder.
    """
    with build_directory(run.data_dir):
        others = (one for one in read_tombstones(run.data_dir) if one.iri != tombstone.iri)
        write_lines(run.data_dir / WITHDRAWN, sorted([*others, tombstone]))
    return _published_again(run)


def undo(name: str, run: Run) -> RunReport | None:
    """Take a withdrawal back; a measure is published again at once, all else when its files are given again.

    Raises:
        PublicationError: nothing of this name was withdrawn, or the measure can't be published from the cache.
    """
    with build_directory(run.data_dir) as scratch:
        known = read_tombstones(run.data_dir)
        meant = [one for one in known if name in {one.iri, one.iri.rpartition("/")[2], one.document}]
        if len(meant) != 1:
            withdrawn = ", ".join(one.iri for one in known) or "nothing"
            raise PublicationError(f"No one withdrawal is meant by “{name}”.", f"Withdrawn: {withdrawn}.")
        write_lines(run.data_dir / WITHDRAWN, (one for one in known if one not in meant))
        if meant[0].kind == "actor":
            _forget_masked(scratch, run)
    return _published_again(run) if meant[0].kind == "measure" else None


def _published_again(run: Run) -> RunReport:
    return ingest([], replace(run, add=True))


def _forget_masked(scratch: Path, run: Run) -> None:
    """Forget analyses in which a name is masked, so that their documents are read again."""
    analyses = open_analyses(scratch, run)
    for document in current_documents(run.data_dir):
        analysis = analyses.of_document(document)
        if analysis and MASK in analysis.document.text:
            analyses.remove(document)


class _Served:
    """What is published now, and what was once."""

    def __init__(self, data_dir: Path) -> None:
        directory = current_directory(data_dir)
        self._base = Manifest.read(directory).base_iri
        self._rows = PassageStore.open(directory / PASSAGES)
        self._graph = directory / GRAPH
        self._once = {one.iri: one for one in read_identities(data_dir)}

    def meant_by(self, name: str) -> list[str]:
        """Return the IRIs that a name may stand for."""
        if parse(name, self._base):
            return [name]
        if parse(self._base + name, self._base):
            return [self._base + name]
        return [f"{self._base}{kind}/{segment(name)}" for kind in KINDS]

    def find(self, iri: str) -> Found | None:
        """Return what an IRI names, where that can be withdrawn."""
        name = parse(iri, self._base)
        once = self._once.get(iri)
        if name is None:
            return None
        if name.kind == "document":
            return self._document(iri, once)
        if name.kind == "measure":
            return self._measure(iri, once)
        return self._person(iri, name)

    def _document(self, iri: str, once: Identity | None) -> Found | None:
        row = self._rows.document_by_iri(iri)
        if row:
            return Found(Tombstone(iri, "document", "", document=row.id, text=row.sha256), row.title)
        return (
            Found(Tombstone(iri, "document", "", document=once.document, text=once.text), iri)
            if once
            else None
        )

    def _measure(self, iri: str, once: Identity | None) -> Found | None:
        row = self._rows.unit_by_iri(iri)
        if row:
            return Found(Tombstone(iri, "measure", "", document=row.document_id), row.text)
        return Found(Tombstone(iri, "measure", "", document=once.document), once.quote) if once else None

    def _person(self, iri: str, name: Name) -> Found | None:
        types, labels = set(self._objects(iri, TYPE)), sorted(self._labels(iri))
        if not types:
            return None
        if PERSON not in types:
            raise PublicationError(
                f"{iri} ({labels[0] if labels else name.kind}) is no person.",
                "Documents, measures and persons can be withdrawn; to leave out other things, withdraw the "
                "documents that name them.",
            )
        return Found(Tombstone(iri, "actor", "", names=tuple(labels)), labels[0])

    def _labels(self, iri: str) -> set[str]:
        """Return the names of a person, the family name alone left out: it may be a word of the language."""
        given = {label for predicate in NAMES for label in self._objects(iri, predicate)}
        mentioned = {
            " ".join(self._words(row.id, one.start, one.end).split())
            for row in self._rows.documents()
            for one in self._rows.evidence(row.id)
            if one.iri == iri
        }
        return given | {words for words in mentioned if " " in words}

    def _words(self, document: str, start: int, end: int) -> str:
        text = self._rows.text(document)
        return text.text[start:end] if text else ""

    def _objects(self, iri: str, predicate: str) -> Iterator[str]:
        from pyoxigraph import DefaultGraph, Literal, NamedNode

        store = open_store(self._graph)
        for quad in store.quads_for_pattern(NamedNode(iri), NamedNode(predicate), None, DefaultGraph()):
            if isinstance(quad.object, Literal | NamedNode):
                yield quad.object.value
