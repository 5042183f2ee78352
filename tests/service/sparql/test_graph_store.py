"""Reading whole graphs by the Graph Store Protocol, and their names in the service description."""

import pytest
from pyoxigraph import RdfFormat, parse

from service.sparql.formats import TRIPLES
from tests.service.sparql.conftest import EX

GRAPH = EX + "document/1"


def triples(response):
    assert response.status_code == 200, response.text
    media_type = response.headers["content-type"].partition(";")[0]
    kind = {"application/ld+json": RdfFormat.JSON_LD}.get(media_type) or RdfFormat.from_media_type(media_type)
    return {quad.triple for quad in parse(response.content, format=kind)}


@pytest.mark.parametrize("path", ["/rdf-graphs", "/rdf-graphs/"])
@pytest.mark.parametrize("media_type", TRIPLES)
def test_a_named_graph(client, path, media_type):
    response = client.get(path, params={"graph": GRAPH}, headers={"Accept": media_type})
    (title,) = triples(response)
    assert title.object.value == "Plan"
    assert response.headers["x-enfance-snapshot"] == "snapshot-1"


def test_the_default_graph(client):
    assert len(triples(client.get("/rdf-graphs?default"))) == 6001


def test_a_browser_gets_turtle(client):
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    response = client.get("/rdf-graphs", params={"graph": GRAPH}, headers=browser)
    assert response.headers["content-type"] == "text/turtle; charset=utf-8"


def test_a_graph_that_is_known_is_not_sent_again(client):
    tag = client.get("/rdf-graphs", params={"graph": GRAPH}).headers["etag"]
    again = client.get("/rdf-graphs", params={"graph": GRAPH}, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_head(client):
    response = client.head("/rdf-graphs", params={"graph": GRAPH})
    assert response.status_code == 200
    assert int(response.headers["content-length"]) > 0
    assert response.content == b""


@pytest.mark.parametrize(
    ("method", "address", "accept", "status"),
    [
        ("GET", "/rdf-graphs", "*/*", 400),
        ("GET", "/rdf-graphs?graph=", "*/*", 400),
        ("GET", "/rdf-graphs?graph=relatif", "*/*", 400),
        ("GET", f"/rdf-graphs?graph={GRAPH}&graph={GRAPH}", "*/*", 400),
        ("GET", f"/rdf-graphs?graph={GRAPH}&default", "*/*", 400),
        ("GET", "/rdf-graphs?graph=%E9", "*/*", 400),
        ("GET", f"/rdf-graphs?graph={GRAPH}/absent", "*/*", 404),
        ("GET", f"/rdf-graphs?graph={GRAPH}", "text/csv", 406),
        ("POST", f"/rdf-graphs?graph={GRAPH}", "*/*", 405),
        ("PUT", f"/rdf-graphs?graph={GRAPH}", "*/*", 405),
        ("DELETE", "/rdf-graphs?default", "*/*", 405),
    ],
)
def test_refusals(client, method, address, accept, status):
    for lang in ("fr", "en"):
        headers = {"Accept": accept, "Accept-Language": lang}
        response = client.request(method, address, headers=headers)
        assert response.status_code == status
        assert response.json()["detail"]
        assert response.headers["content-language"] == lang
    if status == 405:
        assert response.headers["allow"] == "GET, HEAD, OPTIONS"


def test_preflight_of_graphs(client):
    response = client.options("/rdf-graphs", headers={"Origin": "https://exemple.test"})
    assert response.status_code == 204
    assert response.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"


def test_the_service_description_names_the_graphs_and_the_search(client, server):
    found = {
        (triple.subject.value, triple.predicate.value.rpartition("#")[2], triple.object.value)
        for triple in triples(client.get("/sparql", headers={"Accept": "text/turtle"}))
    }
    address = f"{server.address}/sparql"
    assert [value for _, name, value in found if name == "name"] == [GRAPH]
    assert (address, "feature", "https://w3id.org/enfance/ontology#search") in found
    assert (address, "defaultDataset", f"{address}#dataset") in found
