"""The order of the stages, from files to a published snapshot. Only this module knows it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

from rdflib import Graph

from ingest.annotate import annotate
from ingest.annotate.languages import document_language, with_languages
from ingest.cache import AnalysisCache, ValidGraphs
from ingest.clean.steps import clean
from ingest.config import PipelineConfig, analysis_version, code_version
from ingest.errors import DocumentRejected, PublicationError
from ingest.graph.authority import authority_graph, authority_graph_iri
from ingest.graph.quads import quads, vocabulary_graph
from ingest.graph.statements import document_graph
from ingest.graph.validate import validate
from ingest.index.embeddings import Embeddings
from ingest.index.units import content
from ingest.index.write import write_index
from ingest.link.candidates import Catalogue
from ingest.link.entities import Linker
from ingest.link.identities import Identities
from ingest.load import load
from ingest.load.sources import find_sources
from ingest.progress import Progress
from ingest.publish import build_directory, is_published, publish
from ingest.records import (
    Analysis,
    Document,
    DocumentReport,
    LinkedDocument,
    Rejection,
    RunReport,
    Source,
)
from ingest.segment.blocks import segment
from ingest.segment.passages import passages
from ontology import iris, terms
from snapshot.authority import Authority
from snapshot.current import current_id, snapshots_directory
from snapshot.encoder import Encoder
from snapshot.manifest import DUMP, GRAPH, IDENTITIES, REPORT, Manifest, digests, file_digest
from snapshot.model_folder import find_model, model_digest
from snapshot.store import build_store, write_dump


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the pipeline: where it writes, what it was told, and whom it tells how far it is."""

    data_dir: Path
    config: PipelineConfig
    authority: Authority
    progress: Progress
    allow_removals: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """What could be read of the sources given."""

    analyses: tuple[Analysis, ...]
    """Sorted by document id."""
    rejections: tuple[Rejection, ...]
    reused: int

    def without(self, refused: dict[str, Rejection]) -> Collection:
        """Return the collection without some documents, by id."""
        kept = tuple(one for one in self.analyses if one.document.id not in refused)
        return replace(self, analyses=kept, rejections=(*self.rejections, *refused.values()))


def analyse(source: Source, authority: Authority) -> Analysis:
    """Load one document and read it: blocks, passages, entities and relations.

    Raises:
        DocumentRejected: it can't be read; the error says why and what to do.
    """
    document = load(source)
    readable, offsets = clean(document)
    blocks = with_languages(segment(readable), readable)
    return Analysis(
        document=document,
        lang=document.metadata.lang or document_language(blocks),
        blocks=offsets.restored(blocks),
        passages=offsets.restored(passages(readable, blocks)),
        annotations=offsets.restored(annotate(readable, blocks, authority)),
    )


def ingest(paths: Iterable[Path], run: Run) -> RunReport:
    """Ingest files and folders and publish a snapshot of them all; the paths are the whole collection.

    Raises:
        PublicationError: nothing could be published; what was served before still is.
        SnapshotError: the encoder or the authority file can't be used; what was served before still is.
    """
    with build_directory(run.data_dir) as building:
        sources, unreadable = find_sources(paths)
        collection = _read_all(sources, unreadable, run)
        identities = Identities.read(run.data_dir / IDENTITIES)
        linker = Linker(Catalogue(run.authority), identities, run.config)
        linked = [linker.link(analysis) for analysis in collection.analyses]
        graphs, refused = _graphs(linked, run)
        collection = collection.without(refused)
        if not collection.analyses:
            return _report(collection, None)
        _refuse_large_removal(collection, run)
        write_dump(building / DUMP, quads(graphs))
        snapshot_id = _snapshot_id(building, collection, run.config)
        report = _report(collection, snapshot_id)
        if not is_published(run.data_dir, snapshot_id):
            published = [one for one in linked if one.analysis.document.id not in refused]
            _build(building, snapshot_id, published, graphs, run)
            (building / REPORT).write_text(json.dumps(asdict(report), ensure_ascii=False, indent=1), "utf-8")
            identities.write(building / IDENTITIES)
        publish(building, run.data_dir, snapshot_id)
        identities.write(run.data_dir / IDENTITIES)
    return report


def _read_all(sources: tuple[Source, ...], unreadable: tuple[Rejection, ...], run: Run) -> Collection:
    cache = AnalysisCache(run.data_dir / "cache" / "analyses", run.authority.digest)
    analyses: dict[str, Analysis] = {}
    texts: dict[str, str] = {}
    rejections = list(unreadable)
    reused = 0
    for done, source in enumerate(sources):
        run.progress("documents", done, len(sources))
        known = cache.read(source)
        reused += known is not None
        try:
            analysis = known or analyse(source, run.authority)
            _refuse_twin(analysis.document, analyses, texts)
        except DocumentRejected as error:
            rejections.append(Rejection(source.path, error.reason, error.remedy))
            continue
        if known is None:
            cache.write(source, analysis)
        analyses[analysis.document.id] = analysis
        texts[analysis.document.sha256] = source.path
    run.progress("documents", len(sources), len(sources))
    return Collection(tuple(analyses[key] for key in sorted(analyses)), tuple(rejections), reused)


def _refuse_twin(document: Document, analyses: dict[str, Analysis], texts: dict[str, str]) -> None:
    """Refuse a second document of the same text or the same id; neither can stand for both."""
    if document.sha256 in texts:
        raise DocumentRejected(
            f"It has the same text as {texts[document.sha256]}.", "Keep one of the two files."
        )
    if document.id in analyses:
        raise DocumentRejected(
            f"Its id “{document.id}” is already that of {analyses[document.id].document.path}.",
            "Give one of them another id in its front matter.",
        )


def _graphs(
    linked: Iterable[LinkedDocument], run: Run
) -> tuple[list[tuple[str, Graph]], dict[str, Rejection]]:
    """Return the named graphs, authority file and vocabulary last, and the documents whose graph breaks the shapes."""
    valid = ValidGraphs(run.data_dir / "cache" / "graphs")
    graphs: list[tuple[str, Graph]] = []
    refused: dict[str, Rejection] = {}
    documents = list(linked)
    for done, one in enumerate(documents):
        run.progress("graphs", done, len(documents))
        document, graph = one.analysis.document, document_graph(one, run.config.base_iri)
        defects = () if valid.knows(graph) else validate(graph)
        if defects:
            refused[document.id] = Rejection(
                document.path,
                f"Its graph breaks the rules of the ontology: {' '.join(defects)}",
                "Correct its front matter, or report this as a defect of Enfance.",
            )
            continue
        valid.remember(graph)
        graphs.append((iris.mint("graph", document.id, base=run.config.base_iri), graph))
    run.progress("graphs", len(documents), len(documents))
    known = {link.authority for one in documents for link in one.links if link.authority}
    graphs.append(
        (authority_graph_iri(run.config.base_iri), authority_graph(run.authority, known, run.config.base_iri))
    )
    return [*graphs, (terms.ONTOLOGY, vocabulary_graph())], refused


def _refuse_large_removal(collection: Collection, run: Run) -> None:
    served = current_id(run.data_dir)
    report = snapshots_directory(run.data_dir) / (served or "") / REPORT
    if run.allow_removals or served is None or not report.exists():
        return
    before = {line["id"] for line in json.loads(report.read_text("utf-8"))["documents"]}
    removed = before - {analysis.document.id for analysis in collection.analyses}
    if len(removed) > run.config.largest_removal * len(before):
        raise PublicationError(
            f"This run would remove {len(removed)} of the {len(before)} documents that are served, "
            f"{', '.join(sorted(removed)[:3])} among them.",
            "Name all the files and folders of the collection, or confirm with --allow-removals.",
        )


def _snapshot_id(building: Path, collection: Collection, config: PipelineConfig) -> str:
    """Derive the id from what decides the content: statements, texts, code, thresholds and encoder."""
    parts = {
        "graph": file_digest(building / DUMP),
        "corpus": _corpus_digest(collection.analyses),
        "code": f"{code_version()} {analysis_version()}",
        "encoder": model_digest(find_model(config.encoder)),
        "base": config.base_iri,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


def _corpus_digest(analyses: Iterable[Analysis]) -> str:
    lines = (f"{one.document.sha256}  {one.document.id}\n" for one in analyses)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _build(
    building: Path, snapshot_id: str, linked: list[LinkedDocument], graphs: list[tuple[str, Graph]], run: Run
) -> None:
    """Write everything but the dump, which is there, and last the manifest, which vouches for the rest."""
    embeddings = Embeddings(Encoder.load(run.config.encoder), run.data_dir / "cache")
    statements = build_store(building / GRAPH, quads(graphs))
    counts = write_index(
        building, content(linked, run.config.base_iri), embeddings, partial(run.progress, "vectors")
    )
    Manifest(
        id=snapshot_id,
        corpus_digest=_corpus_digest(one.analysis for one in linked),
        code_version=code_version(),
        base_iri=run.config.base_iri,
        encoder=embeddings.encoder.identity,
        counts={**counts, "statements": statements},
        files=digests(building),
    ).write(building)


def _report(collection: Collection, snapshot_id: str | None) -> RunReport:
    lines = tuple(_line(analysis) for analysis in collection.analyses)
    return RunReport(snapshot_id, lines, collection.rejections, collection.reused)


def _line(analysis: Analysis) -> DocumentReport:
    document, annotations = analysis.document, analysis.annotations
    types = Counter(entity.type for entity in annotations.entities)
    counts = {kind: types[kind] for kind in ("plan", "measure", "actor", "date", "axis")}
    counts |= {"passage": len(analysis.passages), "relation": len(annotations.relations)}
    return DocumentReport(document.path, document.id, counts, document.warnings)
