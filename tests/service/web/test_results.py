"""The page of an answer: groups, order, reasons, and what stands there when nothing answers."""

import pytest

from tests.service.web.markup import Page

VIOLENCE = {"fr": "qu’a-t-on promis contre les violences ?", "en": "what was promised on violence"}


def read(site, address):
    return Page(site.get(address).text)


def text(site, address):
    return read(site, address).text_of("main")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "fr",
            "dans 5 documents : 3 en anglais, 2 en français. Dates : 3 février 2020 à juin 2023.",
        ),
        ("en", "5 documents: 3 in English, 2 in French. Dates: 3 February 2020 to June 2023."),
    ],
)
def test_an_empty_answer_says_where_it_searched(site, lang, words):
    assert words in text(site, f"/{lang}/search?q=zirconium+quasar")


@pytest.mark.parametrize(
    ("lang", "question", "words"),
    [
        ("fr", "formation des enseignants au Brésil", "Ce qui s’en approche le plus Ne répond pas"),
        ("en", "training of teachers in Brazil", "What comes closest Does not answer"),
    ],
)
def test_an_empty_answer_leads_to_what_comes_closest(site, lang, question, words):
    page = read(site, f"/{lang}/search?q={question}")
    assert words in page.text_of("main")
    links = {link["href"] for link in page.all("a")}
    assert f"/{lang}/measures?theme=workforce" in links
    assert any(link.startswith(f"/{lang}/measures/fr-") for link in links)


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "Aucun thème de la collection"), ("en", "No theme of the collection")]
)
def test_a_question_of_another_field_is_close_to_nothing(site, lang, words):
    assert words in text(site, f"/{lang}/search?q=zirconium+quasar")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", "autres passages de ce document"),
        ("en", "more passages of this document"),
    ],
)
def test_passages_of_a_document_stand_below_its_best_one(site, lang, words):
    address = f"/{lang}/search?q=plan Rivage, formation des enseignants, violences, écoute"
    assert words in text(site, address)
    assert words not in text(site, f"{address}&document=fr-plan-rivage-2021")


@pytest.mark.parametrize(("lang", "words"), [("fr", "Pourquoi ce résultat"), ("en", "Why this result")])
def test_a_hit_says_why_it_is_one(site, lang, words):
    page = read(site, f"/{lang}/search?q={VIOLENCE[lang]}")
    hits = [one for one in page.all("article") if one.get("class") == "card"]
    assert page.text_of("main").count(words) == len(hits)


def test_results_are_sorted_by_date_where_that_is_asked_for(site):
    page = read(site, "/fr/search?q=violences&theme=violence")
    address = next(link["href"] for link in page.all("a") if "sort=date" in link.get("href", ""))
    newest = site.get(f"/fr/search{address}").text
    assert newest.index("training of every teacher") < newest.index("former chaque enseignant")
