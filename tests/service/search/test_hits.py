import pytest

from ingest.records import Metadata
from service.search.answer import search
from service.search.models import Display
from snapshot.current import open_current
from snapshot.encoder import Encoder
from tests.builders import DocumentBuilder
from tests.service.collection import publish

FRENCH = (
    "Les cantines du littoral servent du poisson le vendredi. Chaque foyer aura une infirmière la nuit. "
    "La mairie repeint les passages piétons.\n"
    "Une infirmière passera aussi dans chaque foyer le dimanche.\n"
    "Les jardins publics ferment à vingt heures.\n"
)
ENGLISH = (
    "School kitchens serve fish on Fridays. Every home will have a nurse at night. "
    "The town repaints its crossings.\n"
)
QUESTIONS = {"fr": "une infirmière dans les foyers", "en": "a nurse in every home"}
SENTENCES = {
    "fr": "Chaque foyer aura une infirmière la nuit.",
    "en": "Every home will have a nurse at night.",
}


def documents():
    french = Metadata(id="fr-littoral", title="Nouvelles du littoral")
    english = Metadata(id="en-harbour", title="News from the harbour")
    yield DocumentBuilder(FRENCH, "fr", french, date="2022-05").build()
    yield DocumentBuilder(ENGLISH, "en", english, date="2024").build()


@pytest.fixture(scope="module")
def news(tmp_path_factory, encoder):
    folder = tmp_path_factory.mktemp("news")
    publish(folder, encoder, documents=[*documents()])
    return open_current(folder)


def words(snapshot, hit, span):
    return snapshot.passages.text(hit.document.id).text[span.start : span.end]


@pytest.mark.parametrize("asked", ["fr", "en"])
def test_the_sentence_that_answers_is_the_nearest_whatever_the_language(news, asked):
    answer = search(news, QUESTIONS[asked])
    best = {hit.lang: hit for hit in reversed(answer.passages)}
    for lang, sentence in SENTENCES.items():
        found = [words(news, hit, hit.nearest) for hit in answer.passages if hit.lang == lang]
        assert sentence in found
    assert best.keys() == {"fr", "en"}


@pytest.mark.parametrize(("asked", "met"), [("fr", "nurse"), ("en", "infirmière")])
def test_an_explained_hit_says_which_word_a_word_of_the_question_meets(news, asked, met):
    answer = search(news, QUESTIONS[asked], display=Display(explain=True))
    hit = next(one for one in answer.passages if one.lang != asked)
    word = next(one for one in hit.words if one.asked in {"infirmière", "nurse"})
    assert word.word == met == words(news, hit, word.place)
    assert 0.4 < word.nearness <= 1.01


def test_words_that_only_ask_explain_nothing(news):
    hit = search(news, "une infirmière dans les foyers", display=Display(explain=True)).passages[0]
    assert {word.asked for word in hit.words} == {"infirmière", "foyers"}
    assert sum(word.weight for word in hit.words) < 1


def test_a_hit_is_not_explained_unasked(news):
    assert all(hit.words is None for hit in search(news, QUESTIONS["fr"]).passages)


def test_passages_of_a_document_are_one_hit_where_that_is_asked_for(news):
    flat = search(news, QUESTIONS["fr"])
    grouped = search(news, QUESTIONS["fr"], display=Display(group="document"))
    assert [hit.document.id for hit in grouped.passages] == ["fr-littoral", "en-harbour"]
    french = grouped.passages[0]
    of_document = [hit.id for hit in flat.passages if hit.document.id == "fr-littoral"]
    assert [french.id, *(other.id for other in french.others)] == of_document
    assert french.of_document == len(of_document) > 1
    assert grouped.total == flat.total
    assert grouped.total.documents == 2


def test_groups_are_paged_as_hits_are(news):
    second = search(news, QUESTIONS["fr"], display=Display(group="document", limit=1, offset=1))
    assert [hit.document.id for hit in second.passages] == ["en-harbour"]


def test_the_newest_documents_come_first_where_that_is_asked_for(news):
    hits = search(news, QUESTIONS["fr"], display=Display(sort="date")).passages
    assert [hit.document.date for hit in hits] == sorted((hit.document.date for hit in hits), reverse=True)


def test_a_passage_comes_with_its_neighbours_where_they_are_asked_for(news):
    answer = search(news, "une infirmière le dimanche", display=Display(neighbours=2))
    hit = next(one for one in answer.passages if "dimanche" in one.text)
    assert [one.text[:12] for one in hit.before] == ["Les cantines"]
    assert [one.text[:12] for one in hit.after] == ["Les jardins "]


def test_neighbours_are_of_the_same_document(news):
    answer = search(news, QUESTIONS["en"], display=Display(neighbours=3))
    (hit,) = (one for one in answer.passages if one.lang == "en")
    assert hit.before == hit.after == ()


def test_an_encoder_without_words_has_no_nearest_sentence(tmp_path, tiny_model):
    publish(tmp_path, Encoder.load(str(tiny_model)), documents=[*documents()])
    answer = search(open_current(tmp_path), "un foyer", display=Display(explain=True))
    assert answer.passages
    assert all(hit.nearest is None and hit.words == () for hit in answer.passages)
