"""The fifteen themes and the words they go by, read from the snapshot's own vocabulary."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from service.entities.catalogue import catalogue
from service.entities.graph import select
from service.entities.models import Bilingual, Theme

if TYPE_CHECKING:
    from snapshot.current import Snapshot

PREFERRED = "http://www.w3.org/2004/02/skos/core#prefLabel"
BETWEEN_NAMES = re.compile(r", | et | and |[\s\u00a0\u202f]*: ")
"""A theme's label lists what it covers: each part is a name of the theme."""


@lru_cache(maxsize=2)  # the snapshot served, and the one before for requests that still hold it
def themes(snapshot: Snapshot) -> tuple[Theme, ...]:
    """Return the themes in the order in which they are shown, with the number of their measures."""
    labels: dict[str, dict[str, str]] = {}
    for row in select(snapshot, "themes"):
        if row["property"] == PREFERRED:
            labels.setdefault(row["theme"], {})[row["lang"]] = row["name"]
    counts = Counter(theme for measure in catalogue(snapshot).measures.values() for theme in measure.themes)
    return tuple(
        Theme(id=_id(iri), iri=iri, label=Bilingual(**label), measures=counts[_id(iri)])
        for iri, label in labels.items()
    )


@lru_cache(maxsize=2)
def theme_names(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """Return the French and English names of each theme, by its id."""
    names: dict[str, list[str]] = {}
    for row in select(snapshot, "themes"):
        parts = BETWEEN_NAMES.split(row["name"]) if row["property"] == PREFERRED else [row["name"]]
        names.setdefault(_id(row["theme"]), []).extend(parts)
    return {theme: tuple(dict.fromkeys(found)) for theme, found in names.items()}


def _id(iri: str) -> str:
    return iri.rpartition("/")[2]
