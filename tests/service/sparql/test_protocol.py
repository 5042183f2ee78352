"""The SPARQL 1.1 Protocol over a real socket: what is sent, what comes back."""

import csv
import io
import json
import socket

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

from service.sparql.formats import ROWS, TRIPLES
from tests.service.sparql.conftest import EX

QUERY = {"Content-Type": "application/sparql-query"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TITLE = f"SELECT ?t {{ <{EX}mesure/7> <{EX}titre> ?t FILTER(LANG(?t) = 'fr') }}"
GRAPH = EX + "document/1"


def titles(response):
    assert response.status_code == 200, response.text
    return [row["t"].value for row in parse_query_results(response.content, format=QueryResultsFormat.JSON)]


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_three_ways_to_ask(client, path, way):
    if way == "get":
        response = client.get(path, params={"query": TITLE})
    elif way == "form":
        response = client.post(path, data={"query": TITLE})
    else:
        response = client.post(path, content=TITLE, headers=QUERY)
    assert titles(response) == ["Créer 7 places d’accueil"]
    assert response.headers["x-enfance-snapshot"] == "snapshot-1"
    assert response.headers["access-control-allow-origin"] == "*"


def test_accents_and_plus_signs_survive_a_form(client):
    query = "SELECT ('déjà + l’été' AS ?t) { }"
    assert titles(client.post("/sparql", data={"query": query})) == ["déjà + l’été"]


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("GET", "/sparql?query=SELECT", {}, None, 400),
        ("GET", "/sparql?query=SELECT%20*%20%7B%7D&query=ASK%20%7B%7D", {}, None, 400),
        ("GET", "/sparql?default-graph-uri=http://exemple.test/", {}, None, 400),
        ("GET", "/sparql?update=DROP%20ALL", {}, None, 400),
        ("GET", "/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%22%E9%22%20%7D", {}, None, 400),
        ("GET", "/sparql?query=ASK%20%7B%7D&default-graph-uri=relatif", {}, None, 400),
        ("GET", "/sparql?" + "&".join(f"a={n}" for n in range(400)), {}, None, 400),
        ("GET", "/sparql?query=ASK%7B%7D" + "&named-graph-uri=http://a.test/" * 101, {}, None, 400),
        ("POST", "/sparql", FORM, b"", 400),
        ("POST", "/sparql", FORM, b"query=ASK%7B%7D&query=ASK%7B%7D", 400),
        ("POST", "/sparql", FORM, b"update=DROP+ALL", 400),
        ("POST", "/sparql?query=ASK%7B%7D", QUERY, b"ASK {}", 400),
        ("POST", "/sparql", QUERY, b"ASK { ?s ?p '\xe9' }", 400),
        ("POST", "/sparql", QUERY, b"", 400),
        ("POST", "/sparql", QUERY, b"LOAD <http://127.0.0.1/>", 400),
        ("POST", "/sparql", QUERY, b"SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", 400),
        ("POST", "/sparql", QUERY, b"SELECT (<urn:f>(1) AS ?x) { }", 400),
        ("POST", "/sparql", {"Content-Type": "application/sparql-update"}, b"DROP ALL", 400),
        ("POST", "/sparql", {}, b"ASK {}", 415),
        ("POST", "/sparql", {"Content-Type": "text/plain"}, b"ASK {}", 415),
        ("POST", "/sparql", {"Content-Type": "application/json"}, b"{}", 415),
        ("POST", "/sparql", {"Content-Type": "application/sparql-query; charset=latin-1"}, b"ASK {}", 415),
        ("PUT", "/sparql", QUERY, b"ASK {}", 405),
        ("DELETE", "/sparql", {}, None, 405),
        ("GET", "/sparql?query=ASK%7B%7D", {"Accept": "text/turtle"}, None, 406),
        ("GET", "/sparql?query=DESCRIBE%20%3Ca:b%3E", {"Accept": "text/csv"}, None, 406),
        ("GET", "/sparql?query=ASK%7B%7D&format=docx", {}, None, 406),
        ("POST", "/sparql", QUERY, b"# " + b"a" * 200_000, 413),
        ("POST", "/sparql", QUERY, b"# " + b"a" * 2_000_000, 413),
    ],
)
def test_refusals_are_problems_in_the_language_of_the_client(client, method, path, headers, body, status):
    for lang in ("fr", "en"):
        language = {"Accept-Language": lang}
        response = client.request(method, path, headers={**headers, **language}, content=body)
        assert response.status_code == status
        assert response.headers["content-type"] == "application/problem+json"
        assert response.headers["content-language"] == lang
        problem = response.json()
        assert problem["status"] == status
        assert problem["type"].startswith("https://w3id.org/enfance/problems/")
        assert problem["title"]
        assert problem["detail"]
    if status == 405:
        assert response.headers["allow"] == "GET, HEAD, POST, OPTIONS"


@pytest.mark.parametrize(
    ("query", "en", "fr"),
    [
        ("SELECT ?s {\n ?s ?p }", "around line 2, column", "vers la ligne 2, colonne"),
        ("SELECT * { ?s é:titre ?o }", "PREFIX é: <…>", "PREFIX é: <…>"),
        ("SELECT * { ?s ?p ?o } LIMIT -1x", "around line 1, column", "vers la ligne 1, colonne"),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?x", "a variable that is unbound", "Le moteur dit"),
        ("SELECT (<urn:f>(1) AS ?x) { }", "<urn:f> does not exist", "<urn:f> n’existe pas"),
        ("SELECT * { ?s ?p ?o FILTER(<urn:f>(?o)) }", "<urn:f> does not exist", "<urn:f> n’existe pas"),
        ("SELECT * { ?s ?p ?o BIND(<urn:f>() AS ?x) }", "<urn:f> does not exist", "<urn:f> n’existe pas"),
    ],
)
def test_a_mistake_is_explained(client, query, en, fr):
    for lang, words in (("en", en), ("fr", fr)):
        response = client.get("/sparql", params={"query": query}, headers={"Accept-Language": lang})
        assert words in response.json()["detail"]


@pytest.mark.parametrize("media_type", [name for name in ROWS if "json" in name or "xml" in name])
def test_rows_in_every_parsed_format(client, media_type):
    response = client.get("/sparql", params={"query": TITLE}, headers={"Accept": media_type})
    assert response.headers["content-type"] == media_type
    kind = QueryResultsFormat.JSON if "json" in media_type else QueryResultsFormat.XML
    assert [row["t"].value for row in parse_query_results(response.content, format=kind)] == [
        "Créer 7 places d’accueil"
    ]


def test_rows_as_text(client):
    response = client.get("/sparql", params={"query": TITLE, "format": "csv"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert [*csv.reader(io.StringIO(response.text, newline=""))] == [["t"], ["Créer 7 places d’accueil"]]
    response = client.get("/sparql", params={"query": TITLE}, headers={"Accept": "text/tab-separated-values"})
    assert response.text == '?t\n"Créer 7 places d’accueil"@fr\n'


@pytest.mark.parametrize("media_type", TRIPLES)
def test_triples_in_every_format(client, media_type):
    query = f"CONSTRUCT WHERE {{ <{EX}mesure/7> ?p ?o }}"
    response = client.get("/sparql", params={"query": query}, headers={"Accept": media_type})
    assert response.headers["content-type"].partition(";")[0] == media_type
    kind = {"application/ld+json": RdfFormat.JSON_LD}.get(media_type) or RdfFormat.from_media_type(media_type)
    assert len({quad.triple for quad in parse(response.content, format=kind)}) == 4


@pytest.mark.parametrize("media_type", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_a_boolean(client, media_type):
    query = "ASK { ?s ?p 'nulle part' }"
    response = client.get("/sparql", params={"query": query}, headers={"Accept": media_type})
    assert not parse_query_results(response.content, format=QueryResultsFormat.from_media_type(media_type))


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("SELECT * { ?z ?a ?m } LIMIT 1", ["z", "a", "m"]),
        ("SELECT DISTINCT * { ?z $a ?m } LIMIT 1", ["z", "a", "m"]),
        ("# ?b ?a\nSELECT * { ?z ?a '?m' . ?m ?b ?z } LIMIT 1", ["z", "a", "m", "b"]),
        ("SELECT * { { SELECT ?y ?b { ?y ?c ?b } LIMIT 1 } ?y ?x ?b } LIMIT 1", ["y", "b", "x"]),
        ("SELECT ?z ?a { ?a ?b ?z } LIMIT 1", ["z", "a"]),
        ("SELECT * { }", []),
    ],
)
def test_columns_come_in_the_order_of_the_query(client, query, columns):
    response = client.post("/sparql", content=query, headers=QUERY)
    assert response.json()["head"]["vars"] == columns


@pytest.mark.parametrize(
    ("query", "dataset", "found"),
    [
        ("SELECT ?t { ?d <{titre}> ?t FILTER(?d = <{graph}>) }", {}, ["A plan"]),
        ("SELECT ?t FROM <{graph}> {{ ?d <{titre}> ?t }}", {}, ["Plan"]),
        ("SELECT ?t { ?d <{titre}> ?t }", {"default-graph-uri": "{graph}"}, ["Plan"]),
        ("SELECT ?t { GRAPH ?g { ?d <{titre}> ?t } }", {"named-graph-uri": "{graph}"}, ["Plan"]),
        ("SELECT ?t { ?d <{titre}> ?t }", {"named-graph-uri": "{graph}"}, []),
        ("SELECT ?t { GRAPH ?g { ?d <{titre}> ?t } }", {"default-graph-uri": "{graph}"}, []),
        # The dataset of the protocol wins over that of the query
        ("SELECT ?t FROM <{graph}> {{ ?d <{titre}> ?t }}", {"default-graph-uri": "http://rien.test/"}, []),
    ],
)
def test_dataset(client, query, dataset, found):
    names = {"{titre}": EX + "titre", "{graph}": GRAPH, "{{": "{", "}}": "}"}
    for name, value in names.items():
        query = query.replace(name, value)
        dataset = {key: iri.replace(name, value) for key, iri in dataset.items()}
    assert titles(client.get("/sparql", params={"query": query, **dataset})) == found
    assert titles(client.post("/sparql", params=dataset, content=query, headers=QUERY)) == found


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { <urn:rien> ?s ?o FILTER(<urn:f>(?o) && <urn:g>()) }",
        "SELECT * { <urn:rien> ?s ?o } ORDER BY <urn:f>(?o)",
    ],
)
def test_a_function_that_is_never_called_need_not_exist(client, query):
    assert client.get("/sparql", params={"query": query}).json()["results"]["bindings"] == []


def test_relative_iris_are_resolved_against_the_address_of_the_request(client, server):
    response = client.get("/sparql/", params={"query": "SELECT (STR(<../x>) AS ?t) { }"})
    assert titles(response) == [f"{server.address}/x"]
    response = client.get("/sparql", params={"query": "ASK { }"}, headers={"Host": "un hôte <faux>".encode()})
    assert response.status_code == 200


def test_an_answer_that_is_known_is_not_sent_again(client):
    first = client.get("/sparql", params={"query": TITLE})
    tag = {"If-None-Match": f'"autre", {first.headers["etag"]}'}
    again = client.get("/sparql", params={"query": TITLE}, headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/sparql", params={"query": TITLE, "format": "csv"}, headers=tag)
    assert other.status_code == 200
    assert other.headers["etag"] != first.headers["etag"]
    assert "etag" not in client.get("/sparql", params={"query": "SELECT (NOW() AS ?t) { }"}).headers


def test_head_sends_no_body(client):
    response = client.head("/sparql", params={"query": TITLE})
    assert response.status_code == 200
    assert int(response.headers["content-length"]) > 0
    assert response.content == b""


def test_preflight(client):
    response = client.options("/sparql", headers={"Origin": "https://exemple.test"})
    assert response.status_code == 204
    assert "POST" in response.headers["access-control-allow-methods"]
    assert "Content-Type" in response.headers["access-control-allow-headers"]


@pytest.mark.parametrize("accept", ["*/*", "text/turtle", "application/n-triples", "application/ld+json"])
def test_service_description(client, server, accept):
    response = client.get("/sparql", headers={"Accept": accept})
    media_type = response.headers["content-type"].partition(";")[0]
    kind = {"application/ld+json": RdfFormat.JSON_LD}.get(media_type) or RdfFormat.from_media_type(media_type)
    triples = {
        (quad.subject.value, quad.predicate.value.rpartition("#")[2], quad.object.value)
        for quad in parse(response.content, format=kind)
    }
    address = f"{server.address}/sparql"
    assert (address, "endpoint", address) in triples
    assert len([one for one in triples if one[1] == "resultFormat"]) == 10


def test_readers_of_pages_and_other_addresses_go_elsewhere(client):
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    assert client.get("/sparql", headers=browser).text == "elsewhere"
    assert client.get("/documents").text == "elsewhere"
    assert json.loads(client.get("/sparql?query=ASK%7B%7D").content)["boolean"] is True
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_many_requests_on_one_connection_are_answered_in_turn(server):
    host, port = server.address.removeprefix("http://").split(":")
    request = "GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nHost: essai\r\n\r\n"
    last = request.replace("Host", "Connection: close\r\nHost")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall((request * 4 + last).encode())
        received = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert received.count(b"HTTP/1.1 200 OK") == 5
    assert received.count(b'"boolean":true') == 5


@pytest.mark.parametrize(
    "beginning", ["GET /sparql?query=", "GET /sparql HTTP/1.1\r\nHost: essai\r\nX-Long: "]
)
def test_the_head_of_a_request_has_an_end(server, beginning):
    host, port = server.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        received = b""
        try:
            connection.sendall(beginning.encode())
            for _ in range(40):
                connection.sendall(b"a" * 65_536)
            received = connection.recv(65_536)
        except (BrokenPipeError, ConnectionResetError):
            pass
        else:
            assert received.startswith(b"HTTP/1.1 431 ")
        assert b"200 OK" not in received


def test_a_long_query_fits_an_address(client):
    query = "ASK {} #" + "é" * 10_000  # the client sends no longer address
    assert client.get("/sparql", params={"query": query}).json() == {"head": {}, "boolean": True}
