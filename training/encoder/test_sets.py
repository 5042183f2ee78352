"""Test sets: brought by whoever runs the full evaluation, but for the field set, which is the project's own."""

from __future__ import annotations

import csv
import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from training.encoder import field
from training.encoder.records import LANGUAGES, Pair, read_lines
from training.encoder.teacher import sample
from training.encoder.workdir import WorkDir

HELD_OUT = 2_000
HELD_OUT_LENGTHS = (60, 900)


@dataclass(frozen=True, slots=True)
class Translations:
    """Sentences in both languages, row by row."""

    name: str
    fr: Sequence[str]
    en: Sequence[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Pairs of sentences with how alike people find them, from 0 to 5; row by row the same in both languages."""

    sentences: dict[str, list[tuple[str, str]]]
    scores: list[float]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the field set; ``grades`` are those of the topics that it answers."""

    id: str
    lang: str
    text: str
    grades: dict[str, int]


@dataclass(frozen=True, slots=True)
class Field:
    """Questions in both languages by topic, and one pool of passages."""

    questions: dict[str, dict[str, str]]
    passages: list[Passage]


def ntrex(folder: Path) -> Translations:
    """Read NTREX-128, news translated by professionals, from a clone of MicrosoftTranslator/NTREX."""
    texts = folder / "NTREX-128"
    return Translations(
        "NTREX", _lines(texts / "newstest2019-ref.fra.txt"), _lines(texts / "newstest2019-src.eng.txt")
    )


def tatoeba(folder: Path) -> Translations:
    """Read the Tatoeba test set from a clone of facebookresearch/LASER."""
    stem = folder / "data" / "tatoeba" / "v1" / "tatoeba.fra-eng"
    return Translations(
        "Tatoeba", _lines(stem.with_suffix(".fra-eng.fra")), _lines(stem.with_suffix(".fra-eng.eng"))
    )


def stsb(folder: Path) -> Likeness:
    """Read the test part of STS-B from a clone of PhilipMay/stsb-multi-mt."""
    rows = {lang: _rows(folder / "data" / f"stsb-{lang}-test.csv") for lang in LANGUAGES}
    sentences = {lang: [(first, second) for first, second, _ in rows[lang]] for lang in LANGUAGES}
    return Likeness(sentences, [float(score) for _, _, score in rows["en"]])


def add_test_sets(parser: ArgumentParser) -> None:
    """Add the options that say where the brought test sets are."""
    parser.add_argument("--ntrex", type=Path, help="a clone of MicrosoftTranslator/NTREX")
    parser.add_argument("--laser", type=Path, help="a clone of facebookresearch/LASER")
    parser.add_argument("--stsb", type=Path, help="a clone of PhilipMay/stsb-multi-mt")


def translations(arguments: Namespace) -> list[Translations]:
    """Read the translated sentences that were brought."""
    brought = ((ntrex, arguments.ntrex), (tatoeba, arguments.laser))
    return [read(folder) for read, folder in brought if folder]


def test_sentences(arguments: Namespace) -> Iterator[str]:
    """Yield every sentence of the test sets that were brought: none may be learned."""
    for pairs in translations(arguments):
        yield from (*pairs.fr, *pairs.en)
    if arguments.stsb:
        for sentences in stsb(arguments.stsb).sentences.values():
            yield from chain.from_iterable(sentences)


def held_out_laws(work: WorkDir) -> Translations:
    """Draw passages of the laws that training never saw."""
    shortest, longest = HELD_OUT_LENGTHS
    pairs = [
        pair
        for pair in read_lines(work.held_out_laws, Pair)
        if pair.kind == "Text" and shortest <= len(pair.en) <= longest
    ]
    distinct = {pair.en: pair for pair in {pair.fr: pair for pair in pairs}.values()}
    drawn = sample(distinct.values(), HELD_OUT, lambda _: 1)
    return Translations("laws", [pair.fr for pair in drawn], [pair.en for pair in drawn])


def field_set() -> Field:
    """Read the field's own topics and passages."""
    topics = [json.loads(line) for line in _lines(field.TOPICS)]
    records = [json.loads(line) for line in _lines(field.PASSAGES)]
    return Field(
        {topic["id"]: {lang: topic[lang] for lang in LANGUAGES} for topic in topics},
        [
            Passage(
                record["id"],
                record["lang"],
                record["text"],
                {judged["topic"]: judged["grade"] for judged in record["relevant_to"]},
            )
            for record in records
        ],
    )


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))
