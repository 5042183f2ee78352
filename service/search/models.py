"""What goes into a search and what comes out of it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from service.entities.models import Coverage, DocumentSummary, MeasureSummary, Named, Record
from service.entities.selection import Lang, RecordKind, Status, Theme
from service.search.understanding import Intent
from snapshot.dates import interval

Sort = Literal["relevance", "date"]

MOST_NEIGHBOURS = 3
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


class Display(BaseModel):
    """Which hits of an answer are wanted, and how."""

    model_config = ConfigDict(frozen=True)

    limit: int = Field(
        default=10, ge=1, description="At most so many measures, and at most so many passages."
    )
    offset: int = Field(default=0, ge=0, description="How many of each to leave out at the start.")
    sort: Sort = Field(default="relevance", description="`date` for the newest documents first.")
    group: Literal["document"] | None = Field(
        default=None, description="`document` for one hit a document, its other passages below the best one."
    )
    neighbours: int = Field(
        default=0, ge=0, le=MOST_NEIGHBOURS, description="How many passages before and after each to add."
    )
    explain: bool = Field(
        default=False, description="Whether to say which word each word of the question meets in a hit."
    )


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


class Span(Record):
    """Words of a document; half-open, in code points of its canonical text."""

    start: int
    end: int


class MetWord(Record):
    """A word of the question and the nearest word of a hit."""

    asked: str
    word: str
    place: Span | None = Field(
        description="Of the word; null where it stands in the title or the headings of the hit."
    )
    nearness: float = Field(description="Cosine of the two words where they stand.")
    weight: float = Field(
        description="What the word counts for beside the others of the question: all add up to 1."
    )


class PassageText(Record):
    """A paragraph or list item, or a part of a long one."""

    id: str
    iri: str
    start: int
    end: int
    text: str
    lang: str
    section: tuple[str, ...]


class FoundPassage(PassageText):
    """A passage that answers."""

    score: ScoreParts
    nearest: Span | None = Field(
        description="Its sentence nearest to the question; null where the encoder knows no words."
    )
    words: tuple[MetWord, ...] | None = Field(
        default=None,
        description="With `explain`: what the words of the question meet; words that only ask are left out.",
    )


class PassageHit(FoundPassage):
    """A passage that answers, and where it is."""

    document: DocumentSummary
    before: tuple[PassageText, ...] = Field(
        default=(), description="With `neighbours`: the passages before it."
    )
    after: tuple[PassageText, ...] = Field(
        default=(), description="With `neighbours`: the passages after it."
    )
    others: tuple[FoundPassage, ...] = Field(
        default=(),
        description="With `group=document`: the next best passages of its document, at most three.",
    )
    of_document: int = Field(
        default=1, description="With `group=document`: how many passages of its document are among the hits."
    )
    also_in: tuple[str, ...] = Field(
        default=(), description="Ids of documents that repeat or translate these words."
    )


class MeasureHit(MeasureSummary):
    """A measure that answers."""

    score: ScoreParts
    words: tuple[MetWord, ...] | None = None
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
    documents: int = Field(description="Documents that the passages are in.")


class Nearest(Record):
    """What the collection holds that is nearest to a question that nothing answers; empty where all is far from it."""

    themes: tuple[str, ...] = ()
    plans: tuple[Named, ...] = Field(default=(), description="Under which the nearest measures stand.")
    measures: tuple[MeasureSummary, ...] = ()


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
    nearest: Nearest | None = Field(description="Where nothing answers.")
    coverage: Coverage
    total: Total
    measures: tuple[MeasureHit, ...]
    passages: tuple[PassageHit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
