import re
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree
from starlette.testclient import TestClient

from ontology import terms
from service.app import create_app
from service.settings import Settings
from service.web.statuses import STATUSES
from tests.service.web.markup import Page

VIOLENCE = {"fr": "qu’a-t-on promis contre les violences ?", "en": "what was promised on violence"}
PATHS = [
    "",
    "search",
    "search?q=violence",
    "search?q=violences&status=announced&period_from=2019",
    "search?q=zirconium+quasar",
    "documents",
    "documents?q=rivage&lang=fr&record=",
    "documents/fr-plan-rivage-2021",
    "documents/fr-bilan-rivage-2023",
    "measures",
    "measures?theme=violence",
    "measures/fr-plan-rivage-2021-formation",
    "measures/fr-bilan-rivage-2023-rooms",
    "plans",
    "plans/plan-rivage-2021-2024",
    "plans/tidewater-inquiry",
    "actors",
    "actors?kind=ministry",
    "actors/ministere-de-l-enfance",
    "actors/claire-aubepin",
    "sparql",
    "sparql?example=02-promised-on-violence",
    "sparql?query=ASK+%7B%7D",
    "sparql?query=CONSTRUCT+WHERE+%7B+%3Fs+a+%3Fo+%7D+LIMIT+3",
    "coverage",
    "about",
    "api",
    "nothing-here",
]
ADDRESSES = [f"/{lang}/{path}" for lang in ("fr", "en") for path in PATHS]


def read(site, address):
    response = site.get(address)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return Page(response.text)


def text(site, address):
    return read(site, address).text_of("main")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_well_formed_and_says_its_language_title_and_heading(site, address):
    page = read(site, address)
    assert page.all("html") == [{"lang": address[1:3]}]
    assert page.text_of("title").removesuffix("– Enfance").strip()
    assert len(page.all("h1")) == 1
    assert page.text_of("h1")
    assert len(page.ids) == len(set(page.ids))
    assert page.all("main")[0]["id"] == "content"
    assert "#content" in {link["href"] for link in page.all("a")}


@pytest.mark.parametrize("address", ADDRESSES)
def test_fields_tables_and_pictures_are_named(site, address):
    page = read(site, address)
    labels = {label.get("for") for label in page.all("label")}
    for path, tag, field in page.fields:
        assert field.get("type") == "hidden" or field.get("id") in labels or "label" in path, (tag, field)
    assert len(page.all("caption")) == len(page.all("table"))
    for picture in page.all("svg"):
        assert picture.get("aria-hidden") == "true" or picture["role"] == "img"


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_loaded_from_elsewhere_or_written_into_the_page(site, address):
    page = read(site, address)
    loaded = [one.get("src") or one.get("href") for tag in ("script", "link", "img") for one in page.all(tag)]
    assert all(urlsplit(one).netloc == "" for one in loaded)
    assert all("src" in script for script in page.all("script"))
    assert not page.all("style")
    for _, attributes in page.elements:
        assert not {name for name in attributes if name == "style" or name.startswith("on")}


def test_every_link_of_every_page_leads_somewhere(site):
    """Follows each address and each anchor on the pages once; pages found on the way are followed too."""
    waiting, pages, anchors = list(ADDRESSES), {}, set()
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        response = site.get(address, follow_redirects=True)
        expected = 404 if address.endswith("nothing-here") else 200
        assert response.status_code == expected, address
        is_page = response.headers["content-type"].startswith("text/html")
        pages[address] = Page(response.text) if is_page else None
        if not is_page or ("?" in address and "search" not in address):
            continue  # filtered lists link to the same pages
        for link in pages[address].all("a"):
            target = urljoin(f"http://testserver{address}", link["href"])
            if urlsplit(target).netloc == "testserver":
                bare, _, fragment = target.removeprefix("http://testserver").partition("#")
                anchors.add((bare, fragment))
                waiting.append(bare)
    for bare, fragment in anchors:
        assert not fragment or fragment in pages[bare].ids, f"{bare}#{fragment}"
    assert len(pages) > 100


@pytest.mark.parametrize(("accepted", "lang"), [("fr-FR,fr;q=0.9", "fr"), ("en-GB", "en"), ("de", "en")])
@pytest.mark.parametrize(("address", "page"), [("/", ""), ("/sparql", "sparql"), ("/docs", "api")])
def test_addresses_without_a_language_lead_to_the_preferred_one(site, accepted, lang, address, page):
    response = site.get(address, headers={"Accept-Language": accepted}, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (307, f"/{lang}/{page}")
    assert "Accept-Language" in response.headers["vary"]


def test_the_switcher_keeps_page_and_query(site):
    links = {link["href"] for link in read(site, "/fr/search?q=l%E2%80%99%C3%A9coute&lang=fr").all("a")}
    assert "/en/search?q=l%E2%80%99%C3%A9coute&lang=fr" in links


def test_an_iri_leads_readers_to_its_page(site):
    response = site.get("/id/measure/fr-plan-rivage-2021-formation", headers={"Accept-Language": "fr"})
    assert response.url.path == "/fr/measures/fr-plan-rivage-2021-formation"
    assert response.status_code == 200


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_answers_show_measures_before_passages_each_with_quote_status_and_source(site, lang):
    found = text(site, f"/{lang}/search?q={VIOLENCE[lang]}")
    measures, passages = ("Mesures", "Passages") if lang == "fr" else ("Measures", "Passages")
    assert found.index(f"{measures} ") < found.rindex(f"{passages} ")
    assert "Recruter trente écoutants" in found
    assert ("d’après" if lang == "fr" else "according to") in found
    assert ("extrait automatiquement" if lang == "fr" else "extracted automatically") in found
    assert ("Annoncé" if lang == "fr" else "Announced") in found


def test_the_link_of_a_hit_opens_the_document_on_its_very_words(site):
    hits = site.get("/api/v1/search", params={"q": VIOLENCE["fr"]}).json()
    source = hits["measures"][0]["source"]
    page = site.get(f"/fr/documents/{source['document']['id']}").text
    anchor = f'id="char={source["start"]},{source["end"]}"'
    words = re.sub(r"<[^>]+>", "", page.split(anchor)[1].split(">", 1)[1])
    assert words.startswith(source["quote"])


def test_quotes_and_titles_in_the_other_language_are_marked(site):
    page = site.get("/en/search?q=violence").text
    assert re.search(r'<h3 class="card-title"><a [^>]*lang="fr">Recruter', page)
    assert re.search(r'<cite lang="fr">Ligne « Refuge »', page)
    assert not re.search(r'<cite lang="en"', page)


def test_quotes_are_never_spaced_again(site):
    document = site.get("/api/v1/documents/fr-plan-rivage-2021").json()
    shown = re.sub(r"<[^>]+>", "", site.get("/fr/documents/fr-plan-rivage-2021").text)
    for line in document["text"].splitlines():
        assert line in shown


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("fr", "Résumé par Enfance, et non le texte d’origine"),
        ("en", "Summary by Enfance, not the original wording"),
    ],
)
@pytest.mark.parametrize(
    "path",
    [
        "search?q=listening rooms",
        "documents/fr-bilan-rivage-2023",
        "measures/fr-bilan-rivage-2023-rooms",
        "documents",
    ],
)
def test_the_words_of_a_notice_are_labelled_wherever_they_are_shown(site, lang, label, path):
    assert label in text(site, f"/{lang}/{path}")


def test_an_original_is_not_called_a_summary(site):
    assert "Résumé par Enfance" not in text(site, "/fr/documents/fr-plan-rivage-2021")
    assert "Promesse d’origine" in text(site, "/fr/measures/fr-plan-rivage-2021-formation")


def test_a_measure_says_who_when_under_which_plan_and_what_is_not_known(site):
    found = text(site, "/fr/measures/fr-plan-rivage-2021-formation")
    assert "Annoncée par ministère de l’Enfance" in found
    assert "Échéance ou date 2022" in found
    assert "Plan « Rivage » 2021-2024" in found
    unknown = found.partition("Ce que nous ne savons pas")[2]
    assert "Ce qu’elle est devenue depuis la date du document." in unknown
    assert "Quel organisme en est responsable." not in unknown


@pytest.mark.parametrize(("lang", "name"), [("fr", "Montants et nombres"), ("en", "Amounts and numbers")])
def test_a_measure_shows_its_amounts_with_their_words(site, lang, name):
    assert f"{name} 30 écoutants" in text(site, f"/{lang}/measures/fr-ligne-refuge-2020-ecoutants")
    assert name not in text(site, f"/{lang}/measures/fr-plan-rivage-2021-formation")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_amount_of_a_measure_leads_to_the_place_that_gives_it(site, lang):
    page = read(site, f"/{lang}/measures/fr-ligne-refuge-2020-ecoutants")
    amount = site.get("/api/v1/measures/fr-ligne-refuge-2020-ecoutants").json()["amounts"][0]["source"]
    place = f"/{lang}/documents/fr-ligne-refuge-2020#char={amount['start']},{amount['end']}"
    assert place in {link["href"] for link in page.all("a")}


def test_what_the_document_leaves_open_is_not_stated(site):
    found = text(site, "/en/measures/fr-plan-rivage-2021-ecoute")
    assert "Responsible not stated" in found
    assert "Which body is responsible for it." in found


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_person_carries_no_status(site, lang):
    page = site.get(f"/{lang}/actors/claire-aubepin").text
    assert "badge" not in page
    assert ("n’implique aucune faute" if lang == "fr" else "implies no wrongdoing") in page


def test_persons_who_are_not_published_have_no_page(site):
    assert "Sam Doe" not in text(site, "/en/actors")
    assert site.get("/en/actors/sam-doe").status_code == 404


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_helplines_stand_beside_answers_on_violence_and_nowhere_else(site, lang):
    on_violence = read(site, f"/{lang}/search?q={VIOLENCE[lang]}")
    assert {"aria-labelledby": "helpline-title", "class": "helpline"} in on_violence.all("aside")
    assert all(number in on_violence.text_of("aside") for number in ("119", "112", "114"))
    assert "helpline" not in site.get(f"/{lang}/search?q=register of foster carers").text


def test_an_empty_answer_names_what_was_searched(site):
    assert (
        "Aucun résultat pour «\u202fzirconium quasar\u202f» dans les 5 documents couverts."
        in site.get("/fr/search?q=zirconium+quasar").text
    )
    found = text(site, "/en/search?q=zirconium+quasar")
    assert "No result for “zirconium quasar” in the 5 documents covered." in found
    assert "That does not mean that nothing exists." in found


def test_filters_that_are_applied_can_be_removed(site):
    page = read(site, "/fr/search?q=violences&theme=violence&status=announced&page=1")
    assert "?q=violences&status=announced" in {link["href"] for link in page.all("a")}
    checked = {(one["name"], one["value"]) for one in page.all("input") if "checked" in one}
    assert checked == {("theme", "violence"), ("status", "announced")}


def test_a_question_that_fails_stays_in_the_form(site):
    question = "violence " * 200
    response = site.get("/en/search", params={"q": question})
    assert response.status_code == 413
    assert question in {field.get("value") for field in Page(response.text).all("input")}
    assert "1000 characters" in response.text


def test_a_filter_without_sense_is_named(site):
    response = site.get("/fr/search?q=violences&status=promis")
    assert response.status_code == 422
    assert "(status)" in response.text


def test_results_can_be_downloaded_with_their_filters(site):
    links = [link["href"] for link in read(site, "/en/search?q=violence&lang=fr&utm=x").all("a")]
    table = next(link for link in links if link.endswith("format=csv"))
    rows = site.get(table.replace("&amp;", "&"))
    assert rows.headers["content-type"].startswith("text/csv")
    assert ",en," not in rows.text.split("\n", 1)[1]


def test_the_scorecard_counts_every_measure_once(site):
    rows = site.get("/fr/plans/plan-rivage-2021-2024/statuses.csv").text.splitlines()[1:]
    counts = dict(row.split(",") for row in rows)
    assert counts["announced"] == "3"
    assert counts["done"] == "1"
    assert sum(map(int, counts.values())) == 4
    picture = site.get("/fr/plans/plan-rivage-2021-2024/statuses.svg")
    assert picture.headers["content-type"] == "image/svg+xml"
    labels = [one.text for one in etree.fromstring(picture.content).iter("{*}text")]
    assert labels[2:4] == ["Annoncé", "3"]


def test_every_example_query_has_a_result(site):
    examples = [link["href"] for link in read(site, "/en/sparql").all("a") if "example=" in link["href"]]
    assert len(examples) >= 10
    for example in examples:
        page = read(site, example)
        assert "row" in page.text_of("caption"), example


def test_rows_lead_to_pages_and_formats(site):
    page = read(site, "/fr/sparql?example=02-promised-on-violence")
    links = {link["href"] for link in page.all("a")}
    assert "/fr/measures/fr-plan-rivage-2021-formation" in links
    csv = next(link for link in links if link.endswith("format=csv"))
    assert "former chaque enseignant" in site.get(csv).text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * WHERE { ?s ?p", "SPARQL"),
        ("SELECT * WHERE { SERVICE <http://elsewhere.example/> { ?s ?p ?o } }", "SERVICE"),
        ("DROP ALL", "SELECT"),
    ],
)
def test_a_query_that_is_refused_stays_in_the_form_with_the_reason(site, query, words):
    response = site.get("/en/sparql", params={"query": query})
    assert response.status_code == 400
    page = Page(response.text)
    assert page.text_of("textarea") == query
    assert words in page.text_of("main").partition("The query gave no result.")[2]


def test_a_result_too_large_for_a_page_says_how_to_get_it(site):
    query = "SELECT ?t WHERE { VALUES ?n { 1 2 3 4 5 6 } ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?c), STR(?f)) AS ?t) }"
    response = site.get("/en/sparql", params={"query": query})
    assert response.status_code == 413
    assert "add LIMIT" in response.text


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "Rien n’est encore publié"), ("en", "Nothing is published yet")]
)
def test_pages_say_so_when_nothing_is_published(tmp_path, lang, words):
    with TestClient(create_app(Settings(data=tmp_path))) as empty:
        for path in ("", "documents", "search?q=x", "sparql?query=ASK{}"):
            response = empty.get(f"/{lang}/{path}")
            assert response.status_code == 503
            assert words in Page(response.text).text_of("main")


def test_a_page_that_breaks_says_whose_fault_it_is(data_dir, monkeypatch):
    def broken(_snapshot):
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr("service.web.pages.home.catalogue", broken)
    with TestClient(create_app(Settings(data=data_dir)), raise_server_exceptions=False) as client:
        response = client.get("/fr/")
    assert response.status_code == 500
    assert "c’est notre faute" in Page(response.text).text_of("main")
    assert "secret" not in response.text


def test_every_status_has_its_look_in_the_order_of_the_vocabulary(site):
    assert tuple(STATUSES) == terms.STATUSES
    shown = [one["class"] for one in read(site, "/en/about").all("span") if "badge" in one.get("class", "")]
    assert shown == [f"badge is-{status}" for status in terms.STATUSES]
    style = site.get("/static/site.css").text
    assert all(f".is-{status} " in style and f".ink-{status}" in style for status in terms.STATUSES)


def test_pages_say_which_snapshot_they_show(site):
    response = site.get("/fr/")
    assert response.headers["X-Enfance-Snapshot"] == "abri-1"
    assert response.headers["Content-Language"] == "fr"
    assert "abri-1" in Page(response.text).text_of("footer")


def test_style_script_and_fonts_are_served(site):
    style = site.get("/static/site.css")
    assert style.status_code == 200
    for font in re.findall(r'url\("([^"]+)"\)', style.text):
        assert site.get(f"/static/{font}").content.startswith(b"wOF2")
    assert site.get("/static/site.js").status_code == 200
