"""Addresses that last: pages, JSON and RDF of everything that has an IRI, and what is told of what has none now."""

import json

import pytest
from pyoxigraph import RdfFormat, parse
from starlette.testclient import TestClient

from ontology import iris
from ontology.iris import DEFAULT_BASE
from service.app import create_app
from service.settings import Settings
from snapshot.encoder import Encoder
from snapshot.former import FORMER, Former
from snapshot.lines import write_lines
from tests.builders import inquiry_report
from tests.service.collection import publish

MEASURE = "measure/fr-plan-rivage-2021-formation"
REGISTER = f"{DEFAULT_BASE}measure/en-tidewater-2022-register"
REPORT = f"{DEFAULT_BASE}document/en-tidewater-2022"
OLD = f"{DEFAULT_BASE}measure/old"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "fr"}
FORMATS = {
    "text/turtle": (".ttl", RdfFormat.TURTLE),
    "application/n-triples": (".nt", RdfFormat.N_TRIPLES),
    "application/rdf+xml": (".rdf", RdfFormat.RDF_XML),
    "application/ld+json": (".jsonld", RdfFormat.JSON_LD),
}
FORMER_ONES = [
    Former(OLD, replaced_by=REGISTER),
    Former(f"{DEFAULT_BASE}document/old-report", replaced_by=REPORT),
    Former(f"{DEFAULT_BASE}measure/lost", document=REPORT, last="first"),
    Former(f"{DEFAULT_BASE}document/withdrawn", withdrawn="2026-05-01", reason="Publié par erreur."),
    Former(f"{DEFAULT_BASE}measure/withdrawn", document=REPORT, withdrawn="2026-05-04"),
    Former(f"{DEFAULT_BASE}actor/sam-doe", withdrawn="2026-05-04"),
]


def get(client, path, **headers):
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.get(path, headers=given, follow_redirects=False)


def statements(response, rdf_format):
    return {str(quad.triple) for quad in parse(response.content, format=rdf_format)}


@pytest.fixture(scope="module")
def past(tmp_path_factory, tiny_model):
    """A service whose snapshot has a past."""
    data = tmp_path_factory.mktemp("past")
    directory = publish(data, Encoder.load(str(tiny_model)), documents=[inquiry_report()])
    write_lines(directory / FORMER, FORMER_ONES)
    with TestClient(create_app(Settings(data=data, sparql_workers=1))) as client:
        yield client


@pytest.mark.parametrize("media_type", FORMATS)
def test_a_description_says_the_same_in_every_format(client, media_type):
    suffix, rdf_format = FORMATS[media_type]
    asked = get(client, f"/id/{MEASURE}", Accept=media_type)
    assert asked.status_code == 200
    assert asked.headers["Content-Type"].startswith(media_type)
    assert asked.headers["Content-Location"] == f"/id/{MEASURE}{suffix}"
    assert asked.headers["Vary"] == "Accept, Accept-Language"
    by_suffix = get(client, f"/id/{MEASURE}{suffix}", Accept="text/html")
    assert by_suffix.content == asked.content
    turtle = get(client, f"/id/{MEASURE}.ttl")
    assert statements(asked, rdf_format) == statements(turtle, RdfFormat.TURTLE)


def test_a_description_holds_the_claims_and_the_evidence(client):
    found = get(client, f"/id/{MEASURE}.nt").text
    assert f"<{DEFAULT_BASE}{MEASURE}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" in found
    assert "ontology#Commitment>" in found
    assert "ontology#StatusAssertion>" in found
    assert '"former chaque enseignant au repérage des violences d’ici la fin 2022"' in found
    assert '<https://w3id.org/enfance/ontology#record> "original"' in found


def test_the_words_of_a_notice_come_with_what_they_are(client):
    found = get(client, "/id/measure/fr-bilan-rivage-2023-rooms.ttl").text
    assert 'enf:record "notice"' in found


def test_json_ld_has_the_context_of_the_ontology(client):
    found = json.loads(get(client, f"/id/{MEASURE}.jsonld").content)
    assert found["@context"]["Measure"] == "enf:Measure"
    [measure] = [one for one in found["@graph"] if one["id"].endswith(MEASURE)]
    assert measure["type"] == "Measure"
    assert measure["label"] == {"fr": "former chaque enseignant au repérage des violences d’ici la fin 2022"}


@pytest.mark.parametrize(
    ("path", "page"),
    [
        (MEASURE, "/fr/measures/fr-plan-rivage-2021-formation"),
        ("plan/plan-rivage-2021-2024", "/fr/plans/plan-rivage-2021-2024"),
        ("actor/claire-aubepin", "/fr/actors/claire-aubepin"),
        ("document/fr-plan-rivage-2021", "/fr/documents/fr-plan-rivage-2021"),
        ("claim/fr-plan-rivage-2021-formation", "/fr/measures/fr-plan-rivage-2021-formation"),
        ("status/fr-plan-rivage-2021-formation", "/fr/measures/fr-plan-rivage-2021-formation"),
        ("graph/fr-plan-rivage-2021", "/fr/documents/fr-plan-rivage-2021"),
        ("description/fr-bilan-rivage-2023", "/fr/documents/fr-bilan-rivage-2023"),
        ("activity/fr-plan-rivage-2021", "/fr/documents/fr-plan-rivage-2021"),
        ("date/fr-plan-rivage-2021/2021-03-18", "/fr/documents/fr-plan-rivage-2021"),
        ("axis/fr-plan-rivage-2021/reperer-les-violences", "/fr/documents/fr-plan-rivage-2021#char=127,148"),
        ("passage/fr-plan-rivage-2021/0", "/fr/documents/fr-plan-rivage-2021#char=0,25"),
        ("evidence/fr-plan-rivage-2021/measure-190-258", "/fr/documents/fr-plan-rivage-2021#char=190,258"),
        (
            "membership/fr-plan-rivage-2021/claire-aubepin/ministre-de-l-enfance",
            "/fr/actors/claire-aubepin",
        ),
    ],
)
def test_everything_leads_readers_to_the_page_that_shows_it(client, path, page):
    response = get(client, f"/id/{path}", **BROWSER)
    assert (response.status_code, response.headers["Location"]) == (303, page)
    assert get(client, page.partition("#")[0]).status_code == 200
    described = get(client, f"/id/{path}", Accept="text/turtle")
    assert described.status_code == 200
    assert f'</id/{path}.ttl>; rel="alternate"; type="text/turtle"' in described.headers["Link"]


@pytest.mark.parametrize("path", [MEASURE, "plan/plan-rivage-2021-2024", "document/en-reprint-2022"])
def test_pages_name_the_descriptions_of_what_they_show(client, path):
    page = get(client, f"/id/{path}", **BROWSER).headers["Location"]
    html = client.get(page).text
    for media_type, (suffix, _) in FORMATS.items():
        assert f'<link rel="alternate" type="{media_type}" href="/id/{path}{suffix}">' in html
    assert f'<a href="/id/{path}">{DEFAULT_BASE}{path}</a>' in html


def test_every_kind_of_iri_is_described(client):
    """What the graph names under its base is what an address of ``/id/`` describes."""
    names = client.get("/sparql", params={"query": "SELECT DISTINCT ?s { ?s ?p ?o }", "format": "csv"}).text
    own = [one for one in names.split() if one.startswith(DEFAULT_BASE)]
    kinds = {one.removeprefix(DEFAULT_BASE).split("/")[0]: one.removeprefix(DEFAULT_BASE) for one in own}
    assert set(iris.KINDS) == set(kinds)
    for path in kinds.values():
        assert get(client, f"/id/{path}.ttl").status_code == 200, path


def test_what_no_page_shows_is_described_to_readers_too(client):
    response = get(client, "/id/software/enfance/0.1.0", **BROWSER)
    assert response.headers["Content-Type"].startswith("text/turtle")


def test_a_description_that_is_known_is_not_sent_again(client):
    first = get(client, f"/id/{MEASURE}.ttl")
    again = get(client, f"/id/{MEASURE}.ttl", If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert get(client, f"/id/{MEASURE}.nt").headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "formats\u00a0: application/json"), ("en", "formats: application/json")]
)
def test_a_format_that_can_not_be_written_says_which_can(client, lang, words):
    response = get(client, f"/id/{MEASURE}", Accept="image/png", Accept_Language=lang)
    assert response.status_code == 406
    assert words in response.json()["detail"]


@pytest.mark.parametrize(
    "path", ["measure/none", "measure/none.ttl", "plan/a%20b", "claim/none", "document/x/y"]
)
def test_what_was_never_published_is_not_found(client, path):
    response = get(client, f"/id/{path}")
    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/problem+json")


def test_what_is_pointed_at_from_everywhere_is_described_in_part(client, monkeypatch):
    monkeypatch.setattr("service.entities.description.MOST", 20)
    found = get(client, "/id/actor/ministere-de-l-enfance.nt").text.splitlines()
    assert len(found) == 20
    assert found[0].startswith(f"<{DEFAULT_BASE}actor/ministere-de-l-enfance>")


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/id/measure/old", "/id/measure/en-tidewater-2022-register"),
        ("/id/measure/old.ttl", "/id/measure/en-tidewater-2022-register.ttl"),
        ("/id/claim/old", "/id/claim/en-tidewater-2022-register"),
        ("/id/document/old-report", "/id/document/en-tidewater-2022"),
        ("/id/passage/old-report/1", "/id/passage/en-tidewater-2022/1"),
        ("/api/v1/measures/old", "/api/v1/measures/en-tidewater-2022-register"),
        ("/api/v1/documents/old-report", "/api/v1/documents/en-tidewater-2022"),
        ("/fr/measures/old", "/fr/measures/en-tidewater-2022-register"),
        ("/en/documents/old-report", "/en/documents/en-tidewater-2022"),
    ],
)
def test_what_was_replaced_has_moved_for_good(past, path, location):
    response = get(past, path)
    assert (response.status_code, response.headers["Location"]) == (308, location)
    assert get(past, location).status_code in {200, 303}


@pytest.mark.parametrize(
    ("path", "french", "english"),
    [
        ("measures/lost", "Cette mesure n’est plus relevée", "This measure is no longer found"),
        ("measures/withdrawn", "a été retirée le 4 mai 2026.", "was withdrawn on 4 May 2026."),
        (
            "documents/withdrawn",
            "a été retiré le 1er mai 2026\u00a0: Publié par erreur.",
            "was withdrawn on 1 May 2026: Publié par erreur.",
        ),
        ("actors/sam-doe", "a été retirée le 4 mai 2026.", "was withdrawn on 4 May 2026."),
    ],
)
def test_what_is_gone_says_since_when_and_why(past, path, french, english):
    kind, name = path.split("/")
    for lang, words in (("fr", french), ("en", english)):
        page = get(past, f"/{lang}/{path}")
        problems = [
            get(past, f"/api/v1/{path}", Accept_Language=lang),
            get(past, f"/id/{kind.removesuffix('s')}/{name}", Accept_Language=lang),
        ]
        assert {one.status_code for one in (page, *problems)} == {410}
        assert words in page.text
        for problem in problems:
            assert words in problem.json()["detail"]
            assert problem.headers["Content-Type"] == "application/problem+json"


def test_what_is_gone_leads_to_the_document_that_is_still_there(past):
    assert get(past, "/api/v1/measures/lost").json()["document"] == REPORT
    assert 'href="/en/documents/en-tidewater-2022"' in get(past, "/en/measures/lost").text
    assert "The last snapshot that holds it is first." in get(past, "/en/measures/lost").text
    assert "document" not in get(past, "/api/v1/documents/withdrawn").json()


def test_parts_of_what_is_gone_are_gone(past):
    for part in ("claim/withdrawn", "status/lost", "passage/withdrawn/3", "evidence/withdrawn/plan-1-2"):
        assert get(past, f"/id/{part}").status_code == 410


def test_a_damaged_past_is_not_taken_for_none(tmp_path, tiny_model, caplog):
    directory = publish(tmp_path, Encoder.load(str(tiny_model)), documents=[inquiry_report()])
    (directory / FORMER).write_text("{", "utf-8")
    with TestClient(create_app(Settings(data=tmp_path, sparql_workers=1))) as client:
        assert get(client, "/id/measure/old").status_code == 503
    assert "Line 1 of" in caplog.text
