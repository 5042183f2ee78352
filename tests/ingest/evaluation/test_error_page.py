"""The page of errors: spans over a text, items in a list, filters in a real browser."""

import os
import re
import shutil

import pytest

from ingest.evaluation.browser import errors_page
from ingest.evaluation.browser.items import items
from ingest.evaluation.browser.overlay import Layer, overlaid
from ingest.evaluation.run import Scored
from ingest.evaluation.scoring import score
from tests.ingest.evaluation.documents import gold, item

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def compared(lang):
    """Return the document with a missed date, another boundary, other themes, a leak, and a wrong relation."""
    document = gold(lang)
    agency, plan, boundary, measure, office = {
        "fr": (
            "Agence des refuges",
            "Plan Hirondelle",
            "douze maisons d’accueil",
            "former les infirmières scolaires",
            "Service de presse",
        ),
        "en": (
            "Shelter Agency",
            "Swallow Plan",
            "twelve foster homes",
            "train school nurses",
            "Press Office",
        ),
    }[lang]
    found = [
        item(document, "actor", agency, links=[{"rel": "responsibleFor", "to": measure}]),
        item(document, "plan", plan),
        item(document, "measure", boundary),
        item(document, "measure", measure, status="done"),
        item(document, "actor", office, confidence=0.35),
    ]
    return Scored(document, (), score(document, found))


def test_crossing_spans_are_cut_and_nested_ones_are_not():
    layers = [Layer((0, 6), "one", "a"), Layer((4, 9), "two", "b"), Layer((7, 9), "three", "c")]
    html = overlaid("ab < cd ef", layers)
    assert re.sub(r"<[^>]+>", "", html) == "ab &lt; cd ef"
    assert html.count("<span") == html.count("</span>") == 4
    assert len(re.findall(r'id="b"', html)) == 1
    marked = re.findall(r'data-finding="(\w)">([^<]*)', html)
    assert marked == [("a", "ab &lt;"), ("b", " c"), ("b", "d"), ("c", " e")]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_finding_says_what_became_of_it(lang):
    kinds = sorted((one.type, *one.kinds) for one in items(compared(lang), 1))
    assert kinds == [
        ("actor", "right"),
        ("actor", "wrong", "leak"),
        ("date", "missed"),
        ("measure", "boundary"),
        ("measure", "status", "theme"),
        ("plan", "right"),
        *[("relation", "missed")] * 6,
        ("relation", "wrong"),
    ]


def test_the_page_needs_nothing_from_elsewhere_and_quotes_in_the_language_of_the_text():
    document = compared("fr")
    page = errors_page([document], is_held_out=False)
    assert not re.search(r'href="(?!#)|src=|url\(|@import|https?:', page)
    assert "status done, not announced" in page
    assert '<q lang="fr">douze maisons d’accueil</q> – annotated <q lang="fr">ouvrir douze' in page
    assert "held out" not in page
    assert "held out" in errors_page([document], is_held_out=True)


@pytest.mark.browser
@pytest.mark.skipif(
    CHROMIUM is None and "ENFANCE_REQUIRE_BROWSER" not in os.environ,
    reason="there is no Chromium on this machine: apt-get install chromium",
)
def test_filters_choose_items_and_a_focused_item_lights_up_in_the_text(tmp_path):
    from playwright.sync_api import sync_playwright

    path = tmp_path / "errors.html"
    path.write_text(errors_page([compared("fr"), compared("en")], is_held_out=True), "utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 320, "height": 640})
        page.goto(path.as_uri())
        assert page.inner_text("#count") == "22 items in 2 of 2 documents."
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.uncheck("input[value=relation]")
        page.select_option("select[name=language]", "French")
        page.click("button")
        assert page.inner_text("#count") == "4 items in 1 of 2 documents."
        assert page.evaluate("document.activeElement.id") == "results"
        page.focus("li[data-kinds=missed] a")
        assert page.inner_text(".text .lit") == "4 mars 2031"
        browser.close()
