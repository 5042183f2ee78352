"""Builds the errors of the endpoint from their wordings in `refusals.toml`."""

from __future__ import annotations

import math
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

from service.errors import (
    BadRequestError,
    InternalError,
    MethodNotAllowedError,
    NotAcceptableError,
    NotFoundError,
    ServiceError,
    TooLargeError,
    TooManyRequestsError,
    UnavailableError,
    UnsupportedMediaTypeError,
    Wording,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS: dict[int, type[ServiceError]] = {
    kind.status: kind
    for kind in (
        BadRequestError,
        InternalError,
        MethodNotAllowedError,
        NotAcceptableError,
        NotFoundError,
        TooLargeError,
        TooManyRequestsError,
        UnavailableError,
        UnsupportedMediaTypeError,
    )
}
_WORDINGS = tomllib.loads((files("service.sparql") / "refusals.toml").read_text(encoding="utf-8"))
# What comes after is only the engine's list of what its grammar would have taken instead.
_VALUE_LENGTH = 300


def refusal(name: str, headers: Mapping[str, str] | None = None, /, **values: str | float) -> ServiceError:
    """Return the error `name` of `refusals.toml`, its wording filled in with `values`.

    Raises:
        KeyError: no refusal has this name, or a value of its wording is missing.
    """
    entry = _WORDINGS[name]
    shown = {key: _short(value) if isinstance(value, str) else value for key, value in values.items()}
    wording = Wording(fr=entry["fr"].format(**shown), en=entry["en"].format(**shown))
    return _KINDS[entry["status"]](wording, headers)


def retry_after(seconds: float) -> dict[str, str]:
    """Return the header that tells a client when to come back."""
    return {"Retry-After": str(max(1, math.ceil(seconds)))}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _VALUE_LENGTH else line[:_VALUE_LENGTH] + "…"
