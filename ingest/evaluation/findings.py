"""What became of each item and each relation, of the gold and of the predictions; counts of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ingest.evaluation.markup import GoldEntity, Range
from snapshot.dates import interval

Prediction = dict[str, Any]
"""An item as ``ingest.predictions`` exports it."""

Verdict = Literal["right", "boundary", "wrong", "missed", "free"]
"""``boundary``: right when relaxed, another span when strict; ``free``: costs nothing and gains nothing."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, wrong and missing items."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missing + other.missing)

    @property
    def precision(self) -> float:
        """Share of the predictions that are right; 1 without predictions where nothing is missing."""
        found = self.right + self.wrong
        return self.right / found if found else float(not self.missing)

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        wanted = self.right + self.missing
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


COUNTED: dict[Verdict, Tally] = {
    "right": Tally(right=1),
    "boundary": Tally(right=1),
    "wrong": Tally(wrong=1),
    "missed": Tally(missing=1),
    "free": Tally(),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """An item of the gold and the prediction that wins it, or one of the two alone."""

    verdict: Verdict
    gold: GoldEntity | None
    prediction: Prediction | None
    is_leak: bool = False
    """A wrong item that stands in boilerplate."""

    @property
    def type(self) -> str:
        """Type of both."""
        return self.gold.type if self.gold else str((self.prediction or {})["type"])

    @property
    def place(self) -> Range:
        """The first mention of the gold item; of a prediction without one, its span."""
        if self.gold:
            return self.gold.mentions[0]
        prediction = self.prediction or {}
        return prediction["start"], prediction["end"]

    @property
    def tally(self) -> Tally:
        """What it adds to a relaxed count."""
        return COUNTED[self.verdict]

    @property
    def confidence(self) -> float | None:
        """How sure the prediction was; None where there is none, or where it is neither right nor wrong."""
        if self.prediction is None or self.verdict == "free":
            return None
        return float(self.prediction.get("confidence", 1.0))

    def is_right(self, quality: str) -> bool | None:
        """Whether ``status``, ``theme`` or ``value`` is right; None where it is not judged."""
        if self.gold is None or self.prediction is None or self.verdict == "free":
            return None
        if self.gold.type == "measure" and quality == "status":
            return self.prediction["status"] in self.gold.statuses
        if self.gold.type == "measure" and quality == "theme":
            return bool(set(self.prediction["themes"][:2]) & set(self.gold.themes))
        if self.gold.type == "date" and quality == "value":
            return _is_same_value(self.prediction["norm"], self.gold.edtf)
        return None


@dataclass(frozen=True, slots=True)
class LinkFinding:
    """A relation of the gold that was found or missed, or a wrong one; an end without a place is the document."""

    type: str
    verdict: Verdict
    head: Range | None
    tail: Range | None
    confidence: float | None = None
    """None where it was missed."""

    @property
    def tally(self) -> Tally:
        """What it adds to a count."""
        return COUNTED[self.verdict]


def _is_same_value(one: str, other: str) -> bool:
    return one == other or (interval(one) is not None and interval(one) == interval(other))
