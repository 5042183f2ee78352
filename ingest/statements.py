"""The statements of a collection as N-Quads, document by document, authority file and vocabulary last."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ingest.collection import Collection
from ingest.errors import DocumentRejected
from ingest.graph.authority import authority_graph, authority_graph_iri
from ingest.graph.quads import nquads, vocabulary_graph
from ingest.linking import Linked
from ingest.progress import Progress
from ingest.records import DocumentReport, Rejection
from ontology import terms
from snapshot.authority import Authority


class Statements:
    """Made and checked once for each document that has new ones; iterating over them reads them from the cache."""

    def __init__(self, linked: Linked, authority: Authority, base_iri: str) -> None:
        """State nothing yet.

        Args:
            linked: Gives the documents and keeps their statements and identities.
            authority: The entries that are named in the documents are described too.
            base_iri: Of the IRIs that are published.
        """
        self._linked = linked
        self._authority = authority
        self._base = base_iri
        self._documents: tuple[DocumentReport, ...] = ()
        self._named: set[str] = set()
        self._digest = hashlib.sha256()

    def of(self, collection: Collection, progress: Progress) -> Collection:
        """State what the documents of a collection say; return it without those whose graph breaks the shapes."""
        refused: dict[str, Rejection] = {}
        for done, report in enumerate(collection.documents):
            progress("graphs", done, len(collection.documents))
            try:
                self._state(report)
            except DocumentRejected as error:
                refused[report.id] = Rejection(report.path, error.reason, error.remedy)
        progress("graphs", len(collection.documents), len(collection.documents))
        stated = collection.without(refused.items())
        self._documents = stated.documents
        return stated

    @property
    def digest(self) -> str:
        """Of all statements: the same for the same ones in the same order."""
        digest = self._digest.copy()
        for part in self._shared():
            digest.update(hashlib.sha256(part).digest())
        return digest.hexdigest()

    def __iter__(self) -> Iterator[bytes]:
        """Iterate over the statements of each document, then over those that no document makes."""
        for report in self._documents:
            yield self._linked.statements(self._linked.document(report))
        yield from self._shared()

    def _state(self, report: DocumentReport) -> None:
        linked = self._linked.document(report)
        self._digest.update(hashlib.sha256(self._linked.statements(linked)).digest())
        self._linked.keep(linked)
        self._named |= {link.authority for link in linked.links if link.authority}

    def _shared(self) -> Iterator[bytes]:
        known = authority_graph(self._authority, self._named, self._base, self._linked.withdrawn.iris)
        yield nquads(authority_graph_iri(self._base), known)
        yield nquads(terms.ONTOLOGY, vocabulary_graph())
