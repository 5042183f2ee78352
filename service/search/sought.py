"""A question as it is searched for: its vector, those of its words, and what each of them counts for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from service.search.asking import importance
from service.search.background import background

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from service.search.understanding import Question
    from snapshot.current import Snapshot
    from snapshot.encoded import EncodedText

    Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sought:
    """A question with all that it is compared by."""

    question: Question
    encoded: EncodedText
    importance: Scores
    """What each of its words counts for; together they count 1."""
    places: npt.NDArray[np.int64]
    """Where each of its words stands in the question; none where the encoder can't say."""
    background: Mapping[str, float]
    """Its cosine with sentences that have nothing to do with it, by their language."""


def sought(snapshot: Snapshot, question: Question) -> Sought:
    """Encode a question with the encoder of a snapshot."""
    encoder = snapshot.encoder
    encoded = encoder.encode_question(question.text)
    counted = importance(encoder, encoded.pieces, snapshot.tokens.rarity(encoded.pieces))
    places = encoder.places(question.text)
    if len(places) != len(counted):
        places = places[:0]
    elif question.long_forms:
        counted = _shared(counted, places, question.long_forms)
    return Sought(question, encoded, counted, places, background(encoder, encoded.vector))


def _shared(
    counted: Scores, places: npt.NDArray[np.int64], long_forms: tuple[tuple[int, int, int], ...]
) -> Scores:
    """Let an acronym and its long form together count for what the acronym does: thirteen words would drown the others."""
    shared = counted.copy()
    for start, middle, end in long_forms:
        acronym = (places[:, 0] >= start) & (places[:, 1] <= middle)
        words = (places[:, 0] >= middle) & (places[:, 1] <= end)
        half = counted[acronym].sum() / 2
        shared[acronym] /= 2
        shared[words] *= half / max(counted[words].sum(), 1e-9)
    scores: Scores = shared / shared.sum()
    return scores
