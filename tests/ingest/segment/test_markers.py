import pytest

from ingest.records import Span
from ingest.segment.markers import find_marker

MARKED = [
    ("• Former les juges", "bullet", "•", "Former les juges"),
    ("–\u00a0former les juges", "bullet", "–", "former les juges"),
    ("-Recruter cent éducateurs", "bullet", "-", "Recruter cent éducateurs"),
    ("* Train the judges", "bullet", "*", "Train the judges"),
    ("1. Former les juges", "number", "1.", "Former les juges"),
    ("2) Train the judges", "number", "2)", "Train the judges"),
    ("3° Les mots « du juge » sont supprimés", "number", "3°", "Les mots « du juge » sont supprimés"),
    ("(1) The Agency must report.", "number", "(1)", "The Agency must report."),
    ("B2. Ouvrir deux relais parentaux", "number", "B2.", "Ouvrir deux relais parentaux"),
    ("c. publish the findings;", "number", "c.", "publish the findings;"),
    ("a) le nombre d’enfants", "number", "a)", "le nombre d’enfants"),
    ("2.1 Un référent par enfant", "number", "2.1", "Un référent par enfant"),
    ("IV. – Un arrêté fixe le modèle.", "number", "IV. –", "Un arrêté fixe le modèle."),
    ("Mesure 12 : créer un fonds", "action", "Mesure 12 :", "créer un fonds"),
    ("Measure 12: set up a fund", "action", "Measure 12:", "set up a fund"),
    ("Action 3 – former", "action", "Action 3 –", "former"),
    ("Recommandation n°\u00a04\u00a0: afficher", "action", "Recommandation n°\u00a04\u00a0:", "afficher"),
    ("Recommendation no. 4: display", "action", "Recommendation no. 4:", "display"),
    ("• Mesure 3 : créer un fonds", "action", "• Mesure 3 :", "créer un fonds"),
    ("Action 1.2 Former les équipes", "action", "Action 1.2", "Former les équipes"),
    ("Action 1.2 Train the staff", "action", "Action 1.2", "Train the staff"),
    ("Axe stratégique 2 : protéger", "section", "Axe stratégique 2 :", "protéger"),
    ("Strategic objective 2: protect", "section", "Strategic objective 2:", "protect"),
    ("Article 1er. - Le département désigne", "section", "Article 1er. -", "Le département désigne"),
    ("SCHEDULE 2 — Forms", "section", "SCHEDULE 2 —", "Forms"),
]  # fmt: skip

UNMARKED = [
    "2019 a été une année de concertation.",
    "14 octobre 2019",
    "119 – Allô Enfance en Danger",
    "2.5 éducateurs par foyer",
    "12.5 million children live in the country.",
    "M. Adam Leroy préside la séance.",
    "Mesure 12 est reportée à l’automne.",
    "Measure 12 is postponed until autumn.",
    "Art. L. 221-1 du code de l’action sociale",
    "X. Dubreuil était excusé.",
    "-5 % en un an",
    "A child was heard.",
    "-----",
]


@pytest.mark.parametrize(("line", "kind", "marker", "words"), MARKED)
def test_a_marker_is_set_apart_from_the_words(line, kind, marker, words):
    found = find_marker(line, Span(0, len(line)))
    assert found is not None
    assert (found.kind, found.span.within(line), line[found.start_of_words :]) == (kind, marker, words)


@pytest.mark.parametrize("line", UNMARKED)
def test_a_number_or_a_letter_that_belongs_to_the_words_is_no_marker(line):
    assert find_marker(line, Span(0, len(line))) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("1. a", "12. b", True), ("a) x", "c) y", True), ("I. x", "IV. y", True), ("1. a", "1) b", False), ("• a", "– b", False)],
)  # fmt: skip
def test_markers_of_one_list_have_one_style(one, other, same):
    styles = [found.style for line in (one, other) if (found := find_marker(line, Span(0, len(line))))]
    assert (styles[0] == styles[1]) is same
