import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import BadRequestError, TooLargeError
from service.search.understanding import LONGEST_QUESTION, understand

THEMES = {
    "violence": ("Violences", "maltraitances", "Violence", "abuse"),
    "leaving_care": ("Jeunes majeurs", "Care leavers"),
    "care": ("aide sociale à l’enfance", "ASE", "foster care"),
}


@pytest.mark.parametrize(
    ("question", "lang"),
    [
        ("qu’a-t-on promis contre les violences ?", "fr"),
        ("what was promised on violence", "en"),
        ("mesures pour les jeunes majeurs sortant de l’ASE", "fr"),
        ("help for young people leaving foster care", "en"),
        ("harcèlement scolaire", "fr"),
        ("school bullying", "en"),
        ("violence", None),  # one word in both languages: searched in both
        ("119", None),
    ],
)
def test_language_of_a_question(question, lang):
    assert understand(question, {}).lang == lang


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("qu’a-t-on promis contre les violences ?", "promise"),
        ("what was promised on violence", "promise"),
        ("les engagements du gouvernement pour les jeunes majeurs", "promise"),
        ("the government’s commitments to care leavers", "promise"),
        ("qu’a annoncé la ministre en 2021", "promise"),
        ("what did the minister announce in 2021", "promise"),
        ("à quoi s’est engagé l’État", "promise"),
        ("what did the state undertake", "promise"),
        ("combien d’enfants sont placés", "how_much"),
        ("how many children are in care", "how_much"),
        ("À quelle date ouvrira le foyer\u202f?", "when"),
        ("By what date will the home open?", "when"),
        ("quand a-t-on annoncé ce foyer", "when"),
        ("when was this home announced", "when"),
        ("Qui préside la commission\u202f?", "who"),
        ("Who chairs the commission?", "who"),
        ("Où dorment les enfants\u202f?", "where"),
        ("Where do the children sleep?", "where"),
        ("Que sont devenues ces promesses\u202f?", "status"),
        ("What became of these promises?", "status"),
        ("ceux qui travaillent avec des enfants", None),
        ("people who work with children", None),
        ("un compromis entre départements", None),
        ("an uncompromising review committee", None),
    ],
)
def test_what_kind_of_answer_is_wanted(question, intent):
    assert understand(question, {}).intent == intent


@pytest.mark.parametrize(
    ("question", "themes"),
    [
        ("qu’a-t-on promis contre les VIOLENCES ?", ("violence",)),
        ("what was promised on violence", ("violence",)),
        ("bourse pour un jeune majeur de l'aide sociale à l'enfance", ("leaving_care", "care")),
        ("grants for care leavers and foster care", ("leaving_care", "care")),
        ("une phase de travail", ()),  # not « ASE »
        ("abusers", ()),  # not “abuse”
    ],
)
def test_themes_named_in_a_question(question, themes):
    assert understand(question, THEMES).themes == themes


@pytest.mark.parametrize("question", ["", "   ", "« »", "“?!”", "\u202f\u00a0"])
def test_a_question_without_words_is_refused(question):
    with pytest.raises(BadRequestError, match="no question"):
        understand(question, {})


def test_a_long_question_is_refused_with_the_limit():
    with pytest.raises(TooLargeError, match=str(LONGEST_QUESTION)):
        understand("mot " * 30_000, {})


def test_quotes_and_wide_spaces_do_not_count():
    assert understand("«\u202fUn  abri\u00a0pour chacun\u202f»", {}).text == "Un abri pour chacun"


@given(st.text(max_size=LONGEST_QUESTION))
def test_any_text_is_read_or_refused(text):
    try:
        question = understand(text, THEMES)
    except BadRequestError:
        assert not any(char.isalnum() for char in text)
    else:
        assert question.lang in {"fr", "en", None}


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Qu’a-t-on promis aux enfants depuis 2020\u202f?", "Qu’a-t-on promis aux enfants ?"),
        ("what was promised to children since 2020", "what was promised to children"),
        ("en 2023", "en 2023"),
    ],
)
def test_what_is_sought_within_the_period_of_a_question(question, left):
    assert understand(question, {}).within_its_period.text == left


def test_acronyms_of_a_question_are_spelt_out_beside_them():
    names = {"uaped": ("actor", "fr-uaped")}
    labels = {("actor", "fr-uaped"): "unités d’accueil pédiatriques"}
    asked = understand("Combien d’UAPED sont ouvertes ?", {}, names)
    assert asked.spelt_out(labels).text == "Combien d’UAPED (unités d’accueil pédiatriques) sont ouvertes ?"
    assert asked.text == "Combien d’UAPED sont ouvertes ?"


def test_where_an_acronym_is_spelt_out_is_known():
    asked = understand("Combien d’UAPED sont ouvertes ?", {}, {"uaped": ("actor", "fr-uaped")})
    spelt = asked.spelt_out({("actor", "fr-uaped"): "unités d’accueil pédiatriques"})
    ((start, middle, end),) = spelt.long_forms
    assert spelt.text[start:middle] == "UAPED"
    assert spelt.text[middle:end] == " (unités d’accueil pédiatriques)"


def test_a_long_form_that_would_drown_the_question_is_left_out():
    asked = understand("Que demande la CNEPF pour les victimes ?", {}, {"cnepf": ("actor", "cnepf")})
    label = "Commission nationale d’écoute des personnes qui furent placées dans leur enfance"
    assert asked.spelt_out({("actor", "cnepf"): label}).text == asked.text


def test_in_a_few_words_acronyms_stay_alone():
    asked = understand("UAPED Lyon", {}, {"uaped": ("actor", "fr-uaped")})
    assert asked.spelt_out({("actor", "fr-uaped"): "unités d’accueil pédiatriques"}).text == "UAPED Lyon"
