"""What plans, actors, countries and the values of filters are called in a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale

from ontology.iris import mint
from service.entities.catalogue import catalogue
from service.entities.concepts import concept_names
from service.entities.instruments import actors, plans
from service.entities.selection import KindFilters
from service.web.dates import spell_date
from service.web.messages import messages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from service.entities.selection import Lang
    from snapshot.current import Snapshot

NO_FILTERS = KindFilters()
SCHEMES = {"theme": "theme", "status": "status", "kind": "document-kind"}


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called, and in which language where that is known."""

    label: str
    lang: str | None


def name_of(snapshot: Snapshot, lang: Lang, iri: str, label: str) -> Name:
    """Return what a plan or actor is called in a language, else in another one, else the label given."""
    found = _names(snapshot).get(iri, {})
    if lang in found:
        return Name(found[lang], lang)
    other = next((known for known, name in found.items() if name == label), None)
    return Name(label, other)


@lru_cache(maxsize=2)  # the snapshot served, and the one before for requests that still hold it
def _names(snapshot: Snapshot) -> Mapping[str, Mapping[str, str]]:
    named = {one.iri: one.labels for one in plans(snapshot, NO_FILTERS)}
    return named | {one.iri: one.labels for one in actors(snapshot, NO_FILTERS)}


def label(snapshot: Snapshot, lang: Lang, facet: str, value: str) -> str:
    """Return what a value of a filter is called."""
    base = snapshot.manifest.base_iri
    match facet:
        case "theme" | "status" | "kind":
            words = concept(snapshot, lang, SCHEMES[facet], value)
        case "plan" | "actor":
            words = name_of(snapshot, lang, mint(facet, value, base=base), value).label
        case "document":
            document = catalogue(snapshot).documents.get(value)
            words = document.title if document else value
        case "country":
            words = country(value, lang)
        case "lang":
            words = language(value, lang)
        case "record":
            words = messages(lang)(f"record.{value}")
        case _:
            words = spell_date(value, lang)
    return words


def concept(snapshot: Snapshot, lang: Lang, scheme: str, concept_id: str) -> str:
    """Return what a concept is called; one that the vocabularies don't know is shown by its id."""
    name = concept_names(snapshot).get((scheme, concept_id))
    return str(getattr(name, lang)) if name else concept_id.replace("_", " ")


def country(code: str, lang: Lang) -> str:
    """Return the name of a country, or of what documents name like one (``GB-ENG``, ``COE``)."""
    wordings = messages(lang)
    key = f"country.{code}"
    return wordings(key) if key in wordings else str(Locale.parse(lang).territories.get(code, code))


def language(code: str, lang: Lang) -> str:
    """Return the name of a language."""
    return str(Locale.parse(lang).languages.get(code, code))
