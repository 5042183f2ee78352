"""Which of the two languages each block is written in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from ingest.records import Block, Document

LANGUAGES = ("fr", "en")
FEWEST_WORDS = 4
"""Shorter blocks say too little of their language and take their neighbour's."""


def block_languages(texts: list[str]) -> list[str]:
    """Return ``fr`` or ``en`` for each text.

    Texts of fewer than four words take the language of the nearest longer one, the one before it first; where none is
    long enough, all are judged together.
    """
    long_enough = [len(text.split()) >= FEWEST_WORDS for text in texts]
    if not any(long_enough):
        return [_language(" ".join(texts))] * len(texts)
    known = [_language(text) if is_long else "" for text, is_long in zip(texts, long_enough, strict=True)]
    for order in (range(1, len(known)), range(len(known) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for index in order:
            known[index] = known[index] or known[index + step]
    return known


def with_languages(blocks: tuple[Block, ...], document: Document) -> tuple[Block, ...]:
    """Return the blocks with their languages."""
    languages = block_languages([block.span.within(document.text) for block in blocks])
    return tuple(replace(block, lang=lang) for block, lang in zip(blocks, languages, strict=True))


def document_language(blocks: tuple[Block, ...]) -> str:
    """Return the language of most of the document, page furniture left aside."""
    content = [block for block in blocks if block.role != "boilerplate"] or list(blocks)
    characters: Counter[str] = Counter()
    for block in content:
        characters[block.lang] += block.span.end - block.span.start
    return max(LANGUAGES, key=lambda lang: characters[lang])


def _language(text: str) -> str:
    return str(_classifier()(text)[0])


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    import py3langid

    # The restriction holds for the whole process: nothing else in it identifies languages.
    py3langid.set_languages(list(LANGUAGES))
    return py3langid.classify  # type: ignore[no-any-return]
