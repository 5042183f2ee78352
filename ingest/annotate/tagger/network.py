"""The network: the lower layers of a bilingual encoder over words and what the rules know of them, and small heads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from ingest.annotate.tagger.contexts import NUMBERS, VECTORS
from ingest.annotate.tagger.pairs import RELATIONS
from ingest.annotate.tagger.windows import (
    ACTOR_KINDS,
    DOCUMENT_KINDS,
    FEATURES,
    OF_ACTOR_KINDS,
    PLAN_KINDS,
    POSITIONS,
    ROLES,
    SHAPES,
    STATUSES,
    TAGGED,
    WINDOW,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

HIDDEN = 128
"""Components of the vector of a span."""
CONTEXT = 96
"""Components of the vector of what stands around a measure."""
END, PAIR = 48, 96
"""Components of the vectors of one end of a pair, and of the pair."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How large the network is; as its file of settings says."""

    words: int
    """Entries of the vocabulary."""
    layers: int
    described: int
    """Numbers that describe a pair."""
    size: int = 384
    heads: int = 12
    inner: int = 1536


class Layer(nn.Module):
    """One layer of a transformer as in BERT (Devlin et al. 2019): attention, then a feed-forward step."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.all_three = nn.Linear(shape.size, 3 * shape.size)
        self.joined = nn.Linear(shape.size, shape.size)
        self.attended = nn.LayerNorm(shape.size, eps=1e-12)
        self.inner = nn.Linear(shape.size, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.size)
        self.done = nn.LayerNorm(shape.size, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return the states after this layer; ``mask`` tells which tokens may be attended to."""
        windows, length, size = states.shape
        parts = self.all_three(states).view(windows, length, 3, self.heads, size // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
        joined = self.joined(seen.transpose(1, 2).reshape(windows, length, size))
        states = self.attended(states + self.dropout(joined))
        inner = self.outer(functional.gelu(self.inner(states)))
        done: Tensor = self.done(states + self.dropout(inner))
        return done


class Network(nn.Module):
    """Reads windows of tokens; tags each token, and says more of spans."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.size = shape
        size = shape.size
        self.words = nn.Embedding(shape.words, size)
        self.places = nn.Embedding(WINDOW, size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.shape = nn.Embedding(len(SHAPES) + 1, size)
        self.role = nn.Embedding(len(ROLES), size)
        self.position = nn.Embedding(len(POSITIONS) + 1, size)
        self.known = nn.Linear(FEATURES + DOCUMENT_KINDS, size, bias=False)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(size + FEATURES, 3 * len(TAGGED))
        self.span = nn.Sequential(nn.Linear(3 * size, HIDDEN), nn.GELU(), nn.Dropout(0.2))
        self.margin = nn.Linear(size, 1)
        self.status = nn.Sequential(
            nn.Dropout(0.4),
            nn.Linear(VECTORS * size + NUMBERS, CONTEXT),
            nn.GELU(),
            nn.Dropout(0.4),
            nn.Linear(CONTEXT, len(STATUSES)),
        )
        self.actor_kind = nn.Linear(HIDDEN + len(ACTOR_KINDS), len(ACTOR_KINDS))
        self.plan_kind = nn.Linear(HIDDEN, len(PLAN_KINDS))
        self.end = nn.Linear(shape.size, END)
        self.pair = nn.Sequential(
            nn.Dropout(0.2), nn.Linear(2 * END + shape.described, PAIR), nn.GELU(), nn.Dropout(0.2)
        )
        self.relation = nn.Linear(PAIR, len(RELATIONS))
        for module in (self.shape, self.role, self.position, self.known):
            nn.init.normal_(module.weight, std=0.02)

    def forward(self, ids: Tensor, mask: Tensor, classes: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Return the vector and the tags of each token.

        Args:
            ids: Of tokens, shape (windows, length).
            mask: True for tokens, False for padding, of the same shape.
            classes: Shape, role and position of each token, shape (windows, length, 3).
            features: ``FEATURES`` numbers of the token, then ``DOCUMENT_KINDS`` of its document, in the last dimension.

        Returns:
            Vectors of shape (windows, length, size); logits of shape (windows, length, types, 3): outside, begins, inside.
        """
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.norm(self.words(ids) + self.places(places))
        states = states + self.shape(classes[..., 0]) + self.role(classes[..., 1])
        states = self.dropout(states + self.position(classes[..., 2]) + self.known(features))
        for layer in self.layers:
            states = layer(states, mask)
        logits = self.tags(torch.cat([self.dropout(states), features[..., :FEATURES]], dim=-1))
        return states, logits.view(*ids.shape, len(TAGGED), 3)

    def spans(self, states: Tensor, ranges: Sequence[tuple[int, int]]) -> Tensor:
        """Return a vector for each range of rows of ``states``, shape (ranges, HIDDEN)."""
        pooled = [
            torch.cat([own[0], own[-1], own.mean(0)])
            for own in (states[start:end].float() for start, end in ranges)
        ]
        vectors: Tensor = self.span(torch.stack(pooled))
        return vectors

    def margin_of(self, states: Tensor) -> Tensor:
        """Return, for each token, the logit of its being boilerplate; shape without the last dimension of ``states``."""
        logits: Tensor = self.margin(states)
        return logits.squeeze(-1)

    def status_of(self, contexts: Tensor) -> Tensor:
        """Return the logits of the statuses of measures, from what stands around them (``tagger.contexts``)."""
        logits: Tensor = self.status(contexts)
        return logits

    def actor_kind_of(self, vectors: Tensor, features: Tensor) -> Tensor:
        """Return the logits of the kinds of actors.

        Args:
            vectors: As ``spans`` returns them.
            features: The mean features of the tokens of each span, shape (spans, FEATURES or more).
        """
        logits: Tensor = self.actor_kind(torch.cat([vectors, features[:, OF_ACTOR_KINDS]], dim=1))
        return logits

    def related(self, ends: Tensor, descriptions: Tensor) -> Tensor:
        """Return the logit of each relation for pairs.

        Args:
            ends: Vectors of both things, side by side, shape (pairs, 2 * size).
            descriptions: What else is known of each pair, shape (pairs, described).
        """
        first, second = (self.end(one) for one in ends.chunk(2, dim=1))
        logits: Tensor = self.relation(self.pair(torch.cat([first, second, descriptions], dim=1)))
        return logits
