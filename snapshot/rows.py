"""The frozen rows that a snapshot stores about documents: what ingest writes and the service reads.

Offsets are Unicode code points into ``DocumentText.text``, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

UnitKind = Literal["passage", "measure"]
EvidenceType = Literal["plan", "measure", "actor", "date", "axis"]


@dataclass(frozen=True, slots=True)
class DescribedSource:
    """The public document that a notice is about."""

    title: str
    publisher: str | None = None
    date: str | None = None
    """EDTF, precision as known."""
    urls: tuple[str, ...] = ()
    source_type: str | None = None
    confidence: str | None = None


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A heading, paragraph, list item or piece of boilerplate of the text, in reading order."""

    start: int
    end: int
    role: str
    """``heading``, ``paragraph``, ``item`` or ``boilerplate``."""
    level: int
    """Depth of the heading or of the list, from 1."""
    lang: str
    marker: str = ""
    """The bullet or number as written."""
    duplicate_of: int | None = None
    """Position in ``DocumentText.blocks`` of the first block with the same words."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page of a paginated source: its number from 1 and the characters of the text that it holds."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The canonical text of a document, to which every offset refers, and its structure."""

    document_id: str
    text: str
    blocks: tuple[BlockRow, ...]
    pages: tuple[PageRow, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What is known of one language version of a document, without its text."""

    id: str
    iri: str
    title: str
    lang: str
    record: str
    """``original``, or ``notice``: a digest by Enfance about ``described``."""
    sha256: str
    """Of the text as loaded, in UTF-8."""
    media_type: str
    path: str
    kind: str | None = None
    publisher: str | None = None
    country: str | None = None
    date: str | None = None
    """EDTF, precision as known."""
    url: str | None = None
    translation_of: str | None = None
    coverage: str | None = None
    described: DescribedSource | None = None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A thing that search finds: a passage or a measure, in its own words."""

    id: int
    """Dense, from 0: its row in the vector index."""
    kind: UnitKind
    iri: str
    document_id: str
    start: int
    end: int
    lang: str
    section: tuple[str, ...]
    """Headings above it, outermost first."""
    text: str
    """Its own words: the characters from ``start`` to ``end``."""
    context: str = ""
    """The nearest heading, put before the words when they are encoded; empty where there is none."""
    duplicate_of: int | None = None
    """Id of the first unit with the same words in the same document."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A published thing, by its IRI and the name to show for it."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class MeasureDate:
    """A date of a measure: its EDTF value and the words that give it."""

    edtf: str
    verbatim: str


@dataclass(frozen=True, slots=True)
class MeasureAmount:
    """A sum of money, or a number of people or places, of a measure, and the words that give it."""

    value: float
    verbatim: str
    start: int
    end: int
    currency: str | None = None
    """ISO 4217, for money."""
    unit: str = ""
    """The noun that is counted, for anything else."""
    per: str | None = None
    """``year``, ``month``, ``week``, ``day`` or ``each``; ``None`` where it is in all."""
    kind: str | None = None
    """``announced``, ``budgeted`` or ``spent``, where the words say so."""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """What is known of the measure of a unit."""

    unit_id: int
    label: str
    status: str | None
    claim: str | None
    themes: tuple[str, ...]
    plans: tuple[Reference, ...]
    announcers: tuple[Reference, ...]
    responsible: tuple[Reference, ...]
    dates: tuple[MeasureDate, ...]
    confidence: float
    amounts: tuple[MeasureAmount, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A span that the document page highlights. Persons who are not published have none."""

    document_id: str
    start: int
    end: int
    type: EvidenceType
    iri: str
    """Empty for a date, which has no page of its own."""
    entity_id: str
    label: str
    detail: str = ""
    """The status of a measure, the EDTF value of a date."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the collection holds, for pages that must say how far an answer reaches."""

    documents: int
    languages: dict[str, int]
    """Documents by language."""
    kinds: dict[str, int]
    """Documents by kind; ``""`` counts those without one."""
    units: dict[str, int]
    """Units by kind."""
    first_date: str | None
    """Smallest document date, as EDTF."""
    last_date: str | None


@dataclass(frozen=True, slots=True)
class Content:
    """All rows of a snapshot; unit ids are 0, 1, 2 … in the order of ``units``."""

    documents: tuple[DocumentRow, ...]
    texts: tuple[DocumentText, ...]
    units: tuple[UnitRow, ...]
    measures: tuple[MeasureRow, ...]
    evidence: tuple[EvidenceRow, ...]
