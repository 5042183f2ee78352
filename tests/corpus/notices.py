"""The notices, the authority files and the gold of the corpus, as plain values for tests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CORPUS = Path(__file__).parent.parent.parent / "corpus"
AUTHORITY = CORPUS / "authority"
FILES = ("persons", "posts", "organisations", "instruments")


@dataclass(frozen=True)
class Notice:
    path: Path
    front_matter: dict[str, Any]
    """Every value as written, dates too."""
    body: str

    @property
    def id(self) -> str:
        return self.front_matter["id"]

    @property
    def facts(self) -> list[str]:
        return self.front_matter.get("facts", [])


@cache
def notices() -> tuple[Notice, ...]:
    return tuple(map(_notice, sorted((CORPUS / "notices").glob("*/*.md"))))


@cache
def entries(name: str) -> tuple[dict[str, Any], ...]:
    """Return the entries of one authority file."""
    return tuple(yaml.load((AUTHORITY / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader))  # noqa: S506


def names(entry: dict[str, Any]) -> list[str]:
    """Return everything that an entry of an authority file goes by."""
    labels = [entry["name"]] if "name" in entry else list(entry["labels"].values())
    aliases = [alias for some in entry.get("aliases", {}).values() for alias in some]
    former = [label for times in entry.get("former", []) for label in times["labels"].values()]
    return labels + aliases + former


def _notice(path: Path) -> Notice:
    _, front_matter, body = path.read_text("utf-8").split("---\n", 2)
    return Notice(path, yaml.load(front_matter, yaml.BaseLoader), body)  # noqa: S506
