import pytest

from service.entities.documents import document, documents, measure, measures
from service.entities.selection import DocumentFilters, MeasureFilters

TRAINING_ID = "fr-plan-rivage-2021-formation"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (
            {},
            [
                "fr-bilan-rivage-2023",
                "en-reprint-2022",
                "en-tidewater-2022",
                "fr-plan-rivage-2021",
                "fr-ligne-refuge-2020",
            ],
        ),
        ({"lang": ("fr",)}, ["fr-plan-rivage-2021", "fr-ligne-refuge-2020"]),
        ({"record": ("notice",), "kind": ("review",)}, ["fr-bilan-rivage-2023"]),
        ({"q": "RÎVAGE"}, ["fr-bilan-rivage-2023", "fr-plan-rivage-2021"]),
        ({"q": "ministère enfance rivage"}, ["fr-plan-rivage-2021"]),
        ({"country": ("CA-QC",)}, []),
    ],
)
def test_documents_are_listed_newest_first(snapshot, filters, expected):
    assert [one.id for one in documents(snapshot, DocumentFilters(**filters))] == expected


def test_a_document_comes_with_its_text_and_what_was_read_in_it(snapshot):
    found = document(snapshot, "fr-plan-rivage-2021")
    assert found.text.startswith("Plan «\u202fRivage\u202f»")
    assert len(found.measures) == 2
    assert [plan.id for plan in found.plans] == ["plan-rivage-2021-2024"]
    assert [actor.label for actor in found.actors][:2] == ["Claire Aubépin", "ministre de l’Enfance"]
    assert found.notice is None


def test_a_notice_says_so_in_both_languages_and_names_what_it_describes(snapshot):
    found = document(snapshot, "fr-bilan-rivage-2023")
    assert found.notice.fr == "Résumé par Enfance, et non le texte d’origine"
    assert found.notice.en == "Summary by Enfance, not the original wording"
    assert found.describes["title"] == "Rivage\u00a0: où en sommes-nous\u202f?"


def test_a_private_person_is_not_among_the_actors(snapshot):
    assert "Sam Doe" not in document(snapshot, "en-tidewater-2022").model_dump_json(exclude={"text"})


def test_each_fact_of_a_measure_quotes_its_document(snapshot):
    found = measure(snapshot, TRAINING_ID)
    text = snapshot.passages.text("fr-plan-rivage-2021").text
    sources = [source for fact in found.facts for source in fact.sources]
    assert all(text[source.start : source.end] == source.quote for source in sources)
    assert {fact.property for fact in found.facts} == {
        "measure", "status", "claim", "plan", "announcer", "responsible", "date",
    }  # fmt: skip
    quotes = {fact.property: fact.sources[0].quote for fact in found.facts}
    assert (quotes["date"], quotes["responsible"]) == ("fin 2022", "ministère de l’Enfance")
    assert found.source.link == "/id/document/fr-plan-rivage-2021#char=190,258"


def test_an_amount_of_a_measure_quotes_its_words(snapshot):
    found = measure(snapshot, "fr-ligne-refuge-2020-ecoutants")
    [amount] = found.amounts
    assert (amount.value, amount.unit, amount.currency, amount.per) == (30.0, "écoutants", None, None)
    text = snapshot.passages.text("fr-ligne-refuge-2020").text
    assert text[amount.source.start : amount.source.end] == amount.source.quote == "trente écoutants"
    assert [fact.value for fact in found.facts if fact.property == "amount"] == ["trente écoutants"]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 7),
        ({"claim": ("recommendation",)}, 2),
        ({"theme": ("violence",), "status": ("done",)}, 1),
        ({"plan": ("plan-rivage-2021-2024",)}, 4),
        ({"actor": ("ministere-de-l-enfance",)}, 5),
        ({"q": "enseignant"}, 1),
        ({"lang": ("en",)}, 3),
        ({"document": ("fr-ligne-refuge-2020",)}, 2),
    ],
)
def test_measures_are_listed_by_their_properties(snapshot, filters, count):
    assert len(measures(snapshot, MeasureFilters(**filters))) == count


def test_what_is_not_there_is_none(snapshot):
    assert document(snapshot, "no-such-document") is None
    assert measure(snapshot, "no-such-measure") is None
