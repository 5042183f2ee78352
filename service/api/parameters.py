"""The query parameters of the JSON interface; any other is refused by name."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, Field

from service.entities.selection import DocumentFilters, KindFilters, MeasureFilters
from service.search.models import Display, Filters
from service.search.understanding import Part

LONGEST_PAGE = 200
LAST_OFFSET = 1_000_000


class Paging(BaseModel):
    """Which part of a list."""

    limit: int = Field(default=20, ge=1, le=LONGEST_PAGE, description="At most so many items.")
    offset: int = Field(default=0, ge=0, le=LAST_OFFSET, description="Items to leave out at the start.")


class SearchParameters(Filters, Paging, Display):
    """Parameters of a search."""

    q: str = Field(
        default="",
        description="A question in French or in English, 1,000 characters at most.",
        examples=["what was promised on violence", "qu’a-t-on promis contre les violences ?"],
    )
    ignore: tuple[Part, ...] = Field(
        default=(),
        description="What is to be searched for as mere words, though it was understood: see `question` in the answer.",
    )
    format: Literal["json", "csv"] | None = Field(
        default=None, description="`csv` for a table; wins over the `Accept` header."
    )


class DocumentParameters(DocumentFilters, Paging):
    """Parameters of the list of documents."""


class MeasureParameters(MeasureFilters, Paging):
    """Parameters of the list of measures."""


class KindParameters(KindFilters, Paging):
    """Parameters of the lists of plans and actors."""


Search = Annotated[SearchParameters, Query()]
Documents = Annotated[DocumentParameters, Query()]
Measures = Annotated[MeasureParameters, Query()]
Kinds = Annotated[KindParameters, Query()]
