"""What the parts of a score count for: the values of ``weights.toml``, which belong to one encoder."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weights:
    """What the parts of a score count for; set by measurement on one half of the topics of the search evaluation."""

    document: float
    """How near the words of the question are to those of the whole document, added to how near they are to the unit's."""
    meaning: float
    """Cosine of the vectors, added too."""
    keywords: float
    """BM25 as a share of the best of the question, added too."""
    answer_type: float
    """Added to what holds a date, a number, somebody who acts or a promise when the question asks for such."""
    promise: float
    """Added to commitments when the question asks for promises."""
    promise_on_theme: float
    """Added to commitments on the theme of a question that asks for promises: they come before all others."""
    country: float
    """Added to what is on a country that the question names."""
    found: int
    """Units taken by meaning, and as many by words."""
    read: int
    """The best of them, compared with the question word by word."""
    distance: float
    """How far the cosine is above the background, added to the share of the question that is met to tell how far a unit stands out."""
    answers: float
    """How far a unit must stand out to answer the question."""
    hit: float
    """How far a unit must stand out to be shown beside a better one."""


WEIGHTS = Weights(**tomllib.loads((files("service.search") / "weights.toml").read_text("utf-8")))
