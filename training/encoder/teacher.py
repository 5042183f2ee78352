"""Step 5: the teacher's vectors for the English side of the pairs to learn from, in shards, resumable."""

from __future__ import annotations

import heapq
import random
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from rich.progress import track

from training.encoder import field
from training.encoder.records import Pair, read_lines, write_lines
from training.encoder.teacher_model import load_teacher
from training.encoder.workdir import SEED, WorkDir, step_parser

SHARD = 2_000
LONGEST = 64
LAW_LENGTHS = (25, 220)
GENERAL_SHARE = 0.75
FIELD_WORDS = re.compile(
    r"\b(?:child|youth|young|minor|parent|famil|school|student|victim|violen|abuse|neglect|harm|guardian|adopt|"
    r"custody|court|judge|hearing|health|care|social|support|protect|welfare|housing|benefit|police|offen[cd]er|"
    r"disab|education|communit|municipal|commission|minister|report|plan|fund)",
    re.IGNORECASE,
)
FIELD_WEIGHT = 6
"""Laws of tariffs and fisheries teach less of what is asked here than laws of families and courts."""


def sample(pairs: Iterable[Pair], size: int, weight: Callable[[Pair], float]) -> list[Pair]:
    """Draw pairs without replacement, each as likely as its weight (Efraimidis and Spirakis)."""
    choice = random.Random(SEED)  # noqa: S311
    keyed = ((choice.random() ** (1 / weight(pair)), index, pair) for index, pair in enumerate(pairs))
    return [pair for _, _, pair in heapq.nlargest(size, keyed)]


def law_weight(pair: Pair) -> float:
    """Return how much a pair of a law is worth learning from."""
    return FIELD_WEIGHT if FIELD_WORDS.search(pair.en) else 1


def choose_pairs(work: WorkDir, size: int) -> list[Pair]:
    """Return everyday sentences, the longer the likelier, and short passages of law, in random order."""
    general = sample(read_lines(work.general, Pair), round(size * GENERAL_SHARE), lambda pair: len(pair.en))
    laws = (pair for pair in read_lines(work.laws, Pair) if LAW_LENGTHS[0] <= len(pair.en) <= LAW_LENGTHS[1])
    chosen = general + sample(laws, size - len(general), law_weight)
    random.Random(SEED).shuffle(chosen)  # noqa: S311
    return chosen


def encode_shards(pairs: Sequence[Pair], folder: Path) -> None:
    """Write shards of pairs and of the teacher's vectors of their English; those that are there stay."""
    teacher = load_teacher()
    teacher.max_seq_length = LONGEST
    for start in track(range(0, len(pairs), SHARD), "Teacher"):
        path = folder / f"{start // SHARD:03}.npy"
        shard = pairs[start : start + SHARD]
        if path.exists() and list(read_lines(path.with_suffix(".jsonl"), Pair)) == shard:
            continue
        vectors = teacher.encode([pair.en for pair in shard], batch_size=64, normalize_embeddings=True)
        write_lines(path.with_suffix(".jsonl"), shard)
        save_atomically(path, vectors.astype(np.float16))


def save_atomically(path: Path, array: np.ndarray) -> None:
    """Write an array so that a file that is there is whole."""
    part = path.with_suffix(".part.npy")
    np.save(part, array)
    part.replace(path)


def main() -> None:
    """Run the step."""
    parser = step_parser(__doc__)
    parser.add_argument("--pairs", type=int, default=100_000, help="how many (default: %(default)s)")
    arguments = parser.parse_args()
    work: WorkDir = arguments.work
    encode_shards([*field.sentence_pairs(), *field.glossary()], work.teacher / "field")
    encode_shards(choose_pairs(work, arguments.pairs), work.teacher / "public")


if __name__ == "__main__":
    main()
