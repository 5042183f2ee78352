"""The texts written for this field: a glossary, sentence pairs, questions with passages, and an evaluation set."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.encoder.records import Answer, Pair

DATA = Path(__file__).parent / "data"
GLOSSARY = DATA / "glossary.tsv"
PAIRS = DATA / "pairs.jsonl"
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


def answers() -> Iterator[Answer]:
    """Yield questions with the passages that answer them."""
    for record in _records(PAIRS):
        if "question" in record:
            yield Answer(record["question"], record["passage"], "field")


def _records(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        return
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
