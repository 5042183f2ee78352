"""The manifest of a snapshot: what it was made from, and the digests and probes that prove it whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from snapshot.errors import SnapshotMismatch

if TYPE_CHECKING:
    from pathlib import Path

FORMAT_VERSION = 3
MANIFEST = "manifest.json"
GRAPH = "graph"
DUMP = "graph.nq.gz"
PASSAGES = "passages.sqlite"
VECTORS = "vectors.faiss"
KEYWORDS = "keywords"
TOKENS = "tokens"
ENCODER = "encoder"
REPORT = "report.json"

DIGESTED_FILES = (DUMP, PASSAGES, VECTORS, f"{TOKENS}/rows.npz", f"{TOKENS}/vectors.i8")
"""Files whose SHA-256 the manifest records."""

REBUILD = "Run `enfance ingest …` again to build a new snapshot."


@dataclass(frozen=True, slots=True)
class EncoderIdentity:
    """Which model encoded a snapshot, so that questions are never encoded by another one."""

    name: str
    """As the setting named it: ``default``, a model name or a path."""
    dimension: int
    digest: str
    """SHA-256 over the files of the model."""
    probes: tuple[tuple[float, ...], ...]
    """The first 8 components of the vectors of fixed probe sentences, French and English."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The contents of ``manifest.json``."""

    id: str
    corpus_digest: str
    code_version: str
    base_iri: str
    encoder: EncoderIdentity
    counts: dict[str, int]
    """``documents``, ``documents.fr``, ``documents.en``, ``passages``, ``measures``, ``statements``, …"""
    files: dict[str, str]
    """SHA-256 of each file of ``DIGESTED_FILES``, by its name."""
    format_version: int = FORMAT_VERSION

    @classmethod
    def read(cls, directory: Path) -> Manifest:
        """Read the manifest of the snapshot in ``directory``.

        Raises:
            SnapshotMismatch: it is missing, unreadable or of another format.
        """
        path = directory / MANIFEST
        try:
            fields: dict[str, Any] = json.loads(path.read_bytes())
            _require_format(path, fields["format_version"])
            return cls(**{**fields, "encoder": _encoder_identity(fields["encoder"])})
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SnapshotMismatch(f"{path} can't be read as a manifest ({error}). {REBUILD}") from error

    def write(self, directory: Path) -> None:
        """Write the manifest into ``directory`` as JSON with sorted keys."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True)
        (directory / MANIFEST).write_text(text + "\n", encoding="utf-8")

    def check_files(self, directory: Path) -> None:
        """Compare the files of ``directory`` with their digests.

        Raises:
            SnapshotMismatch: a file is missing, can't be read or has other bytes.
        """
        for name in DIGESTED_FILES:
            path = directory / name
            try:
                digest = file_digest(path)
            except FileNotFoundError as error:
                raise SnapshotMismatch(f"{path} is missing. {REBUILD}") from error
            except OSError as error:
                raise SnapshotMismatch(
                    f"{path} can't be read ({error.strerror}). Check its permissions."
                ) from error
            if digest != self.files.get(name):
                raise SnapshotMismatch(f"{path} has other contents than its manifest says. {REBUILD}")


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digests(directory: Path) -> dict[str, str]:
    """Return the digests that the manifest of a snapshot being written in ``directory`` records."""
    return {name: file_digest(directory / name) for name in DIGESTED_FILES}


def _require_format(path: Path, version: object) -> None:
    if version != FORMAT_VERSION:
        raise SnapshotMismatch(
            f"{path} has format {version}, but this Enfance reads format {FORMAT_VERSION}. {REBUILD}"
        )


def _encoder_identity(fields: dict[str, Any]) -> EncoderIdentity:
    return EncoderIdentity(**{**fields, "probes": tuple(tuple(probe) for probe in fields["probes"])})
