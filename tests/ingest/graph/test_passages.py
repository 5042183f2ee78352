import pytest
from rdflib import DCTERMS, RDF, URIRef

from ingest.graph.draft import ENF, OA
from ingest.graph.statements import document_graph
from ontology import iris
from tests.builders import collection

DOCUMENTS = pytest.mark.parametrize("linked", collection(), ids=lambda linked: linked.title)


@DOCUMENTS
def test_every_passage_says_where_it_stands(linked):
    graph, document = document_graph(linked), linked.analysis.document
    stated = {
        URIRef(iris.mint("passage", document.id, str(passage.index))): (
            URIRef(linked.iri),
            passage.span.start,
            passage.span.end,
            passage.lang,
        )
        for passage in linked.analysis.passages
    }
    assert stated
    found = {
        passage: tuple(
            graph.value(passage, predicate).toPython() if predicate != OA.hasSource else graph.value(passage, predicate)
            for predicate in (OA.hasSource, OA.start, OA.end, DCTERMS.language)
        )
        for passage in graph.subjects(RDF.type, ENF.Passage)
    }  # fmt: skip
    assert found == stated


@DOCUMENTS
def test_evidence_names_the_passage_that_it_begins_in(linked):
    graph = document_graph(linked)
    scopes = [*graph.subject_objects(OA.hasScope)]
    assert scopes
    for place, passage in scopes:
        (start,) = [
            value.toPython()
            for selector in graph.objects(place, OA.hasSelector)
            for value in graph.objects(selector, OA.start)
        ]
        assert graph.value(passage, OA.start).toPython() <= start < graph.value(passage, OA.end).toPython()
