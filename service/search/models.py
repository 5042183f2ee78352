"""What goes into a search and what comes out of it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from service.entities.models import Coverage, DocumentSummary, MeasureSummary, Record
from service.entities.selection import Lang, RecordKind, Status, Theme
from service.search.understanding import Intent
from snapshot.dates import interval

DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


class Filters(BaseModel):
    """What the hits must be. Values of one filter are alternatives; different filters must all hold.

    A passage has the theme, status, plan or actor of the measures and mentions in it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    lang: tuple[Lang, ...] = ()
    theme: tuple[Theme, ...] = ()
    status: tuple[Status, ...] = ()
    plan: tuple[str, ...] = Field(default=(), description="Ids of plans.")
    actor: tuple[str, ...] = Field(default=(), description="Ids of actors.")
    country: tuple[str, ...] = ()
    kind: tuple[str, ...] = Field(default=(), description="Kinds of documents.")
    record: tuple[RecordKind, ...] = ()
    document: tuple[str, ...] = Field(default=(), description="Ids of documents.")
    period_from: str | None = Field(
        default=None, pattern=DATE, description="Documents of this day, month or year, or later."
    )
    period_to: str | None = Field(
        default=None, pattern=DATE, description="Documents of this day, month or year, or earlier."
    )

    @field_validator("period_from", "period_to")
    @classmethod
    def _is_on_the_calendar(cls, value: str | None) -> str | None:
        if value is not None and interval(value) is None:
            raise ValueError("there is no such date")
        return value


class ScoreParts(Record):
    """Why a hit stands where it stands; scores are unbounded and only compare hits of one answer."""

    score: float
    wording: float = Field(
        description="How near each word of the question is to some word of the text or its headings, from 0 to 1."
    )
    document: float = Field(description="The same over all that was found in its document.")
    meaning: float = Field(description="Cosine of the vectors of question and text.")
    keywords: float = Field(description="BM25 over the best of this question, from 0 to 1.")
    intent: float = Field(description="Added to what holds the kind of answer that the question asks for.")


class PassageHit(Record):
    """A paragraph or list item."""

    id: str
    iri: str
    document: DocumentSummary
    start: int
    end: int
    text: str
    lang: str
    section: tuple[str, ...]
    score: ScoreParts
    also_in: tuple[str, ...] = Field(
        default=(), description="Ids of documents that repeat or translate these words."
    )


class MeasureHit(MeasureSummary):
    """A measure."""

    score: ScoreParts
    also_in: tuple[str, ...] = ()


class FacetValue(Record):
    """A value that hits have, and how many of them."""

    value: str
    label: str
    count: int


class Total(Record):
    """How many hits there are in all."""

    measures: int
    passages: int


class AskedPeriod(Record):
    """The time that a question limits its answers to: hits are of documents of that time, unless a filter says another."""

    start: str | None = Field(description="First day, month or year.")
    end: str | None = Field(description="Last day, month or year.")
    words: str = Field(description="In the question.")


class AskedName(Record):
    """A plan, an actor or a country of the collection that a question names: offered as a filter, not applied."""

    facet: Literal["plan", "actor", "country"]
    value: str = Field(description="Of the filter.")
    label: str
    words: str = Field(description="In the question, without case and accents.")


class Asked(Record):
    """The question as it was understood."""

    text: str
    lang: Lang | None = Field(description="None where the words belong to both languages.")
    intent: Intent | None = Field(
        description="What kind of answer it wants; hits that hold one stand higher."
    )
    themes: tuple[str, ...]
    period: AskedPeriod | None
    named: tuple[AskedName, ...]


class SearchAnswer(Record):
    """Measures first, then passages; ``answered`` is false where nothing in the snapshot answers the question."""

    snapshot: str
    question: Asked
    answered: bool
    coverage: Coverage
    total: Total
    measures: tuple[MeasureHit, ...]
    passages: tuple[PassageHit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
