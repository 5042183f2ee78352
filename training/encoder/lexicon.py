"""Step 4a: which English word pieces a French one stands for, counted over the aligned pairs (Dice)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.encoder.tokens import TokenBags

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

MOST_SENSES = 4
LEAST_PAIRS = 2
"""A piece seen in one pair only says nothing of what it means."""


def dice_lexicon(
    french: TokenBags, english: TokenBags, vocabulary_size: int, english_size: int
) -> csr_matrix:
    """Return, for each word piece, the weights of the English pieces that translate it.

    Args:
        french: the French side of the pairs.
        english: the English side, in the same order.
        vocabulary_size: the number of word pieces.
        english_size: the English pieces are the first so many of the vocabulary.

    Returns:
        A matrix (vocabulary_size, english_size) whose rows sum to one, or to nothing for an unseen piece. A
        weight goes with the square of the Dice coefficient; at most ``MOST_SENSES`` a row.
    """
    from scipy.sparse import csr_matrix

    ours, theirs = french.occurrences(vocabulary_size), english.occurrences(vocabulary_size)[:, :english_size]
    french_counts = np.asarray(ours.sum(0)).ravel()
    english_counts = np.asarray(theirs.sum(0)).ravel()
    together = (ours.T @ theirs).tocsr()
    columns, weights, starts = [], [], [0]
    for piece in range(vocabulary_size):
        row = slice(together.indptr[piece], together.indptr[piece + 1])
        if french_counts[piece] >= LEAST_PAIRS:
            others = together.indices[row]
            dice = 2 * together.data[row] / (french_counts[piece] + english_counts[others])
            best = np.argsort(-dice)[:MOST_SENSES]
            columns.append(others[best])
            weights.append(dice[best] ** 2 / np.square(dice[best]).sum())
        starts.append(starts[-1] + (len(columns[-1]) if french_counts[piece] >= LEAST_PAIRS else 0))
    shape = (vocabulary_size, english_size)
    return csr_matrix(
        (np.concatenate(weights), np.concatenate(columns), starts), shape=shape, dtype=np.float32
    )
