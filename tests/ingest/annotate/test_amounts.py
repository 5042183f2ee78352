"""Amounts: what they are worth, and to which measure they belong."""

import pytest

from ingest.annotate.amounts.annotator import with_amounts
from ingest.annotate.amounts.grammar import find_amounts
from ingest.annotate.reading import Reading
from ingest.records import Block, Entity, Span
from tests.ingest.annotate.cases import Case, cases
from tests.ingest.documents import plain_document

PROSE = (
    "L’État consacre 3 M€ à l’écoute et ouvre 40 places. Le reste viendra. "
    "En 2019, 9 M€ n’ont pas suffi, dit un rapport."
)


def reading(text, role="paragraph", lang="fr"):
    return Reading(plain_document(text), (Block(0, Span(0, len(text)), role, 1, lang),))


def measure(text, words, name="m1"):
    start = text.index(words)
    return Entity(name, "measure", (Span(start, start + len(words)),))


def amounts(text, entities, role="paragraph", lang="fr"):
    """Return the words of each measure's amounts."""
    found = with_amounts(reading(text, role, lang), entities)
    return [[amount.span.within(text) for amount in one.amounts] for one in found]


@pytest.mark.parametrize("case", cases("amounts"), ids=lambda case: f"{case.lang}: {case.reason}")
def test_amounts_are_those_of_the_case(case: Case):
    text = reading(case.text).text
    found = [
        (
            " ".join(filter(None, (f"{one.value:.0f}", one.currency or "number", one.per, one.kind))),
            one.span.within(case.text),
        )
        for one in find_amounts(text, Span(0, len(text)), case.lang)
    ]
    expected = [
        (f"{float(value.split()[0]):.0f} {value.split(' ', 1)[1]}", words) for value, words in case.expected
    ]
    assert found == expected


def test_an_amount_belongs_to_the_measure_whose_words_it_is_in():
    entities = (measure(PROSE, "consacre 3 M€ à l’écoute"), measure(PROSE, "ouvre 40 places", "m2"))
    assert amounts(PROSE, entities) == [["3 M€"], ["40 places"]]


def test_an_amount_of_another_sentence_belongs_to_nothing():
    assert amounts(PROSE, (measure(PROSE, "consacre 3 M€ à l’écoute"),)) == [["3 M€", "40 places"]]


@pytest.mark.parametrize(
    ("lang", "item", "words"),
    [
        ("fr", "Ouvrir des foyers. Coût : 4 M€ par an.", "4 M€ par an"),
        ("en", "Open homes. Cost: £4m a year.", "£4m a year"),
    ],
)
def test_a_list_item_is_read_whole(lang, item, words):
    entity = measure(item, item.split(".")[0])
    assert amounts(item, (entity,), "item", lang) == [[words]]
    assert amounts(item, (entity,), "paragraph", lang) == [[]]


@pytest.mark.parametrize(("noun", "again"), [("places", "places"), ("équipes", "Équipes")])
def test_a_repeated_amount_is_kept_once(noun, again):
    text = f"Ouvrir 40 {noun}. On va ouvrir 40 {again}."
    first, second = text.index("Ouvrir"), text.index("ouvrir 40")
    entity = Entity("m1", "measure", (Span(first, first + 16), Span(second, second + 16)))
    assert amounts(text, (entity,)) == [[f"40 {noun}"]]


@pytest.mark.parametrize(("country", "currency"), [("CA-QC", "CAD"), ("US", "USD"), (None, "USD")])
def test_a_dollar_is_that_of_the_document_s_country(country, currency):
    text = "5 millions de dollars"
    assert [one.currency for one in find_amounts(text, Span(0, len(text)), "fr", country)] == [currency]
    text = "$5 million"
    assert [one.currency for one in find_amounts(text, Span(0, len(text)), "en", country)] == [currency]
