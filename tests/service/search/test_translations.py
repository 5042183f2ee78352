import pytest

from ingest.records import Metadata
from service.search.answer import flat_passages, search
from service.search.columns import columns
from snapshot.current import open_current
from tests.builders import DocumentBuilder
from tests.service.collection import publish

FRENCH = "Charte des foyers\nChaque enfant reçoit un livret d’accueil.\nUn médiateur visite le foyer tous les mois.\n"
ENGLISH = (
    "Charter of the homes\nA mediator visits the home every month.\nEvery child gets a welcome booklet.\n"
)


@pytest.fixture(scope="module")
def charter(tmp_path_factory, encoder):
    """A snapshot of a French charter and its English translation, whose two sentences stand the other way round."""
    original = DocumentBuilder(FRENCH, "fr", Metadata(id="fr-charte", title="Charte des foyers")).build()
    translation = DocumentBuilder(
        ENGLISH,
        "en",
        Metadata(id="fr-charte-en", title="Charter of the homes", translation_of="fr-charte"),
    ).build()
    folder = tmp_path_factory.mktemp("charter")
    publish(folder, encoder, documents=[original, translation])
    return open_current(folder)


def test_a_sentence_knows_the_one_it_translates(charter):
    words = {unit.id: unit.text for unit in charter.passages.all_units()}
    originals = enumerate(columns(charter).originals.tolist())
    pairs = {words[ours]: words[original] for ours, original in originals if ours != original}
    assert pairs["Every child gets a welcome booklet."] == "Chaque enfant reçoit un livret d’accueil."
    assert pairs["A mediator visits the home every month."] == "Un médiateur visite le foyer tous les mois."


@pytest.mark.parametrize(
    ("question", "best", "other"),
    [
        ("un livret d’accueil pour chaque enfant", "fr-charte", "fr-charte-en"),
        ("a welcome booklet for every child", "fr-charte-en", "fr-charte"),
    ],
)
def test_a_text_and_its_translation_are_one_hit(charter, question, best, other):
    first, *others = search(charter, question).passages
    assert (first.document.id, first.also_in) == (best, (other,))
    assert not any("booklet" in hit.text or "livret" in hit.text for hit in others)


def test_an_evaluation_sees_both(charter):
    _, hits = flat_passages(charter, "a welcome booklet for every child", 10)
    assert {unit.document_id for unit, _ in hits[:2]} == {"fr-charte", "fr-charte-en"}
