"""Lists in pages: which part is asked for, and the addresses of the parts before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import urlencode

from service.errors import InvalidParameterError, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

Item = TypeVar("Item")

PAGE_LENGTH = 20
WRONG_PAGE = Wording(
    fr="Le numéro de page est un nombre à partir de 1 : corrigez « page » dans l’adresse.",
    en="The number of a page counts from 1: correct “page” in the address.",
)


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """A part of a list."""

    items: Sequence[Item]
    total: int
    number: int
    """From 1."""
    count: int
    """How many parts there are, at least 1."""
    previous: str | None
    """Address of the part before, as a query (``?page=1``)."""
    next: str | None


def number_of(request: Request) -> int:
    """Return the number of the part that is asked for, from 1.

    Raises:
        InvalidParameterError: it is no such number.
    """
    asked = request.query_params.get("page") or "1"
    if not (asked.isascii() and asked.isdecimal() and 1 <= int(asked[:9]) < 10**6):
        raise InvalidParameterError(WRONG_PAGE)
    return int(asked)


def part(request: Request, found: Sequence[Item], length: int = PAGE_LENGTH) -> Part[Item]:
    """Return the part of a list that a request asks for."""
    number = number_of(request)
    start = (number - 1) * length
    return around(request, found[start : start + length], len(found), length)


def around(request: Request, items: Sequence[Item], total: int, length: int) -> Part[Item]:
    """Return items as the part of a longer list that a request asks for."""
    number = number_of(request)
    count = max(1, -(-total // length))
    return Part(
        items=items,
        total=total,
        number=number,
        count=count,
        previous=_query(request, number - 1) if number > 1 else None,
        next=_query(request, number + 1) if number < count else None,
    )


def _query(request: Request, number: int) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "page" and value]
    return "?" + urlencode([*kept, ("page", str(number))])
