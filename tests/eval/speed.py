"""How fast plain text is read, beside pipelines of spaCy in the same run: words per second of one processor core."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from ingest.evaluation.markup import GoldDocument
from ingest.evaluation.run import source
from ingest.pipeline import analyse
from snapshot.authority import Authority

OFFICIAL = {"fr": "fr_core_news_sm", "en": "en_core_web_sm"}
"""Measured where they are installed."""


def speed_table(documents: Sequence[GoldDocument], authority: Authority) -> str:
    """Return a line for each way of reading the documents."""
    readers = {"enfance, from text to relations": lambda gold: analyse(source(gold), authority)}
    lines = [f"{'words per CPU-second':<34}{'fr':>10}{'en':>10}"]
    for name, read in (readers | _spacy_readers()).items():
        speeds = [
            _words_per_second([one for one in documents if one.lang == lang], read) for lang in ("fr", "en")
        ]
        lines.append(f"{name:<34}" + "".join(f"{speed:>10,.0f}" for speed in speeds))
    return "\n".join(lines)


def _words_per_second(documents: Sequence[GoldDocument], read: Callable[[GoldDocument], object]) -> float:
    read(documents[0])  # loads what is loaded once
    started = time.process_time()
    for one in documents:
        read(one)
    return sum(len(one.text.split()) for one in documents) / (time.process_time() - started)


def _spacy_readers() -> dict[str, Callable[[GoldDocument], object]]:
    import spacy

    blank = {lang: spacy.blank(lang) for lang in OFFICIAL}
    for pipeline in blank.values():
        pipeline.add_pipe("sentencizer")
    readers: dict[str, Callable[[GoldDocument], object]] = {
        "spaCy, tokens and sentences only": lambda gold: blank[gold.lang](gold.text)
    }
    if all(map(spacy.util.is_package, OFFICIAL.values())):
        official = {lang: spacy.load(name) for lang, name in OFFICIAL.items()}
        readers["spaCy, official small pipelines"] = lambda gold: official[gold.lang](gold.text)
    return readers
