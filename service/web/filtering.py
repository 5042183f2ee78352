"""Filters in the query of an address: read leniently, shown as facets and as links that remove them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode

from pydantic import BaseModel, ValidationError

from service.errors import InvalidParameterError, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from starlette.requests import Request

    Label = Callable[[str, str], str]
    """Names a value of a facet."""

Filters = TypeVar("Filters", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with the values that it may have here."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Active:
    """A value that is filtered by, and the query without it."""

    name: str
    label: str
    without: str


def read_filters(request: Request, kind: type[Filters]) -> Filters:
    """Return the filters in a request's query; empty ones and parameters of others are left out.

    Raises:
        InvalidParameterError: a value is none that its filter may have.
    """
    asked: dict[str, object] = {}
    for name, field in kind.model_fields.items():
        values = [value for value in request.query_params.getlist(name) if value.strip()]
        if values:
            asked[name] = tuple(values) if isinstance(field.default, tuple) else values[-1]
    try:
        return kind(**asked)
    except ValidationError as error:
        raise InvalidParameterError(_wording(error)) from error


def facets(counts: Mapping[str, Mapping[str, int]], filters: BaseModel, label: Label) -> list[Facet]:
    """Return facets with their values, the chosen ones first; one that nothing has any more counts 0."""
    found = []
    for name, values in counts.items():
        chosen = getattr(filters, name)
        ordered = [*chosen, *(value for value in values if value not in chosen)]
        found.append(
            Facet(
                name,
                tuple(
                    Choice(value, label(name, value), values.get(value, 0), value in chosen)
                    for value in ordered
                ),
            )
        )
    return [facet for facet in found if facet.choices]


def active(request: Request, filters: BaseModel, label: Label) -> list[Active]:
    """Return what is filtered by, in the order of the filters."""
    return [
        Active(name, label(name, value), without(request, name, value))
        for name, values in filters.model_dump(exclude_defaults=True).items()
        for value in (values if isinstance(values, tuple) else (values,))
    ]


def without(request: Request, name: str, value: str) -> str:
    """Return a request's query without one value, from the first part of its results."""
    kept: Iterable[tuple[str, str]] = (
        (key, one)
        for key, one in request.query_params.multi_items()
        if one and key != "page" and (key, one) != (name, value)
    )
    return "?" + urlencode([*kept])


def with_value(request: Request, name: str, value: str) -> str:
    """Return a request's query with one more value, from the first part of its results."""
    kept = [(key, one) for key, one in request.query_params.multi_items() if one and key != "page"]
    return "?" + urlencode([*kept, (name, value)])


def _wording(error: ValidationError) -> Wording:
    names = ", ".join(dict.fromkeys(str(one["loc"][0]) for one in error.errors()))
    return Wording(
        fr=f"Un filtre a une valeur qu’il ne peut pas avoir ({names})\u00a0: choisissez-la dans la liste.",
        en=f"A filter has a value that it can’t have ({names}): choose one from the list.",
    )
