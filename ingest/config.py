"""The pipeline's thresholds and the version of its components."""

from __future__ import annotations

import hashlib
import os
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from ontology.iris import DEFAULT_BASE

FETCHED = ".fetched.json"
"""In a folder of fetched documents: what a later fetch needs. It is no document, and nobody put it there."""
PACKAGE = Path(__file__).parent
ANALYSIS_CODE = ("load", "clean", "segment", "annotate", "models", "records.py", "../snapshot/dates")
"""What turns a file into an ``Analysis``."""
GRAPH_CODE = (
    *("records.py", "link", "graph", "index", "pipeline.toml"),
    *("../ontology", "../snapshot"),
)
"""What turns an ``Analysis`` into statements and rows."""


@dataclass(frozen=True, slots=True)
class LinkThresholds:
    """When a mention is linked to an entry of the authority file; scores run from 0 to 1."""

    accept: float
    margin: float
    candidates: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may take, and how many are read at the same time."""

    seconds: int
    memory_mb: int
    processes: int


@dataclass(frozen=True, slots=True)
class PipelineConfig:
    """What a run of the pipeline is decided by, besides its documents."""

    link: LinkThresholds
    same_quote: float
    largest_removal: float
    limits: Limits
    base_iri: str = DEFAULT_BASE
    encoder: str = "default"
    authority: tuple[Path, ...] = ()


def load_config(
    *, base_iri: str = DEFAULT_BASE, encoder: str = "default", authority: tuple[Path, ...] = ()
) -> PipelineConfig:
    """Read ``pipeline.toml`` and add what the user chose on the command line."""
    values = tomllib.loads((PACKAGE / "pipeline.toml").read_text("utf-8"))
    return PipelineConfig(
        link=LinkThresholds(**values["link"]),
        same_quote=values["identities"]["same_quote"],
        largest_removal=values["publish"]["largest_removal"],
        limits=Limits(**values["limits"], processes=os.cpu_count() or 1),
        base_iri=base_iri,
        encoder=encoder,
        authority=authority,
    )


def code_version() -> str:
    """Return the version of the installed package."""
    return metadata.version("enfance")


@cache
def code_digest(parts: tuple[str, ...]) -> str:
    """Return a digest of code and rules, ``ANALYSIS_CODE`` or ``GRAPH_CODE``.

    What was made before is reused only under the same digest, so that no one needs to remember to raise a number.
    """
    digest = hashlib.sha256()
    for path in sorted(_files(parts)):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _files(parts: tuple[str, ...]) -> list[Path]:
    files = []
    for name in parts:
        place = (PACKAGE / name).resolve()
        single = place if place.is_file() else place.with_suffix(".py")
        files += [single] if single.is_file() else []
        files += [path for path in place.rglob("*") if path.suffix not in {".pyc", ""} and path.is_file()]
    return files
