"""The texts written for this field: a glossary, sentence pairs, questions with passages, and an evaluation set."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.encoder.records import LANGUAGES, Answer, Pair

DATA = Path(__file__).parent / "data"
GLOSSARY = DATA / "glossary.tsv"
PAIRS = DATA / "pairs.jsonl"
QUESTIONS = DATA / "questions"
TOPICS = DATA / "field" / "topics.jsonl"
PASSAGES = DATA / "field" / "passages.jsonl"


def glossary() -> Iterator[Pair]:
    """Yield the terms of the field in both languages."""
    if not GLOSSARY.exists():
        return
    with GLOSSARY.open(encoding="utf-8") as file:
        for line in file:
            fr, en = line.rstrip("\n").split("\t")[:2]
            yield Pair(fr, en, "term")


def sentence_pairs() -> Iterator[Pair]:
    """Yield sentences written in both languages."""
    for record in _records(PAIRS):
        if "fr" in record:
            yield Pair(record["fr"], record["en"], "field")


def answers() -> Iterator[list[list[Answer]]]:
    """Yield, for each document, its passages, and for each of these the questions that it answers."""
    by_passage: dict[str, list[Answer]] = {}
    for record in _records(PAIRS):
        if "question" in record:
            answer = Answer(record["question"], record["passage"], "field")
            by_passage.setdefault(answer.passage, []).append(answer)
    for asked in by_passage.values():
        yield [asked]
    by_document: dict[str, list[list[Answer]]] = {}
    for path in sorted(QUESTIONS.glob("*.jsonl")):
        for record in _records(path):
            asked = [Answer(record[lang], record["quote"], "field") for lang in LANGUAGES]
            by_document.setdefault(record["document"], []).append(asked)
    yield from by_document.values()


def _records(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        return
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
