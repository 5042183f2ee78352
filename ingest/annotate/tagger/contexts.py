"""What stands around a measure, from which its status is read: its sentence, what introduces its list, the whole text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ingest.annotate.tagger.windows import DOCUMENT_KINDS, OF_STATUSES, STATUSES
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from torch import Tensor

    from ingest.annotate.reading import Reading
    from ingest.annotate.tagger.windows import Found, Tokens

    Floats = npt.NDArray[np.float32]

VECTORS = 7
"""Of a measure: its first token, itself, its sentence, the words before it there, the introduction of its list and the last
token of that, the whole text."""
NUMBERS = 2 * len(STATUSES) + DOCUMENT_KINDS + 1
"""What else is known: what the rules say of it and of the other measures, what the document is, whether it is listed."""
BEFORE = 6
"""Tokens before a measure that are read apart."""


@dataclass(frozen=True)
class Contexts:
    """A document as its tokens were read, and what the rules found in it."""

    reading: Reading
    tokens: Tokens
    states: Tensor
    """The vector of each token, shape (tokens, size)."""
    found: Found

    def of(self, spans: Sequence[Span]) -> Floats:
        """Return what stands around each span, shape (spans, VECTORS * size + NUMBERS)."""
        return np.stack([self._around(span) for span in spans])

    def _around(self, span: Span) -> Floats:
        start, end = self.tokens.rows(span)
        block = self.reading.blocks[int(self.tokens.blocks[start])]
        sentence = self.tokens.within(self.reading.sentence_at(block.index, span.start))
        above = self.reading.above[block.index].introduction
        introduction = slice(0, 0) if above is None else self.tokens.within(above.span)
        known = self.tokens.features[start:end, OF_STATUSES].mean(axis=0)
        return np.concatenate(
            [
                self.states[start].numpy(),
                self._mean(slice(start, end)),
                self._mean(sentence),
                self._mean(slice(max(sentence.start, start - BEFORE), start)),
                self._mean(introduction),
                self._mean(slice(max(introduction.start, introduction.stop - 1), introduction.stop)),
                self._whole,
                known,
                self._statuses,
                self.tokens.kind,
                [float(block.role == "item")],
            ],
            dtype=np.float32,
        )

    def _mean(self, rows: slice) -> Floats:
        """Return the mean vector of some tokens; zeros where there is none."""
        if rows.stop <= rows.start:
            return np.zeros(self.states.shape[1], dtype=np.float32)
        mean: Floats = self.states[rows].numpy().mean(axis=0, dtype=np.float32)
        return mean

    @cached_property
    def _whole(self) -> Floats:
        return self._mean(slice(0, len(self.tokens)))

    @cached_property
    def _statuses(self) -> Floats:
        """The share of each status among the measures that the rules found."""
        said = [one.status for one in self.found.measures]
        return np.array([said.count(status) / max(1, len(said)) for status in STATUSES], dtype=np.float32)
