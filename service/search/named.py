"""What a question names: plans, actors and countries of the collection, whatever the language of the name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from babel import Locale

from service.entities.catalogue import local_id
from service.entities.graph import select
from service.search.columns import columns
from snapshot.authority import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from snapshot.current import Snapshot

    Name = tuple["NamedFacet", str]
    """The facet and its value."""

NamedFacet = Literal["plan", "actor", "country"]

LONGEST_NAME = 14
"""Words."""
SHORTEST_ACRONYM = 3
SHORTEST_WORD = 5
OWN_NAMES: dict[str, tuple[str, ...]] = {
    "GB": ("britannique", "british", "uk", "united kingdom", "royaume uni"),
    "GB-ENG": ("angleterre", "england", "anglais", "english"),
    "GB-EAW": ("angleterre et pays de galles", "england and wales"),
    "GB-SCT": ("ecosse", "scotland", "ecossais", "ecossaise", "scottish"),
    "GB-WLS": ("pays de galles", "wales", "gallois", "galloise", "welsh"),
    "GB-NIR": ("irlande du nord", "northern ireland"),
    "CA-QC": ("quebec", "quebecois", "quebecoise"),
    "COE": ("conseil de l europe", "council of europe"),
    "EU": ("union europeenne", "european union"),
    "UN": ("nations unies", "united nations", "onu"),
    "FR": ("francais", "francaise", "french"),
    "BE": ("belge", "belgian"),
    "CA": ("canadien", "canadienne", "canadian"),
    "CH": ("suisse", "swiss"),
    "IE": ("irlandais", "irlandaise", "irish"),
    "LU": ("luxembourgeois", "luxembourgeoise"),
}
"""Codes that documents have and no list of countries, and what goes with countries as an adjective."""
TOO_GENERAL = frozenset(
    {
        *("gouvernement", "etat", "parlement", "assemblee", "ministere", "ministre", "president", "premier ministre"),
        *("government", "state", "parliament", "assembly", "commission", "ministry", "minister", "prime minister", "local authorities"),
        *("departements", "departement", "collectivites", "pouvoirs publics", "communes", "councils", "police", "justice"),
    }
)  # fmt: skip
"""Names of actors that tell no more than the question's other words."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something named in a question."""

    facet: NamedFacet
    value: str
    words: str
    """As they stand in the question, without case and accents."""


def find_named(text: str, names: Mapping[str, Name]) -> tuple[Named, ...]:
    """Return what a question names, in its order; the longest name where several begin at a word.

    Args:
        text: The question.
        names: What each normalised name stands for.
    """
    words = normalise(text).split()
    found: list[Named] = []
    start = 0
    while start < len(words):
        for end in range(min(start + LONGEST_NAME, len(words)), start, -1):
            phrase = " ".join(words[start:end])
            if phrase in names and not _is_common(phrase, text):
                found.append(Named(*names[phrase], phrase))
                start = end
                break
        else:
            start += 1
    return tuple(found)


def _is_common(phrase: str, text: str) -> bool:
    """Tell whether a short name stands in the question as an ordinary word: it has no capitals."""
    if " " in phrase or len(phrase) > SHORTEST_WORD:
        return False
    return not any(word.isupper() and normalise(word) == phrase for word in re.findall(r"\w+", text))


@lru_cache(maxsize=2)  # the snapshot served, and the one before for requests that still hold it
def known_names(snapshot: Snapshot) -> dict[str, Name]:
    """Return what each normalised name of a plan, an actor or a country of the collection stands for."""
    tagged = columns(snapshot).tagged
    names: dict[str, set[Name]] = {}
    for name, meant in (*_things(snapshot), *_countries(tagged.get("country", {}))):
        if _bare(name) not in TOO_GENERAL and _is_long_enough(name, meant):
            names.setdefault(name, set()).add(meant)
    return {name: next(iter(meant)) for name, meant in names.items() if len(meant) == 1}


def _bare(name: str) -> str:
    """Return a normalised name without its article."""
    return (
        name.removeprefix("le ")
        .removeprefix("la ")
        .removeprefix("les ")
        .removeprefix("l ")
        .removeprefix("the ")
    )


def _is_long_enough(name: str, meant: Name) -> bool:
    return not name.isdigit() and (len(name) >= SHORTEST_ACRONYM or meant[0] == "country")


def _things(snapshot: Snapshot) -> Iterator[tuple[str, Name]]:
    tagged = columns(snapshot).tagged
    for row in select(snapshot, "names"):
        value = local_id(row["thing"], snapshot.manifest.base_iri)
        for facet in ("plan", "actor"):
            if value in tagged.get(facet, {}):
                yield normalise(row["name"]), (facet, value)


def _countries(codes: Iterable[str]) -> Iterator[tuple[str, Name]]:
    for code in codes:
        territories = (Locale(lang).territories.get(code, "") for lang in ("fr", "en"))
        for name in (*map(normalise, territories), *OWN_NAMES.get(code, ())):
            yield name, ("country", code)
