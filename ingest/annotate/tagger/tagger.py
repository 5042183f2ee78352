"""Running the network over a document."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from ingest.annotate.places import Places
from ingest.annotate.tagger.contexts import Contexts
from ingest.annotate.tagger.decoding import BEGINS, INSIDE, best_spans
from ingest.annotate.tagger.windows import (
    ACTOR_KINDS,
    DOCUMENT_KINDS,
    FEATURES,
    PLAN_KINDS,
    STATUSES,
    TAGGED,
    Found,
    Tokens,
    Window,
    tokens,
    windows,
)
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt
    from tokenizers import Tokenizer
    from torch import Tensor

    from ingest.annotate.reading import Reading
    from ingest.annotate.tagger.network import Network
    from ingest.records import Status

    Class = TypeVar("Class", bound=str)

FOLDER = Path(__file__).parents[2] / "models" / "extraction"
LEAST, STEP = 1e-4, 0.05
MARGIN = 0.6
"""Probability from which a block is boilerplate."""
CONFIG, TOKENIZER = "config.json", "tokenizer.json"


@dataclass(frozen=True)
class Tagged:
    """What the network says of a document."""

    reading: Reading
    found: Found
    """What the rules found."""
    tokens: Tokens
    states: Tensor
    """The vector of each token, shape (tokens, size), in half precision: a thousand pages have half a million tokens."""
    margins: npt.NDArray[np.float32]
    """How probable it is that each token is boilerplate."""
    scores: npt.NDArray[np.float32]
    """Logarithms of the probabilities of the tags, shape (tokens, types, 3)."""
    network: Network
    lowest: Mapping[str, float]
    """Probability from which each relation holds."""
    calibration: Mapping[str, Sequence[float]]
    """For each type a factor for each of the ``signs`` and a constant: a logistic regression (Platt 1999)."""

    @cached_property
    def spans(self) -> dict[str, list[Span]]:
        """The spans of each type, in reading order."""
        found = best_spans(self.scores, self.tokens.begins_word, self.tokens.blocks)
        return {
            kind: [
                Span(int(self.tokens.starts[start]), int(self.tokens.ends[end - 1])) for start, end in rows
            ]
            for kind, rows in zip(TAGGED, found, strict=True)
        }

    def probability(self, kind: str, span: Span) -> float:
        """Return how probable it is, 0 to 1, that the words of a span are of a type."""
        inside = self._chances[self.tokens.within(span), TAGGED.index(kind), 1]
        return float(inside.mean()) if len(inside) else 0.0

    @cached_property
    def _chances(self) -> npt.NDArray[np.float32]:
        """How probable it is that each token begins a span of each type, and that it is in one, shape (tokens, types, 2)."""
        begins, inside = np.exp(self.scores[..., BEGINS]), np.exp(self.scores[..., INSIDE])
        return np.stack([begins, begins + inside], axis=-1)

    def certainty(self, kind: str, span: Span, *, by_rules: bool) -> float:
        """Return how often such a find is right, 0 to 1, as calibrated on documents left out of the training."""
        *factors, constant = self.calibration[kind]
        odds = constant + sum(
            factor * one
            for factor, one in zip(factors, self.signs(kind, span, by_rules=by_rules), strict=True)
        )
        return 1 / (1 + math.exp(-odds))

    def confidence(self, kind: str, span: Span, *, by_rules: bool) -> float:
        """Return ``certainty`` in steps of ``STEP``: the last digits depend on the machine."""
        return in_steps(self.certainty(kind, span, by_rules=by_rules))

    def signs(self, kind: str, span: Span, *, by_rules: bool) -> tuple[float, ...]:
        """Return what tells whether a find is right, five numbers.

        The log-odds of its words and of its beginning there, the logarithm of its length in tokens, the share of what the
        network finds in this document that the rules find too, and whether they found this.
        """
        rows = self.tokens.within(span)
        begins = self._chances[rows.start : rows.start + 1, TAGGED.index(kind), 0]
        return (
            _log_odds(self.probability(kind, span)),
            _log_odds(float(begins.sum())),
            math.log1p(rows.stop - rows.start),
            self._agreement[kind],
            float(by_rules),
        )

    @cached_property
    def _agreement(self) -> dict[str, float]:
        known = {kind: Places((span, kind) for span in spans) for kind, spans in self.found.spans.items()}
        return {
            kind: sum(map(known[kind].meet, spans)) / max(1, len(spans)) for kind, spans in self.spans.items()
        }

    def statuses(self, spans: Sequence[Span]) -> list[Status]:
        """Return the most probable status of the measure of each span."""
        import torch

        if not spans:
            return []
        with torch.inference_mode():
            logits = self.network.status_of(torch.from_numpy(self.contexts.of(spans)))
        return [STATUSES[int(one)] for one in logits.argmax(dim=1)]

    @cached_property
    def contexts(self) -> Contexts:
        """The document, to read what stands around its measures."""
        return Contexts(self.reading, self.tokens, self.states, self.found)

    def is_margin(self, block: int) -> bool:
        """Tell whether a block is boilerplate: a menu, a footer, a caption."""
        return self._margins.get(block, 0) >= MARGIN

    @cached_property
    def _margins(self) -> dict[int, float]:
        """How probable it is that the words of each block are boilerplate."""
        if not len(self.tokens):
            return {}
        edges = np.flatnonzero(np.diff(self.tokens.blocks, prepend=-1))
        means = np.add.reduceat(self.margins, edges) / np.diff(edges, append=len(self.margins))
        return dict(zip(self.tokens.blocks[edges].tolist(), means.tolist(), strict=True))

    def actor_kinds(self, spans: Sequence[Span]) -> list[str]:
        """Return the most probable kind of the actor of each span."""
        return self._classes(spans, self.network.actor_kind_of, ACTOR_KINDS)

    def plan_kinds(self, spans: Sequence[Span]) -> list[str]:
        """Return the most probable kind of the plan of each span."""
        return self._classes(spans, lambda vectors, _: self.network.plan_kind(vectors), PLAN_KINDS)

    def vectors(self, spans: Sequence[Span]) -> npt.NDArray[np.float32]:
        """Return the mean of the vectors of the tokens of each span, shape (spans, size)."""
        states = self.states.numpy()
        means = [
            states[start:end].mean(axis=0, dtype=np.float32) for start, end in map(self.tokens.rows, spans)
        ]
        return np.stack(means) if means else np.empty((0, self.states.shape[1]), dtype=np.float32)

    def related(
        self, ends: npt.NDArray[np.float32], descriptions: npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float32]:
        """Return the probability of each relation for pairs, shape (pairs, relations)."""
        import torch

        with torch.inference_mode():
            logits = self.network.related(torch.from_numpy(ends), torch.from_numpy(descriptions))
            probabilities: npt.NDArray[np.float32] = logits.sigmoid().numpy()
        return probabilities

    def _classes(
        self, spans: Sequence[Span], head: Callable[[Tensor, Tensor], Tensor], classes: Sequence[Class]
    ) -> list[Class]:
        import torch

        if not spans:
            return []
        rows = [self.tokens.rows(span) for span in spans]
        known = np.stack([self.tokens.features[start:end].mean(axis=0) for start, end in rows])
        with torch.inference_mode():
            logits = head(self.network.spans(self.states, rows), torch.from_numpy(known))
        return [classes[int(one)] for one in logits.argmax(dim=1)]


@dataclass(frozen=True)
class Tagger:
    """The network with its vocabulary."""

    network: Network
    tokenizer: Tokenizer
    lowest: Mapping[str, float]
    calibration: Mapping[str, Sequence[float]]

    @classmethod
    def load(cls, folder: Path) -> Tagger:
        """Load a network."""
        import torch
        from tokenizers import Tokenizer

        from ingest.annotate.tagger.network import Network, Shape
        from snapshot.quantised import QUANTISED_WEIGHTS, read_weights

        config = json.loads((folder / CONFIG).read_text("utf-8"))
        network = Network(Shape(**config["shape"]))
        arrays = read_weights(folder / QUANTISED_WEIGHTS)
        network.load_state_dict({name: torch.from_numpy(array) for name, array in arrays.items()})
        network.eval()
        return cls(
            network, Tokenizer.from_file(str(folder / TOKENIZER)), config["lowest"], config["confidence"]
        )

    def read(self, reading: Reading, found: Found) -> Tagged:
        """Return what the network says of a document, given what the rules found in it."""
        import torch

        described = tokens(reading, found, self.tokenizer)
        size = self.network.norm.normalized_shape[0]
        states = torch.zeros(len(described), size, dtype=torch.float16)
        margins = np.zeros(len(described), dtype=np.float32)
        scores = np.zeros((len(described), len(TAGGED), 3), dtype=np.float32)
        # One by one: the padding of windows of unlike length would be computed too.
        for window in windows(described, reading):
            place, own = slice(window.start, window.end), slice(len(window.context), None)
            with torch.inference_mode():
                seen, logits = self.network(*as_tensors(described, window))
                margins[place] = self.network.margin_of(seen[0, own]).sigmoid().numpy()
                scores[place] = logits[0, own].log_softmax(dim=-1).numpy()
            states[place] = seen[0, own]
        return Tagged(
            reading,
            found,
            described,
            states,
            margins,
            scores,
            self.network,
            self.lowest,
            self.calibration,
        )


def as_tensors(
    described: Tokens, window: Window, length: int | None = None
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return the arguments of the network for a window of a document, padded to a length if one is given."""
    import torch

    own = np.concatenate([window.context, np.arange(window.start, window.end)])
    length = length or len(own)
    ids = np.zeros((1, length), dtype=np.int64)
    mask = np.zeros((1, length), dtype=bool)
    classes = np.zeros((1, length, 3), dtype=np.int64)
    features = np.zeros((1, length, FEATURES + DOCUMENT_KINDS), dtype=np.float32)
    ids[0, : len(own)] = described.ids[own]
    mask[0, : len(own)] = True
    classes[0, : len(own)] = np.stack(
        [described.shapes[own], described.roles[own], described.positions[own]], axis=1
    )
    features[0, : len(own), :FEATURES] = described.features[own]
    features[0, : len(own), FEATURES:] = described.kind
    return (
        torch.from_numpy(ids),
        torch.from_numpy(mask),
        torch.from_numpy(classes),
        torch.from_numpy(features),
    )


def _log_odds(probability: float) -> float:
    """Return the logarithm of odds that are never infinite."""
    probability = min(max(probability, LEAST), 1 - LEAST)
    return math.log(probability / (1 - probability))


def in_steps(confidence: float) -> float:
    """Return a confidence in steps of ``STEP``."""
    return round(round(confidence / STEP) * STEP, 2)


@lru_cache(maxsize=1)
def default_tagger() -> Tagger:
    """Load the network that ships with the project, once a process, which calculates in one thread from then on.

    Documents are read beside each other in processes of their own. Several threads would wait for each other, and a
    process forked while others of its threads calculate would wait for them for ever.
    """
    import torch

    torch.set_num_threads(1)
    return Tagger.load(FOLDER)
