"""Annotated documents as what the network is trained on: tokens as it reads them, and the tags that they should get."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ingest.annotate import find_by_rules
from ingest.annotate.languages import with_languages
from ingest.annotate.reading import Reading
from ingest.annotate.tagger.decoding import BEGINS, INSIDE
from ingest.annotate.tagger.windows import TAGGED, Found, Tokens, Window, tokens, windows
from ingest.clean.steps import clean
from ingest.evaluation.run import source
from ingest.load import load
from ingest.load.sources import find_sources
from ingest.records import Source, Span
from ingest.segment.blocks import segment

if TYPE_CHECKING:
    import numpy.typing as npt
    from tokenizers import Tokenizer

    from ingest.clean.offsets import OffsetMap
    from ingest.evaluation.markup import GoldDocument, GoldEntity, Range
    from snapshot.authority import Authority

SERIES = re.compile(r"-[a-z]-\d\d-")
"""In the names of the documents that were written for the training alone."""
IGNORED = -100
"""Label of a token that is neither right nor wrong."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span of rows with what should be said of it; empty where nothing is known."""

    type: str
    start: int
    end: int
    kind: str = ""
    status: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """One document."""

    id: str
    tokens: Tokens
    windows: tuple[Window, ...]
    labels: npt.NDArray[np.int64]
    """Of shape (tokens, types): outside, begins, inside, or ``IGNORED``."""
    margins: npt.NDArray[np.float32]
    """Whether each token is boilerplate: one or zero; ``IGNORED`` where nobody said."""
    spans: tuple[Labelled, ...]
    hides_rules: bool = False
    """Whether the network may not see what the rules found: they were tuned on this document."""


def read(file: Source) -> tuple[Reading, OffsetMap]:
    """Return a file as the annotators read it, and the way back to its own offsets."""
    readable, offsets = clean(load(file))
    return Reading(readable, with_languages(segment(readable), readable)), offsets


def example(gold: GoldDocument, authority: Authority, tokenizer: Tokenizer) -> Example:
    """Return an annotated document as an example."""
    reading, offsets = read(source(gold))
    found, _ = find_by_rules(reading, authority)
    described = tokens(reading, found, tokenizer)
    labels = _Labels(described, offsets)
    for kind, zone in gold.ignored:
        if kind in TAGGED:
            labels.ignore(kind, zone)
    for entity in gold.entities:
        for mention in entity.weak:
            labels.ignore(entity.type, mention)
        if entity.type in {"plan", "actor"}:  # names inside names cost nothing
            for mention in entity.mentions:
                labels.ignore("date", mention)
                labels.ignore("actor", mention)
    spans = tuple(labels.fill(gold.entities))
    is_tuned = SERIES.search(gold.id) is None
    return Example(
        gold.id,
        described,
        tuple(windows(described, reading)),
        labels.labels,
        labels.margins(gold.boilerplate),
        spans,
        is_tuned,
    )


def examples_of_notices(
    folder: Path, authority: Authority, tokenizer: Tokenizer, limit: int
) -> Iterator[Example]:
    """Yield notices of the corpus with what the rules find in them, which its gold has confirmed."""
    sources, _ = find_sources([folder])
    for file in sorted(sources, key=lambda one: one.sha256)[:limit]:
        reading, _ = read(file)
        found, _ = find_by_rules(reading, authority)
        described = tokens(reading, found, tokenizer)
        labels = np.zeros((len(described), len(TAGGED)), dtype=np.int64)
        for kind, span in _places(found):
            rows = described.within(span)
            labels[rows, TAGGED.index(kind)] = INSIDE
            labels[rows.start : rows.start + 1, TAGGED.index(kind)] = BEGINS
        unknown = np.full(len(described), IGNORED, dtype=np.float32)
        yield Example(file.path, described, tuple(windows(described, reading)), labels, unknown, ())


def _places(found: Found) -> Iterable[tuple[str, Span]]:
    yield from (("measure", one.span) for one in found.measures)
    for kind, mentions in (("actor", found.actors), ("plan", found.plans), ("date", found.dates)):
        yield from ((kind, one.span) for one in mentions)
    yield from (("axis", span) for _, span in found.axes)


class Places:
    """Where the tokens of a document stand in its file."""

    def __init__(self, described: Tokens, offsets: OffsetMap) -> None:
        places = [
            offsets.restored(Span(int(start), int(end)))
            for start, end in zip(described.starts, described.ends, strict=True)
        ]
        self._starts = np.array([one.start for one in places])
        self._ends = np.array([one.end for one in places])

    def rows(self, span: Range) -> npt.NDArray[np.intp]:
        """Return the tokens that a span of the file touches."""
        return np.flatnonzero((self._starts < span[1]) & (self._ends > span[0]))


class _Labels(Places):
    """The labels of a document as they are filled; spans are those of its file."""

    def __init__(self, described: Tokens, offsets: OffsetMap) -> None:
        super().__init__(described, offsets)
        self.labels = np.zeros((len(described), len(TAGGED)), dtype=np.int64)

    def margins(self, zones: Iterable[Range]) -> npt.NDArray[np.float32]:
        """Return one for each token of some zones, zero for the others."""
        margins = np.zeros(len(self.labels), dtype=np.float32)
        for zone in zones:
            margins[self.rows(zone)] = 1
        return margins

    def ignore(self, kind: str, span: Range) -> None:
        """Make what is found in a span neither right nor wrong."""
        self.labels[self.rows(span), TAGGED.index(kind)] = IGNORED

    def fill(self, entities: Iterable[GoldEntity]) -> Iterator[Labelled]:
        """Label the entities, the longest first, and yield where the required ones are."""
        for entity in sorted(entities, key=lambda one: -max(end - start for start, end in one.mentions)):
            column = TAGGED.index(entity.type)
            for mention in entity.mentions:
                rows = self.rows(mention)
                if not len(rows):
                    continue
                if entity.optional:
                    self.labels[rows, column] = IGNORED
                    continue
                self.labels[rows, column] = INSIDE
                self.labels[rows[0], column] = BEGINS
                status = entity.statuses[0] if entity.statuses else ""
                yield Labelled(
                    entity.type, int(rows[0]), int(rows[-1]) + 1, entity.kind, status, entity.themes
                )
