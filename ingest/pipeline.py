"""The order of the stages, from files to a published snapshot. Only this module knows it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, astuple, dataclass, field, replace
from functools import partial
from pathlib import Path

from ingest.annotate import annotate
from ingest.annotate.languages import document_language, with_languages
from ingest.cache import Cache
from ingest.clean.steps import clean
from ingest.collection import ANALYSIS, Analyses, Collection, read_all
from ingest.config import ANALYSIS_CODE, GRAPH_CODE, PipelineConfig, code_digest, code_version
from ingest.index.embeddings import Embeddings
from ingest.index.units import content
from ingest.index.write import write_index
from ingest.link.candidates import Catalogue
from ingest.link.entities import Linker
from ingest.link.identities import Identities
from ingest.link.judgements import Judgements
from ingest.link.withdrawn import Withdrawn
from ingest.linking import Linked
from ingest.load import load
from ingest.load.sources import find
from ingest.membership import current_documents, extended, refuse_large_removal, without_withdrawn
from ingest.progress import Progress
from ingest.publish import Past, build_directory, is_published, publish
from ingest.purge import purge
from ingest.records import Analysis, LinkedDocument, RunReport, Source
from ingest.segment.blocks import segment
from ingest.segment.passages import passages
from ingest.statements import Statements
from snapshot.authority import Authority
from snapshot.current import current_id
from snapshot.encoder import Encoder
from snapshot.former import IDENTITIES, Tombstone, former, read_identities, read_tombstones
from snapshot.manifest import DUMP, FORMAT_VERSION, GRAPH, REPORT, Manifest, digests
from snapshot.model_folder import find_model, model_digest
from snapshot.store import build_store, write_dump


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the pipeline: where it writes, what it was told, and whom it tells how far it is."""

    data_dir: Path
    config: PipelineConfig
    authority: Authority
    progress: Progress
    add: bool = False
    allow_removals: bool = False
    ocr: bool = False
    judgements: Judgements = field(default_factory=Judgements)


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


def analysed(source: Source, authority: Authority) -> bytes:
    """Return the analysis of one document as JSON, as the cache keeps it."""
    return ANALYSIS.dump_json(analyse(source, authority))


def ingest(paths: Iterable[Path], run: Run) -> RunReport:
    """Ingest files and folders and publish a snapshot of them all.

    The paths are the whole collection, or what is added to the current one.

    Raises:
        PublicationError: nothing could be published; what was served before still is.
        SnapshotError: the encoder or the authority file can't be used; what was served before still is.
    """
    with build_directory(run.data_dir) as building:
        # What is wrong with it is told before all documents are read.
        encoder = model_digest(find_model(run.config.encoder))
        tombstones = tuple(read_tombstones(run.data_dir))
        analyses = open_analyses(building, run)
        collection = _read(paths, analyses, tombstones, run)
        known = f"{run.authority.digest} {run.judgements.digest}"
        linked = Linked(run.data_dir / "cache", building, _linker(tombstones, run), analyses, known)
        if not run.allow_removals:
            largest = run.config.largest_removal
            refuse_large_removal(collection, current_documents(run.data_dir), tombstones, largest)
        statements = Statements(linked, run.authority, run.config.base_iri)
        collection = statements.of(collection, run.progress)
        if not collection.documents:
            return _report(collection, None)
        report = _published(building, collection, (linked, statements), tombstones, encoder, run)
        purge(run.data_dir, tombstones, str(report.snapshot_id), (analyses, linked))
        return report


def open_analyses(scratch: Path, run: Run) -> Analyses:
    """Open the analyses that are cached; files are written in a scratch directory before they are moved."""
    version = code_digest(ANALYSIS_CODE), run.authority.digest
    return Analyses(Cache(run.data_dir / "cache" / "analyses", scratch, *version))


def _linker(tombstones: Iterable[Tombstone], run: Run) -> Linker:
    identities = Identities(read_identities(run.data_dir))
    identities.forget(tombstones)
    return Linker(Catalogue(run.authority), identities, run.config, Withdrawn.of(tombstones), run.judgements)


def _read(
    paths: Iterable[Path], analyses: Analyses, tombstones: tuple[Tombstone, ...], run: Run
) -> Collection:
    findings, unreadable = find(paths, ocr=run.ocr)
    work = partial(analysed, authority=run.authority)
    read = read_all(findings, analyses, work, run.config.limits, run.progress)
    given = replace(read, rejections=(*unreadable, *read.rejections))
    added = without_withdrawn(given, analyses, tombstones)
    return extended(added, current_documents(run.data_dir), analyses, tombstones) if run.add else added


def _published(
    building: Path,
    collection: Collection,
    made: tuple[Linked, Statements],
    tombstones: tuple[Tombstone, ...],
    encoder: str,
    run: Run,
) -> RunReport:
    linked, statements = made
    snapshot_id = _snapshot_id(statements, collection, tombstones, encoder, run.config.base_iri)
    report = _report(collection, snapshot_id)
    if not is_published(run.data_dir, snapshot_id):
        write_dump(building / DUMP, statements)
        _build(building, snapshot_id, collection, linked, run)
    # Whoever publishes an IRI knows it ever after: identities are kept before anything shows them.
    identities = linked.identities
    identities.close(current_id(run.data_dir) or "")
    identities.write(run.data_dir / IDENTITIES)
    publish(building, run.data_dir, snapshot_id, Past(identities, tombstones, identities.published))
    return report


def _snapshot_id(
    statements: Statements,
    collection: Collection,
    tombstones: tuple[Tombstone, ...],
    encoder: str,
    base_iri: str,
) -> str:
    """Derive the id from what decides the content: statements, texts, withdrawals, code, thresholds and encoder."""
    withdrawn = [astuple(one) for one in former((), tombstones, frozenset())]
    parts = {
        "format": str(FORMAT_VERSION),
        "graph": statements.digest,
        "corpus": _corpus_digest(collection),
        "code": f"{code_version()} {code_digest(ANALYSIS_CODE)} {code_digest(GRAPH_CODE)}",
        "encoder": encoder,
        "base": base_iri,
        **({"withdrawn": json.dumps(withdrawn)} if withdrawn else {}),
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


def _corpus_digest(collection: Collection) -> str:
    lines = (f"{one.text_sha256}  {one.id}  {one.path}\n" for one in collection.documents)
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _build(building: Path, snapshot_id: str, collection: Collection, linked: Linked, run: Run) -> None:
    """Write everything but the dump, which is there, and last the manifest, which vouches for the rest."""
    embeddings = Embeddings(Encoder.load(run.config.encoder), run.data_dir / "cache")
    statements = build_store(building / GRAPH, building / DUMP)
    documents: Iterator[LinkedDocument] = map(linked.document, collection.documents)
    rows = content(documents, run.config.base_iri)
    counts = write_index(building, rows, embeddings, partial(run.progress, "vectors"))
    report = _report(collection, snapshot_id)
    (building / REPORT).write_text(json.dumps(asdict(report), ensure_ascii=False, indent=1), "utf-8")
    Manifest(
        id=snapshot_id,
        corpus_digest=_corpus_digest(collection),
        code_version=code_version(),
        base_iri=run.config.base_iri,
        encoder=embeddings.encoder.identity,
        counts={**counts, "statements": statements},
        files=digests(building),
    ).write(building)


def _report(collection: Collection, snapshot_id: str | None) -> RunReport:
    return RunReport(snapshot_id, collection.documents, collection.rejections, collection.reused)
