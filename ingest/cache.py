"""Analyses and valid graphs kept by content and code version, so that an unchanged document costs nothing."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from rdflib import Graph

from ingest.config import analysis_version
from ingest.records import Analysis, Source
from ontology import resources

ANALYSIS = TypeAdapter(Analysis)


class AnalysisCache:
    """A folder of analyses, one JSON file each; safe to delete, safe to interrupt."""

    def __init__(self, folder: Path, authority_digest: str) -> None:
        """Open the cache of one data directory.

        Args:
            folder: Created when something is first written.
            authority_digest: Of the authority file, which analysis consults.
        """
        self._folder = folder
        self._version = f"{analysis_version()}-{authority_digest}"

    def read(self, source: Source) -> Analysis | None:
        """Return the analysis of this source by today's code, or None."""
        try:
            return ANALYSIS.validate_json(self._path(source).read_bytes())
        except FileNotFoundError:
            return None
        except ValidationError:  # cut short by a crash of an older version: analyse anew
            return None

    def write(self, source: Source, analysis: Analysis) -> None:
        """Keep an analysis; a crash while writing leaves nothing behind that would be read."""
        path = self._path(source)
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(ANALYSIS.dump_json(analysis))
        unfinished.replace(path)

    def _path(self, source: Source) -> Path:
        key = f"{self._version}\n{source.stem}{source.suffix}\n{source.path}\n{source.sha256}"
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()}.json"


class ValidGraphs:
    """The digests of graphs that were checked against these shapes before and passed."""

    def __init__(self, folder: Path) -> None:
        """Keep the digests in ``folder`` as empty files; safe to delete."""
        self._folder = folder

    def knows(self, graph: Graph) -> bool:
        """Tell whether a graph of exactly these statements passed."""
        return self._path(graph).exists()

    def remember(self, graph: Graph) -> None:
        """Note that a graph passed."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._path(graph).touch()

    def _path(self, graph: Graph) -> Path:
        digest = hashlib.sha256(resources.shapes().encode())
        for line in sorted(" ".join(term.n3() for term in triple) for triple in graph):
            digest.update(line.encode())
        return self._folder / digest.hexdigest()
