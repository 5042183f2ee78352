"""What the concepts of the vocabularies are called, read from the snapshot's own graph."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from service.entities.graph import select
from service.entities.models import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from snapshot.current import Snapshot


@lru_cache(maxsize=2)  # the snapshot served, and the one before for requests that still hold it
def concept_names(snapshot: Snapshot) -> Mapping[tuple[str, str], Bilingual]:
    """Return the names of concepts by scheme and id, as in ``("plan-kind", "strategy")``."""
    names: dict[tuple[str, str], dict[str, str]] = {}
    for row in select(snapshot, "concepts"):
        scheme, concept = row["concept"].rsplit("/", 2)[1:]
        names.setdefault((scheme, concept), {})[row["lang"]] = row["name"]
    return {concept: Bilingual(**found) for concept, found in names.items()}
