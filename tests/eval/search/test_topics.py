from collections import Counter

import pytest

from tests.eval.search.topics import (
    COLLECTION,
    LANGUAGES,
    SPLITS,
    document_name,
    misplaced,
    places,
    read_topics,
    read_unanswerable,
)

TOPICS = read_topics()
UNANSWERABLE = read_unanswerable()
INTENTS = {"promise", "who", "when", "how_much", "where", "status", "what"}


@pytest.fixture(scope="module")
def texts():
    files = [path for folder in COLLECTION for path in folder.rglob("*.*")]
    return {document_name(str(path)): path.read_text("utf-8") for path in files}


def test_every_answer_stands_in_its_document(texts):
    assert list(misplaced(TOPICS, texts)) == []


def test_there_are_topics_enough_in_both_halves_and_for_every_intent():
    assert len(TOPICS) >= 100
    assert {topic.intent for topic in TOPICS} == INTENTS
    for topics in (TOPICS, UNANSWERABLE):
        halves = Counter(topic.split for topic in topics)
        assert abs(halves["tune"] - halves["held_out"]) <= 1


def test_every_topic_has_something_that_answers_it():
    assert [topic.id for topic in TOPICS if not any(answer.grade == 2 for answer in topic.answers)] == []


def test_no_two_topics_share_an_id_or_ask_the_same_words():
    everything = (*TOPICS, *UNANSWERABLE)
    assert len({topic.id for topic in everything}) == len(everything)
    for lang in LANGUAGES:
        assert len({topic.questions[lang].casefold() for topic in everything}) == len(everything)


def test_messy_documents_have_topics_in_both_halves():
    messy = {document_name(path.name) for path in COLLECTION[1].iterdir()}
    assert len(messy) >= 12
    for split in SPLITS:
        asked = {answer.document for topic in TOPICS if topic.split == split for answer in topic.answers}
        assert len(asked & messy) > len(messy) / 2


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("a guaranteed allowance", "They promise a guaranteed\n   allowance to all."),
        ("un repas à un euro : adopté", "Vœu : un repas à un euro\u00a0: adopté."),
    ],
    ids=["hard line end", "espace insécable"],
)
def test_a_quote_is_found_whatever_the_spacing(quote, text):
    ((start, end),) = places(quote, text)
    assert text[start:end].split() == quote.split()


def test_the_name_of_a_document_has_neither_language_nor_suffix():
    assert document_name("corpus/notices/fr/fr-loi-2024.fr.md") == "fr-loi-2024"
    assert document_name("messy/minutes.txt") == "minutes"
