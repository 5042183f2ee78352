import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from snapshot.errors import SnapshotMismatch
from snapshot.keywords import KeywordIndex
from snapshot.rows import UnitRow

PASSAGES = [
    ("fr", "L’accueil des mineurs isolés relève des départements."),
    ("fr", "Qu’elle soit familiale ou non, l’éducation commence à l’école."),
    ("fr", "Les éducatrices des foyers seront formées d’ici 2027."),
    ("fr", "La loi n° 2031-118 crée un juge des mineurs."),
    ("en", "Children’s homes will be inspected twice a year."),
    ("en", "The strategy trains judges and educators."),
    ("en", "A minor offence is heard by the youth court under section 31(2)(a)."),
]


def unit(number, lang, text):
    return UnitRow(number, "passage", f"urn:{number}", "d", 0, len(text), lang, (), text)


def found(index, *asked, **among):
    return [*zip(*(column.tolist() for column in index.search(*asked, **among)), strict=True)]


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    directory = tmp_path_factory.mktemp("snapshot") / "keywords"
    KeywordIndex.write(directory, [unit(number, *passage) for number, passage in enumerate(PASSAGES)])
    return KeywordIndex.open(directory)


@pytest.mark.parametrize(
    ("question", "lang", "expected"),
    [
        ("éducation", "fr", {1, 2}),
        ("EDUCATION", "fr", {1, 2}),  # typed without its accents
        ("e\u0301ducation", "fr", {1, 2}),  # accents as combining characters
        ("l'ecole", "fr", {1}),
        ("qu’école", "fr", {1}),
        ("écoles\u00a0?", "fr", {1}),
        ("d’accueils", "fr", {0}),
        ("l’", "fr", set()),  # an elision alone is no word: it would find every French passage
        ("mineur", "fr", {0, 3}),
        ("2031-118", "fr", {3}),
        ("child", "en", set()),  # an irregular plural is another word for the stemmer
        ("children", "en", {4}),
        ("children's home", "en", {4}),
        ("inspection", "en", {4}),
        ("section 31(2)(a)", "en", {6}),
        ("minors", "en", {6}),
    ],
)
def test_words_match_whatever_their_form(index, question, lang, expected):
    assert {number for number, _ in found(index, question, lang, 10)} == expected


def test_a_question_finds_the_units_of_its_language_or_of_all(index):
    assert {number for number, _ in found(index, "mineurs minor", "fr", 10)} == {0, 3}
    assert {number for number, _ in found(index, "mineurs minor", "en-GB", 10)} == {6}
    assert {number for number, _ in found(index, "mineurs minor", None, 10)} == {0, 3, 6}


@pytest.mark.parametrize(("question", "lang"), [("qui crée un juge", "fr"), ("who trains the judges", "en")])
def test_function_words_find_nothing_where_there_are_others(index, question, lang):
    assert len(found(index, question, lang, 10)) == 1


@pytest.mark.parametrize(("question", "lang"), [("la", "fr"), ("the", "en")])
def test_a_question_of_function_words_alone_is_still_looked_up(index, question, lang):
    assert found(index, question, lang, 10)


def test_the_best_comes_first(index):
    hits = found(index, "juge des mineurs", "fr", 10)
    assert [number for number, _ in hits] == [3, 0]
    assert hits[0][1] > hits[1][1] > 0


def test_only_allowed_units_are_found_and_scores_stay(index):
    everything = dict(found(index, "mineurs", "fr", 10))
    assert dict(found(index, "mineurs", "fr", 10, allowed=np.array([0, 4]))) == {
        0: pytest.approx(everything[0])
    }
    assert found(index, "mineurs", "fr", 10, allowed=np.array([], np.int64)) == []


@pytest.mark.parametrize(
    "question", ["", "  ", "?", '"', "AND OR NOT", "lang:fr", "a:b^2~", "((", "\x00", "\udcff"]
)
def test_nothing_in_a_question_is_syntax(index, question):
    found(index, question, None, 10)


@given(question=st.text(max_size=200))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_question_fails(index, question):
    assert all(score > 0 for _, score in found(index, question, None, 5))


def test_a_very_long_question_is_answered_from_its_first_words(index):
    assert found(index, "foyers " + "mot " * 100_000, "fr", 10)
    assert found(index, " ".join(f"mot{number}" for number in range(100)) + " foyers", "fr", 10) == []


def test_a_unit_of_another_language_is_found_in_any(tmp_path):
    KeywordIndex.write(tmp_path / "keywords", [unit(0, "de", "Das Jugendamt hilft.")])
    index = KeywordIndex.open(tmp_path / "keywords")
    assert found(index, "Jugendamt", "fr", 5)
    assert found(index, "Jugendamt", "en", 5)


def test_an_empty_collection_has_no_hits(tmp_path):
    KeywordIndex.write(tmp_path / "keywords", [])
    assert found(KeywordIndex.open(tmp_path / "keywords"), "école", None, 5) == []


def test_a_directory_that_is_no_index_is_refused(tmp_path):
    with pytest.raises(SnapshotMismatch, match="enfance ingest"):
        KeywordIndex.open(tmp_path)
    with pytest.raises(SnapshotMismatch, match="absent"):
        KeywordIndex.open(tmp_path / "absent")


@pytest.mark.parametrize(
    ("question", "text", "lang", "marked"),
    [
        ("les juges de l’enfant", "L’enfant voit un juge.", "fr", ["enfant", "juge"]),
        ("judges for children", "A judge sees every child of the home.", "en", ["judge"]),
        ("Que dit la loi\u202f?", "La mesure est la suivante.", "fr", []),
        ("protégés", "un enfant PROTÉGÉ", "fr", ["PROTÉGÉ"]),
    ],
)
def test_words_of_the_question_are_found_in_a_text(index, question, text, lang, marked):
    assert [text[start:end] for start, end in index.places(question, text, lang)] == marked


def test_a_filter_of_many_units_finds_what_a_filter_of_few_finds(tmp_path):
    texts = ["Un foyer pour les mineurs" + " et leurs familles" * number for number in range(60)]
    KeywordIndex.write(tmp_path / "keywords", [unit(number, "fr", text) for number, text in enumerate(texts)])
    index = KeywordIndex.open(tmp_path / "keywords")
    allowed = np.arange(1, 60, 2)
    by_filter = found(index, "mineurs", "fr", 60, allowed=allowed)
    assert [number for number, _ in by_filter] == allowed.tolist()
    for limit in (1, 3):  # hits that are not allowed are read and passed over
        assert found(index, "mineurs", "fr", limit, allowed=allowed) == by_filter[:limit]
