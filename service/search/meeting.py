"""Why a hit is one: its sentence nearest to the question, and what the words of the question meet in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from service.entities.catalogue import catalogue
from service.search.asking import ASKING
from service.search.models import MetWord, Span
from snapshot.encoded import heading
from snapshot.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from service.search.sought import Sought
    from snapshot.current import Snapshot
    from snapshot.rows import UnitRow

    Ids = npt.NDArray[np.int64]
    Scores = npt.NDArray[np.float32]
    Spans = Sequence[tuple[int, int]]

WORD = re.compile(r"[^\W_]+")
ONLY_ASK = frozenset(" ".join(ASKING.values()).split())
OWN_FIRST = 0.1
"""How much nearer a word above a unit must be than its own words to be the one that is shown."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A text beside a question."""

    text: str
    places: Ids
    """Where the words of the text stand whose vectors are known."""
    cosines: Scores
    """Of each of them and each word of the question."""

    def by_span(self, spans: Spans) -> Scores:
        """Return for each span the cosine of each word of the question and the nearest of the words that begin in it."""
        best = np.full((len(spans), self.cosines.shape[1]), -1, np.float32)
        if len(spans):
            starts = [start for start, _ in spans]
            of = np.searchsorted(starts, self.places[:, 0], side="right") - 1
            np.maximum.at(best, np.maximum(of, 0), self.cosines)
        return best

    def nearest(self, pieces: npt.NDArray[np.bool_], weights: Scores) -> tuple[Span, float]:
        """Return the word nearest to some pieces of the question, weighed, and how near it is."""
        spans = [word.span() for word in WORD.finditer(self.text)] or [(0, len(self.text))]
        nearness = self.by_span(spans)[:, pieces] @ weights / weights.sum()
        start, end = spans[int(nearness.argmax())]
        return Span(start=start, end=end), float(nearness.max())


def nearest_sentence(snapshot: Snapshot, asked: Sought, unit: UnitRow) -> Span | None:
    """Return the sentence of a unit whose words are nearest to those of the question, in its document."""
    if not len(asked.places):
        return None
    spans = sentences(unit.text)
    if len(spans) == 1:
        return Span(start=unit.start, end=unit.end)
    own = _own(snapshot, asked, unit)
    met = np.maximum(own.by_span(spans), 0) ** 2 @ asked.importance
    start, end = spans[int(met.argmax())]
    return Span(start=unit.start + start, end=unit.start + end)


def met_words(snapshot: Snapshot, asked: Sought, unit: UnitRow) -> Iterator[MetWord]:
    """Yield what each word of the question meets in a unit or above it; words that only ask are left out."""
    question = asked.question.text
    own, above = _own(snapshot, asked, unit), _above(snapshot, asked, unit)
    for word in WORD.finditer(question) if len(own.places) and len(asked.places) else ():
        pieces = (asked.places[:, 0] < word.end()) & (asked.places[:, 1] > word.start())
        if word[0].lower() in ONLY_ASK or not pieces.any():
            continue
        weights = asked.importance[pieces]
        (here, near), (there, nearer) = own.nearest(pieces, weights), above.nearest(pieces, weights)
        is_above = nearer > near + OWN_FIRST
        yield MetWord(
            asked=word[0],
            word=above.text[there.start : there.end] if is_above else own.text[here.start : here.end],
            place=None if is_above else Span(start=unit.start + here.start, end=unit.start + here.end),
            nearness=nearer if is_above else near,
            weight=float(weights.sum()),
        )


def _own(snapshot: Snapshot, asked: Sought, unit: UnitRow) -> Beside:
    own = snapshot.tokens.cosines(asked.encoded.tokens, unit.id)
    return _placed(unit.text, snapshot.encoder.places(unit.text), own)


def _above(snapshot: Snapshot, asked: Sought, unit: UnitRow) -> Beside:
    text = heading(catalogue(snapshot).documents[unit.document_id].title, unit.section)
    above = snapshot.tokens.cosines_above(asked.encoded.tokens, unit.id)
    return _placed(text, snapshot.encoder.places(text), above)


def _placed(text: str, places: Ids, cosines: Scores) -> Beside:
    """Return a text with the words that are known by their place and by their vector; with none where these don't fit."""
    known = len(cosines) if len(places) >= len(cosines) else 0
    return Beside(text, places[:known], cosines[:known])
