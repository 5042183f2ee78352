"""What the endpoint remembers of what it answered."""

import asyncio

import httpx
from pyoxigraph import Literal, NamedNode, Quad

from service.sparql.answers import Answers
from service.sparql.connection import Version
from tests.endpoint import endpoint, nothing
from tests.service.sparql.conftest import EX, write_store

TITLES = f"SELECT ?t {{ <{EX}mesure/12> <{EX}titre> ?t }}"


def test_the_answer_that_nobody_asked_for_longest_leaves_first():
    answers = Answers(limit_bytes=100)
    answers.keep("accueil", b"a" * 30)
    answers.keep("écoute", b"b" * 30)
    assert answers.get("accueil") == b"a" * 30
    answers.keep("santé", b"c" * 30)
    assert answers.get("écoute") is None
    assert (answers.get("accueil"), answers.get("santé")) == (b"a" * 30, b"c" * 30)


def test_long_answers_and_those_without_a_tag_are_not_remembered():
    answers = Answers(limit_bytes=1_000_000)
    answers.keep("", b"2026-11-22T08:00:00Z")
    answers.keep("tout", b"x" * 100_000)
    assert (answers.get(""), answers.get("tout")) == (None, None)


def test_many_answers_take_no_more_than_their_share():
    answers = Answers(limit_bytes=10_000)
    for number in range(2_000):
        answers.keep(f"mesure {number}", b"x" * (number % 50))
    assert sum(len(content) for content in answers._contents.values()) <= 10_000
    assert answers.get("mesure 1999") is not None


def test_a_query_that_is_asked_again_needs_no_worker(store_path, limits):
    with endpoint(store_path, limits) as server, httpx.Client(base_url=server.address, timeout=20) as client:
        first = client.get("/sparql", params={"query": TITLES})
        server.pool._is_closed = True
        again = client.get("/sparql", params={"query": TITLES})
        assert (again.status_code, again.content) == (200, first.content)
        assert again.headers["etag"] == first.headers["etag"]
        posted = client.post("/sparql", data={"query": TITLES})
        assert (posted.status_code, posted.content) == (200, first.content)
        assert client.get("/sparql", params={"query": TITLES, "format": "csv"}).status_code == 503
        server.pool._is_closed = False


def test_what_answers_differently_each_time_is_asked_each_time(client):
    query = {"query": "SELECT (STRUUID() AS ?id) { }", "format": "csv"}
    assert client.get("/sparql", params=query).text != client.get("/sparql", params=query).text


def test_a_new_snapshot_is_asked_anew(tmp_path, store_path, limits):
    renamed = [
        Quad(NamedNode(f"{EX}mesure/12"), NamedNode(f"{EX}titre"), Literal("Déjà tenue", language="fr"))
    ]
    version = Version(write_store(tmp_path / "graph", renamed), "snapshot-2", nothing)
    with endpoint(store_path, limits) as server, httpx.Client(base_url=server.address, timeout=20) as client:
        before = client.get("/sparql", params={"query": TITLES, "format": "csv"})
        loop = server.servers[0].get_loop()
        asyncio.run_coroutine_threadsafe(server.pool.swap(version), loop).result(20)
        after = client.get("/sparql", params={"query": TITLES, "format": "csv"})
    assert after.text.splitlines() == ["t", "Déjà tenue"]
    assert after.headers["etag"] != before.headers["etag"]
