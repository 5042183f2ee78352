"""From the probability of each tag to spans: the best sequence of tags that is possible (Viterbi 1967)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
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
    came_from = np.empty((tokens, types, 3), dtype=np.int8)
    best = scores[0].astype(np.float64)
    best[:, INSIDE] = IMPOSSIBLE
    for at in range(1, tokens):
        anything = best.argmax(axis=1)
        within = np.where(best[:, INSIDE] > best[:, BEGINS], INSIDE, BEGINS)
        if begins_word[at]:
            came_from[at] = np.stack([anything, anything, within], axis=1)
        else:  # a word is outside or inside as a whole
            came_from[at] = np.stack([np.full(types, OUTSIDE), anything, within], axis=1)
        before = np.take_along_axis(best, came_from[at].astype(np.intp), axis=1)
        if not begins_word[at]:
            before[:, BEGINS] = IMPOSSIBLE
        if blocks[at] != blocks[at - 1]:
            before[:, INSIDE] = IMPOSSIBLE
        best = before + scores[at]
    return [_spans(came_from[:, kind], int(best[kind].argmax())) for kind in range(types)]


def _spans(came_from: npt.NDArray[np.int8], last: int) -> list[tuple[int, int]]:
    tags = [last]
    for at in range(len(came_from) - 1, 0, -1):
        tags.append(int(came_from[at, tags[-1]]))
    tags.reverse()
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for at, tag in enumerate([*tags, OUTSIDE]):
        if start is not None and tag != INSIDE:
            spans.append((start, at))
            start = None
        if tag == BEGINS:
            start = at
    return spans
