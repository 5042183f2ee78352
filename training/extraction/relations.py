"""The second half of the training: which entities are related, learned on what the finished first half finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from ingest.annotate import entities_of
from ingest.annotate.relations import find_relations
from ingest.annotate.tagger.pairs import POSSIBLE, RELATIONS, Pairs
from ingest.annotate.tagger.relations import inputs, pairs_of
from ingest.evaluation.links import equivalents
from ingest.evaluation.run import source
from ingest.evaluation.spans import overlap
from ingest.records import DOCUMENT
from training.extraction.examples import read

if TYPE_CHECKING:
    import numpy.typing as npt

    from ingest.annotate.tagger.network import Network
    from ingest.annotate.tagger.tagger import Tagger
    from ingest.clean.offsets import OffsetMap
    from ingest.evaluation.markup import GoldDocument
    from snapshot.authority import Authority

SAME = 0.5
OF_UNKNOWN = 0.3
"""What a pair counts one end of which is in no gold: nothing should be said of it, but it may be a place not annotated."""
EPOCHS, TOGETHER, RATE, DECAY = 14, 512, 2e-3, 0.02
THRESHOLDS = np.arange(0.15, 0.75, 0.05)


@dataclass(frozen=True, slots=True)
class Related:
    """The pairs of some documents: what the network reads, what it should say, and how much each answer counts."""

    ends: npt.NDArray[np.float32]
    descriptions: npt.NDArray[np.float32]
    wanted: npt.NDArray[np.float32]
    """Of shape (pairs, relations)."""
    counts: npt.NDArray[np.float32]

    @classmethod
    def join(cls, parts: Sequence[Related]) -> Related:
        """Return the pairs of several documents as one."""
        return cls(
            *(
                np.concatenate([getattr(one, name) for one in parts])
                for name in ("ends", "descriptions", "wanted", "counts")
            )
        )


def related_pairs(gold: GoldDocument, tagger: Tagger, authority: Authority) -> Related | None:
    """Return the pairs of an annotated document; ``None`` where it has none."""
    reading, offsets = read(source(gold))
    found = entities_of(reading, authority, tagger)
    pairs = pairs_of(found.findings, find_relations(found.findings))
    if not pairs.pairs:
        return None
    names = _names(gold, pairs, offsets)
    required = _required(gold)
    optional = {one.id for one in gold.entities if one.optional}
    wanted = np.zeros((len(pairs.pairs), len(RELATIONS)), dtype=np.float32)
    counts = np.zeros_like(wanted)
    for row, pair in enumerate(pairs.pairs):
        for relation in POSSIBLE[pair.group]:
            column = RELATIONS.index(relation)
            _, head, tail = pair.triple(relation)
            ends = names[head], names[tail]
            if None in ends:
                counts[row, column] = OF_UNKNOWN
            elif optional.isdisjoint(ends):
                is_required = required.get((relation, *ends))
                wanted[row, column] = is_required is not None
                counts[row, column] = is_required is not False
    return Related(*inputs(pairs, found.tagged), wanted, counts)


def train_relations(network: Network, known: Related) -> None:
    """Train the part of the network that relates, in place."""
    names = ("end", "pair", "relation")
    trained = [one for name, one in network.named_parameters() if name.split(".")[0] in names]
    generator = torch.Generator().manual_seed(0)
    ends, descriptions, wanted, counts = (
        torch.from_numpy(one) for one in (known.ends, known.descriptions, known.wanted, known.counts)
    )
    steps = EPOCHS * (len(ends) // TOGETHER + 1)
    optimiser = torch.optim.AdamW(trained, lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    network.train()
    for _ in range(EPOCHS):
        order = torch.randperm(len(ends), generator=generator)
        for rows in order.split(TOGETHER):
            logits = network.related(ends[rows], descriptions[rows])
            losses = functional.binary_cross_entropy_with_logits(logits, wanted[rows], reduction="none")
            loss = (losses * counts[rows]).sum() / counts[rows].sum().clamp(min=1)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
    network.eval()


def best_thresholds(network: Network, known: Related) -> tuple[list[float], list[float]]:
    """Return the probability from which each relation is best taken to hold, and the F1 that it gives."""
    with torch.inference_mode():
        logits = network.related(torch.from_numpy(known.ends), torch.from_numpy(known.descriptions))
    scores = logits.sigmoid().numpy()
    lowest, reached = [], []
    for column in range(len(RELATIONS)):
        judged = known.counts[:, column] > 0
        truth = known.wanted[judged, column] > 0
        by_threshold = {float(one): _f1(scores[judged, column] >= one, truth) for one in THRESHOLDS.round(2)}
        best = max(by_threshold, key=lambda one: by_threshold[one])
        lowest.append(best)
        reached.append(by_threshold[best])
    return lowest, reached


def _f1(found: npt.NDArray[np.bool_], truth: npt.NDArray[np.bool_]) -> float:
    both = int(found.sum() + truth.sum())
    return 2 * int((found & truth).sum()) / both if both else 1.0


def _names(gold: GoldDocument, pairs: Pairs, offsets: OffsetMap) -> dict[str, str | None]:
    """Return the gold entity of each entity found; none where it lies on no place of one."""
    names: dict[str, str | None] = {DOCUMENT: DOCUMENT}
    for thing in pairs.things:
        best: tuple[float, str | None] = (SAME, None)
        for span in thing.spans:
            place = offsets.restored(span)
            for entity in gold.entities:
                if entity.type != thing.type:
                    continue
                places = (*entity.mentions, *entity.accepted, *entity.weak)
                share = max(overlap((place.start, place.end), one) for one in places)
                if share > best[0] or (share == best[0] and best[1] is None):
                    best = share, entity.id
        names[thing.id] = best[1]
    return names


def _required(gold: GoldDocument) -> dict[tuple[str, str, str], bool]:
    """Return the relations that hold, equivalent ones included, and whether each is required."""
    stated = {(one.type, one.head, one.tail): not one.optional for one in gold.relations}
    required: dict[tuple[str, str, str], bool] = {}
    for triple, is_required in stated.items():
        for one in equivalents(triple, list(stated)):
            required[one] = required.get(one, False) or is_required
    return required


def in_all(parts: Iterable[Related | None]) -> Related:
    """Return the pairs of all documents that have any."""
    return Related.join([one for one in parts if one is not None])
