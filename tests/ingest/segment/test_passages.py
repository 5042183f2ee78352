from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.segment.blocks import segment
from ingest.segment.passages import LONGEST_PASSAGE, passages
from tests.ingest.documents import plain_document

PLAN = """Plan pour les foyers de l’Ouest

Le plan a été écrit avec les jeunes. Le conseil régional s’engage à :

Accueil
- ouvrir dix places, dont :
  • six à Brest
  • quatre à Vannes
- former les équipes

Bilan

Le bilan sera public.

Mentions légales
"""


def passages_of(text):
    document = plain_document(text)
    return passages(document, segment(document))


def test_a_passage_knows_its_section_and_the_sentence_that_introduces_its_list():
    found = {
        passage.span.within(PLAN): (passage.section, passage.introduction) for passage in passages_of(PLAN)
    }
    title, accueil = "Plan pour les foyers de l’Ouest", "Accueil"
    engagement = "Le conseil régional s’engage à :"
    assert found["former les équipes"] == ((title, accueil), engagement)
    assert found["six à Brest"] == ((title, accueil), "ouvrir dix places, dont :")
    assert found["Le bilan sera public."] == ((title, "Bilan"), "")


def test_headings_and_boilerplate_are_no_passages():
    assert not {"Accueil", "Bilan", "Mentions légales"} & {one.span.within(PLAN) for one in passages_of(PLAN)}


def test_lines_that_only_open_a_list_or_give_a_date_are_no_passages():
    text = "Le plan est né à Brest.\n\nDate : 3 mai 2021\n\nPublished on 4 June 2020\n\nIl annonce :\n\n- ouvrir dix places\n"
    assert [one.span.within(text) for one in passages_of(text)] == [
        "Le plan est né à Brest.",
        "ouvrir dix places",
    ]


def test_a_repeated_paragraph_names_the_passage_that_it_repeats():
    text = "The council met.\n\nIt opened ten places in March.\n\nIt opened ten places (in March).\n\nIt closed.\n"
    assert [passage.duplicate_of for passage in passages_of(text)] == [None, None, 1, None]


def test_passages_take_the_language_of_their_block():
    document = plain_document("Le plan est prêt.\n\nThe plan is ready.\n")
    blocks = tuple(
        replace(block, lang=lang) for block, lang in zip(segment(document), ("fr", "en"), strict=True)
    )
    assert [passage.lang for passage in passages(document, blocks)] == ["fr", "en"]


@given(st.lists(st.integers(min_value=2, max_value=90), min_size=1, max_size=40))
def test_long_paragraphs_are_split_between_sentences_and_nothing_is_lost(lengths):
    sentences = [" ".join(["École"] * length) + "." for length in lengths]
    text = " ".join(sentences)
    found = [passage.span.within(text) for passage in passages_of(text)]
    assert " ".join(found) == text
    assert all(len(words) <= LONGEST_PASSAGE for words in found)
    assert all(words.endswith(".") for words in found)


@pytest.mark.parametrize(
    "clause", ["l’État accompagnera chaque enfant confié\u00a0; ", "the council will visit every home, "]
)
def test_a_sentence_longer_than_a_passage_is_split_between_clauses_and_nothing_is_lost(clause):
    text = (clause * 120).strip() + " etc."
    found = [passage.span.within(text) for passage in passages_of(text)]
    assert " ".join(found) == text
    assert all(len(words) <= LONGEST_PASSAGE for words in found)
    assert all(words.endswith(clause.strip()[-1]) for words in found[:-1])


@given(st.text(alphabet="é\u00a0 ,", min_size=1, max_size=5_000))
def test_no_passage_is_too_long_and_only_space_is_between_them(words):
    text = f"Le conseil ouvrira vingt places d’accueil pour les enfants, {words}."
    found = [passage.span.within(text) for passage in passages_of(text)]
    assert all(len(part) <= LONGEST_PASSAGE for part in found)
    assert "".join("".join(found).split()) == "".join(text.split())
