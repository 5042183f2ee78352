"""What the parts of a score count for: the values of ``weights.toml``, which belong to one encoder."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weights:
    """What the parts of a score count for; set by measurement on one half of the topics of the search evaluation."""

    keywords: float
    """BM25 as a share of the best of the question, added to the cosine."""
    promise: float
    """Added to commitments when the question asks for promises."""
    promise_on_theme: float
    """Added to commitments on the theme of a question that asks for promises: they come before all others."""
    candidates: int
    """Units taken by meaning, and as many by words."""
    words: float
    """BM25 that compares between questions, added to how far a unit stands out."""
    answers: float
    """How far a unit must stand out from the background to answer the question."""
    hit: float
    """How far a unit must stand out to be shown beside a better one."""


WEIGHTS = Weights(**tomllib.loads((files("service.search") / "weights.toml").read_text("utf-8")))
