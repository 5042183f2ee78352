"""After the tags: the status of measures, learned from what stands around those that are annotated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from ingest.annotate import find_by_rules
from ingest.annotate.tagger.windows import STATUSES
from ingest.evaluation.run import source
from ingest.records import Span
from training.extraction.examples import Places, read

if TYPE_CHECKING:
    import numpy.typing as npt

    from ingest.annotate.tagger.network import Network
    from ingest.annotate.tagger.tagger import Tagger
    from ingest.evaluation.markup import GoldDocument
    from snapshot.authority import Authority

EPOCHS, TOGETHER, RATE, DECAY, SMOOTHING = 25, 64, 1e-3, 0.05, 0.05


@dataclass(frozen=True, slots=True)
class Measures:
    """What stands around annotated measures, shape (measures, numbers), and the number of the status of each."""

    contexts: npt.NDArray[np.float32]
    statuses: npt.NDArray[np.int64]


def annotated_measures(documents: Iterable[GoldDocument], tagger: Tagger, authority: Authority) -> Measures:
    """Return the required measures of annotated documents."""
    contexts, statuses = [], []
    for gold in documents:
        reading, offsets = read(source(gold))
        tagged = tagger.read(reading, find_by_rules(reading, authority)[0])
        places = Places(tagged.tokens, offsets)
        for entity in gold.entities:
            if entity.type != "measure" or entity.optional or not entity.statuses:
                continue
            rows = places.rows(entity.mentions[0])
            if len(rows):
                span = Span(int(tagged.tokens.starts[rows[0]]), int(tagged.tokens.ends[rows[-1]]))
                contexts.append(tagged.contexts.of([span])[0])
                statuses.append(STATUSES.index(entity.statuses[0]))
    return Measures(np.stack(contexts), np.array(statuses))


def train_statuses(network: Network, known: Measures) -> None:
    """Train the part of the network that reads statuses, in place."""
    contexts, wanted = torch.from_numpy(known.contexts), torch.from_numpy(known.statuses)
    generator = torch.Generator().manual_seed(0)
    torch.manual_seed(0)
    optimiser = torch.optim.AdamW(network.status.parameters(), lr=RATE, weight_decay=DECAY)
    network.train()
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(wanted), generator=generator).split(TOGETHER):
            logits = network.status_of(contexts[rows])
            loss = functional.cross_entropy(logits, wanted[rows], label_smoothing=SMOOTHING)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
    network.eval()
