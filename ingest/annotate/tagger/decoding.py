"""From the probability of each tag to spans: the best sequence of tags that is possible (Viterbi 1967)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

OUTSIDE, BEGINS, INSIDE = range(3)
IMPOSSIBLE = -1e4
BLOCKS = 64
"""Blocks that are read side by side."""


def best_spans(
    scores: npt.NDArray[np.float32], begins_word: npt.NDArray[np.bool_], blocks: npt.NDArray[np.int64]
) -> list[list[tuple[int, int]]]:
    """Return, for each type, the spans of the most probable sequence of tags; they start and end with whole words.

    Args:
        scores: Logarithms of probabilities, shape (tokens, types, 3): outside, begins, inside.
        begins_word: Whether each token is the first of a word, shape (tokens,).
        blocks: The block of each token; no span goes on in the next one.
    """
    tokens, types, _ = scores.shape
    if not tokens:
        return [[] for _ in range(types)]
    starts = np.flatnonzero(np.diff(blocks, prepend=blocks[0] - 1))
    lengths = np.diff(starts, append=tokens)
    tags = np.empty((tokens, types), dtype=np.int64)
    # Blocks of like length go together, one token of each at a time: no span reaches from one into another.
    order = np.argsort(lengths, kind="stable")
    for together in np.array_split(order, range(BLOCKS, len(order), BLOCKS)):
        places = starts[together, None] + np.arange(lengths[together].max())
        is_own = places < (starts + lengths)[together, None]
        places = np.minimum(places, tokens - 1)
        own = _best_tags(scores[places], begins_word[places], is_own)
        tags[places[is_own]] = own[is_own]
    return [_spans(tags[:, kind], starts) for kind in range(types)]


def _best_tags(
    scores: npt.NDArray[np.float32], begins_word: npt.NDArray[np.bool_], is_own: npt.NDArray[np.bool_]
) -> npt.NDArray[np.int64]:
    """Return the tags of blocks side by side, shape (blocks, tokens, types); ``is_own`` is false for padding."""
    blocks, length, types, _ = scores.shape
    came_from = np.empty((length, blocks, types, 3), dtype=np.int64)
    best = scores[:, 0].astype(np.float64)
    best[..., INSIDE] = IMPOSSIBLE
    same = np.broadcast_to(np.arange(3), best.shape)
    for at in range(1, length):
        anything = best.argmax(axis=-1)
        within = np.where(best[..., INSIDE] > best[..., BEGINS], INSIDE, BEGINS)
        first = begins_word[:, at, None]
        # a word is outside or inside as a whole
        ways = np.stack([np.where(first, anything, OUTSIDE), anything, within], axis=-1)
        came_from[at] = np.where(is_own[:, at, None, None], ways, same)
        before = np.take_along_axis(best, came_from[at], axis=-1)
        before[..., BEGINS] += np.where(first, 0, IMPOSSIBLE)
        best = np.where(is_own[:, at, None, None], before + scores[:, at], best)
    tags = np.empty((blocks, length, types), dtype=np.int64)
    tags[:, -1] = best.argmax(axis=-1)
    for at in range(length - 1, 0, -1):
        tags[:, at - 1] = np.take_along_axis(came_from[at], tags[:, at, :, None], axis=-1)[..., 0]
    return tags


def _spans(tags: npt.NDArray[np.int64], starts: npt.NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return the spans of one type; a block ends those before it."""
    first = np.zeros(len(tags), dtype=bool)
    first[starts] = True
    begins = np.flatnonzero(tags == BEGINS)
    ends = np.flatnonzero((tags != INSIDE) | first)
    following = np.append(ends, len(tags))[np.searchsorted(ends, begins, side="right")]
    return list(zip(begins.tolist(), following.tolist(), strict=True))
