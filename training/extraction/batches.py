"""Windows of several documents as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from ingest.annotate.tagger.tagger import as_tensors
from ingest.annotate.tagger.windows import FEATURES, TAGGED, Window
from training.extraction.examples import IGNORED, Example, Labelled

if TYPE_CHECKING:
    from torch import Tensor

SORTED_TOGETHER = 8
"""Batches among which windows are sorted by length: padding costs time, and random batches teach more."""

Item = tuple[Example, Window]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some windows: the arguments of the network, and what it should say."""

    items: Sequence[Item]
    inputs: tuple[Tensor, Tensor, Tensor, Tensor]
    labels: Tensor
    """Of shape (windows, length, types)."""
    margins: Tensor
    """Of shape (windows, length)."""

    def spans(self) -> Iterator[tuple[int, int, Labelled]]:
        """Yield the labelled spans that lie in a window, as rows of all its tokens in one line."""
        length = self.labels.shape[1]
        for number, (one, window) in enumerate(self.items):
            offset = number * length + len(window.context) - window.start
            for span in one.spans:
                if window.start <= span.start and span.end <= window.end:
                    yield offset + span.start, offset + span.end, span


def batches(examples: Sequence[Example], size: int, chance: random.Random | None = None) -> Iterator[Batch]:
    """Yield all windows, shuffled where there is chance, else from the shortest to the longest.

    Args:
        examples: The documents.
        size: Windows of a batch.
        chance: Also decides in which windows what the rules found is hidden, see ``HIDDEN``.
    """
    items = [(one, window) for one in examples for window in one.windows]
    if chance is None:
        items.sort(key=_length)
        groups = [items[at : at + size] for at in range(0, len(items), size)]
    else:
        chance.shuffle(items)
        groups = []
        for at in range(0, len(items), size * SORTED_TOGETHER):
            alike = sorted(items[at : at + size * SORTED_TOGETHER], key=_length)
            groups += [alike[one : one + size] for one in range(0, len(alike), size)]
        chance.shuffle(groups)
    for group in groups:
        yield _batch(group, chance)


HIDDEN = 0.15
"""Share of the windows in which the network has to do without the rules, so that it learns more than to trust them."""
NOT_OF_RULES = 4
"""The last features describe words and sentences, not what rules found."""


def _batch(items: Sequence[Item], chance: random.Random | None) -> Batch:
    length = max(map(_length, items))
    rows = [as_tensors(one.tokens, window, length) for one, window in items]
    ids, mask, classes, features = (torch.cat(parts) for parts in zip(*rows, strict=True))
    labels = torch.full((len(items), length, len(TAGGED)), IGNORED)
    margins = torch.full((len(items), length), float(IGNORED))
    for number, (one, window) in enumerate(items):
        first = len(window.context)
        own = torch.from_numpy(np.ascontiguousarray(one.labels[window.start : window.end]))
        labels[number, first : first + len(own)] = own
        margins[number, first : first + len(own)] = torch.from_numpy(one.margins[window.start : window.end])
        if one.hides_rules or (chance is not None and one.spans and chance.random() < HIDDEN):
            features[number, :, : FEATURES - NOT_OF_RULES] = 0
    return Batch(items, (ids, mask, classes, features), labels, margins)


def _length(item: Item) -> int:
    window = item[1]
    return len(window.context) + window.end - window.start
