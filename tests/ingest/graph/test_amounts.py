"""The amounts of a measure in the graph."""

from rdflib import RDF, SDO, URIRef

from ingest.graph.draft import ENF, OA
from ingest.graph.statements import document_graph
from ingest.graph.validate import validate
from ingest.records import Amount, Metadata, Span
from ontology import iris, terms
from tests.builders import DocumentBuilder

TEXT = "Ouvrir 60 places par an, pour 2,5 M€ inscrits au budget."
MEASURE = iris.mint("measure", "fr-places-1")


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def graph():
    metadata = Metadata(id="fr-places", title="Places", country="FR", kind="plan")
    builder = DocumentBuilder(TEXT, "fr", metadata, date="2030")
    amounts = (
        Amount(span("60 places par an"), 60.0, unit="places", per="year"),
        Amount(span("2,5 M€"), 2_500_000.0, "EUR", kind="budgeted"),
    )
    builder.add("measure", TEXT, iri=MEASURE, status="announced", claim="commitment", amounts=amounts)
    return document_graph(builder.build())


def described(found, name):
    amount = URIRef(iris.mint("amount", "fr-places-1", name))
    assert (URIRef(MEASURE), ENF.amount, amount) in found
    return amount, {
        str(p).rpartition("#")[2].rpartition("/")[2]: str(o) for p, o in found.predicate_objects(amount)
    }


def test_a_sum_has_value_currency_kind_and_words():
    _, said = described(graph(), "2500000-EUR")
    assert said == {
        "type": str(SDO.MonetaryAmount),
        "value": "2500000",
        "currency": "EUR",
        "amountKind": terms.AMOUNT_KIND_VALUE + "budgeted",
        "verbatim": "2,5 M€",
    }


def test_a_number_has_value_unit_time_and_words():
    _, said = described(graph(), "60-places-year")
    assert said == {
        "type": str(SDO.QuantitativeValue),
        "value": "60",
        "unitText": "places",
        "per": "year",
        "verbatim": "60 places par an",
    }


def test_an_amount_opens_on_its_words():
    found = graph()
    amount, _ = described(found, "2500000-EUR")
    annotation = found.value(predicate=OA.hasBody, object=amount)
    target = found.value(annotation, OA.hasTarget)
    assert "2,5 M€" in {
        str(words) for one in found.objects(target, OA.hasSelector) for words in found.objects(one, OA.exact)
    }


def test_the_shapes_hold_and_refuse_what_is_no_amount():
    found = graph()
    assert not validate(found)
    amount, _ = described(found, "2500000-EUR")
    for missing, defect in (
        (SDO.value, "An amount has exactly one value."),
        (SDO.currency, "A sum of money has exactly one currency (ISO 4217)."),
        (ENF.verbatim, "An amount keeps the words of the text."),
    ):
        broken = graph()
        broken.remove((amount, missing, None))
        assert any(defect in one for one in validate(broken))
    broken = graph()
    broken.remove((None, OA.hasBody, amount))
    assert any("Nothing is published without" in one for one in validate(broken))
    assert (amount, RDF.type, SDO.MonetaryAmount) in found
