"""Which documents a run publishes: those that are given or kept, none that was withdrawn, and no silent removal of many."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ingest.collection import Analyses, Collection
from ingest.errors import PublicationError
from ingest.records import DocumentReport, Rejection
from snapshot.current import current_id, snapshots_directory
from snapshot.former import Tombstone
from snapshot.manifest import REPORT


def current_documents(data_dir: Path) -> list[DocumentReport]:
    """Return the documents of the snapshot that is served."""
    report = snapshots_directory(data_dir) / (current_id(data_dir) or "") / REPORT
    if not report.exists():
        return []
    return [DocumentReport(**line) for line in json.loads(report.read_text("utf-8"))["documents"]]


def without_withdrawn(given: Collection, analyses: Analyses, tombstones: Iterable[Tombstone]) -> Collection:
    """Return a collection without the documents that were withdrawn; their analyses are forgotten."""
    refused = {one.id: refusal for one in given.documents if (refusal := _withdrawal(one, tombstones))}
    for one in given.documents:
        if one.id in refused:
            analyses.remove(one)
    return given.without(refused.items())


def extended(
    added: Collection, served: Iterable[DocumentReport], analyses: Analyses, tombstones: Iterable[Tombstone]
) -> Collection:
    """Return the documents that are served with what is added; one that is given again replaces the one before.

    Raises:
        PublicationError: the analysis of a document that is served is not known.
    """
    ids = {one.id for one in added.documents}
    texts = {one.text_sha256 for one in added.documents}
    kept = [
        one
        for one in served
        if one.id not in ids and one.text_sha256 not in texts and not _withdrawal(one, tombstones)
    ]
    missing = [one.path for one in kept if not analyses.holds(one)]
    if missing:
        raise PublicationError(
            f"Enfance or its authority file changed since {len(missing)} documents of the current collection were "
            f"read, {missing[0]} among them: they must be read again.",
            "Give all files and folders of the collection once, without --add.",
        )
    documents = sorted((*added.documents, *kept), key=lambda one: one.id)
    return replace(added, documents=tuple(documents), reused=added.reused + len(kept))


def refuse_large_removal(
    collection: Collection, served: Iterable[DocumentReport], tombstones: Iterable[Tombstone], largest: float
) -> None:
    """Refuse a collection that lacks more than a share of the documents that are served; withdrawn ones don't count.

    Raises:
        PublicationError: it does, and is not empty.
    """
    before = {document.id for document in served if not _withdrawal(document, tombstones)}
    removed = before - {document.id for document in collection.documents}
    if collection.documents and len(removed) > largest * len(before):
        raise PublicationError(
            f"This run would remove {len(removed)} of the {len(before)} documents that are served, "
            f"{', '.join(sorted(removed)[:3])} among them.",
            "Name all the files and folders of the collection, confirm with --allow-removals, or extend it with "
            "--add.",
        )


def _withdrawal(document: DocumentReport, tombstones: Iterable[Tombstone]) -> Rejection | None:
    """Return why a document may not be published again, if it was withdrawn."""
    for one in tombstones:
        if one.kind == "document" and (document.id == one.document or document.text_sha256 == one.text):
            why = f": {one.reason.rstrip('.')}." if one.reason else "."
            undo = f"Leave it out, or undo that with `enfance withdraw --undo {one.iri}`."
            return Rejection(document.path, f"It was withdrawn on {one.date}{why}", undo)
    return None
