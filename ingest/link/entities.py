"""The published identity of each entity of a document: an entry of the authority file, or a name of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from ingest.config import LinkThresholds, PipelineConfig
from ingest.link.candidates import Catalogue, Found, as_candidate, choose, judged
from ingest.link.identities import Identities
from ingest.link.judgements import Judgements
from ingest.link.persons import MASK, is_public, protected_names, withdrawn_names
from ingest.link.withdrawn import Withdrawn, masked, without
from ingest.records import Analysis, Entity, Link, LinkedDocument, Span
from ontology import iris
from snapshot.authority import AuthorityEntry, EntryType

TITLE_LENGTH = 200
TERRITORIAL = frozenset({"collective", "government"})
"""Kinds of actors whose name means another body in each country (« les départements », “the government”)."""
GOVERNMENTS = ("gouvernement", "government", "état", "state", "parlement", "parliament")


@dataclass(frozen=True, slots=True)
class Linker:
    """What links the documents of one run: the authority file, the identities, the thresholds, what is withdrawn."""

    catalogue: Catalogue
    identities: Identities
    config: PipelineConfig
    withdrawn: Withdrawn = field(default_factory=Withdrawn)
    judgements: Judgements = field(default_factory=Judgements)

    def link(self, analysis: Analysis) -> LinkedDocument:
        """Return the document with the identity of each of its entities, without what may not be published."""
        names = (*protected_names(analysis.document.text), *self._withdrawn_names(analysis))
        shown = masked(analysis, names, self.withdrawn.names)
        measures = [one for one in analysis.annotations.entities if one.type == "measure"]
        quotes = {label(one, analysis): label(one, shown) for one in measures}
        self.identities.reword(analysis.document.id, quotes)
        links = {link.entity: link for link in self._named(shown)}
        links |= {link.entity: link for link in self._measures(shown)}
        gone = {entity for entity, link in links.items() if link.iri in self.withdrawn.iris}
        kept = without(shown, gone)
        return LinkedDocument(
            analysis=kept,
            iri=iris.mint("document", kept.document.id, base=self.config.base_iri),
            title=title(kept),
            links=tuple(self._shown(links[entity.id]) for entity in kept.annotations.entities),
        )

    def _shown(self, link: Link) -> Link:
        """Return a link without candidates that are withdrawn."""
        shown = tuple(one for one in link.candidates if one.iri not in self.withdrawn.iris)
        return link if shown == link.candidates else replace(link, candidates=shown)

    def cleared(self, analysis: Analysis) -> Analysis:
        """Return an analysis with the names of withdrawn persons masked, and nothing else."""
        return masked(analysis, self._withdrawn_names(analysis), self.withdrawn.names)

    def _withdrawn_names(self, analysis: Analysis) -> tuple[Span, ...]:
        """Find withdrawn persons by their names, and by whatever else a document calls them."""
        if not self.withdrawn.names:
            return ()
        gone = {link.entity for link in self._named(analysis) if link.iri in self.withdrawn.iris}
        called = (one.mentions for one in analysis.annotations.entities if one.id in gone)
        return (*chain.from_iterable(called), *withdrawn_names(analysis.document.text, self.withdrawn.names))

    def _named(self, analysis: Analysis) -> Iterator[Link]:
        for entity in analysis.annotations.entities:
            if entity.type == "date":
                yield Link(entity.id, None, label(entity, analysis))
            elif entity.type == "axis":
                iri = self._mint("axis", analysis.document.id, iris.slug(label(entity, analysis)))
                yield Link(entity.id, iri, label(entity, analysis))
            elif entity.type != "measure":
                yield self._authority_link(entity, analysis)

    def _authority_link(self, entity: Entity, analysis: Analysis) -> Link:
        names = _names(entity, analysis)
        decided = self._judged(entity, analysis.document.id, names)
        found = self.catalogue.search(names, entry_type(entity))
        open_ones = tuple(one for one in found if one.entry.id not in {entry.id for entry, _ in decided})
        at_home = tuple(one for one in open_ones if _is_at_home(one.entry, entity, analysis))
        meant = [entry for entry, same in decided if same]
        entry = meant[-1] if meant else choose(at_home, _thresholds(entity, self.config.link))
        candidates = (
            *(judged(one, self._entry_iri(one), same=same) for one, same in decided),
            *(as_candidate(one, self._entry_iri(one.entry)) for one in self._best(open_ones)),
        )
        if entity.kind == "person" and not _may_be_named(entity, analysis, entry):
            return Link(entity.id, None, label(entity, analysis))
        if entry is not None:
            name = entry.labels.get(analysis.lang, entry.label)
            return Link(entity.id, self._entry_iri(entry), name, entry.id, candidates)
        return Link(entity.id, self._own_iri(entity, analysis), label(entity, analysis), None, candidates)

    def _judged(self, entity: Entity, document: str, names: list[str]) -> list[tuple[AuthorityEntry, bool]]:
        """Return the entries that were judged about an entity's names, as the file orders them."""
        decided = self.judgements.of(document, names).items()
        entries = [(self.catalogue.entry(entry), same) for entry, same in decided]
        return [one for one in entries if (one[0].type == "instrument") == (entity.type == "plan")]

    def _best(self, found: tuple[Found, ...]) -> tuple[Found, ...]:
        return found[: self.config.link.candidates]

    def _entry_iri(self, entry: AuthorityEntry) -> str:
        return self._mint("plan" if entry.type == "instrument" else "actor", entry.id)

    def _own_iri(self, entity: Entity, analysis: Analysis) -> str:
        name = label(entity, analysis)
        if entity.type == "plan":
            return self._mint("plan", iris.slug(name))
        country = analysis.document.metadata.country
        scope = f"{country.lower()}-" if country and _is_territorial(entity, name) else ""
        return self._mint("actor", scope + iris.slug(name))

    def _measures(self, analysis: Analysis) -> tuple[Link, ...]:
        measures = [entity for entity in analysis.annotations.entities if entity.type == "measure"]
        labels = {entity.id: label(entity, analysis) for entity in measures}
        proposed: dict[str, str] = {}
        for entity in measures:
            iri = self._mint("measure", f"{analysis.document.id}-{_short_digest(labels[entity.id])}")
            proposed[entity.id] = iri if iri not in proposed.values() else f"{iri}-{entity.id}"
        quotes = {iri: labels[entity] for entity, iri in proposed.items()}
        published = self.identities.resolve(analysis.document.id, quotes, self.config.same_quote)
        return tuple(Link(entity, published[iri], labels[entity]) for entity, iri in proposed.items())

    def _mint(self, kind: iris.Kind, *parts: str) -> str:
        return iris.mint(kind, *parts, base=self.config.base_iri)


def entry_type(entity: Entity) -> EntryType:
    """Return the part of the authority file where an entity is looked up."""
    if entity.type == "plan":
        return "instrument"
    return {"person": "person", "role": "post"}.get(entity.kind or "", "organisation")  # type: ignore[return-value]


def label(entity: Entity, analysis: Analysis) -> str:
    """Return the words of an entity's first mention, spaces collapsed."""
    return " ".join(entity.mentions[0].within(analysis.document.text).split())


def title(analysis: Analysis) -> str:
    """Return the title that a document declares, else its first heading, else the start of its text."""
    declared = analysis.document.metadata.title
    if declared:
        return declared
    content = [block for block in analysis.blocks if block.role != "boilerplate"]
    first = next((block for block in content if block.role == "heading"), content[0] if content else None)
    words = " ".join((first.span.within(analysis.document.text) if first else analysis.document.id).split())
    return words if len(words) <= TITLE_LENGTH else words[:TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


def _short_digest(quote: str) -> str:
    return hashlib.sha256(quote.encode()).hexdigest()[:8]


def _may_be_named(person: Entity, analysis: Analysis, entry: AuthorityEntry | None) -> bool:
    is_known = entry is not None
    is_masked = any(MASK in name for name in _names(person, analysis))
    return not is_masked and is_public(person, analysis.annotations, in_authority=is_known)


def _names(entity: Entity, analysis: Analysis) -> list[str]:
    return sorted({" ".join(span.within(analysis.document.text).split()) for span in entity.mentions})


def _thresholds(entity: Entity, thresholds: LinkThresholds) -> LinkThresholds:
    """People who nearly share a name are different people: only an exact name links a person."""
    return replace(thresholds, accept=1.0) if entity.kind == "person" else thresholds


def _is_at_home(entry: AuthorityEntry, entity: Entity, analysis: Analysis) -> bool:
    """Tell whether a name that each country uses for its own body can mean this entry in this document."""
    country = analysis.document.metadata.country or ""
    is_same = entry.country is None or entry.country[:2] == country[:2]
    return is_same or not _is_territorial(entity, label(entity, analysis))


def _is_territorial(entity: Entity, name: str) -> bool:
    return entity.kind in TERRITORIAL or name.casefold().removeprefix("l’").removeprefix("l'") in GOVERNMENTS
