"""A document made ready for the annotators: folded text of equal length, sentences of each block."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ingest.records import Block, Document, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# One character for one, so that offsets stay those of the source.
FOLDED = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "`": "'",
        "\u00a0": " ",
        "\u202f": " ",
        "\t": " ",
        "\n": " ",
        "\r": " ",
        "\u00ad": " ",
    }
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("–—‑", "-")
)
INITIAL_EN = re.compile(r"(?<![\w'])(?!(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with)\b)[a-z]")
SENTENCE_END = re.compile(r"[.!?…]+[\"')\]]*\s+(?=[\"'(\[]*[A-ZÀ-ÖØ-Þ0-9-])")
ABBREVIATION = re.compile(
    r"(?:\b(?:M|MM|Mme|Mmes|Mr|Mrs|Ms|Dr|Pr|Prof|Hon|Rev|St|Ste|Sir|art|al|cf|ex|env|no|nos|n°|vol|pp?|ss?|e\.g|i\.e|etc|[A-Z])"
    r"|\b\d)\.\s*$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block."""

    block: Block
    span: Span


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a block, and says what it is about."""

    heading: Block | None
    """The last one."""
    introduction: Block | None
    """Of an item: the block before its list."""


@dataclass(frozen=True)
class Reading:
    """What every annotator reads: the document, its blocks, and its text folded to one kind of quote and space."""

    document: Document
    blocks: tuple[Block, ...]

    @cached_property
    def text(self) -> str:
        """The document's text, character for character, with simple quotes, dashes and spaces."""
        return self.document.text.translate(FOLDED)

    @cached_property
    def in_small_letters(self) -> str:
        """The text with titles that are all in capitals as they would stand in a sentence; offsets stay."""
        parts, at = [], 0
        for block in self.content:
            if (words := self.words(block.span)).isupper():
                parts += [self.text[at : block.span.start], _in_small_letters(words, block.lang)]
                at = block.span.end
        return "".join([*parts, self.text[at:]])

    @cached_property
    def content(self) -> tuple[Block, ...]:
        """The blocks in which something may be found: neither boilerplate nor said before."""
        return tuple(block for block in self.blocks if block.role != "boilerplate")

    @cached_property
    def lang(self) -> str:
        """The language of most of its words."""
        french = sum(
            len(block.span.within(self.text).split()) * (block.lang == "fr") for block in self.content
        )
        words = sum(len(block.span.within(self.text).split()) for block in self.content)
        return "fr" if 2 * french >= words else "en"

    def words(self, span: Span) -> str:
        """Return the folded characters of a span."""
        return span.within(self.text)

    @cached_property
    def above(self) -> dict[int, Above]:
        """What stands above each content block, by the block's index."""
        found = {}
        heading = introduction = None
        for block in self.content:
            is_item = block.role == "item"
            found[block.index] = Above(heading, introduction if is_item else None)
            introduction = introduction if is_item else block
            heading = block if block.role == "heading" else heading
        return found

    @cached_property
    def sentences(self) -> dict[int, tuple[Sentence, ...]]:
        """The sentences of each content block, by the block's index."""
        return {block.index: tuple(self._sentences(block)) for block in self.content}

    def sentence_at(self, block: int, at: int) -> Span:
        """Return the sentence of a block in which an offset lies; the whole block where there is none."""
        sentences = (one.span for one in self.sentences.get(block, ()))
        return next((one for one in sentences if one.start <= at < one.end), self.blocks[block].span)

    def content_at(self, at: int) -> Block:
        """Return the block with content in which an offset lies."""
        return self.content[bisect.bisect_right(self.content, at, key=lambda one: one.span.start) - 1]

    def _sentences(self, block: Block) -> Iterator[Sentence]:
        start = block.span.start
        for end in SENTENCE_END.finditer(self.text, block.span.start, block.span.end):
            if end.group().startswith(".") and ABBREVIATION.search(self.text, start, end.start() + 1):
                continue
            yield Sentence(block, Span(start, end.end()))
            start = end.end()
        if start < block.span.end:
            yield Sentence(block, Span(start, block.span.end))


def _in_small_letters(title: str, lang: str) -> str:
    low = "".join(one.lower() if len(one.lower()) == 1 else one for one in title)
    if lang == "fr":
        return low[0].upper() + low[1:]
    return INITIAL_EN.sub(lambda initial: initial.group().upper(), low)
