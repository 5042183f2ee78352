"""What the service says about documents, plans, measures and actors; the same records feed pages and JSON."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """A frozen record of an answer."""

    model_config = ConfigDict(frozen=True)


class Bilingual(Record):
    """The same words in French and in English."""

    fr: str
    en: str


NOTICE = Bilingual(
    fr="Résumé par Enfance, et non le texte d’origine",
    en="Summary by Enfance, not the original wording",
)
"""Stands wherever the words of a notice are shown."""


class Named(Record):
    """A plan, an actor or an axis, as others refer to it."""

    id: str = Field(description="Last part of the IRI.")
    iri: str
    label: str


class DocumentSummary(Record):
    """A document, without its text."""

    id: str
    iri: str
    title: str
    lang: str = Field(description="BCP 47.")
    record: str = Field(description="`original`, or `notice`: a digest by Enfance about a public document.")
    kind: str | None = None
    publisher: str | None = None
    country: str | None = None
    date: str | None = Field(default=None, description="EDTF; only as precise as the source.")
    url: str | None = None
    notice: Bilingual | None = Field(default=None, description="Must be shown beside the words of a notice.")


class Source(Record):
    """The exact words of a document on which a fact rests."""

    document: DocumentSummary
    start: int = Field(description="Code points from the start of the document's canonical text.")
    end: int = Field(description="Exclusive.")
    quote: str
    page: int | None = Field(default=None, description="From 1, where the document has pages.")
    link: str = Field(description="Opens the document at these words.")


class Fact(Record):
    """One statement about something, and where it is written."""

    property: str
    value: str
    iri: str | None = None
    sources: tuple[Source, ...]


class MeasureDate(Record):
    """A date of a measure: its value and its words."""

    edtf: str
    verbatim: str


class MeasureAmount(Record):
    """A sum of money, or a number of people or places, and the words that give it."""

    value: float
    currency: str | None = Field(description="ISO 4217, for money.")
    unit: str = Field(description="The noun that is counted, as the text has it; empty for money.")
    per: str | None = Field(
        description="`year`, `month`, `week`, `day` or `each`; null where the amount is in all."
    )
    kind: str | None = Field(description="`announced`, `budgeted` or `spent`, where the words say so.")
    source: Source


class MeasureSummary(Record):
    """A measure: who undertook what, under which plan, and what became of it."""

    id: str
    iri: str
    label: str
    status: str | None = Field(
        description="`proposed`, `announced`, `under_way` or `done`, as the document says."
    )
    claim: str | None = Field(description="`commitment`, `recommendation` or `provision`.")
    themes: tuple[str, ...]
    plans: tuple[Named, ...]
    announcers: tuple[Named, ...]
    responsible: tuple[Named, ...]
    dates: tuple[MeasureDate, ...]
    amounts: tuple[MeasureAmount, ...]
    confidence: float = Field(description="Of the extraction, from 0 to 1.")
    source: Source


class Document(DocumentSummary):
    """A document with its text, its measures, and what is said about it."""

    snapshot: str
    text: str
    sha256: str = Field(description="Of the text in UTF-8.")
    media_type: str
    describes: dict[str, object] | None = Field(
        default=None, description="For a notice: the public document it is about."
    )
    translation_of: str | None = None
    coverage: str | None = None
    measures: tuple[MeasureSummary, ...]
    plans: tuple[Named, ...]
    actors: tuple[Named, ...]


class Measure(MeasureSummary):
    """A measure with every fact about it and its sources."""

    snapshot: str
    facts: tuple[Fact, ...]


class PlanSummary(Named):
    """A plan, law, strategy, campaign or other instrument, with the number of its measures."""

    kind: str | None
    labels: dict[str, str] = Field(description="Its name by language, where documents give one.")
    measures: int = Field(description="Measures under it.")
    documents: int = Field(description="Documents that mention it.")


class Plan(PlanSummary):
    """A plan with its measures by status, its documents and its sources."""

    snapshot: str
    statuses: dict[str, int]
    parts: tuple[Named, ...] = Field(description="Axes, and plans under it.")
    announcers: tuple[Named, ...]
    responsible: tuple[Named, ...]
    dates: tuple[MeasureDate, ...]
    contains: tuple[MeasureSummary, ...] = Field(description="Its measures.")
    sources: tuple[Source, ...]


class ActorSummary(Named):
    """A person in public office, a post, an organisation, a body or a collective."""

    kind: str | None
    labels: dict[str, str] = Field(description="Its name by language, where documents give one.")
    announced: int = Field(description="Measures it announced.")
    responsible: int = Field(description="Measures it is responsible for.")
    documents: int = Field(description="Documents that mention it.")


class Actor(ActorSummary):
    """An actor with posts, measures and sources. No status is ever given to an actor."""

    snapshot: str
    posts: tuple[Named, ...] = Field(description="Posts that documents say this person held.")
    holders: tuple[Named, ...] = Field(description="Persons who documents say held this post.")
    announces: tuple[MeasureSummary, ...]
    carries_out: tuple[MeasureSummary, ...]
    sources: tuple[Source, ...]


Item = TypeVar("Item", bound=Record)


class Page(Record, Generic[Item]):
    """A part of a list."""

    snapshot: str
    total: int = Field(description="Items in the whole list, the filters applied.")
    items: tuple[Item, ...]


class Theme(Record):
    """One of the fifteen themes."""

    id: str
    iri: str
    label: Bilingual
    measures: int


class Coverage(Record):
    """What the snapshot holds, so that a missing answer can be judged."""

    snapshot: str
    documents: int
    originals: int
    notices: int
    languages: dict[str, int]
    kinds: dict[str, int]
    countries: dict[str, int]
    first_date: str | None
    last_date: str | None
    passages: int
    measures: int


class Health(Record):
    """Whether the service can answer."""

    status: Literal["ok"]
    snapshot: str
    counts: dict[str, int]
