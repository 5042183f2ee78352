"""Reading a collection: each document once, from the cache where it did not change, else in a process of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from ingest.cache import Cache
from ingest.config import Limits
from ingest.errors import DocumentRejected
from ingest.load.sources import Finding
from ingest.progress import Progress
from ingest.records import Analysis, DocumentReport, Rejection, Source
from ingest.workers import Work, read_each

ANALYSIS = TypeAdapter(Analysis)
COUNTED = ("plan", "measure", "actor", "date", "axis")


@dataclass(frozen=True, slots=True)
class Collection:
    """What could be read of the documents given; their analyses are in the cache."""

    documents: tuple[DocumentReport, ...]
    """Sorted by id."""
    rejections: tuple[Rejection, ...]
    reused: int

    def without(self, refused: Iterable[tuple[str, Rejection]]) -> Collection:
        """Return the collection without some documents, by id."""
        gone = dict(refused)
        kept = tuple(one for one in self.documents if one.id not in gone)
        return replace(self, documents=kept, rejections=(*self.rejections, *gone.values()))


class Analyses:
    """The analyses of documents, in the cache by their content: a file may be renamed or moved."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def of_source(self, source: Source, name: str) -> Analysis | None:
        """Return the analysis of a file by today's code, under its present name, or None."""
        return self._read(source.suffix, source.sha256, name)

    def of_document(self, document: DocumentReport) -> Analysis | None:
        """Return the analysis of a document that was ingested before, or None."""
        return self._read(document.suffix, document.source_sha256, document.path)

    def holds(self, document: DocumentReport) -> bool:
        """Tell whether the analysis of a document that was ingested before is known."""
        return self._cache.holds(document.suffix, document.source_sha256)

    def write(self, source: Source, analysis: bytes) -> None:
        """Keep an analysis, given as JSON."""
        self._cache.write(analysis, source.suffix, source.sha256)

    def replace(self, document: DocumentReport, analysis: Analysis) -> None:
        """Keep another analysis of a document."""
        self._cache.write(ANALYSIS.dump_json(analysis), document.suffix, document.source_sha256)

    def remove(self, document: DocumentReport) -> None:
        """Forget the analysis of a document."""
        self._cache.remove(document.suffix, document.source_sha256)

    def remove_unused(self) -> None:
        """Forget the analyses of all documents that this run has nothing to do with."""
        self._cache.remove_unused()

    def _read(self, suffix: str, sha256: str, name: str) -> Analysis | None:
        known = self._cache.read(suffix, sha256)
        if known is None:
            return None
        analysis = ANALYSIS.validate_json(known)
        return replace(analysis, document=replace(analysis.document, path=name))


def read_all(
    findings: Iterable[Finding], analyses: Analyses, work: Work, limits: Limits, progress: Progress
) -> Collection:
    """Read documents; the order in which they are given changes nothing.

    Args:
        findings: What to read.
        analyses: Where to find and keep what was read.
        work: Turns a source into an analysis, as JSON.
        limits: Of time and memory for each document.
        progress: Told how many are done.
    """
    reading = _Reading(sorted(findings, key=lambda one: (one.name, one.path)), analyses, progress)
    for source, answer in read_each(work, reading.unknown(), limits):
        reading.take(source, answer)
    return reading.collection()


class _Reading:
    """What was read so far."""

    def __init__(self, findings: list[Finding], analyses: Analyses, progress: Progress) -> None:
        self._findings = findings
        self._names = {one.path: one.name for one in findings}
        self._analyses = analyses
        self._progress = progress
        self._read: dict[str, DocumentReport] = {}
        self._rejected: dict[str, Rejection] = {}
        self._reused = 0
        self._told()

    def unknown(self) -> Iterator[Source]:
        """Yield the sources that no analysis is known of; the others are taken on the way."""
        for finding in self._findings:
            try:
                source = finding.read()
            except DocumentRejected as error:
                self._reject(finding.path, error)
                continue
            known = self._analyses.of_source(source, finding.name)
            if known is None:
                yield source
            else:
                self._reused += 1
                self._keep(source, known)

    def take(self, source: Source, answer: bytes | DocumentRejected) -> None:
        """Keep what was read of a source, or why it could not be."""
        if isinstance(answer, DocumentRejected):
            self._reject(source.path, answer)
            return
        self._analyses.write(source, answer)
        analysis = self._analyses.of_source(source, self._names[source.path])
        if analysis is not None:
            self._keep(source, analysis)

    def collection(self) -> Collection:
        """Return all that was read, of twins the one whose name comes first."""
        kept: dict[str, DocumentReport] = {}
        texts: dict[str, str] = {}
        for path in (one.path for one in self._findings if one.path in self._read):
            document = self._read[path]
            twin = _twin(document, kept, texts)
            if twin:
                self._rejected[path] = Rejection(path, *twin)
                continue
            kept[document.id] = document
            texts[document.text_sha256] = document.path
        rejections = tuple(self._rejected[path] for path in sorted(self._rejected))
        return Collection(tuple(kept[key] for key in sorted(kept)), rejections, self._reused)

    def _keep(self, source: Source, analysis: Analysis) -> None:
        self._read[source.path] = _report(source, analysis)
        self._told()

    def _reject(self, path: str, error: DocumentRejected) -> None:
        self._rejected[path] = Rejection(path, error.reason, error.remedy)
        self._told()

    def _told(self) -> None:
        self._progress("documents", len(self._read) + len(self._rejected), len(self._findings))


def _twin(
    document: DocumentReport, kept: dict[str, DocumentReport], texts: dict[str, str]
) -> tuple[str, str] | None:
    """Return why a second document of the same text or the same id is refused: neither can stand for both."""
    if document.text_sha256 in texts:
        return f"It has the same text as {texts[document.text_sha256]}.", "Keep one of the two files."
    if document.id in kept:
        return (
            f"Its id “{document.id}” is already that of {kept[document.id].path}.",
            "Give one of them another id in its front matter.",
        )
    return None


def _report(source: Source, analysis: Analysis) -> DocumentReport:
    document, annotations = analysis.document, analysis.annotations
    types: Counter[str] = Counter(entity.type for entity in annotations.entities)
    counts = {kind: types[kind] for kind in COUNTED}
    counts |= {"passage": len(analysis.passages), "relation": len(annotations.relations)}
    return DocumentReport(
        path=document.path,
        id=document.id,
        counts=counts,
        warnings=document.warnings,
        suffix=source.suffix,
        source_sha256=source.sha256,
        text_sha256=document.sha256,
    )
