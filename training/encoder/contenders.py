"""Encoders to compare: each gives a text one vector, and those with layers also a vector for each of its tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from snapshot.encoder import load_layers
from training.encoder.static import field_rarity, piece_vectors, unit
from training.encoder.tokens import Numbers, token_bags
from training.encoder.workdir import WorkDir

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

Vectors = npt.NDArray[np.float32]
BATCH = 32
LONGEST = 128
TOKEN_OUTPUTS = ("token_embeddings", "token_vectors")
"""As the last layer gives them, and projected."""


class Static:
    """One vector a word piece, whatever stands around it; that of a text is their mean."""

    token_outputs: tuple[str, ...] = ()

    def __init__(self, name: str, tokenizer: Tokenizer, vectors: Callable[[Numbers], Vectors]) -> None:
        self.name = name
        self._tokenizer = tokenizer
        self._vectors = vectors

    @classmethod
    def trained(cls, work: WorkDir) -> Static:
        """Load the static bilingual space."""
        vectors = np.load(work.static).astype(np.float32)
        return cls("static, 256-d", _tokenizer(work.tokenizer), vectors.__getitem__)

    @classmethod
    def of(cls, name: str, folder: Path) -> Static:
        """Load a model to read each piece alone; rare ones count for more."""
        model, tokenizer = load_layers(folder), _tokenizer(folder / "tokenizer.json")
        weights = field_rarity(tokenizer)

        def vectors(pieces: Numbers) -> Vectors:
            return piece_vectors(model, [*map(tokenizer.id_to_token, pieces)]) * weights[pieces, None]

        return cls(name, tokenizer, vectors)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, of shape (n, dimension)."""
        bags = token_bags(self._tokenizer, texts)
        pieces, starts = bags.take(np.arange(len(texts)))
        distinct, places = np.unique(pieces, return_inverse=True)
        return unit(np.add.reduceat(self._vectors(distinct)[places], starts))


class Layers:
    """A sentence-transformers model; ``token_outputs`` name the token vectors that it gives."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        self.name = name
        self._model = model
        self._model.max_seq_length = LONGEST
        _, features = next(self._batches(["un mot"]))
        self.token_outputs = tuple(name for name in TOKEN_OUTPUTS if name in features)

    @classmethod
    def load(cls, name: str, folder: Path) -> Layers:
        """Load a folder."""
        return cls(name, load_layers(folder))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, of shape (n, dimension)."""
        batches = [(rows, features["sentence_embedding"].numpy()) for rows, features in self._batches(texts)]
        order = np.concatenate([rows for rows, _ in batches])
        return unit(np.concatenate([vectors for _, vectors in batches])[np.argsort(order)])

    def encode_tokens(self, texts: Sequence[str], output: str) -> list[Vectors]:
        """Return, for each text, the unit vectors of its tokens, without the marks around them."""
        tokens: list[Vectors] = [np.zeros((0, 0), dtype=np.float32)] * len(texts)
        for rows, features in self._batches(texts):
            for row, states, mask in zip(rows, features[output], features["attention_mask"], strict=True):
                tokens[row] = unit(states[mask.bool()][1:-1].numpy())
        return tokens

    def _batches(self, texts: Sequence[str]) -> Iterator[tuple[list[int], dict[str, torch.Tensor]]]:
        import torch

        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            with torch.inference_mode():
                yield rows, self._model(self._model.preprocess([texts[row] for row in rows]))


def _tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()  # what fills up a batch is no piece of a text
    return tokenizer


def late_interaction(question: Vectors, passages: Sequence[Vectors]) -> Vectors:
    """Return, for each passage, how near its tokens come to those of a question (mean of the maxima)."""
    lengths = [len(passage) for passage in passages]
    closeness = question @ np.concatenate(passages).T
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    return np.maximum.reduceat(closeness, starts, axis=1).mean(axis=0)
