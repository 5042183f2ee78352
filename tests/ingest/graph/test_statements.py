import json
from dataclasses import replace

import pyoxigraph as ox
import pytest
from rdflib import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SDO, XSD, BNode, Graph, Literal, URIRef

from ingest.graph.claims import assertion_kind
from ingest.graph.draft import ENF, OA
from ingest.graph.quads import nquads, vocabulary_graph
from ingest.graph.statements import document_graph
from ingest.records import Box, Described, Metadata, Page, PrintedSpan, Span
from ontology import iris, resources, terms
from tests.builders import (
    CLAIRE,
    LISTENING,
    MINISTER,
    PLAN,
    REGISTER,
    ROOMS,
    TRAINED,
    TRAINING,
    DocumentBuilder,
    collection,
    inquiry_report,
    plan_document,
    review_notice,
)


def quads(name, graph):
    """Return a graph as another reader reads it."""
    return set(ox.parse(nquads(name, graph), format=ox.RdfFormat.N_QUADS))


def document_iri(linked):
    return URIRef(linked.iri)


def one_measure(kind="plan", *, date="2024-05-02", due="2026", **fields):
    """Return a document with one measure and one date."""
    fields = {"status": "announced", "claim": "commitment"} | fields
    builder = DocumentBuilder(
        "Ouvrir un lieu d’accueil, puis vient 2026.",
        "fr",
        Metadata(id="fr-lieu", title="Lieu", kind=kind),
        date=date,
    )
    measure = builder.add("measure", "Ouvrir un lieu d’accueil", iri=iris.mint("measure", "lieu"), **fields)
    when = builder.add("date", "2026", edtf=due)
    builder.relate("hasDate", measure, when)
    return builder.build()


@pytest.mark.parametrize("linked", collection(), ids=lambda linked: linked.title)
def test_every_quote_stands_where_it_says(linked):
    graph, text = document_graph(linked), linked.analysis.document.text
    places = list(graph.subjects(RDF.type, OA.SpecificResource))
    assert places
    for place in places:
        part = {
            predicate: value.toPython()
            for selector in graph.objects(place, OA.hasSelector)
            for predicate, value in graph.predicate_objects(selector)
        }
        start, end = part[OA.start], part[OA.end]
        assert text[start:end] == part[OA.exact]
        assert text[max(0, start - 32) : start] == part[OA.prefix]
        assert text[end : end + 32] == part[OA.suffix]
        assert graph.value(place, OA.hasSource) == document_iri(linked)


def test_every_published_entity_has_evidence():
    linked = plan_document()
    graph = document_graph(linked)
    shown = set(graph.objects(None, OA.hasBody))
    assert shown >= {URIRef(link.iri) for link in linked.links if link.iri}
    assert len(shown) == len(linked.links)  # three dates among them


def test_evidence_names_its_page():
    graph = document_graph(plan_document())
    pages = {
        str(graph.value(annotation, OA.hasBody)): str(graph.value(selector, RDF.value))
        for annotation in graph.subjects(RDF.type, OA.Annotation)
        for selector in graph.objects(graph.value(annotation, OA.hasTarget), OA.hasSelector)
        if (selector, RDF.type, OA.FragmentSelector) in graph
    }
    assert pages[PLAN] == "page=1"
    assert pages[TRAINING] == "page=2"


def test_evidence_of_a_pdf_names_its_place_on_the_page():
    linked = plan_document()
    document = linked.analysis.document
    entity = next(one for one in linked.analysis.annotations.entities if one.type == "measure")
    quote = entity.mentions[0]
    lines = (
        PrintedSpan(Span(0, quote.start + 5), Box(72, 90, 523, 101)),
        PrintedSpan(Span(quote.start + 5, quote.end), Box(80, 104, 500, 115)),
    )
    document = replace(document, pages=(Page(3, Span(0, len(document.text)), lines),))
    graph = document_graph(replace(linked, analysis=replace(linked.analysis, document=document)))
    place = graph.value(
        predicate=OA.hasBody,
        object=URIRef(next(link.iri for link in linked.links if link.entity == entity.id)),
    )
    fragment = URIRef(f"{place}/target/page")
    assert graph.value(fragment, RDF.value) == Literal("page=3&highlight=72,523,90,115")


def test_a_private_person_is_not_published():
    graph = document_graph(inquiry_report())
    assert not list(graph.subjects(RDF.type, FOAF.Person))
    assert not [text for text in graph.objects(None, RDFS.label) if "Sam Doe" in text]
    assert not [text for text in graph.objects(None, OA.exact) if "Sam Doe" in text]
    assert not list(graph.objects(URIRef(iris.mint("plan", "tidewater-inquiry")), PROV.wasAttributedTo))


def test_the_holder_of_a_post_is_published_with_it():
    graph = document_graph(plan_document())
    assert (URIRef(MINISTER), ORG.heldBy, URIRef(CLAIRE)) in graph
    membership = graph.value(predicate=RDF.type, object=ORG.Membership)
    assert graph.value(membership, ORG.member) == URIRef(CLAIRE)
    assert graph.value(membership, ENF.post) == URIRef(MINISTER)


def test_labels_have_the_language_of_their_words():
    assert (URIRef(PLAN), RDFS.label, Literal("Rivage plan", lang="en")) in document_graph(review_notice())
    french = document_graph(plan_document()).value(URIRef(LISTENING), RDFS.label)
    assert french == Literal("ouvrir vingt lieux d’écoute à l’hôpital", lang="fr")


def test_a_notice_says_what_it_describes():
    linked = review_notice()
    graph = document_graph(linked)
    described = graph.value(document_iri(linked), ENF.describes)
    assert graph.value(document_iri(linked), ENF.record) == Literal("notice")
    assert graph.value(described, DCTERMS.date) == Literal("2023-06")
    assert graph.value(described, SDO.url) == URIRef("https://rivage.example/bilan")
    original = URIRef(iris.mint("document", "fr-bilan-rivage-2023-fr"))
    assert (original, SDO.workTranslation, document_iri(linked)) in graph


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("https://a.example/x?y=1#z", URIRef("https://a.example/x?y=1#z")),
        ("https://a.example/à lire", URIRef("https://a.example/%C3%A0%20lire")),
        ("https://a.example/100%/b%20c", URIRef("https://a.example/100%25/b%20c")),
        ("https://a.example/<b>", URIRef("https://a.example/%3Cb%3E")),
        ("www.a.example", Literal("www.a.example")),
    ],
)
def test_addresses_become_iris_that_a_store_accepts(url, published):
    linked = plan_document()
    document = linked.analysis.document
    document = replace(document, metadata=replace(document.metadata, url=url))
    graph = document_graph(replace(linked, analysis=replace(linked.analysis, document=document)))
    assert graph.value(document_iri(linked), SDO.url) == published
    assert quads("https://a.example/graph", graph)


def test_a_law_is_a_legal_resource_and_a_notice_of_it_is_not():
    law = one_measure("law")
    eli = URIRef("http://data.europa.eu/eli/ontology#LegalResource")
    assert (document_iri(law), RDF.type, eli) in document_graph(law)
    document = law.analysis.document
    metadata = replace(document.metadata, record="notice", describes=Described(title="Loi"))
    notice = replace(law, analysis=replace(law.analysis, document=replace(document, metadata=metadata)))
    assert (document_iri(law), RDF.type, eli) not in document_graph(notice)


@pytest.mark.parametrize(
    ("date", "due", "is_due"),
    [
        ("2024-05-02", "2026", True),
        ("2024-05-02", "2024-05-03", True),
        ("2024-05-02", "2024", False),  # the year of the document may be over when it is written
        ("2024-05-02", "2019", False),
        ("2024", "2024-12", False),
        (None, "2026", False),
        ("2024-05-02", "XXXX-03-20", False),
    ],
)
def test_a_date_after_the_document_is_when_a_promise_is_due(date, due, is_due):
    graph = document_graph(one_measure(date=date, due=due))
    assert bool(list(graph.objects(None, ENF.dueBy))) is is_due


def test_a_named_deadline_is_due_whatever_the_document_date():
    linked = review_notice()
    undated = replace(linked.analysis.annotations, date=None)
    graph = document_graph(replace(linked, analysis=replace(linked.analysis, annotations=undated)))
    (due,) = graph.subject_objects(ENF.dueBy)
    assert graph.value(due[0], ENF.ofMeasure) == URIRef(ROOMS)
    assert graph.value(due[1], ENF.edtf) == Literal("2024-09")


def test_dates_keep_their_precision():
    graph = document_graph(plan_document())
    late = URIRef(iris.mint("date", "fr-plan-rivage-2021", "2022-late"))
    assert graph.value(late, ENF.edtf) == Literal("2022")
    assert graph.value(late, ENF.modifier) == Literal("late")
    assert graph.value(late, ENF.verbatim) == Literal("fin 2022")
    assert graph.value(late, ENF.latest) == Literal("2022-12-31", datatype=XSD.date)
    yearless = document_graph(one_measure(due="XXXX-03-20"))
    assert not list(yearless.objects(None, ENF.earliest))


@pytest.mark.parametrize(
    ("claim", "metadata", "kind"),
    [
        ("commitment", Metadata(kind="plan"), "government"),
        ("provision", Metadata(kind="law"), "government"),
        ("recommendation", Metadata(kind="announcement"), "independent"),
        ("commitment", Metadata(kind="report"), "independent"),
        ("commitment", Metadata(kind="review"), "government"),
        ("commitment", Metadata(describes=Described(title="…", source_type="press")), "press"),
        (None, Metadata(kind="plan"), None),
    ],
)
def test_who_judges_a_status(claim, metadata, kind):
    assert assertion_kind(claim, metadata) == kind


def test_promise_and_status_are_kept_apart():
    graph = document_graph(inquiry_report())
    about = {graph.value(one, RDF.type): one for one in graph.subjects(ENF.ofMeasure, URIRef(REGISTER))}
    assert set(about) == {ENF.Recommendation, ENF.StatusAssertion}
    assert graph.value(about[ENF.StatusAssertion], ENF.status) == URIRef(terms.STATUS_VALUE + "proposed")


def test_the_publisher_chooses_the_base_of_iris():
    graph = document_graph(plan_document(), "https://data.example/id/")
    assert (URIRef("https://data.example/id/graph/fr-plan-rivage-2021"), RDF.type, PROV.Bundle) in graph


def test_equal_documents_give_equal_quads_whatever_the_order_of_statements():
    graph = document_graph(plan_document())
    shuffled = Graph()
    for triple in reversed(list(document_graph(plan_document()))):
        shuffled.add(triple)
    name = iris.mint("graph", "fr-plan-rivage-2021")
    assert nquads(name, graph) == nquads(name, shuffled)


def test_a_statement_of_two_documents_is_once_in_the_default_graph():
    graphs = [(f"https://a.example/{index}", document_graph(plan_document())) for index in range(2)]
    store = ox.Store()
    for name, graph in graphs:
        store.bulk_load(nquads(name, graph), format=ox.RdfFormat.N_QUADS)
    default = list(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    assert len(default) == len(graphs[0][1])
    assert len(store) == 3 * len(default)


def test_dump_and_store_hold_the_same_literals():
    written = quads("https://a.example/g", document_graph(plan_document()))
    store = ox.Store()
    store.extend(written)
    assert set(store) == written


def test_any_text_is_written_as_it_can_be_read():
    text = '« Un\u00a0toit » :\n\t"l’été" \\ 🧒\x07\u2028\r\x7f'
    graph = Graph()
    graph.add((URIRef("https://a.example/é"), RDFS.label, Literal(text, lang="fr")))
    assert {quad.object.value for quad in quads("https://a.example/g", graph)} == {text}
    assert nquads("https://a.example/g", graph).count(b"\n") == 2


def test_what_has_no_iri_is_refused():
    graph = Graph()
    graph.add((BNode(), RDF.type, ENF.Measure))
    with pytest.raises(TypeError, match="IRI"):
        nquads("https://a.example/g", graph)


def test_the_vocabulary_is_published_whole():
    graph = vocabulary_graph()
    assert (URIRef(terms.THEME + "care"), RDF.type, None) in graph
    assert quads(terms.ONTOLOGY, graph)


@pytest.mark.parametrize("linked", collection(), ids=lambda linked: linked.title)
def test_json_ld_with_the_context_says_the_same(linked):
    graph = document_graph(linked)
    body = graph.serialize(format="json-ld", context=json.loads(resources.context())["@context"])
    told = {quad.triple for quad in ox.parse(body, format=ox.RdfFormat.JSON_LD)}
    assert told == {quad.triple for quad in quads("https://a.example/g", graph)}
    assert '"theme"' in body


def test_measures_of_the_review_point_to_its_plan():
    graph = document_graph(review_notice())
    assert set(graph.subjects(DCTERMS.isPartOf, URIRef(PLAN))) == {URIRef(TRAINED), URIRef(ROOMS)}
