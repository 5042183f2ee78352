"""What the network adds to the rules, and takes away."""

import pytest

from ingest.annotate import annotate, find_by_rules
from ingest.annotate.languages import with_languages
from ingest.annotate.reading import Reading
from ingest.annotate.tagger.tagger import STEP
from ingest.segment.blocks import segment
from tests.ingest.annotate.cases import EMPTY
from tests.ingest.documents import plain_document

ADDED = {
    "en": (
        (
            "Fostering: what changes\n\n3 June 2024\n\n"
            "Since Monday a night line run by nurses answers foster families in all nine counties, the Department for Family Life "
            "said. It has doubled the allowance for brothers and sisters placed together.\n"
        ),
        "a night line run by nurses answers foster families",
    ),
    "fr": (
        (
            "Familles d’accueil : ce qui change\n\n3 juin 2024\n\n"
            "À partir de septembre, chaque famille d’accueil dispose d’un référent unique, indique le département. L’indemnité est "
            "doublée pour les fratries et aucun enfant de moins de dix ans ne peut plus être logé à l’hôtel.\n"
        ),
        "chaque famille d’accueil dispose d’un référent unique",
    ),
}


def annotated(text):
    document = plain_document(text)
    blocks = with_languages(segment(document), document)
    return Reading(document, blocks), annotate(document, blocks, EMPTY)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_measures_are_found_that_no_rule_knows(lang):
    text, words = ADDED[lang]
    reading, found = annotated(text)
    by_rules = [one.span.within(text) for one in find_by_rules(reading, EMPTY)[0].measures]
    measures = [one.mentions[0].within(text) for one in found.entities if one.type == "measure"]
    assert not any(words in one for one in by_rules)
    assert any(words in one for one in measures)


LISTS = {
    "en": (
        "A better start for foster families\n\n3 June 2024\n\n"
        "Foster parents told the council that they felt alone. The council has listened.\n\n"
        "This autumn:\n"
        "- a keyworker for each of the 90 families with a child under five\n"
        "- short breaks, bookable online\n"
        "- a night line run by nurses\n"
    ),
    "fr": (
        "Mieux accueillir\n\n3 juin 2024\n\n"
        "Les familles d’accueil ont dit au département qu’elles se sentaient seules. Le département les a entendues.\n\n"
        "Cet automne\n"
        "- une référente pour chacune des 90 familles qui accueillent un enfant de moins de cinq ans\n"
        "- des week-ends de répit, réservables en ligne\n"
        "- une ligne de nuit tenue par des infirmières\n"
    ),
}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_list_of_measures_is_found_that_no_rule_knows(lang):
    reading, found = annotated(LISTS[lang])
    assert not find_by_rules(reading, EMPTY)[0].measures
    assert sum(one.type == "measure" for one in found.entities) >= 2


def test_confidence_comes_in_steps_and_differs():
    _, found = annotated(ADDED["en"][0] + ADDED["fr"][0])
    sure = {one.confidence for one in found.entities}
    assert len(sure) > 1
    assert all(0 <= one <= 1 and abs(one / STEP - round(one / STEP)) < 1e-6 for one in sure)


def test_problems_in_a_list_are_no_measures():
    text = "Un constat partagé :\n- des délais trop longs ;\n- des services mal coordonnés ;\n- des familles épuisées.\n"
    _, found = annotated(text)
    assert [one for one in found.entities if one.type == "measure"] == []


MENUS = {
    "en": (
        "Skip to main content\nHome | Families | Fostering | Contact the Department for Family Life\n\n"
        "We use cookies. By using this site of the Department for Family Life you accept our policy of 3 May 2021.\n\n"
        "Fostering: what changes\n\nThe Department for Family Life will open six homes.\n\n"
        "Share this page: Facebook | X | LinkedIn\nRelated: The Government will plant a million trees\n"
    ),
    "fr": (
        "Aller au contenu principal\nAccueil | Familles | Accueil familial | Contacter le ministère des Familles\n\n"
        "Nous utilisons des cookies. En poursuivant votre navigation sur le site du ministère des Familles, vous acceptez.\n\n"
        "Accueil familial : ce qui change\n\nLe ministère des Familles ouvrira six foyers.\n\n"
        "Partager cette page : Facebook | X | LinkedIn\nÀ lire aussi : Le Gouvernement plantera un million d’arbres\n"
    ),
}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_nothing_is_found_in_menus_and_links(lang):
    reading, found = annotated(MENUS[lang])
    places = [span.within(reading.text) for one in found.entities for span in one.mentions]
    assert any("six" in one for one in places)
    assert not [one for one in places if "million" in one or "2021" in one]
