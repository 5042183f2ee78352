"""What the network reads: the tokens of a document in windows, each token with what the rules know of it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ingest.records import Span, Status

if TYPE_CHECKING:
    import numpy.typing as npt
    from tokenizers import Tokenizer

    from ingest.annotate.measures.setting import Measure
    from ingest.annotate.mentions import Mention
    from ingest.annotate.reading import Reading
    from ingest.records import Block

TAGGED = ("measure", "actor", "plan", "axis", "date")
"""What the network tags, in the order of its outputs."""
STATUSES: tuple[Status, ...] = ("proposed", "announced", "under_way", "done")
ACTOR_KINDS = ("person", "role", "org", "body", "collective")
PLAN_KINDS = (
    "agenda", "agreement", "bill", "campaign", "charter", "circular", "code", "conference", "contract", "convention", "council",
    "decree", "framework", "guidance", "inquiry", "law", "pact", "plan", "programme", "protocol", "regulation", "review",
    "roadmap", "scheme", "strategy",
)  # fmt: skip
ROLES = ("heading", "paragraph", "item", "boilerplate")
WINDOW = 224
"""Tokens that are read together."""
CONTEXT = 48
"""Of them, at most so many repeat the heading and the introduction above, where a window starts below them."""
POSITIONS = (1, 2, 3, 4, 6, 10, 20)
"""Limits between the classes of places in a document, in blocks."""
SHAPES = (
    re.compile(r"[a-zà-öø-ÿ]"),
    re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ]"),
    re.compile(r"[A-ZÀ-ÖØ-Þ]"),
    re.compile(r"\d"),
)
OTHER_SHAPE = len(SHAPES)
DOCUMENT_KINDS = 4
FEATURES = 2 * len(TAGGED) + len(STATUSES) + len(ACTOR_KINDS) + 6
"""Numbers that describe a token beside its word: see ``_describe``."""
OF_STATUSES = slice(2 * len(TAGGED), 2 * len(TAGGED) + len(STATUSES))
OF_ACTOR_KINDS = slice(OF_STATUSES.stop, OF_STATUSES.stop + len(ACTOR_KINDS))
"""Which of them tell the status of a measure and the kind of an actor."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules found in a document, by mention."""

    plans: Sequence[Mention]
    actors: Sequence[Mention]
    dates: Sequence[Mention]
    measures: Sequence[Measure]
    axes: Sequence[tuple[int, Span]]
    """With the index of the block of each."""
    is_law: bool = False
    is_bill: bool = False
    is_notice: bool = False
    date: str | None = None
    """Of the document, in EDTF."""
    date_span: Span | None = None

    @property
    def spans(self) -> dict[str, list[Span]]:
        """Every place, by type."""
        named = {"actor": self.actors, "plan": self.plans, "date": self.dates}
        spans = {kind: [one.span for one in mentions] for kind, mentions in named.items()}
        return spans | {
            "measure": [one.span for one in self.measures],
            "axis": [span for _, span in self.axes],
        }


@dataclass(frozen=True)
class Tokens:
    """The tokens of a document's content, in reading order; all arrays have one row a token."""

    ids: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    blocks: npt.NDArray[np.int64]
    """Index of the block of each."""
    begins_word: npt.NDArray[np.bool_]
    shapes: npt.NDArray[np.int64]
    roles: npt.NDArray[np.int64]
    positions: npt.NDArray[np.int64]
    features: npt.NDArray[np.float32]
    """Of shape (tokens, FEATURES)."""
    kind: npt.NDArray[np.float32]
    """What kind of document it is: law, bill, notice, French."""

    def within(self, span: Span) -> slice:
        """Return the tokens that start within a span."""
        starts = self._starts
        return slice(bisect.bisect_left(starts, span.start), bisect.bisect_left(starts, span.end))

    @cached_property
    def _starts(self) -> list[int]:
        # A list is searched for one number in a tenth of the time that an array takes.
        starts: list[int] = self.starts.tolist()
        return starts

    def rows(self, span: Span) -> tuple[int, int]:
        """Return the first token of a span, and where it ends: one at least."""
        found = self.within(span)
        start = min(found.start, len(self) - 1)
        return start, max(found.stop, start + 1)

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens that the network reads at once: what is repeated for context, then what is tagged."""

    context: npt.NDArray[np.int64]
    """Rows of ``Tokens``."""
    start: int
    end: int


def tokens(reading: Reading, found: Found, tokenizer: Tokenizer) -> Tokens:
    """Return the tokens of a document with their description."""
    content, text = reading.content, reading.document.text
    encoded = tokenizer.encode_batch([block.span.within(text) for block in content], add_special_tokens=False)
    own = np.repeat(np.arange(len(content)), _integers(map(len, encoded)))
    offsets = _integers(at for one in encoded for place in one.offsets for at in place)
    starts, ends = _integers(one.span.start for one in content)[own] + offsets.reshape(-1, 2).T
    # Only special tokens are of no word, and there are none.
    words = _integers(word or 0 for one in encoded for word in one.word_ids)
    shapes = (
        _shape(text[at : min(at + 2, end)]) for at, end in zip(starts.tolist(), ends.tolist(), strict=True)
    )
    kind = [found.is_law, found.is_bill, found.is_notice, reading.lang == "fr"]
    described = Tokens(
        ids=_integers(token for one in encoded for token in one.ids),
        starts=starts,
        ends=ends,
        blocks=_integers(one.index for one in content)[own],
        begins_word=(np.diff(words, prepend=-1) != 0) | (np.diff(own, prepend=-1) != 0),
        shapes=_integers(shapes),
        roles=_integers(ROLES.index(one.role) for one in content)[own],
        positions=np.searchsorted(POSITIONS, own, side="right"),
        features=np.zeros((len(own), FEATURES), dtype=np.float32),
        kind=np.array(kind, dtype=np.float32),
    )
    _describe(described, reading, found)
    return described


def _integers(values: Iterable[int]) -> npt.NDArray[np.int64]:
    return np.fromiter(values, dtype=np.int64)


def windows(described: Tokens, reading: Reading) -> Iterator[Window]:
    """Yield the windows of a document; each holds whole blocks where they fit."""
    edges = [0, *(np.flatnonzero(np.diff(described.blocks)) + 1).tolist(), len(described)]
    start, context = 0, np.empty(0, dtype=np.int64)
    for block_start, block_end in pairwise(edges):
        if block_end - start > WINDOW - len(context):
            if block_start > start:
                yield Window(context, start, block_start)
                context = _context(described, reading, block_start)
                start = block_start
            while block_end - start > WINDOW - len(context):
                end = _word_edge(described, start + WINDOW - len(context))
                yield Window(context, start, end)
                start = end
    if start < len(described):
        yield Window(context, start, len(described))


def _word_edge(described: Tokens, at: int) -> int:
    """Return the last start of a word up to a token."""
    return next((one for one in range(at, max(at - 20, 1), -1) if described.begins_word[one]), at)


def _context(described: Tokens, reading: Reading, start: int) -> npt.NDArray[np.int64]:
    """Return the tokens of the heading and the introduction above a block."""
    above = reading.above[int(described.blocks[start])]
    chosen = [above.heading] if above.heading else []
    if above.introduction is not None and above.introduction is not above.heading:
        chosen.append(above.introduction)
    rows = [_rows(described, one)[-CONTEXT // 2 :] for one in chosen]
    return np.concatenate(rows) if rows else np.empty(0, dtype=np.int64)


def _rows(described: Tokens, block: Block) -> npt.NDArray[np.int64]:
    found = described.within(block.span)
    return np.arange(found.start, found.stop)


@lru_cache(maxsize=4096)
def _shape(letters: str) -> int:
    """Return the shape of a token, from its first two characters."""
    return next((number for number, shape in enumerate(SHAPES) if shape.match(letters)), OTHER_SHAPE)


def _describe(described: Tokens, reading: Reading, found: Found) -> None:
    """Fill the features: for each type, inside and at the start of what the rules found; its status or kind; places."""
    spans = found.spans
    for number, kind in enumerate(TAGGED):
        for span in spans[kind]:
            rows = described.within(span)
            described.features[rows, 2 * number] = 1
            described.features[rows.start : rows.start + 1, 2 * number + 1] = 1
    for measure in found.measures:
        described.features[
            described.within(measure.span), OF_STATUSES.start + STATUSES.index(measure.status)
        ] = 1
    for actor in found.actors:
        if actor.kind in ACTOR_KINDS:
            described.features[
                described.within(actor.span), OF_ACTOR_KINDS.start + ACTOR_KINDS.index(actor.kind)
            ] = 1
    _describe_places(described, reading, found)


def _describe_places(described: Tokens, reading: Reading, found: Found) -> None:
    """Fill the last features: short forms, items of lists, and where words, sentences and blocks begin."""
    first = OF_ACTOR_KINDS.stop
    for column, group in ((first, found.plans), (first + 1, found.actors)):
        for mention in group:
            if mention.refers_back:
                described.features[described.within(mention.span), column] = 1
    for measure in found.measures:
        described.features[described.within(measure.span), first + 2] = measure.is_listed
    described.features[:, first + 3] = described.begins_word
    for sentences in reading.sentences.values():
        for number, sentence in enumerate(sentences):
            row = described.within(sentence.span).start
            if row < len(described):
                described.features[row, first + 4] = 1
                described.features[row, first + 5] = number == 0
