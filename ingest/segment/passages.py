"""Passages: the units that search finds and shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from math import ceil

from ingest.records import Block, Document, Passage, Span
from snapshot.dates import find_dates
from snapshot.sentences import sentences

LONGEST_PASSAGE = 1200
"""Characters; longer paragraphs are split between sentences, longer sentences between clauses or words."""
CLAUSE_END = re.compile(r"[;:,]\s")
SIGNPOST = 7
"""A paragraph of fewer words that only opens a list or gives a date answers no question."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands above a block: headings, outermost first, and the sentences that introduce lists."""

    section: tuple[tuple[int, str], ...] = ()
    introduction: str = ""
    depth: int = 0
    """Level of the heading under which the introduction stands; it reaches below deeper headings."""
    items: tuple[tuple[int, str], ...] = ()
    """List items that introduce sub-items, with their levels."""

    def below(self, block: Block, text: str) -> _Context:
        """Return the context of what follows the block."""
        if block.role == "boilerplate":
            return self
        opening = _introduction(text, block.span)
        if block.role == "item":
            outer = tuple(item for item in self.items if item[0] < block.level)
            return replace(self, items=(*outer, (block.level, opening)) if opening else outer)
        if block.role == "paragraph":
            return replace(
                self, introduction=opening, depth=self.section[-1][0] if self.section else 0, items=()
            )
        outer = tuple(heading for heading in self.section if heading[0] < block.level)
        kept = opening or (self.introduction if block.level > self.depth else "")
        depth = block.level if opening else self.depth
        return _Context((*outer, (block.level, _on_one_line(text, block.span))), kept, depth)

    def introduction_of(self, item: Block) -> str:
        """Return the sentence that introduces a list item."""
        parents = [words for level, words in self.items if level < item.level]
        return parents[-1] if parents else self.introduction


def passages(document: Document, blocks: tuple[Block, ...]) -> tuple[Passage, ...]:
    """Return one passage for each paragraph and list item, several for a long one, with what stands above it.

    Headings and boilerplate are no passages, nor is a line that only opens a list or gives a date: a heading is found
    in the section of those below it, an opening with its items. A repeated block names the passage that it repeats.
    """
    text = document.text
    context = _Context()
    found: list[Passage] = []
    first_of_block: dict[int, int] = {}
    for block in blocks:
        if block.role in {"paragraph", "item"} and not _is_signpost(block, text):
            original = None if block.duplicate_of is None else first_of_block.get(block.duplicate_of)
            first_of_block[block.index] = len(found)
            found += _of_block(block, context, len(found), original, text)
        context = context.below(block, text)
    return tuple(found)


def _is_signpost(block: Block, text: str) -> bool:
    words = _on_one_line(text, block.span)
    if block.role != "paragraph" or len(words.split()) >= SIGNPOST:
        return False
    if words.endswith((":", ".", "!", "?", "…")):
        return words.endswith(":")
    # So few words may be of either language.
    dated = max(sum(date.end - date.start for date in find_dates(words, lang)) for lang in ("fr", "en"))
    return 3 * dated > len(words)


def _of_block(
    block: Block, context: _Context, index: int, original: int | None, text: str
) -> Iterator[Passage]:
    for number, span in enumerate(_parts(text, block.span)):
        yield Passage(
            index=index + number,
            span=span,
            lang=block.lang,
            section=tuple(words for _, words in context.section),
            introduction=context.introduction_of(block) if block.role == "item" else "",
            duplicate_of=None if original is None else original + number,
        )


def _parts(text: str, block: Span) -> Iterator[Span]:
    """Yield runs of sentences of about equal length, none longer than allowed."""
    length = block.end - block.start
    target = length / ceil(length / LONGEST_PASSAGE)
    start, end = block.start, block.start
    for sentence in chain.from_iterable(_cut(text, one) for one in _sentences(text, block)):
        is_full = sentence.end - start > LONGEST_PASSAGE or end - start >= target
        if end > start and is_full:
            yield Span(start, end)
            start = sentence.start
        end = sentence.end
    yield Span(start, end)


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    """Yield a sentence, in stretches where it is longer than a passage may be."""
    start = sentence.start
    while sentence.end - start > LONGEST_PASSAGE:
        end = _break(text, start)
        yield Span(start, end)
        start = next((at for at in range(end, sentence.end) if not text[at].isspace()), sentence.end)
    yield Span(start, sentence.end)


def _break(text: str, start: int) -> int:
    """Return where a stretch that is as long as a passage may be is left best: after a clause, a word, or anywhere."""
    limit = start + LONGEST_PASSAGE
    clauses = [end.start() + 1 for end in CLAUSE_END.finditer(text, start + LONGEST_PASSAGE // 2, limit)]
    words = len(text[start:limit].rsplit(maxsplit=1)[0])
    return clauses[-1] if clauses else start + words


def _sentences(text: str, block: Span) -> list[Span]:
    return [Span(block.start + start, block.start + end) for start, end in sentences(block.within(text))]


def _introduction(text: str, block: Span) -> str:
    last = _sentences(text, block)[-1]
    words = _on_one_line(text, last)
    return words if words.endswith(":") else ""


def _on_one_line(text: str, span: Span) -> str:
    return " ".join(span.within(text).split())
