"""Filters of the lists. Values of one filter are alternatives; different filters must all hold."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from collections.abc import Collection

Lang = Literal["fr", "en"]
RecordKind = Literal["original", "notice"]
Claim = Literal["commitment", "recommendation", "provision"]
Status = Literal[
    "proposed", "announced", "under_way", "partly_done", "done", "stalled", "abandoned", "no_evidence"
]
Theme = Literal[
    "violence", "sexual", "online", "care", "leaving_care", "parenting", "early_years", "health",
    "disability", "education", "justice", "rights", "governance", "workforce", "migrants",
]  # fmt: skip


class Named(BaseModel):
    """A filter by words of the name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str = Field(
        default="", max_length=200, description="Words of the name, whatever their case and accents."
    )


class DocumentFilters(Named):
    """Which documents."""

    lang: tuple[Lang, ...] = ()
    kind: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    record: tuple[RecordKind, ...] = ()


class MeasureFilters(Named):
    """Which measures."""

    lang: tuple[Lang, ...] = ()
    theme: tuple[Theme, ...] = ()
    status: tuple[Status, ...] = ()
    claim: tuple[Claim, ...] = ()
    plan: tuple[str, ...] = Field(default=(), description="Ids of plans.")
    actor: tuple[str, ...] = Field(default=(), description="Ids of actors that announce it or answer for it.")
    document: tuple[str, ...] = Field(default=(), description="Ids of documents.")


class KindFilters(Named):
    """Which plans or actors."""

    kind: tuple[str, ...] = ()


def fold(text: str) -> str:
    """Return a text without case and accents, with plain apostrophes and single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("œ", "oe"))
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


def matches(words: str, *names: str | None) -> bool:
    """Tell whether each of the words stands in one of the names."""
    folded = fold(" ".join(name for name in names if name))
    return all(word in folded for word in fold(words).split())


def within(wanted: Collection[str], values: Collection[str | None]) -> bool:
    """Tell whether one of the values is wanted; no filter wants everything."""
    return not wanted or any(value in wanted for value in values)
