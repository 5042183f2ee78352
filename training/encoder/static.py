"""Step 4b: a static bilingual space, one vector a word piece, in which translations lie close together.

A text is the mean of its pieces' vectors. English pieces start where the teacher puts them, French ones where
their translations are; then translations, and headings with their sections, are pulled together against the
other texts of the batch. It takes minutes and places the pieces for the real model, which takes hours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from training.encoder import field
from training.encoder.lexicon import dice_lexicon
from training.encoder.records import Answer, Pair, read_lines
from training.encoder.teacher_model import load_teacher, teacher_folder
from training.encoder.tokens import Numbers, TokenBags, concatenated, token_bags
from training.encoder.vocabulary import english_pieces, join_pieces
from training.encoder.workdir import SEED, WorkDir, step_parser

if TYPE_CHECKING:
    import torch
    from scipy.sparse import csr_matrix
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

Vectors = npt.NDArray[np.float32]
DIMENSION = 256
FREQUENT = 1e-3
"""A piece more frequent than this counts for less (smooth inverse frequency)."""
BATCH = 1024
EPOCHS = 2
LEARNING_RATE = 2e-3
SCALE = 20.0
WARM_UP = 50
LAWS = 220_000
FIELD_COPIES = 8
PRINCIPAL_FROM = 8_000
"""Pieces of the English vocabulary, most frequent first, whose principal axes span the space."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Two lists of texts; text ``i`` of the one belongs to text ``i`` of the other."""

    left: TokenBags
    right: TokenBags


def together(sources: Sequence[Sides]) -> Sides:
    """Return several sources as one."""
    return Sides(
        concatenated([source.left for source in sources]), concatenated([source.right for source in sources])
    )


def piece_vectors(teacher: SentenceTransformer, pieces: Sequence[str]) -> Vectors:
    """Return the teacher's vector of each of its own word pieces taken alone, of shape (n, dimension)."""
    import torch

    transformer, tokenizer = teacher[0], teacher.tokenizer
    first, last = tokenizer.cls_token_id, tokenizer.sep_token_id
    numbers = torch.tensor(tokenizer.convert_tokens_to_ids(list(pieces)))
    vectors = []
    with torch.inference_mode():
        for batch in numbers.split(512):
            ids = torch.stack([torch.full_like(batch, first), batch, torch.full_like(batch, last)], dim=1)
            states = transformer.auto_model(
                input_ids=ids, attention_mask=torch.ones_like(ids)
            ).last_hidden_state
            vectors.append(states.mean(1).numpy())
    return np.concatenate(vectors)


def principal(vectors: Vectors, dimension: int) -> Vectors:
    """Return vectors along the axes in which the first ones of them vary most, at length one."""
    centred = vectors - vectors.mean(0)
    axes = np.linalg.svd(centred[:PRINCIPAL_FROM], full_matrices=False)[2][:dimension]
    return unit(centred @ axes.T)


def unit(vectors: Vectors) -> Vectors:
    """Return vectors at length one; a vector of zeros stays."""
    return (vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6)).astype(np.float32)


def first_vectors(english: Vectors, lexicon: csr_matrix, french_share: Vectors) -> Vectors:
    """Place each piece by its language: English ones by themselves, French ones by what translates them.

    Args:
        english: the vectors of the English pieces, the first of the vocabulary.
        lexicon: the weights of the English pieces that translate each piece.
        french_share: the share of each piece's occurrences that is French.
    """
    share = french_share[:, None]
    own = np.zeros((len(share), english.shape[1]), dtype=np.float32)
    own[: len(english)] = english
    vectors = unit(share * unit(lexicon @ english) + (1 - share) * own)
    unseen = np.linalg.norm(vectors, axis=1) < 0.5
    vectors[unseen] = unit(np.random.default_rng(SEED).normal(size=(unseen.sum(), english.shape[1])))
    return vectors


def french_share(counts: Numbers) -> Vectors:
    """Return the share of each piece's occurrences (French ones, then English ones) that is French."""
    return (counts[0] / np.maximum(counts.sum(axis=0), 1)).astype(np.float32)


def rarity(counts: Numbers) -> Vectors:
    """Return what a piece counts for by how often it occurs."""
    return (FREQUENT / (FREQUENT + counts / counts.sum())).astype(np.float32)


def train(vectors: Vectors, sources: Sequence[Sides]) -> Vectors:
    """Pull the two sides of each source together, weighing frequent pieces down from the start."""
    import torch
    from torch.nn import functional

    counts = sum(side.counts(len(vectors)) for source in sources for side in (source.left, source.right))
    table = torch.nn.EmbeddingBag.from_pretrained(
        torch.tensor(vectors * rarity(counts)[:, None], dtype=torch.float32), freeze=False, sparse=True
    )
    optimiser = torch.optim.SparseAdam(table.parameters(), lr=LEARNING_RATE)
    steps = list(_batches(sources))
    for step, (sides, rows) in enumerate(steps):
        rate = LEARNING_RATE * min(1, (step + 1) / WARM_UP) * max(0.02, 1 - step / len(steps))
        optimiser.param_groups[0]["lr"] = rate
        left, right = (_means(table, bags, rows) for bags in (sides.left, sides.right))
        scores = SCALE * functional.normalize(left) @ functional.normalize(right).T
        truth = torch.arange(len(rows))
        loss = functional.cross_entropy(scores, truth) + functional.cross_entropy(scores.T, truth)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if step % 50 == 0:
            print(f"static space: step {step} of {len(steps)}, loss {loss.item():.3f}", flush=True)
    return table.weight.detach().numpy()


def _batches(sources: Sequence[Sides]) -> Iterator[tuple[Sides, Numbers]]:
    """Batches of one source each are harder to tell apart than mixed ones, and so teach more."""
    generator = np.random.default_rng(SEED)
    for _ in range(EPOCHS):
        batches = []
        for source in sources:
            rows = generator.permutation(len(source.left))
            batches += [(source, rows[start : start + BATCH]) for start in range(0, len(rows), BATCH)]
        yield from (batches[index] for index in generator.permutation(len(batches)))


def _means(table: torch.nn.EmbeddingBag, bags: TokenBags, rows: Numbers) -> torch.Tensor:
    import torch

    pieces, starts = bags.take(rows)
    means: torch.Tensor = table(torch.from_numpy(pieces), torch.from_numpy(starts))
    return means


def pair_sides(tokenizer: Tokenizer, pairs: Sequence[Pair]) -> Sides:
    """Cut the French side and the English side of pairs into pieces."""
    return Sides(*(token_bags(tokenizer, (getattr(pair, lang) for pair in pairs)) for lang in ("fr", "en")))


def answer_sides(tokenizer: Tokenizer, answers: Sequence[Answer]) -> Sides:
    """Cut questions and the passages that answer them into pieces."""
    questions = token_bags(tokenizer, (answer.question for answer in answers))
    return Sides(questions, token_bags(tokenizer, (answer.passage for answer in answers)))


def read_pairs(work: WorkDir, tokenizer: Tokenizer) -> list[Sides]:
    """Return laws, everyday sentences and the field's own, French on the left."""
    laws = list(read_lines(work.laws, Pair))
    chosen = np.random.default_rng(SEED).choice(len(laws), size=min(LAWS, len(laws)), replace=False)
    return [
        pair_sides(tokenizer, [laws[index] for index in chosen]),
        pair_sides(tokenizer, list(read_lines(work.general, Pair))),
        pair_sides(tokenizer, field_pairs() * FIELD_COPIES),
    ]


def read_answers(work: WorkDir, tokenizer: Tokenizer) -> list[Sides]:
    """Return headings with sections of law, and questions with passages, in both languages."""
    return [
        answer_sides(tokenizer, list(read_lines(work.headings, Answer))),
        answer_sides(tokenizer, field_answers() * FIELD_COPIES),
    ]


def field_pairs() -> list[Pair]:
    """Return the field's own terms and sentences."""
    return [*field.glossary(), *field.sentence_pairs()]


def field_answers() -> list[Answer]:
    """Return the field's own questions with the passages that answer them."""
    return [answer for document in field.answers() for asked in document for answer in asked]


def field_rarity(tokenizer: Tokenizer) -> Vectors:
    """Return what each piece counts for by how often it occurs in the field's own texts."""
    ours = together([pair_sides(tokenizer, field_pairs()), answer_sides(tokenizer, field_answers())])
    size = tokenizer.get_vocab_size()
    return rarity(ours.left.counts(size) + ours.right.counts(size))


def main() -> None:
    """Run the step."""
    from scipy.sparse import save_npz
    from tokenizers import Tokenizer

    work: WorkDir = step_parser(__doc__).parse_args().work
    tokenizer = Tokenizer.from_file(str(work.tokenizer))
    pieces = join_pieces(english_pieces(teacher_folder()), ())
    pairs = read_pairs(work, tokenizer)
    english = principal(piece_vectors(load_teacher(), pieces), DIMENSION)
    everything, size = together(pairs), tokenizer.get_vocab_size()
    lexicon = dice_lexicon(everything.left, everything.right, size, len(pieces))
    counts = np.stack([everything.left.counts(size), everything.right.counts(size)])
    vectors = first_vectors(english, lexicon, french_share(counts))
    vectors = train(vectors, [*pairs, *read_answers(work, tokenizer)])
    save_npz(work.lexicon, lexicon)
    np.save(work.counts, counts)
    np.save(work.static, vectors.astype(np.float16))


if __name__ == "__main__":
    main()
