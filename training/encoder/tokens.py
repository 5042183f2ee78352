"""Texts as the numbers of their word pieces, all in one array: half a million texts fit in memory so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
    from tokenizers import Tokenizer

Numbers = npt.NDArray[np.int64]
LONGEST = 48
"""Pieces kept of a text. What a long paragraph says first is mostly what it is about."""
BATCH = 10_000


@dataclass(frozen=True, slots=True)
class TokenBags:
    """The pieces of text ``i`` are ``pieces[starts[i]:starts[i + 1]]``."""

    pieces: npt.NDArray[np.int32]
    starts: Numbers

    def __len__(self) -> int:
        return len(self.starts) - 1

    def take(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """Return the pieces of some texts, one after the other, and where each begins."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        within = np.arange(lengths.sum()) - np.repeat(starts, lengths)
        return self.pieces[np.repeat(self.starts[rows], lengths) + within].astype(np.int64), starts

    def occurrences(self, vocabulary_size: int) -> csr_matrix:
        """Return which text (row) holds which piece (column), as a matrix of ones."""
        from scipy.sparse import csr_matrix

        ones = np.ones(len(self.pieces), dtype=np.float32)
        matrix = csr_matrix((ones, self.pieces, self.starts), shape=(len(self), vocabulary_size))
        matrix.sum_duplicates()
        matrix.data[:] = 1
        return matrix

    def counts(self, vocabulary_size: int) -> Numbers:
        """Return how often each piece occurs."""
        return np.bincount(self.pieces, minlength=vocabulary_size)


def concatenated(bags: Sequence[TokenBags]) -> TokenBags:
    """Return the texts of several lists as one."""
    lengths = [np.diff(part.starts) for part in bags]
    starts = np.concatenate(([0], np.cumsum(np.concatenate(lengths))))
    return TokenBags(np.concatenate([part.pieces for part in bags]), starts)


def token_bags(tokenizer: Tokenizer, texts: Iterable[str]) -> TokenBags:
    """Cut texts into word pieces, at most ``LONGEST`` of each; a text of none counts as one unknown piece."""
    unknown = [tokenizer.token_to_id("[UNK]")]
    stream = iter(texts)
    parts = [np.zeros(0, dtype=np.int32)]
    lengths = [0]
    while batch := list(islice(stream, BATCH)):
        for encoding in tokenizer.encode_batch_fast(batch, add_special_tokens=False):
            parts.append(np.array(encoding.ids[:LONGEST] or unknown, dtype=np.int32))
            lengths.append(len(parts[-1]))
    return TokenBags(np.concatenate(parts), np.cumsum(lengths, dtype=np.int64))
