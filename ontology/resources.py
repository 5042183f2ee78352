"""The files of the ontology as they are packaged: Turtle, SHACL, JSON-LD context, competency questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PACKAGE = files("ontology")
HEADER = re.compile(r"^# (?P<key>title@fr|title@en|expects): (?P<value>.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CompetencyQuestion:
    """A question that the graph answers, with its query."""

    id: str
    """File name without suffix, as ``01-measures-of-a-plan``; their order is the order to show them in."""
    title: dict[str, str]
    """The question, by language (``fr``, ``en``)."""
    expects: str
    """What a row of the answer is, in English."""
    query: str
    """SPARQL 1.1, comments included."""


def vocabulary() -> tuple[str, ...]:
    """Return the Turtle text of the ontology and of each concept scheme."""
    schemes = sorted(_named("vocabularies", ".ttl"), key=lambda file: file.name)
    return tuple(file.read_text("utf-8") for file in [PACKAGE / "ontology.ttl", *schemes])


def shapes() -> str:
    """Return the SHACL shapes of the graph of one document, in Turtle."""
    return (PACKAGE / "shapes.ttl").read_text("utf-8")


def context() -> str:
    """Return the JSON-LD context, a JSON object with the key ``@context``."""
    return (PACKAGE / "context.jsonld").read_text("utf-8")


def competency_questions() -> tuple[CompetencyQuestion, ...]:
    """Return the competency questions, in the order of their file names."""
    return tuple(map(_question, sorted(_named("competency", ".rq"), key=lambda file: file.name)))


def _question(file: Traversable) -> CompetencyQuestion:
    query = file.read_text("utf-8")
    header = {match["key"]: match["value"] for match in HEADER.finditer(query)}
    return CompetencyQuestion(
        id=file.name.removesuffix(".rq"),
        title={"fr": header["title@fr"], "en": header["title@en"]},
        expects=header["expects"],
        query=query,
    )


def _named(folder: str, suffix: str) -> list[Traversable]:
    return [file for file in (PACKAGE / folder).iterdir() if file.name.endswith(suffix)]
