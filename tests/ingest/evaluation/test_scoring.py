"""What is right, wrong, missed and free, as the annotation guidelines define it."""

import pytest

from ingest.evaluation.findings import Tally
from ingest.evaluation.scoring import score
from tests.ingest.evaluation.documents import gold, item

EVERYTHING = {
    "fr": [
        ("date", "4 mars 2031"),
        ("actor", "Agence des refuges"),
        ("plan", "Plan Hirondelle"),
        ("measure", "ouvrir douze maisons d’accueil"),
        ("measure", "former les infirmières scolaires"),
    ],
    "en": [
        ("date", "4 March 2031"),
        ("actor", "Shelter Agency"),
        ("plan", "Swallow Plan"),
        ("measure", "open twelve foster homes"),
        ("measure", "train school nurses"),
    ],
}


def found(lang, *more):
    document = gold(lang)
    items = [
        item(document, kind, words, **({"norm": "2031-03-04"} if kind == "date" else {}))
        for kind, words in EVERYTHING[lang]
    ]
    return items + [item(document, kind, words, **rest) for kind, words, rest in more]


def verdicts(result):
    return sorted((one.type, one.verdict) for one in result.findings)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_everything_found_is_perfect(lang):
    result = score(gold(lang), found(lang))
    assert result.micro() == result.micro("strict") == Tally(right=5)
    assert result.micro().f1 == 1
    assert (result.share("status"), result.share("value")) == (1, 1)
    assert result.share("theme") == 0.5
    assert result.leaks == 0


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_nothing_found_is_all_missing(lang):
    result = score(gold(lang), [])
    assert result.micro() == Tally(missing=5)
    assert result.relations["partOf"] == Tally(missing=2)
    assert "hasDate" not in result.relations


@pytest.mark.parametrize(
    ("lang", "kind", "words"),
    [
        ("fr", "actor", "Odile Ferrand"),
        ("en", "actor", "Odile Ferrand"),
        ("fr", "plan", "Ce plan"),
        ("en", "plan", "This plan"),
        ("fr", "measure", "Protéger chaque enfant"),
        ("en", "measure", "Protecting every child"),
    ],
)
def test_optional_items_weak_mentions_and_ignored_zones_are_free(lang, kind, words):
    result = score(gold(lang), found(lang, (kind, words, {})))
    assert result.micro() == result.micro("strict") == Tally(right=5)
    assert (kind, "free") in verdicts(result)


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "douze maisons d’accueil"), ("en", "twelve foster homes")]
)
def test_another_boundary_is_right_only_when_relaxed(lang, words):
    items = [one for one in found(lang) if one["id"] != EVERYTHING[lang][3][1]]
    result = score(gold(lang), [*items, item(gold(lang), "measure", words)])
    assert result.relaxed["measure"] == Tally(right=2)
    assert result.strict["measure"] == Tally(right=1, missing=1)
    assert ("measure", "boundary") in verdicts(result)


@pytest.mark.parametrize(("lang", "words"), [("fr", "ouvrir douze maisons"), ("en", "open twelve foster")])
def test_a_second_item_on_the_place_of_a_match_is_wrong(lang, words):
    result = score(gold(lang), found(lang, ("measure", words, {})))
    assert result.relaxed["measure"] == Tally(right=2, wrong=1)


@pytest.mark.parametrize(("lang", "words"), [("fr", "l’Agence des refuges"), ("en", "the Shelter Agency")])
def test_articles_do_not_count_in_a_strict_span(lang, words):
    items = [one for one in found(lang) if one["type"] != "actor"]
    result = score(gold(lang), [*items, item(gold(lang), "actor", words)])
    assert result.strict["actor"] == Tally(right=1)


@pytest.mark.parametrize(("lang", "words"), [("fr", "Service de presse"), ("en", "Press Office")])
def test_a_wrong_item_in_boilerplate_is_a_leak(lang, words):
    result = score(gold(lang), found(lang, ("actor", words, {})))
    assert result.relaxed["actor"] == Tally(right=1, wrong=1)
    assert result.leaks == 1


def test_a_date_is_right_by_its_value_and_a_measure_by_any_accepted_status():
    document = gold("en")
    items = [
        item(document, "date", "4 March 2031", norm="2031-03"),
        item(document, "measure", "open twelve foster homes", status="proposed"),
        item(document, "measure", "train school nurses", status="done"),
    ]
    result = score(document, items)
    assert (result.share("value"), result.share("status")) == (0, 0.5)


def test_relations_are_judged_by_the_items_at_their_ends():
    document = gold("fr")
    items = {one["id"]: one for one in found("fr")}
    plan, first, second = (EVERYTHING["fr"][at][1] for at in (2, 3, 4))
    items[first]["links"] = [{"rel": "partOf", "to": plan, "confidence": 0.8}]
    items[second]["links"] = [{"rel": "hasDate", "to": "4 mars 2031"}]
    items[plan]["links"] = [{"rel": "hasDate", "to": "4 mars 2031"}, {"rel": "isSubjectOf", "to": "DOC"}]
    result = score(document, list(items.values()))
    assert result.relations["partOf"] == Tally(right=1, missing=1)
    assert result.relations["hasDate"] == Tally(wrong=1)
    assert result.relations["about"] == Tally(right=1)
    assert result.relations["announces"] == Tally(missing=3)
    assert result.relations_macro == pytest.approx((2 / 3 + 0 + 1 + 0) / 4)
    part = next(one for one in result.links if one.type == "partOf" and one.verdict == "right")
    assert (document.text[slice(*part.head)], part.confidence) == (first, 0.8)
    assert next(one.head for one in result.links if one.type == "about") is None


def test_the_scores_of_documents_add_up():
    total = score(gold("fr"), found("fr")) + score(gold("en"), [])
    assert total.micro() == Tally(right=5, missing=5)
    assert total.documents == 2
    assert total.micro().recall == 0.5
