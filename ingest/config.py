"""The pipeline's thresholds and the version of its components."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from ontology.iris import DEFAULT_BASE

PACKAGE = Path(__file__).parent
ANALYSIS_CODE = ("load", "clean", "segment", "annotate", "models", "records.py", "../snapshot/dates")


@dataclass(frozen=True, slots=True)
class LinkThresholds:
    """When a mention is linked to an entry of the authority file; scores run from 0 to 1."""

    accept: float
    margin: float
    candidates: int


@dataclass(frozen=True, slots=True)
class PipelineConfig:
    """What a run of the pipeline is decided by, besides its documents."""

    link: LinkThresholds
    same_quote: float
    largest_removal: float
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
        base_iri=base_iri,
        encoder=encoder,
        authority=authority,
    )


def code_version() -> str:
    """Return the version of the installed package."""
    return metadata.version("enfance")


@cache
def analysis_version() -> str:
    """Return a digest of the code and rules that turn a file into an ``Analysis``.

    A cached analysis is reused only under the same digest, so that no one needs to remember to raise a number.
    """
    digest = hashlib.sha256()
    for path in sorted(_analysis_files()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _analysis_files() -> list[Path]:
    files = []
    for name in ANALYSIS_CODE:
        place = (PACKAGE / name).resolve()
        files += [place.with_suffix(".py")] if place.with_suffix(".py").is_file() else []
        files += [path for path in place.rglob("*") if path.suffix not in {".pyc", ""} and path.is_file()]
    return files
