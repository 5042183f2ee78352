"""The graph of the authority file: what is known beforehand of the things that the documents name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.namespace import FOAF, ORG, TIME

from ingest.graph.draft import ENF, concept, text
from ontology import iris, terms
from snapshot.authority import Authority, AuthorityEntry, EntryType, Holding
from snapshot.dates import interval

CLASSES: dict[EntryType, URIRef] = {
    "person": FOAF.Person,
    "post": ORG.Post,
    "organisation": ORG.FormalOrganization,
    "instrument": ENF.Plan,
}


def authority_graph_iri(base: str) -> str:
    """Return the IRI of the named graph of the authority file."""
    return f"{base}graph/authority-file"


def entry_iri(entry: AuthorityEntry, base: str) -> str:
    """Return the IRI that an entry is published under."""
    return iris.mint("plan" if entry.type == "instrument" else "actor", entry.id, base=base)


def authority_graph(
    authority: Authority, named: Iterable[str], base: str, withdrawn: Collection[str] = ()
) -> Graph:
    """Return labels, kinds, posts and their holders of entries.

    Args:
        authority: The authority file.
        named: Ids of the entries that documents name; the posts, holders, organisations and predecessors of
            these are stated too, and nothing else.
        base: Base of the IRIs.
        withdrawn: IRIs of persons of whom nothing is stated.
    """
    entries = {entry.id: entry for entry in authority.entries if entry_iri(entry, base) not in withdrawn}
    graph = Graph(bind_namespaces="none")
    for key in sorted(_with_related(set(named), entries)):
        _add_entry(graph, entries[key], entries, base)
    return graph


def _with_related(named: set[str], entries: dict[str, AuthorityEntry]) -> set[str]:
    posts = named | {holding.post for key in named for holding in entries[key].holds}
    holders = {one.id for one in entries.values() if any(held.post in posts for held in one.holds)}
    held = {holding.post for key in holders for holding in entries[key].holds}
    wanted = posts | holders | held
    return wanted | {related for key in wanted for related in _references(entries[key])}


def _references(entry: AuthorityEntry) -> Iterator[str]:
    yield from (key for key in (entry.organisation, entry.predecessor) if key)


def _add_entry(graph: Graph, entry: AuthorityEntry, entries: dict[str, AuthorityEntry], base: str) -> None:
    name = URIRef(entry_iri(entry, base))
    graph.add((name, RDF.type, ORG.Organization if entry.kind == "collective" else CLASSES[entry.type]))
    for lang, label in entry.labels.items():
        graph.add((name, RDFS.label, Literal(label, lang=None if entry.type == "person" else lang)))
    for other in set(entry.names) - set(entry.labels.values()):
        graph.add((name, SKOS.altLabel, Literal(other)))
    values = [
        (ENF.kind, _kind(entry)),
        (ENF.country, text(entry.country)),
        (ENF.succeeds, _iri_of(entry.predecessor, entries, base)),
        (ORG.postIn, _iri_of(entry.organisation, entries, base)),
    ]
    for predicate, value in values:
        if value is not None:
            graph.add((name, predicate, value))
    for number, holding in enumerate(entry.holds, start=1):
        _add_holding(graph, entry, (number, holding), entries, base)


def _kind(entry: AuthorityEntry) -> URIRef | None:
    if entry.type == "instrument":
        return concept(terms.PLAN_KIND, terms.PLAN_KINDS, entry.kind)
    kinds = {"person": "person", "post": "role"}
    return concept(terms.ACTOR_TYPE, terms.ACTOR_TYPES, kinds.get(entry.type, entry.kind))


def _iri_of(key: str | None, entries: dict[str, AuthorityEntry], base: str) -> URIRef | None:
    return URIRef(entry_iri(entries[key], base)) if key else None


def _add_holding(
    graph: Graph,
    person: AuthorityEntry,
    numbered: tuple[int, Holding],
    entries: dict[str, AuthorityEntry],
    base: str,
) -> None:
    number, holding = numbered
    membership = URIRef(iris.mint("membership", "authority-file", person.id, str(number), base=base))
    holder, post = URIRef(entry_iri(person, base)), URIRef(entry_iri(entries[holding.post], base))
    graph.add((membership, RDF.type, ORG.Membership))
    graph.add((membership, ORG.member, holder))
    graph.add((membership, ENF.post, post))
    graph.add((post, ORG.heldBy, holder))
    first, last = interval(holding.start or ""), interval(holding.end or "")
    if first or last:
        during = URIRef(f"{membership}/during")
        graph.add((membership, ORG.memberDuring, during))
        graph.add((during, RDF.type, TIME.ProperInterval))
        for bound, days, side in ((ENF.earliest, first, 0), (ENF.latest, last, 1)):
            if days:
                graph.add((during, bound, Literal(days[side].isoformat(), datatype=XSD.date)))
