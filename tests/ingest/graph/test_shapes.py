"""Each defect that the shapes know, made in a graph without defects."""

import pytest
from rdflib import DCTERMS, PROV, RDFS, SDO, XSD, Literal, URIRef

from ingest.graph.draft import ENF, OA
from ingest.graph.statements import document_graph
from ingest.graph.validate import validate
from ontology import iris, terms
from tests.builders import LISTENING, PLAN, TRAINING, collection, plan_document

DOCUMENT = URIRef(iris.mint("document", "fr-plan-rivage-2021"))
MEASURE = URIRef(TRAINING)
CLAIM = URIRef(iris.mint("claim", "fr-plan-rivage-2021-formation"))
STATUS = URIRef(iris.mint("status", "fr-plan-rivage-2021-formation"))
DATE = URIRef(iris.mint("date", "fr-plan-rivage-2021", "2022-late"))
EVIDENCE = URIRef(iris.mint("evidence", "fr-plan-rivage-2021", "measure-190-258"))
TARGET, QUOTE, POSITION = (URIRef(f"{EVIDENCE}/target{part}") for part in ("", "/quote", "/position"))
INFERRED = URIRef(terms.ASSERTION_KIND + "inferred")

REMOVED = [
    ((DOCUMENT, DCTERMS.title, None), "A document has exactly one title."),
    ((DOCUMENT, DCTERMS.language, None), "A document has exactly one language, as a BCP 47 tag."),
    ((DOCUMENT, ENF.record, None), "A document is either an original or a notice."),
    ((MEASURE, RDFS.label, None), "A plan, an axis, a measure or an actor has a label."),
    ((URIRef(PLAN), RDFS.label, None), "A plan, an axis, a measure or an actor has a label."),
    ((EVIDENCE, OA.hasBody, None), "Nothing is published without a passage of the document that shows it."),
    ((EVIDENCE, OA.hasBody, None), "Evidence says what it shows."),
    ((STATUS, ENF.ofMeasure, None), "A document makes exactly one status assertion on each measure."),
    ((STATUS, ENF.ofMeasure, None), "A status assertion is about one measure."),
    ((STATUS, ENF.status, None), "The status of a measure is one of the statuses."),
    ((STATUS, PROV.wasDerivedFrom, None), "A status assertion points to a passage."),
    ((CLAIM, ENF.ofMeasure, None), "A commitment, recommendation or provision is about one measure."),
    ((CLAIM, SDO.appearance, None), "A commitment, recommendation or provision appears in a document."),
    ((CLAIM, PROV.wasDerivedFrom, None), "A commitment, recommendation or provision points to a passage."),
    ((EVIDENCE, OA.hasTarget, None), "Evidence has exactly one place in the document."),
    ((TARGET, OA.hasSource, None), "Evidence comes from exactly one document."),
    ((TARGET, OA.hasSelector, QUOTE), "Evidence is quoted word for word."),
    ((TARGET, OA.hasSelector, POSITION), "Evidence has a position in the text."),
    ((QUOTE, OA.exact, None), "A quote has words."),
    ((POSITION, OA.start, None), "A position starts at 0 or later, before its end."),
    ((POSITION, OA.end, None), "A position has an end."),
    ((DATE, ENF.edtf, None), "A date has exactly one EDTF value."),
    ((DATE, ENF.verbatim, None), "A date keeps the words of the text."),
]
CHANGED = [
    (
        (DOCUMENT, DCTERMS.language, Literal("French text")),
        "A document has exactly one language, as a BCP 47 tag.",
    ),
    ((DOCUMENT, ENF.record, Literal("copy")), "A document is either an original or a notice."),
    ((DOCUMENT, ENF.record, Literal("notice")), "A notice says which public document it describes."),
    (
        (MEASURE, DCTERMS.subject, URIRef(terms.STATUS_VALUE + "done")),
        "The theme of a measure is one of the themes.",
    ),
    (
        (STATUS, ENF.status, URIRef(terms.STATUS_VALUE + "failed")),
        "The status of a measure is one of the statuses.",
    ),
    (
        (STATUS, ENF.kind, URIRef(terms.ASSERTION_KIND + "rumour")),
        "A status assertion is official, independent, by the press or inferred.",
    ),
    ((EVIDENCE, ENF.confidence, Literal("1.2", datatype=XSD.decimal)), "Confidence lies between 0 and 1."),
    ((QUOTE, OA.exact, Literal("")), "A quote has words."),
    ((POSITION, OA.start, Literal(-1)), "A position starts at 0 or later, before its end."),
    ((POSITION, OA.start, Literal(258)), "A position starts at 0 or later, before its end."),
    ((DATE, ENF.edtf, Literal("fin 2022")), "A date has exactly one EDTF value."),
    (
        (DATE, ENF.earliest, Literal("2023-01-01", datatype=XSD.date)),
        "The first possible day of a date isn’t after the last.",
    ),
]


def messages(graph, lang="en"):
    return {message.rpartition(" (")[0] for message in validate(graph, lang)}


@pytest.mark.parametrize("linked", collection(), ids=lambda linked: linked.title)
def test_what_is_published_has_no_defect(linked):
    assert validate(document_graph(linked)) == ()


@pytest.mark.parametrize(("pattern", "message"), REMOVED)
def test_what_is_missing_is_told(pattern, message):
    graph = document_graph(plan_document())
    assert list(graph.triples(pattern))
    graph.remove(pattern)
    assert message in messages(graph)


@pytest.mark.parametrize(("statement", "message"), CHANGED)
def test_what_is_wrong_is_told(statement, message):
    graph = document_graph(plan_document())
    graph.set(statement)
    assert message in messages(graph)


@pytest.mark.parametrize("status", ["done", "stalled", "abandoned"])
def test_an_outcome_is_never_inferred(status):
    graph = document_graph(plan_document())
    graph.set((STATUS, ENF.kind, INFERRED))
    assert messages(graph) == set()
    graph.set((STATUS, ENF.status, URIRef(terms.STATUS_VALUE + status)))
    assert messages(graph) == {"“Done”, “stalled” and “abandoned” are never inferred."}


def test_a_second_status_assertion_is_a_defect():
    graph = document_graph(plan_document())
    graph.set((STATUS, ENF.ofMeasure, URIRef(LISTENING)))
    assert "A document makes exactly one status assertion on each measure." in messages(graph)


def test_messages_name_what_they_are_about_in_either_language():
    graph = document_graph(plan_document())
    graph.remove((DOCUMENT, DCTERMS.title, None))
    assert validate(graph, "fr") == (f"Un document porte un titre et un seul. ({DOCUMENT})",)
    assert validate(graph, "en") == (f"A document has exactly one title. ({DOCUMENT})",)


@pytest.mark.parametrize(
    "edtf",
    [
        "2019-10-14",
        "2022-11",
        "2019",
        "2020/2022",
        "2023-21",
        "XXXX-03-20",
        "2024-01/2024-06",
        "2022/..",
        "2019~",
    ],
)
def test_dates_of_the_guidelines_are_accepted(edtf):
    graph = document_graph(plan_document())
    graph.set((DATE, ENF.edtf, Literal(edtf)))
    assert messages(graph) == set()


def test_everything_that_people_read_has_a_label():
    graph = document_graph(plan_document())
    graph.remove((None, RDFS.label, None))
    assert len(validate(graph)) == 7  # the plan, its axis, two measures, a person, her post, a ministry
