"""What the collection holds and what is missing, so that an answer can be judged."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from service.entities.catalogue import catalogue
from service.entities.themes import themes
from service.web.labels import concept, country, language
from service.web.rendering import lang_of, render, served

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response


def show(request: Request) -> Response:
    """Show the coverage of the snapshot."""
    snapshot = served(request)
    lang = lang_of(request)
    held = catalogue(snapshot).coverage
    return render(
        request,
        "coverage.html",
        coverage=held,
        counts=snapshot.manifest.counts,
        languages=_rows(held.languages, partial(language, lang=lang)),
        kinds=_rows(held.kinds, partial(concept, snapshot, lang, "document-kind")),
        countries=_rows(held.countries, partial(country, lang=lang)),
        theme_rows=[(getattr(theme.label, lang), theme.measures) for theme in themes(snapshot)],
    )


def _rows(counts: Mapping[str, int], name: Callable[[str], str]) -> list[tuple[str, int]]:
    """Return counts under their names, the largest first."""
    return sorted(((name(value), count) for value, count in counts.items()), key=lambda row: -row[1])
