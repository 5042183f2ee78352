"""Chooses the format and the language of a response from what the client accepts (RFC 9110, section 12.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from service.errors import Language


def best_media_type(accept: str, available: Collection[str]) -> str | None:
    """Return the media type that the header `accept` likes best, or None where it takes none of `available`.

    Where it likes several as much, the first of `available` wins; an empty header takes anything.

        >>> best_media_type("text/*;q=0.5, application/json;q=0.4", ["application/json", "text/csv"])
        'text/csv'
    """
    if accept in available:
        return accept
    ranges = dict(_weights(accept.lower())) or {"*/*": 1.0}
    scored = {name: _quality(name, ranges) for name in available}
    best = max(scored, key=lambda name: scored[name], default=None)
    return best if best is not None and scored[best] > 0 else None


def best_language(accept_language: str) -> Language:
    """Return French or English, whichever the header `accept_language` likes better; English where it likes both.

    >>> best_language("fr-CA, en;q=0.8")
    'fr'
    """
    wanted: dict[str, float] = {}
    for value, quality in _weights(accept_language.lower()):
        primary = value.partition("-")[0]
        wanted[primary] = max(quality, wanted.get(primary, 0.0))
    rest = wanted.get("*", 0.0)
    return "fr" if wanted.get("fr", rest) > wanted.get("en", rest) else "en"


def _quality(name: str, ranges: dict[str, float]) -> float:
    """Return the weight of the most specific range that holds `name`."""
    family = name.partition("/")[0]
    for candidate in (name, f"{family}/*", "*/*"):
        if candidate in ranges:
            return ranges[candidate]
    return 0.0


def _weights(header: str) -> Iterable[tuple[str, float]]:
    """Yield each value of a header with its weight; parameters other than `q` do not matter here."""
    for part in header.split(","):
        value, *parameters = (piece.strip() for piece in part.split(";"))
        if value:
            yield value, _weight(parameters)


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, number = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(number)))
            except ValueError:
                return 1.0
    return 1.0
