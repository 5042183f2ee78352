"""What is measured of an encoder: finding translations, ranking passages, agreeing with people on likeness."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
DEPTH = 10


def matched(left: Vectors, right: Vectors) -> float:
    """Return the share of left vectors whose nearest right one is their own, row by row (accuracy@1).

    Args:
        left: unit vectors, of shape (n, dimension).
        right: unit vectors of the same number and dimension.
    """
    hits = sum(int((left[row] @ right.T).argmax() == row) for row in range(len(left)))
    return hits / len(left)


def ndcg(ranking: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return nDCG@10 of a ranking of passages, with a gain of 2^grade - 1.

    >>> ndcg(["a", "b"], {"a": 2})
    1.0
    """
    gains = [2 ** grades.get(passage, 0) - 1 for passage in ranking[:DEPTH]]
    best = sorted((2**grade - 1 for grade in grades.values()), reverse=True)[:DEPTH]
    return _discounted(gains) / _discounted(best)


def rank_correlation(left: Sequence[float], right: Sequence[float]) -> float:
    """Return Spearman's rank correlation."""
    from scipy.stats import spearmanr

    return float(spearmanr(left, right).statistic)


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains))
