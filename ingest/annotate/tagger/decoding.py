"""From the probability of each tag to spans: the best sequence of tags that is possible (Viterbi 1967)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

OUTSIDE, BEGINS, INSIDE = range(3)
IMPOSSIBLE = -1e4


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
    tags = scores.argmax(axis=-1)
    # Where the most probable tag of each token is possible after that of the token before, they are the best sequence.
    impossible = np.logical_or.reduceat(_impossible(tags, begins_word, starts), starts)
    ends = np.append(starts[1:], tokens)
    for block, kind in np.argwhere(impossible):
        own = slice(starts[block], ends[block])
        tags[own, kind] = _best_tags(scores[own, kind].tolist(), begins_word[own].tolist())
    return [_spans(tags[:, kind], starts) for kind in range(types)]


def _impossible(
    tags: npt.NDArray[np.int64], begins_word: npt.NDArray[np.bool_], starts: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    """Return which tags can't follow those before them: a word is outside or inside as a whole."""
    before = np.roll(tags, 1, axis=0)
    before[starts] = OUTSIDE
    goes_on = ~begins_word[:, None]
    cuts_word = goes_on & ((tags == BEGINS) | (tags == OUTSIDE) & (before != OUTSIDE))
    impossible: npt.NDArray[np.bool_] = cuts_word | (tags == INSIDE) & (before == OUTSIDE)
    return impossible


def _best_tags(scores: Sequence[Sequence[float]], begins_word: Sequence[bool]) -> list[int]:
    """Return the best possible tags of a block for one type."""
    (outside, begins, _), *following = scores
    inside = IMPOSSIBLE
    came_from = []
    for (as_outside, as_begin, as_inside), is_first in zip(following, begins_word[1:], strict=True):
        within, tag_within = (inside, INSIDE) if inside > begins else (begins, BEGINS)
        anything, tag = (outside, OUTSIDE) if outside >= within else (within, tag_within)
        came_from.append((tag if is_first else OUTSIDE, tag, tag_within))
        outside = (anything if is_first else outside) + as_outside
        begins = anything + (0 if is_first else IMPOSSIBLE) + as_begin
        inside = within + as_inside
    tags = [max(range(3), key=(outside, begins, inside).__getitem__)]
    for ways in reversed(came_from):
        tags.append(ways[tags[-1]])
    return tags[::-1]


def _spans(tags: npt.NDArray[np.int64], starts: npt.NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return the spans of one type; a block ends those before it."""
    first = np.zeros(len(tags), dtype=bool)
    first[starts] = True
    begins = np.flatnonzero(tags == BEGINS)
    ends = np.flatnonzero((tags != INSIDE) | first)
    following = np.append(ends, len(tags))[np.searchsorted(ends, begins, side="right")]
    return list(zip(begins.tolist(), following.tolist(), strict=True))
