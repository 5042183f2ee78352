"""The frozen records that pass between the stages of ingest.

Offsets are Unicode code points into ``Document.text``, half-open (``start`` inclusive, ``end`` exclusive). Stages are
functions from records to records; none of them edits its input.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

EntityType = Literal["plan", "measure", "actor", "date", "axis"]
RelationType = Literal["partOf", "announces", "responsibleFor", "hasDate", "holdsPost", "partnerOf", "about"]
Role = Literal["heading", "paragraph", "item", "boilerplate"]
Status = Literal["proposed", "announced", "under_way", "done"]
Claim = Literal["commitment", "recommendation", "provision"]
AmountKind = Literal["announced", "budgeted", "spent"]
Per = Literal["year", "month", "week", "day", "each"]

DOCUMENT = "DOC"
"""The head of an ``about`` relation: the document itself."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of a document's text."""

    start: int
    end: int

    def within(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """Return how many characters both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Source:
    """A file found for ingest, its bytes read once."""

    path: str
    """As the user would name it, for messages."""
    stem: str
    """File name without suffix."""
    suffix: str
    """Lower case, with its dot; decides the loader."""
    content: bytes
    sha256: str
    """Of the content, of what is declared beside it, and of how it is to be read."""
    declared: bytes = b""
    """Front matter in a file of its own, beside a format that has none."""
    is_recognised: bool = False
    """The text of scanned pages is to be recognised."""


@dataclass(frozen=True, slots=True)
class Described:
    """The public document that a notice is about."""

    title: str
    publisher: str | None = None
    date: str | None = None
    urls: tuple[str, ...] = ()
    source_type: str | None = None
    confidence: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself in front matter, HTML head or PDF information; nothing is guessed here."""

    id: str | None = None
    record: Literal["original", "notice"] = "original"
    title: str | None = None
    lang: str | None = None
    publisher: str | None = None
    country: str | None = None
    kind: str | None = None
    date: str | None = None
    """EDTF, precision as stated."""
    url: str | None = None
    translation_of: str | None = None
    coverage: str | None = None
    describes: Described | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in whole points from its top left corner."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class PrintedSpan:
    """A line of a page: its characters in the canonical text, and where they are printed."""

    span: Span
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paginated source: its number from 1 and the characters of the canonical text that it holds."""

    number: int
    span: Span
    lines: tuple[PrintedSpan, ...] = ()
    """In the order of the text."""

    def box(self, span: Span) -> Box | None:
        """Return the rectangle around the lines of this page that hold a span of the text."""
        boxes = [line.box for line in self.lines if line.span.overlap(span)]
        if not boxes:
            return None
        return Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """Structure that the loader read from the format itself, so that segmentation need not guess it.

    The span covers the visible words, without a bullet or a number.
    """

    span: Span
    role: Role
    level: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A loaded document: its canonical text, to which every offset refers, and what its format declared."""

    id: str
    """As its front matter declares it, else from its address, else from its text: a file may be renamed."""
    text: str
    sha256: str
    """Of the canonical text in UTF-8."""
    media_type: str
    path: str
    metadata: Metadata = field(default_factory=Metadata)
    pages: tuple[Page, ...] = ()
    marks: tuple[Mark, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item or boilerplate, in reading order; its span excludes bullet and number."""

    index: int
    span: Span
    role: Role
    level: int
    """Depth of the heading (1 = title) or of the list (1 = outermost)."""
    lang: str
    marker: str = ""
    """The bullet or number as written; empty for headings and paragraphs without one."""
    duplicate_of: int | None = None
    """Index of the first block with the same words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of search: one paragraph, list item, or a run of sentences of a long paragraph."""

    index: int
    span: Span
    lang: str
    section: tuple[str, ...]
    """Headings above it, outermost first."""
    introduction: str = ""
    """The sentence that introduces the list it belongs to."""
    duplicate_of: int | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money, or a number of staff or places, that a measure is said to have."""

    span: Span
    """The words that say it, with « plus de » or “over four years”."""
    value: float
    currency: str | None = None
    """ISO 4217, for money."""
    unit: str = ""
    """The counted noun, with simple quotes and spaces, for anything else."""
    per: Per | None = None
    """``None`` is in all; ``each`` is for each child, place, …"""
    kind: AmountKind | None = None
    """Money only, where the words say so."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One real thing that a document speaks of, with every place where it does."""

    id: str
    """Unique within its document."""
    type: EntityType
    mentions: tuple[Span, ...]
    """The first one is the quote shown as evidence."""
    kind: str | None = None
    """As in the annotation guidelines: ``strategy``, ``law``, ``person``, ``role``, ``org``, …"""
    edtf: str | None = None
    """Dates only."""
    modifier: str | None = None
    """Dates only: ``early``, ``mid``, ``late``."""
    status: Status | None = None
    """Measures only: from the text's own point of view at the document's date."""
    claim: Claim | None = None
    """Measures only: undertaken, asked for by somebody else, or laid down by a law."""
    themes: tuple[str, ...] = ()
    confidence: float = 1.0
    amounts: tuple[Amount, ...] = ()
    """Measures only, in the order of the text."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A directed relation between two entities of one document, by their ids; ``head`` may be ``DOCUMENT``."""

    type: RelationType
    head: str
    tail: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Annotations:
    """What annotation found in a document."""

    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    date: str | None
    """EDTF of the document; front matter wins over the text."""
    date_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with everything that was read in it: the input of linking, graph and index; cached by content."""

    document: Document
    lang: str
    """Language of most of its words."""
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible target of a link, with the parts of its score."""

    iri: str
    label: str
    score: float
    parts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """The published identity of an entity of a document."""

    entity: str
    iri: str | None
    """``None`` for what is not published: a private person, or a place of the text only (dates)."""
    label: str
    authority: str | None = None
    """Id in the authority file, where the entity is known there."""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """An analysis with the identity of each entity: what the graph and the index are built from."""

    analysis: Analysis
    iri: str
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file that was not ingested: why, and what its owner can do."""

    path: str
    reason: str
    remedy: str
    is_passed_over: bool = False
    """It is no document at all: a hidden file, or one that describes its folder. That is told, and no error."""


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """A line of the run report; it also tells where the cache holds the document's analysis."""

    path: str
    """Below the folder that was given."""
    id: str
    counts: dict[str, int]
    warnings: tuple[str, ...]
    suffix: str
    source_sha256: str
    """Of the file, and of what is declared beside it."""
    text_sha256: str
    """Of the canonical text."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """What one ingest did: every file given is in ``documents`` or in ``rejections``."""

    snapshot_id: str | None
    documents: tuple[DocumentReport, ...]
    rejections: tuple[Rejection, ...]
    reused: int
    """Documents whose analysis came from the cache."""
