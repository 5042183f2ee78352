"""Queries that bring an engine down, over a real socket: none may cost anybody else an answer."""

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import httpx
import pytest

from ontology import terms
from tests.endpoint import endpoint
from tests.service.sparql.conftest import EX
from tests.service.sparql.test_workers import is_running, workers_of

GOOD = f"SELECT ?t {{ <{EX}mesure/7> <{EX}titre> ?t }}"
CROSS = "?a ?b ?c . ?d ?e ?f"
CROSS3 = f"{CROSS} . ?g ?h ?i"
SEARCH = "SERVICE enf:search { [] enf:query 'x' ; enf:hit ?h }"
A16 = "a" * 16


def nested(before, inside, after, depth):
    return before * depth + inside + after * depth


def doubled(times):
    steps = " ".join(f"BIND(CONCAT(?s{n}, ?s{n}) AS ?s{n + 1})" for n in range(times))
    return f'SELECT (STRLEN(?s{times}) AS ?n) {{ BIND("{A16}" AS ?s0) {steps} }}'


HOSTILE = {
    # Stack
    "braces": "SELECT * " + nested("{", "", "}", 20_000),
    "braces within the limit of length": "SELECT * " + nested("{", "", "}", 4_000),
    "parentheses": "SELECT * { FILTER(" + nested("(", "1", ")", 4_900) + ") }",
    "negations": "SELECT * { FILTER(" + "!" * 9_000 + "true) }",
    "nested paths": "SELECT * { ?s " + nested("(", "<p:p>", ")", 4_900) + " ?o }",
    "alternative paths": "SELECT * { ?s " + "|".join(["<p:p>"] * 4_900) + " ?o }",
    "subqueries": "SELECT * {" + nested("{SELECT * {", "?s ?p ?o", "}}", 2_000) + "}",
    "nested EXISTS": "SELECT * { ?s ?p ?o " + nested("FILTER EXISTS { ?s ?p ?o ", "", "}", 1_000) + "}",
    "nested IF": "SELECT (" + nested("IF(true, ", "1", ", 1)", 1_000) + " AS ?x) {}",
    "nested subqueries within the limit": "SELECT * {" + nested("{SELECT * {", CROSS, "}}", 15) + "}",
    "braces as escapes": "SELECT * " + nested("\\u007B", "", "\\u007D", 4_000),
    "optional steps in optional steps": "SELECT * { ?s " + nested("(<p:p>/", "<p:p>", ")?", 45) + " ?o }",
    "MINUS after MINUS": "SELECT * { ?s ?p ?o " + "MINUS { ?s <p:p> ?o } " * 1_200 + "}",
    "columns": "SELECT " + " ".join(f"(1 AS ?v{n})" for n in range(2_400)) + " {}",
    "BIND after BIND": "SELECT * { " + " ".join(f"BIND({n} AS ?v{n})" for n in range(1_600)) + " }",
    # Planner
    "nested empty lists": "SELECT * { ?s ?p " + nested("(", "", ")", 160) + " }",
    "nested blank nodes": "SELECT * { ?s ?p " + nested("[ ?p ", "1", "]", 500) + " }",
    "a long list": "SELECT * { ?s ?p (" + "1 " * 400 + ") }",
    "a chain of patterns": "SELECT * { " + " . ".join(f"?s{n} ?p{n} ?s{n + 1}" for n in range(500)) + " } LIMIT 1",
    "the longest chain allowed": "SELECT * { " + " . ".join(f"?s{n} ?p ?s{n + 1}" for n in range(190)) + " }",
    "a chain of OPTIONAL": "SELECT * { ?s ?p ?o " + " ".join(f"OPTIONAL {{ ?s <p:{n}> ?o{n} }}" for n in range(200)) + "}",
    "a long path": "SELECT * { ?s " + "/".join(["<p:p>"] * 500) + " ?o }",
    "many VALUES": "SELECT * { " + " ".join(f"VALUES ?v{n} {{ 1 2 }}" for n in range(400)) + " }",
    "a long VALUES with itself": "SELECT (COUNT(*) AS ?n) { "
    + "".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(2_400)))} }} " for n in range(4))
    + "}",
    "a UNION of products": "SELECT * { " + " UNION ".join([f"{{ {CROSS} }}"] * 60) + " }",
    "a UNION in every UNION": "SELECT * { " + " ".join(["{ ?a ?b ?c } UNION { ?c ?b ?a }"] * 24) + " }",
    # Time
    "a product of three": f"SELECT (COUNT(*) AS ?n) {{ {CROSS3} }}",
    "a product with a filter": f"SELECT * {{ {CROSS3} FILTER(?c = ?i && ?a != ?g && STR(?b) = 'x') }}",
    "any path": "SELECT (COUNT(*) AS ?n) { ?a (!<p:p>)* ?b . ?c (!<p:p>)* ?d }",
    "any path both ways": "SELECT (COUNT(*) AS ?n) { ?a (!<p:p>|^(!<p:p>))* ?b }",
    "a closure in a closure": "SELECT (COUNT(*) AS ?n) { ?a " + nested("(", "!<p:p>", "|^<p:q>)*", 40) + " ?b }",
    "a path of closures": "SELECT (COUNT(*) AS ?n) { ?a " + "/".join(["(!<p:p>|^(!<p:p>))*"] * 12) + " ?b }",
    "a product sorted by chance": f"SELECT * {{ {CROSS} }} ORDER BY RAND() STRUUID() LIMIT 1",
    "a product among many values": f"SELECT * {{ {CROSS3} FILTER(?c IN ({', '.join(map(str, range(4_000)))})) }}",
    "a product in a product of groups": "SELECT (SUM(?n) AS ?m) { "
    + " ".join(f"{{ SELECT (COUNT(*) AS ?n) ?x{n} {{ ?x{n} ?y ?z . ?d ?e ?f }} GROUP BY ?x{n} }}" for n in range(4))
    + " }",
    "a product of VALUES": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES ?v{n} {{ 1 2 3 4 5 6 7 8 9 }}" for n in range(12))
    + " }",
    "a product in EXISTS": f"ASK {{ ?x ?y ?z FILTER NOT EXISTS {{ {CROSS3} FILTER(?c = ?z && ?f = 'x') }} }}",
    "a product in an aggregate": f"SELECT ?b (AVG(STRLEN(STR(?f))) AS ?n) {{ {CROSS3} }} GROUP BY ?b",
    # Regular expressions
    "a regular expression that backtracks": f'SELECT (REGEX("{"a" * 60}!", "^(a+)+$") AS ?x) {{ {CROSS3} }}',
    "a huge repetition": 'SELECT (REGEX("aaaa", "((a{1,100}){1,100}){1,100}") AS ?x) { }',
    "a huge repetition of letters": 'SELECT (REGEX("é", "(\\\\p{L}{1,900}){1,900}") AS ?x) { }',
    "a regular expression of each row": f"SELECT * {{ {CROSS} FILTER(REGEX(STR(?f), CONCAT('(', STR(?c), '|.)*$'))) }}",
    "a regular expression over a product": f'SELECT * {{ {CROSS} FILTER(REGEX(?c, "(é|è|ê)+.*zz$", "i")) }}',
    "a replacement that grows": 'SELECT (STRLEN(REPLACE(REPLACE(REPLACE("'
    + "a" * 1000 + '", "a", "' + "a" * 1000 + '"), "a", "' + "a" * 1000 + '"), "a", "aaaaaaaaaa")) AS ?x) { }',
    # Memory
    "strings that double": doubled(34),
    "a distinct product": f"SELECT DISTINCT * {{ {CROSS} }}",
    "replacements that double": f'SELECT (STRLEN(?s34) AS ?n) {{ BIND("{A16}" AS ?s0) '
    + " ".join(f'BIND(REPLACE(?s{n}, "(a)", "$1$1") AS ?s{n + 1})' for n in range(34))
    + " }",
    "joined strings of joined strings": "SELECT (GROUP_CONCAT(CONCAT(?x, ?y)) AS ?z) { "
    + " ".join(f"{{ SELECT (GROUP_CONCAT(STR(?o)) AS ?{name}) {{ ?s ?p ?o }} GROUP BY ?s }}" for name in "xy")
    + " }",
    "a product of new names": f"SELECT DISTINCT (STRUUID() AS ?id) {{ {CROSS3} }}",
    "a sorted product": f"SELECT * {{ {CROSS} }} ORDER BY DESC(?c) ?f LIMIT 1",
    "a product in one string": f"SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?f))) AS ?x) {{ {CROSS} }}",
    "a product in groups": f"SELECT ?a ?d (COUNT(*) AS ?n) {{ {CROSS} }} GROUP BY ?a ?d ?c",
    "a distinct count": f"SELECT (COUNT(DISTINCT *) AS ?n) {{ {CROSS} }}",
    # Huge results
    "a product": f"SELECT * {{ {CROSS} }}",
    "a constructed product": f"CONSTRUCT {{ ?a ?b ?f . ?d ?e ?c }} {{ {CROSS} }}",
    "a construction of many triples a row": f"CONSTRUCT {{ {' . '.join(f'?a <p:{n}> ?c , ?f' for n in range(60))} }} {{ {CROSS} }}",
    "a description of everything": f"DESCRIBE ?a ?d {{ {CROSS} }}",
    # Other servers
    "SERVICE": "SELECT * { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "SERVICE SILENT in a subquery": "ASK { { SELECT * { SERVICE SILENT <http://127.0.0.1:{port}/> { ?s ?p ?o } } } }",
    "SERVICE without a space": "PREFIX e: <http://127.0.0.1:{port}/> ASK { SERVICEe:x { ?s ?p ?o } }",
    "SERVICE on a file": "SELECT * { SERVICE <file:///etc/passwd> { ?s ?p ?o } }",
    "SERVICE at the address of machine secrets": "ASK { SERVICE SILENT <http://169.254.169.254/latest/meta-data/> { ?s ?p ?o } }",
    "SERVICE at an address in escapes": "ASK { SERVICE <http://\\u0031\\u0032\\u0037.0.0.1:{port}/> { ?s ?p ?o } }",
    "SERVICE with an escape": "ASK { SERVIC\\u0045 <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "SERVICE at an address of the data": "ASK { VALUES ?s { <http://127.0.0.1:{port}/> } SERVICE ?s { ?s ?p ?o } }",
    "FROM another server": "ASK FROM <http://127.0.0.1:{port}/> { ?s ?p ?o }",
    "SERVICE beside a search": f"PREFIX enf: <{terms.ENF}> ASK {{ {SEARCH} SERVICE <http://127.0.0.1:{{port}}/> {{ }} }}",
    "SERVICE inside a search": f"PREFIX enf: <{terms.ENF}> ASK {{ {SEARCH[:-1]} . SERVICE <http://127.0.0.1:{{port}}/> {{ }} }} }}",
    "SERVICE at almost the address of the search": f"ASK {{ SERVICE <http://127.0.0.1:{{port}}/#search> {{ ?s <{terms.QUERY}> 'x' }} }}",
    "LOAD": "LOAD <http://127.0.0.1:{port}/>",
    # Search and functions
    "many searches": f"PREFIX enf: <{terms.ENF}> ASK {{ {SEARCH * 700} }}",
    "a search that never ends": f"PREFIX enf: <{terms.ENF}> ASK {{ {SEARCH[:-1]} " + "; enf:score ?s " * 2_000,
    "an unknown function on every row": f"SELECT * {{ {CROSS} FILTER(<urn:f>(?c)) }}",
    "many unknown functions": "SELECT * { ?s ?p ?o FILTER(" + " || ".join(f"<urn:f{n}>()" for n in range(400)) + ") }",
    # What is no query at all
    "nothing but quotes": '"' * 100_000,
    "nothing but escapes": '"""' + '\\"' * 50_000,
    "names without an end": "a." * 50_000,
    "nothing but comments": "# {\n" * 32_000,
    "a comment after every word": " # SERVICE <http://127.0.0.1:{port}/> {\n".join("ASK { ?s ?p ?o }".split()),
    "null characters": "SELECT * { ?s ?p '\x00' }" + "\x00" * 1000,
}  # fmt: skip
ANSWERS = {200, 400, 413, 429, 503}


def sent_from(server, address, timeout=30):
    transport = httpx.HTTPTransport(local_address=address)
    return httpx.Client(base_url=server.address, transport=transport, timeout=timeout)


def outcome(client, query):
    """Return the status; a result that is broken off counts as 200, as its status had been sent."""
    with client.stream(
        "POST", "/sparql", content=query, headers={"Content-Type": "application/sparql-query"}
    ) as got:
        try:
            for _ in got.iter_bytes():
                pass
        except httpx.RemoteProtocolError:
            assert got.status_code == 200
        return got.status_code


def good_status(client):
    response = client.get("/sparql", params={"query": GOOD, "format": "json"})
    return response.status_code, len(response.json().get("results", {}).get("bindings", []))


def test_the_corpus_is_as_large_as_promised():
    assert len(HOSTILE) >= 40


def test_no_hostile_query_costs_a_good_one_its_answer(store_path, limits):
    limits = replace(limits, deadline_s=0.6, quick_s=0.1, memory_mb=192, slow_slots=3, queue_s=0.6)
    good = []
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        endpoint(store_path, limits) as server,
        ThreadPoolExecutor(4) as threads,
    ):
        listener.setblocking(False)
        port = str(listener.getsockname()[1])
        is_over = threading.Event()

        def go_on_asking():
            with sent_from(server, "127.0.0.99") as client:
                while not is_over.is_set():
                    good.append(good_status(client))
                    time.sleep(0.01)

        asking = threads.submit(go_on_asking)

        def attack(numbered):
            number, query = numbered
            with sent_from(server, f"127.0.0.{number % 20 + 100}") as client:
                return outcome(client, query.replace("{port}", port))

        outcomes = dict(zip(HOSTILE, threads.map(attack, enumerate(HOSTILE.values())), strict=True))
        is_over.set()
        asking.result()
        assert {name: status for name, status in outcomes.items() if status not in ANSWERS} == {}
        assert set(outcomes.values()) >= {200, 400, 503}
        assert set(good) == {(200, 2)}
        with sent_from(server, "127.0.0.1") as client:
            assert good_status(client) == (200, 2)
        with pytest.raises(BlockingIOError):
            listener.accept()
        processes = {server.pool._spawner._process.pid, *workers_of(server.pool)}
    assert not [pid for pid in processes if is_running(pid)]


def test_whoever_attacks_still_gets_quick_answers(store_path, limits):
    limits = replace(limits, deadline_s=0.3, quick_s=0.1, suspect_stops=1, barred_stops=2)
    with endpoint(store_path, limits) as server, sent_from(server, "127.0.0.1") as client:
        statuses = [outcome(client, HOSTILE["a product of three"]) for _ in range(4)]
        assert statuses[:2] == [503, 503]
        assert set(statuses[2:]) == {429}
        assert good_status(client) == (200, 2)


def test_a_slow_reader_holds_no_worker_beyond_the_deadline(store_path, limits):
    with endpoint(store_path, limits) as server:
        url = httpx.URL(server.address)
        parameters = httpx.QueryParams({"format": "csv", "query": HOSTILE["a product"]})
        request = f"GET /sparql?{parameters} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
        readers = [socket.create_connection((url.host, url.port)) for _ in range(6)]
        try:
            for reader in readers:
                reader.sendall(request)
            with sent_from(server, "127.0.0.99") as client:
                assert good_status(client) == (200, 2)
                wait_until(lambda: not server.pool._lanes.running)
                assert good_status(client) == (200, 2)
        finally:
            for reader in readers:
                reader.close()


def test_a_client_that_hangs_up_stops_its_query(store_path, limits):
    limits = replace(limits, deadline_s=20.0)
    with endpoint(store_path, limits) as server, sent_from(server, "127.0.0.1", timeout=0.3) as client:
        with pytest.raises(httpx.ReadTimeout):
            outcome(client, HOSTILE["a product of three"])
        wait_until(lambda: not server.pool._lanes.running)
        with sent_from(server, "127.0.0.99") as other:
            assert good_status(other) == (200, 2)


def test_a_large_result_arrives_whole(store_path, limits):
    with (
        endpoint(store_path, replace(limits, deadline_s=10.0)) as server,
        sent_from(server, "127.0.0.1") as client,
    ):
        query = f"SELECT ?a ?f {{ {CROSS} }} LIMIT 20000"
        response = client.get("/sparql", params={"query": query, "format": "csv"})
        assert "content-length" not in response.headers
        assert len(response.text.splitlines()) == 20_001
        client.head("/sparql", params={"query": query, "format": "csv"})
        wait_until(lambda: not server.pool._lanes.running)


def test_a_result_that_outgrows_its_limit_is_broken_off(store_path, limits):
    limits = replace(limits, deadline_s=10.0, result_mb=0.5)
    with endpoint(store_path, limits) as server, sent_from(server, "127.0.0.1") as client:
        with pytest.raises(httpx.RemoteProtocolError):
            client.get("/sparql", params={"query": HOSTILE["a product"], "format": "csv"})
        assert good_status(client) == (200, 2)


def wait_until(condition):
    for _ in range(1000):
        if condition():
            return
        time.sleep(0.01)
    pytest.fail("it does not come to that")
