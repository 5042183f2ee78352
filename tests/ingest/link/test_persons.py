"""Children and victims are masked; holders of public posts are named."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.link.persons import MASK, is_public, mask, mask_names, protected_names
from ingest.records import Annotations, Entity, Relation, Span

MASKED = [
    ("Maëlys, 8 ans, vivait dans un foyer du département.", "Maëlys"),
    ("La petite Inaya Ferrand avait été signalée deux fois.", "Inaya Ferrand"),
    ("Le meurtre d’Élise Marchand a ému le pays.", "Élise Marchand"),
    ("Une victime prénommée Léa a témoigné.", "Léa"),
    ("Daniel Croft, aged 7, was known to social workers.", "Daniel Croft"),
    ("The murder of Arlo Finch led to a review.", "Arlo Finch"),
    ("A 9-year-old boy named Sam Okafor was found.", "Sam Okafor"),
    ("Toddler Rose Hale was moved three times.", "Rose Hale"),
]
SHOWN = [
    "Le ministre Paul Legrand, 54 mesures à la main, a parlé.",
    "Après 18 ans, les jeunes perdent leur place.",
    "Children aged 8 may be heard by the judge.",
    "The Minister, Ruth Ashby, opened the conference.",
    "Les enfants de moins de 3 ans sont accueillis.",
]


def nothing_found() -> Annotations:
    return Annotations(entities=(), relations=(), date=None)


@pytest.mark.parametrize(("text", "name"), MASKED)
def test_a_name_beside_a_cue_is_masked_in_place(text, name):
    masked = mask(text, nothing_found(), protected_names(text))
    assert name not in masked
    assert len(masked) == len(text)
    assert MASK in masked


@pytest.mark.parametrize("text", SHOWN)
def test_other_words_stay(text):
    assert mask(text, nothing_found(), protected_names(text)) == text


def test_a_masked_name_is_masked_everywhere():
    text = "Daniel Croft, aged 7, was moved. Nobody asked Daniel Croft."
    assert "Daniel Croft" not in mask(text, nothing_found(), protected_names(text))


def test_the_official_title_of_an_inquiry_is_shown():
    text = "The national review into the murders of Arlo Finch and Ada Bell reported in May."
    title = Entity("p1", "plan", (Span(4, 57),))
    assert mask(text, Annotations((title,), (), None), protected_names(text)) == text
    assert len(protected_names(text)) == 2


WITHDRAWN = ("Jeanne Orméval", "Ruth Ashby")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Jeanne Orméval l’a dit.", "██████ ███████ l’a dit."),
        ("JEANNE ORMEVAL, ministre", "██████ ███████, ministre"),
        ("Le mot de Jeanne\u00a0Orméval", "Le mot de ██████\u00a0███████"),
        ("Mme\u202fOrméval et M. Ormévalin", "Mme\u202f███████ et M. Ormévalin"),
        ("La ville d’Orméval s’engage.", "La ville d’Orméval s’engage."),
        ("Ruth Ashby’s plan, which Ms Ashby launched", "████ █████’s plan, which Ms █████ launched"),
        ("The Ashby estate", "The Ashby estate"),
    ],
)
def test_a_withdrawn_name_is_masked_whatever_its_spelling(words, shown):
    assert mask_names(words, WITHDRAWN) == shown


@given(st.text(), st.text(alphabet="éŒßİ’ -aB\u0301", min_size=1).filter(str.strip), st.text())
def test_masking_never_moves_what_stands_after_a_name(before, name, after):
    text = f"{before} {name} {after}"
    masked = mask_names(text, (name,))
    assert len(masked) == len(text)
    assert all(shown in {letter, MASK} for letter, shown in zip(text, masked, strict=True))


def test_a_withdrawn_name_with_accents_of_their_own_is_masked():
    words = normalize("NFD", "Jeanne Orméval l’a dit.")
    masked = mask_names(words, WITHDRAWN)
    assert len(masked) == len(words)
    assert not set("JeanOrmvl") & set(masked.split(" l’a")[0])


@pytest.mark.parametrize(
    ("relations", "in_authority", "expected"),
    [
        ((), False, False),
        ((), True, True),
        ((Relation("holdsPost", "a1", "a2"),), False, True),
        ((Relation("holdsPost", "a1", "a3"),), False, False),
    ],
)
def test_a_person_is_published_for_a_public_post(relations, in_authority, expected):
    person = Entity("a1", "actor", (Span(0, 5),), kind="person")
    post = Entity("a2", "actor", (Span(6, 9),), kind="role")
    club = Entity("a3", "actor", (Span(6, 9),), kind="org")
    annotations = Annotations((person, post, club), relations, None)
    assert is_public(person, annotations, in_authority=in_authority) is expected
