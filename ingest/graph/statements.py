"""From a linked document to the graph of its statements: itself, its plans, measures, actors and dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DC, DCTERMS, FOAF, ORG, PROV, SDO, TIME

from ingest.graph.amounts import add_amounts
from ingest.graph.claims import add_claim, add_status
from ingest.graph.draft import ENF, OA, Draft, concept, text
from ingest.graph.evidence import add_evidence
from ingest.graph.links import add_candidates
from ingest.graph.passages import add_passages, add_scope
from ingest.graph.provenance import add_provenance
from ingest.graph.relations import add_relations
from ontology import iris, terms
from snapshot.dates import interval

if TYPE_CHECKING:
    from ingest.records import Entity, LinkedDocument

ELI_RESOURCE = URIRef("http://data.europa.eu/eli/ontology#LegalResource")
LEGAL_KINDS = frozenset({"law", "convention"})
ACTOR_CLASSES = {
    "person": FOAF.Person,
    "role": ORG.Post,
    "collective": ORG.Organization,
    "government": ORG.Organization,
}
"""Every other kind of actor is a formal organisation."""
ONE_DAY = re.compile(r"[0-9X]{4}-[0-9X]{2}-[0-9X]{2}")
PREFIXES = {
    "dc": DC,
    "dcterms": DCTERMS,
    "enf": ENF,
    "foaf": FOAF,
    "oa": OA,
    "org": ORG,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SDO,
    "time": TIME,
    "xsd": XSD,
}


def document_graph(linked: LinkedDocument, base_iri: str = iris.DEFAULT_BASE) -> Graph:
    """Return the statements of one document, all named by IRIs: the same document gives the same statements.

    Args:
        linked: Its text is quoted as evidence, so names to be protected are masked in it already. An entity
            whose link has no IRI is left out, with all its relations; dates get theirs here.
        base_iri: Base of the IRIs of claims, dates and evidence; the links bring their own.
    """
    links = {link.entity: link for link in linked.links}
    names = {entity: URIRef(link.iri) for entity, link in links.items() if link.iri}
    for entity in linked.analysis.annotations.entities:
        if entity.type == "date" and entity.edtf:
            names[entity.id] = URIRef(_date_iri(linked, entity, base_iri))
    draft = Draft(linked, base_iri, _new_graph(), names, links)
    _add_document(draft)
    add_passages(draft)
    for entity in draft.entities:
        add_evidence(draft, entity)
        add_scope(draft, entity)
        add_candidates(draft, entity)
        ADDERS[entity.type](draft, entity)
    _add_axes_order(draft)
    add_relations(draft)
    add_provenance(draft)
    return draft.graph


def _new_graph() -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def _add_document(draft: Draft) -> None:
    metadata, analysis = draft.document.metadata, draft.linked.analysis
    draft.add(draft.iri, RDF.type, ENF.Document)
    draft.add(draft.iri, DCTERMS.title, text(draft.linked.title, analysis.lang))
    draft.add(draft.iri, DCTERMS.language, text(analysis.lang))
    draft.add(draft.iri, DCTERMS.date, text(analysis.annotations.date))
    draft.add(draft.iri, DC.publisher, text(metadata.publisher))
    draft.add(draft.iri, SDO.url, _address(metadata.url))
    draft.add(draft.iri, SDO.sha256, text(draft.document.sha256))
    draft.add(draft.iri, ENF.record, text(metadata.record))
    draft.add(draft.iri, ENF.country, text(metadata.country))
    draft.add(draft.iri, ENF.coverage, text(metadata.coverage))
    draft.add(draft.iri, ENF.kind, concept(terms.DOCUMENT_KIND, terms.DOCUMENT_KINDS, metadata.kind))
    if metadata.translation_of:
        draft.add(draft.mint("document", metadata.translation_of), SDO.workTranslation, draft.iri)
    if metadata.record == "original" and metadata.kind in LEGAL_KINDS:
        draft.add(draft.iri, RDF.type, ELI_RESOURCE)
    _add_described(draft)


def _add_described(draft: Draft) -> None:
    described = draft.document.metadata.describes
    if described is None:
        return
    work = draft.mint("description", draft.document.id)
    draft.add(draft.iri, ENF.describes, work)
    draft.add(work, RDF.type, SDO.CreativeWork)
    draft.add(work, DCTERMS.title, text(described.title))
    draft.add(work, DC.publisher, text(described.publisher))
    draft.add(work, DCTERMS.date, text(described.date))
    draft.add(work, SDO.url, *map(_address, described.urls))
    draft.add(work, ENF.sourceType, text(described.source_type))
    draft.add(work, ENF.sourceConfidence, text(described.confidence))


def _address(url: str | None) -> URIRef | Literal | None:
    """Return a web address as an IRI, escaping what no IRI may hold; anything else stays text."""
    if not url or not re.match(r"https?://", url):
        return text(url)
    return URIRef(quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", url), safe=":/?#@!$&'()*+,;=%~"))


def _add_label(draft: Draft, entity: Entity) -> None:
    """Name an entity in the language of its words, or of the document where the authority file names it."""
    link = draft.links[entity.id]
    lang = draft.linked.analysis.lang if link.authority else draft.lang_at(entity.mentions[0])
    draft.add(draft.names[entity.id], RDFS.label, text(link.label, lang))


def _add_plan(draft: Draft, entity: Entity) -> None:
    plan = draft.names[entity.id]
    draft.add(plan, RDF.type, ENF.Plan)
    draft.add(plan, ENF.kind, concept(terms.PLAN_KIND, terms.PLAN_KINDS, entity.kind))
    _add_label(draft, entity)


def _add_axis(draft: Draft, entity: Entity) -> None:
    draft.add(draft.names[entity.id], RDF.type, ENF.Axis)
    _add_label(draft, entity)


def _add_axes_order(draft: Draft) -> None:
    axes = sorted((one.mentions[0], draft.names[one.id]) for one in draft.entities if one.type == "axis")
    for order, axis in enumerate(dict.fromkeys(name for _, name in axes), start=1):
        draft.add(axis, ENF.order, Literal(order))


def _add_actor(draft: Draft, entity: Entity) -> None:
    actor = draft.names[entity.id]
    draft.add(actor, RDF.type, ACTOR_CLASSES.get(entity.kind or "", ORG.FormalOrganization))
    draft.add(actor, ENF.kind, concept(terms.ACTOR_TYPE, terms.ACTOR_TYPES, entity.kind))
    _add_label(draft, entity)


def _add_measure(draft: Draft, entity: Entity) -> None:
    measure = draft.names[entity.id]
    draft.add(measure, RDF.type, ENF.Measure)
    draft.add(measure, DCTERMS.subject, *(concept(terms.THEME, terms.THEMES, one) for one in entity.themes))
    _add_label(draft, entity)
    add_claim(draft, entity)
    add_status(draft, entity)
    add_amounts(draft, entity)


def _add_date(draft: Draft, entity: Entity) -> None:
    date, edtf = draft.names[entity.id], entity.edtf or ""
    draft.add(date, RDF.type, TIME.Instant if ONE_DAY.fullmatch(edtf) else TIME.ProperInterval)
    draft.add(date, ENF.edtf, text(edtf))
    draft.add(date, ENF.modifier, text(entity.modifier))
    draft.add(date, ENF.verbatim, text(entity.mentions[0].within(draft.document.text)))
    for bound, day in zip((ENF.earliest, ENF.latest), interval(edtf) or (), strict=False):
        draft.add(date, bound, Literal(day.isoformat(), datatype=XSD.date))
    if entity.edtf == draft.linked.analysis.annotations.date:
        draft.add(draft.iri, ENF.date, date)


def _date_iri(linked: LinkedDocument, entity: Entity, base: str) -> str:
    """Name a date by its value in this document; ``--`` is the solidus of an interval, as in ISO 8601."""
    value = (entity.edtf or "").replace("/", "--")
    name = f"{value}-{entity.modifier}" if entity.modifier else value
    return iris.mint("date", linked.analysis.document.id, name, base=base)


ADDERS = {
    "plan": _add_plan,
    "axis": _add_axis,
    "measure": _add_measure,
    "actor": _add_actor,
    "date": _add_date,
}
