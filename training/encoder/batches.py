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
Rows = npt.NDArray[np.int64]
FIELD_SENTENCE_COPIES = 6
FIELD_ANSWER_COPIES = 10
HEADINGS = 4_000
FRENCH_SHARE = 4 / 5
"""Batches of the French side only; in the others the English one, which needs less learning, comes too."""
CHARACTERS = {"french": 6_000, "both": 4_000, "answer": 5_000}
"""What a batch holds of one side, so that short texts, which cost little, meet many others."""
FEWEST, MOST = 24, 128


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
        *_lesson_batches("french", lesson, rows[:middle], generator),
        *_lesson_batches("both", lesson, rows[middle:], generator),
        *_heading_batches(work, generator),
        *(batch for _ in range(FIELD_ANSWER_COPIES) for batch in _field_batches(generator)),
    ]
    return [batches[index] for index in generator.permutation(len(batches))]


def _lesson_batches(kind: str, lesson: Lesson, rows: Rows, generator: np.random.Generator) -> Iterator[Batch]:
    lengths = np.array([len(lesson.pairs[row].fr) for row in rows])
    for part in _cut(_by_length(lengths, generator), lengths, kind):
        chosen = rows[part]
        pairs = [lesson.pairs[row] for row in chosen]
        yield Batch(kind, [pair.fr for pair in pairs], [pair.en for pair in pairs], lesson.vectors[chosen])


def _heading_batches(work: WorkDir, generator: np.random.Generator) -> Iterator[Batch]:
    """Yield headings of law with sections that they stand over, other ones on each pass."""
    headings = list(read_lines(work.headings, Answer))
    chosen = generator.choice(len(headings), size=min(HEADINGS, len(headings)), replace=False)
    answers = [headings[index] for index in chosen]
    lengths = np.array([len(answer.passage) for answer in answers])
    for part in _cut(_by_length(lengths, generator), lengths, "answer"):
        yield _answer_batch([answers[row] for row in part])


def _field_batches(generator: np.random.Generator) -> Iterator[Batch]:
    """Yield each passage of the field once, with one of its questions, among passages of its document."""
    groups = list(field.answers())
    groups = [groups[index] for index in generator.permutation(len(groups))]
    answers = [asked[generator.integers(len(asked))] for group in groups for asked in group]
    lengths = np.array([len(answer.passage) for answer in answers])
    for part in _cut(np.arange(len(answers)), lengths, "answer"):
        yield _answer_batch([answers[row] for row in part])


def _answer_batch(answers: list[Answer]) -> Batch:
    """Return a batch in which one's own passage is the only right one: of those that are equal, the first stays."""
    distinct = {answer.passage: answer for answer in reversed(answers)}
    distinct = {answer.question: answer for answer in distinct.values()}
    return Batch("answer", list(distinct), [answer.passage for answer in distinct.values()], None)


def _by_length(lengths: Rows, generator: np.random.Generator) -> Rows:
    """Return rows with like lengths near each other, mixed so that no two passes have the same neighbours."""
    order: Rows = np.argsort(lengths * generator.uniform(0.8, 1.2, len(lengths)))
    return order


def _cut(order: Rows, lengths: Rows, kind: str) -> Iterator[Rows]:
    """Cut rows into batches of so many characters; what is left at the end and too few is left out."""
    start = 0
    while start + FEWEST <= len(order):
        mean = lengths[order[start : start + FEWEST]].mean()
        size = min(MOST, max(FEWEST, int(CHARACTERS[kind] / mean)))
        yield order[start : start + size]
        start += size
