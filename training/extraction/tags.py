"""The first part of the training: which words are of which type and kind, and which are boilerplate."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import torch
from torch import nn
from torch.nn import functional

from ingest.annotate.tagger.network import HIDDEN
from ingest.annotate.tagger.windows import ACTOR_KINDS, OF_STATUSES, PLAN_KINDS, STATUSES, TAGGED
from ontology.terms import THEMES
from training.extraction.batches import Batch, batches
from training.extraction.examples import IGNORED, Example

if TYPE_CHECKING:
    from torch import Tensor

    from ingest.annotate.tagger.network import Network

WEIGHTS = {"measure": 2.0, "actor": 1.5, "plan": 1.5, "axis": 1.0, "date": 0.3}
"""How much the tags of each type count: measures are hardest, dates are read by rules."""
OF_SPANS, OF_THEMES, OF_PLAN_KINDS, OF_MARGINS = 0.3, 3.0, 0.5, 1.0
TOGETHER = 12
"""Windows of a batch."""
RATE, RATE_OF_HEADS = 2e-4, 1e-3
WARM = 0.1
LONGEST_STEP = 1.0


class Hints(nn.Module):
    """What spans are asked for during the training alone, so that the network looks at it: status and themes."""

    def __init__(self) -> None:
        super().__init__()
        self.status = nn.Linear(HIDDEN + len(STATUSES), len(STATUSES))
        self.theme = nn.Linear(HIDDEN, len(THEMES))

    def status_of(self, vectors: Tensor, features: Tensor) -> Tensor:
        """Return the logits of the statuses of measures, from the vectors and the mean features of their spans."""
        logits: Tensor = self.status(torch.cat([vectors, features[:, OF_STATUSES]], dim=1))
        return logits


def train_tags(
    network: Network, examples: Sequence[Example], epochs: int, told: Callable[[int, float], None]
) -> None:
    """Train everything but the vocabulary, the statuses and the relations, in place.

    Args:
        network: Its layers hold the weights of an encoder.
        examples: Annotated documents.
        epochs: Times that each is read.
        told: Called with the number of each epoch and its mean loss.
    """
    chance = random.Random(0)  # noqa: S311 - the same order in each run
    network.words.weight.requires_grad = False
    pretrained = ("layers", "norm", "places")
    trained = [(name, one) for name, one in network.named_parameters() if not name.startswith("words")]
    body = [one for name, one in trained if name.startswith(pretrained)]
    hints = Hints()
    heads = [one for name, one in trained if not name.startswith(pretrained)] + [*hints.parameters()]
    steps = sum(1 for _ in batches(examples, TOGETHER))
    optimiser = torch.optim.AdamW([{"params": body}, {"params": heads}], lr=RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [RATE, RATE_OF_HEADS], total_steps=epochs * (steps + 1), pct_start=WARM
    )
    for epoch in range(epochs):
        network.train()
        total = 0.0
        for batch in batches(examples, TOGETHER, chance):
            loss = batch_loss(network, hints, batch)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_([*body, *heads], LONGEST_STEP)
            optimiser.step()
            schedule.step()
            total += loss.item()
        told(epoch, total / steps)


def batch_loss(network: Network, hints: Hints, batch: Batch) -> Tensor:
    """Return how far the network is from the labels of a batch."""
    states, logits = network(*batch.inputs)
    loss = OF_SPANS * _of_spans(network, hints, batch, states) + OF_MARGINS * _of_margins(
        network, batch, states
    )
    for number, kind in enumerate(TAGGED):
        tags = functional.cross_entropy(
            logits[:, :, number].reshape(-1, 3), batch.labels[:, :, number].reshape(-1), ignore_index=IGNORED
        )
        loss = loss + WEIGHTS[kind] * torch.nan_to_num(tags)
    return loss


def _of_margins(network: Network, batch: Batch, states: Tensor) -> Tensor:
    said = batch.margins != IGNORED
    if not said.any():
        return torch.zeros(())
    return functional.binary_cross_entropy_with_logits(network.margin_of(states[said]), batch.margins[said])


def _of_spans(network: Network, hints: Hints, batch: Batch, states: Tensor) -> Tensor:
    spans = [one for one in batch.spans() if one[2].type in {"measure", "actor", "plan"}]
    if not spans:
        return torch.zeros(())
    vectors = network.spans(states.flatten(0, 1), [(start, end) for start, end, _ in spans])
    features = batch.inputs[3].flatten(0, 1)
    known = torch.stack([features[start:end].mean(0) for start, end, _ in spans])
    labelled = [one for _, _, one in spans]
    of_statuses = hints.status_of(vectors, known), [one.status for one in labelled], STATUSES
    actors = [one.kind if one.type == "actor" else "" for one in labelled]
    plans = [one.kind if one.type == "plan" else "" for one in labelled]
    return (
        _right_class(*of_statuses)
        + _right_class(network.actor_kind_of(vectors, known), actors, ACTOR_KINDS)
        + OF_PLAN_KINDS * _right_class(network.plan_kind(vectors), plans, PLAN_KINDS)
        + OF_THEMES * _right_themes(hints.theme(vectors), [one.themes for one in labelled])
    )


def _right_class(logits: Tensor, wanted: Sequence[str], classes: Sequence[str]) -> Tensor:
    known = [number for number, one in enumerate(wanted) if one in classes]
    if not known:
        return torch.zeros(())
    return functional.cross_entropy(
        logits[known], torch.tensor([classes.index(wanted[one]) for one in known])
    )


def _right_themes(logits: Tensor, wanted: Sequence[tuple[str, ...]]) -> Tensor:
    known = [number for number, themes in enumerate(wanted) if themes]
    if not known:
        return torch.zeros(())
    target = torch.tensor([[float(theme in wanted[one]) for theme in THEMES] for one in known])
    return functional.binary_cross_entropy_with_logits(logits[known], target)
