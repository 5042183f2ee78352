"""Step 6: distillation. French sentences learn the teacher's vectors of their English twins, tokens to meet.

A step learns from one batch: French sentences against teacher vectors; both sides of pairs, whose token vectors
must also find each other; or questions (headings of law, questions of the field) and the passages that answer.
Stops and resumes at checkpoints.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from training.encoder.batches import Batch, read_batches
from training.encoder.losses import SCALE, contrast, imitation, late_interaction
from training.encoder.workdir import SEED, WorkDir, step_parser

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

ROWS_RATE = 2e-3
LAYERS_RATE = 1e-4
PROJECTION_RATE = 5e-4
TOKEN_WEIGHT = 0.5
TWIN_WEIGHT = 0.5
ANSWER_WEIGHT = 0.5
LONGEST = {"french": 64, "both": 64, "answer": 96}
CHECKPOINT_EVERY_S = 180


@dataclass(frozen=True, slots=True)
class Texts:
    """A batch of texts as the model sees them: unit sentence vectors, unit token vectors, which tokens count."""

    sentences: Tensor
    tokens: Tensor
    mask: Tensor


class Student:
    """The model that learns: French rows fast, layers slowly, English rows not at all."""

    def __init__(self, model: SentenceTransformer, french_rows: np.ndarray) -> None:
        import torch

        self.model = model
        self._layers = model[0].auto_model
        self._projection = model[1].linear
        table = self._layers.embeddings.word_embeddings
        table.sparse = True
        learns = torch.zeros(len(table.weight), dtype=torch.bool)
        learns[torch.from_numpy(french_rows)] = True
        for parameter in self._layers.embeddings.parameters():
            parameter.requires_grad_(False)
        table.weight.requires_grad_(True)
        table.weight.register_hook(lambda gradient: _only(gradient, learns))
        self.optimisers = (
            torch.optim.SparseAdam([table.weight], lr=ROWS_RATE),
            torch.optim.AdamW(
                [
                    {"params": list(self._layers.encoder.parameters()), "lr": LAYERS_RATE},
                    {"params": list(self._projection.parameters()), "lr": PROJECTION_RATE},
                ]
            ),
        )
        self._rates = [group["lr"] for optimiser in self.optimisers for group in optimiser.param_groups]

    def read(self, texts: list[str], longest: int) -> Texts:
        """Run texts through the layers, cut to so many tokens."""
        from torch.nn import functional

        self.model.max_seq_length = longest
        features = self.model.preprocess(texts)
        states = self._layers(
            input_ids=features["input_ids"], attention_mask=features["attention_mask"]
        ).last_hidden_state
        seen = features["attention_mask"].float()
        sentences = (states * seen[:, :, None]).sum(dim=1) / seen.sum(dim=1, keepdim=True)
        tokens = functional.normalize(self._projection(states), dim=2)
        return Texts(functional.normalize(sentences), tokens, _without_marks(seen))

    def loss(self, batch: Batch) -> Tensor:
        """Return what a batch's answers are worth: the less the better."""
        longest = LONGEST[batch.kind]
        left = self.read(batch.left, longest)
        if batch.kind == "french":
            return imitation(left.sentences, _unit(batch.vectors))
        right = self.read(batch.right, longest)
        scores = late_interaction(left.tokens, left.mask, right.tokens, right.mask)
        if batch.kind == "answer":
            return ANSWER_WEIGHT * contrast(SCALE * left.sentences @ right.sentences.T) + contrast(
                SCALE * scores
            )
        teacher = _unit(batch.vectors)
        sides = imitation(left.sentences, teacher) + imitation(right.sentences, teacher)
        twins = contrast(SCALE * left.sentences @ right.sentences.T)
        back = late_interaction(right.tokens, right.mask, left.tokens, left.mask)
        return (
            sides + TWIN_WEIGHT * twins + TOKEN_WEIGHT * (contrast(SCALE * scores) + contrast(SCALE * back))
        )

    def learn(self, batch: Batch, done: float) -> float:
        """Learn from a batch, ``done`` being the share of training behind; return the loss."""
        groups = [group for optimiser in self.optimisers for group in optimiser.param_groups]
        for group, rate in zip(groups, self._rates, strict=True):
            group["lr"] = rate * (1 - done)
        loss = self.loss(batch)
        for optimiser in self.optimisers:
            optimiser.zero_grad()
        loss.backward()
        for optimiser in self.optimisers:
            optimiser.step()
        return loss.item()


def steps_from(work: WorkDir, first: int) -> Iterator[Batch]:
    """Yield batches, pass after pass, from step ``first`` on."""
    step = 0
    for epoch in count():
        batches = read_batches(work, epoch)
        yield from batches[max(0, first - step) :]
        step += len(batches)


def distil(student: Student, work: WorkDir, steps: int) -> None:
    """Train for so many steps in all, from the last checkpoint."""
    first = _resume(student, work)
    saved = time.monotonic()
    losses: dict[str, list[float]] = {}
    for step, batch in zip(range(first, steps), steps_from(work, first), strict=False):
        losses.setdefault(batch.kind, []).append(student.learn(batch, step / steps))
        if (step + 1) % 20 == 0:
            means = ", ".join(
                f"{kind} {np.mean(values[-20:]):.3f}" for kind, values in sorted(losses.items())
            )
            print(f"step {step + 1} of {steps}: {means}", flush=True)
        if time.monotonic() - saved > CHECKPOINT_EVERY_S or step + 1 == steps:
            save_checkpoint(student, work, step + 1)
            saved = time.monotonic()


def save_checkpoint(student: Student, work: WorkDir, step: int) -> None:
    """Keep what training needs to go on, and the model as it is."""
    import torch

    state = {
        "step": step,
        "model": student.model.state_dict(),
        "optimisers": [optimiser.state_dict() for optimiser in student.optimisers],
    }
    part = work.checkpoint.with_suffix(".part")
    torch.save(state, part)
    part.replace(work.checkpoint)
    student.model.max_seq_length = 256
    student.model.save(str(work.student))


def _resume(student: Student, work: WorkDir) -> int:
    import torch

    if not work.checkpoint.exists():
        return 0
    state = torch.load(work.checkpoint)
    student.model.load_state_dict(state["model"])
    for optimiser, saved in zip(student.optimisers, state["optimisers"], strict=True):
        optimiser.load_state_dict(saved)
    return int(state["step"])


def _only(gradient: Tensor, learns: Tensor) -> Tensor:
    import torch

    gradient = gradient.coalesce()
    rows = gradient.indices()[0]
    return torch.sparse_coo_tensor(
        gradient.indices(),
        gradient.values() * learns[rows, None],
        gradient.shape,
        is_coalesced=True,
        check_invariants=False,
    )


def _unit(vectors: np.ndarray) -> Tensor:
    import torch
    from torch.nn import functional

    return functional.normalize(torch.from_numpy(vectors.astype(np.float32)))


def _without_marks(mask: Tensor) -> Tensor:
    """Leave out the first token of each text and its last, which are marks and not words."""
    import torch

    inner = mask.clone()
    inner[:, 0] = 0
    inner[torch.arange(len(mask)), mask.sum(dim=1).long() - 1] = 0
    return inner


def main() -> None:
    """Run the step."""
    import torch
    from sentence_transformers import SentenceTransformer

    parser = step_parser(__doc__)
    parser.add_argument("--steps", type=int, default=2_000, help="how many in all (default: %(default)s)")
    arguments = parser.parse_args()
    work: WorkDir = arguments.work
    torch.manual_seed(SEED)
    model = SentenceTransformer(str(work.initial), device="cpu", local_files_only=True)
    distil(Student(model, np.load(work.french_rows)), work, arguments.steps)


if __name__ == "__main__":
    main()
