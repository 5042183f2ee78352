"""Training texts in batches of like length, in an order that depends on the seed alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.encoder import field
from training.encoder.records import Answer, Pair, read_lines
from training.encoder.workdir import SEED, WorkDir

Vectors = npt.NDArray[np.float16]
FIELD_SENTENCE_COPIES = 3
FIELD_ANSWER_COPIES = 5
HEADINGS = 4_000
FRENCH_SHARE = 2 / 3
"""Batches of the French side only; in the others the English one, which needs less learning, comes too."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Pairs with the teacher's vectors of their English side, row by row."""

    pairs: list[Pair]
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class Batch:
    """What one step learns from; ``kind`` is ``french``, ``both`` (sides of the pairs) or ``answer``."""

    kind: str
    left: list[str]
    right: list[str]
    vectors: Vectors | None


def read_lesson(folder: Path) -> Lesson:
    """Read the shards that the teacher has finished."""
    pairs: list[Pair] = []
    vectors = []
    for path in sorted(folder.glob("[0-9][0-9][0-9].npy")):
        pairs += read_lines(path.with_suffix(".jsonl"), Pair)
        vectors.append(np.load(path))
    return Lesson(pairs, np.concatenate(vectors))


def join_lessons(lessons: Sequence[Lesson]) -> Lesson:
    """Return several lessons as one."""
    pairs = [pair for lesson in lessons for pair in lesson.pairs]
    return Lesson(pairs, np.concatenate([lesson.vectors for lesson in lessons]))


def read_batches(work: WorkDir, epoch: int) -> list[Batch]:
    """Return the batches of one pass over everything, in random order."""
    generator = np.random.default_rng((SEED, epoch))
    public, ours = read_lesson(work.teacher / "public"), read_lesson(work.teacher / "field")
    lesson = join_lessons([public] + [ours] * FIELD_SENTENCE_COPIES)
    rows = generator.permutation(len(lesson.pairs))
    middle = round(FRENCH_SHARE * len(rows))
    batches = [
        *_lesson_batches("french", lesson, rows[:middle], 48, generator),
        *_lesson_batches("both", lesson, rows[middle:], 32, generator),
        *_answer_batches(_answers(work, generator), 24, generator),
    ]
    return [batches[index] for index in generator.permutation(len(batches))]


def _answers(work: WorkDir, generator: np.random.Generator) -> list[Answer]:
    headings = list(read_lines(work.headings, Answer))
    chosen = generator.choice(len(headings), size=min(HEADINGS, len(headings)), replace=False)
    return [headings[index] for index in chosen] + list(field.answers()) * FIELD_ANSWER_COPIES


def _lesson_batches(
    kind: str, lesson: Lesson, rows: npt.NDArray[np.int64], size: int, generator: np.random.Generator
) -> Iterator[Batch]:
    lengths = np.array([len(lesson.pairs[row].fr) for row in rows])
    for part in _alike(lengths, size, generator):
        chosen = rows[part]
        pairs = [lesson.pairs[row] for row in chosen]
        yield Batch(kind, [pair.fr for pair in pairs], [pair.en for pair in pairs], lesson.vectors[chosen])


def _answer_batches(answers: list[Answer], size: int, generator: np.random.Generator) -> Iterator[Batch]:
    lengths = np.array([len(answer.passage) for answer in answers])
    for part in _alike(lengths, size, generator):
        chosen = [answers[row] for row in part]
        questions, passages = [answer.question for answer in chosen], [answer.passage for answer in chosen]
        if (
            len(set(questions)) == len(set(passages)) == len(chosen)
        ):  # else one's own is not the only right one
            yield Batch("answer", questions, passages, None)


def _alike(
    lengths: npt.NDArray[np.int64], size: int, generator: np.random.Generator
) -> list[npt.NDArray[np.int64]]:
    """Cut rows into full batches of like length, mixed a little so that no two passes have the same ones."""
    order = np.argsort(lengths * generator.uniform(0.8, 1.2, len(lengths)))
    return [order[start : start + size] for start in range(0, len(order) - size + 1, size)]
