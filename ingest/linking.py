"""What a run publishes of each document: its identities and its statements, from the cache where nothing changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import TypeAdapter

from ingest.cache import Cache
from ingest.collection import Analyses
from ingest.config import GRAPH_CODE, code_digest, code_version
from ingest.errors import DocumentRejected, PublicationError
from ingest.graph.quads import nquads
from ingest.graph.statements import document_graph
from ingest.graph.validate import validate
from ingest.link.entities import Linker
from ingest.link.identities import Identities
from ingest.link.withdrawn import Withdrawn
from ingest.records import DocumentReport, LinkedDocument
from ontology import iris
from snapshot.former import Identity

LINKED = TypeAdapter(LinkedDocument)
NAMED = ("plan", "actor", "axis")
"""What a document names by words; measures and documents are found again otherwise."""
IDENTITIES_OF = TypeAdapter(tuple[dict[str, str], ...])


class Linked:
    """The linked documents of one run and their statements."""

    def __init__(
        self, folder: Path, scratch: Path, linker: Linker, analyses: Analyses, authority: str
    ) -> None:
        """Open what is known.

        Args:
            folder: Of the cache.
            scratch: Where files are written before they are moved.
            linker: What links a document of which nothing is known.
            analyses: The analyses of the collection.
            authority: Digest of the authority file and of the judgements about it.
        """
        code = f"{code_version()} {code_digest(GRAPH_CODE)}"
        base = linker.config.base_iri
        self._links = Cache(folder / "links", scratch, code, base, authority, linker.withdrawn.digest)
        self._statements = Cache(folder / "statements", scratch, code, base)
        self._linker = linker
        self._analyses = analyses

    @property
    def identities(self) -> Identities:
        """The identities of measures, those that this run assigns included."""
        return self._linker.identities

    @property
    def withdrawn(self) -> Withdrawn:
        """What is left out of the documents."""
        return self._linker.withdrawn

    def document(self, report: DocumentReport) -> LinkedDocument:
        """Return a document of the collection with the identity of each of its entities.

        Raises:
            PublicationError: its analysis is gone from the cache.
        """
        known = self._links.read(*self._key(report))
        if known is not None:
            return LINKED.validate_json(known)
        analysis = self._analyses.of_document(report)
        if analysis is None:
            raise PublicationError("The cache was deleted while it was used.", "Run again.")
        linked = self._linker.link(analysis)
        cleared = self._linker.cleared(analysis)
        if cleared != analysis:
            self._analyses.replace(report, cleared)
        # Linking again gives the same: the identities that it assigned are known now, and in the key.
        self._links.write(LINKED.dump_json(linked), *self._key(report))
        return linked

    def statements(self, linked: LinkedDocument) -> bytes:
        """Return the statements of a document as N-Quads, in its named graph and in the default one.

        Raises:
            DocumentRejected: they break the shapes of the ontology.
        """
        key = hashlib.sha256(LINKED.dump_json(linked)).hexdigest()
        known = self._statements.read(key)
        if known is not None:
            return known
        graph = document_graph(linked, self._linker.config.base_iri)
        defects = validate(graph)
        if defects:
            raise DocumentRejected(
                f"Its graph breaks the rules of the ontology: {' '.join(defects)}",
                "Correct its front matter, or report this as a defect of Enfance.",
            )
        name = iris.mint("graph", linked.analysis.document.id, base=self._linker.config.base_iri)
        statements = nquads(name, graph)
        self._statements.write(statements, key)
        return statements

    def keep(self, linked: LinkedDocument) -> None:
        """Remember the identities under which a document and its measures are published."""
        document = linked.analysis.document
        published = {link.entity: link for link in linked.links if link.iri}
        measures = {
            link.iri: link.label
            for one in linked.analysis.annotations.entities
            if one.type == "measure" and (link := published.get(one.id)) and link.iri
        }
        known = Identity(document.id, linked.iri, text=document.sha256)
        self.identities.keep(known, measures, self._linker.config.same_quote)
        self.identities.keep_named(document.id, _named(linked))

    def remove_unused(self) -> None:
        """Forget what is cached of documents, or of states of them, that this run does not publish."""
        self._links.remove_unused()
        self._statements.remove_unused()

    def _key(self, report: DocumentReport) -> tuple[str, ...]:
        identities = tuple({"iri": one.iri, "quote": one.quote} for one in self.identities.of(report.id))
        return (
            report.suffix,
            report.source_sha256,
            report.path,
            IDENTITIES_OF.dump_json(identities).decode(),
        )


def _named(linked: LinkedDocument) -> dict[str, tuple[str, ...]]:
    """Return the words that name each plan, actor and axis of a document, by its IRI."""
    iris_of = {link.entity: link.iri for link in linked.links if link.iri}
    found: dict[str, tuple[str, ...]] = {}
    for one in linked.analysis.annotations.entities:
        if one.type in NAMED and one.id in iris_of:
            words = (" ".join(span.within(linked.analysis.document.text).split()) for span in one.mentions)
            found[iris_of[one.id]] = (*found.get(iris_of[one.id], ()), *words)
    return found
