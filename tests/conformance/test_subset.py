"""SPARQL 1.1 in small: each feature once, over HTTP, on data of our own. The W3C's tests run with `make conformance`."""

import httpx
import pytest
from pyoxigraph import RdfFormat, Store, parse

from service.sparql.limits import SparqlLimits
from tests.endpoint import endpoint

EX = "https://exemple.test/"
PROLOGUE = f"""PREFIX : <{EX}>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
DATA = """
PREFIX : <https://exemple.test/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
:écoute :nom "Écoute"@fr , "Listening"@en ; :lits 4 ; :coût 2.5 ; :dans :plan ; :le "2021-03-18"^^xsd:date .
:accueil :nom "Accueil"@fr ; :lits 12 ; :dans :plan ; :après :écoute ; :le "2022-11-02T08:30:00Z"^^xsd:dateTime .
:suivi :nom "Suivi"@fr ; :lits 12 ; :dans :autre ; :après :accueil .
:bilan :nom "Bilan" ; :après :suivi ; :vu true .
:plan :nom "Plan Rivage"@fr ; :pays "FR" .
:liste :items ( 1 2 3 ) .
GRAPH :g1 { :écoute :état "annoncé" . }
GRAPH :g2 { :écoute :état "en cours" . :accueil :état "annoncé" . }
"""

# Query after the prologue → the lines of its TSV answer without the first, sorted unless they have an order.
ROWS = {
    # Patterns
    "a pattern": ("SELECT ?n { :bilan :nom ?n }", ['"Bilan"']),
    "a join": ("SELECT ?n { ?m :après :écoute ; :nom ?n }", ['"Accueil"@fr']),
    "a list": ("SELECT ?x { :liste :items ( ?x 2 3 ) }", ["1"]),
    "blank nodes": ("SELECT ?n { [] :après [ :nom ?n ] FILTER(LANG(?n) = 'fr') }", ['"Accueil"@fr', '"Suivi"@fr', '"Écoute"@fr']),
    "OPTIONAL": ("SELECT ?m ?c { ?m :dans :plan OPTIONAL { ?m :coût ?c } }", ["<accueil>\t", "<écoute>\t2.5"]),
    "OPTIONAL with a condition": ("SELECT ?m ?l { ?m :dans :plan OPTIONAL { ?m :lits ?l FILTER(?l > 5) } }", ["<accueil>\t12", "<écoute>\t"]),
    "UNION": ("SELECT ?x { { ?x :vu true } UNION { ?x :pays 'FR' } }", ["<bilan>", "<plan>"]),
    "MINUS": ("SELECT ?m { ?m :lits ?l MINUS { ?m :dans :plan } }", ["<suivi>"]),
    "MINUS without a common variable": ("SELECT ?m { ?m :vu true MINUS { ?x :pays 'FR' } }", ["<bilan>"]),
    "EXISTS": ("SELECT ?m { ?m :lits ?l FILTER EXISTS { ?x :après ?m } FILTER NOT EXISTS { ?m :dans :plan } }", ["<suivi>"]),
    "VALUES": ("SELECT ?m ?n { VALUES (?m ?n) { (:bilan 1) (UNDEF 2) } ?m :vu true }", ["<bilan>\t1", "<bilan>\t2"]),
    "VALUES at the end": ("SELECT ?m { ?m :lits ?l } VALUES ?l { 4 }", ["<écoute>"]),
    "empty VALUES": ("SELECT ?m { ?m :lits ?l VALUES ?l { } }", []),
    "BIND": ("SELECT ?d { :écoute :lits ?l BIND(?l * 2 AS ?d) }", ["8"]),
    "a subquery": ("SELECT ?m ?l { { SELECT (MAX(?x) AS ?l) { ?y :lits ?x } } ?m :lits ?l }", ["<accueil>\t12", "<suivi>\t12"]),
    "an error leaves a row out": ("SELECT ?m { ?m :nom ?n FILTER(?n + 1 > 0) }", []),
    "an error beside a truth": ("SELECT ?m { ?m :vu true FILTER(?missing || true) }", ["<bilan>"]),
    # Paths
    "a sequence": ("SELECT ?n { :accueil :dans/:nom ?n }", ['"Plan Rivage"@fr']),
    "backwards": ("SELECT ?m { :écoute ^:après ?m }", ["<accueil>"]),
    "one or more": ("SELECT ?m { :bilan :après+ ?m }", ["<accueil>", "<suivi>", "<écoute>"]),
    "zero or more": ("SELECT ?m { :suivi :après* ?m }", ["<accueil>", "<suivi>", "<écoute>"]),
    "zero or one": ("SELECT ?m { :bilan :après? ?m }", ["<bilan>", "<suivi>"]),
    "either": ("SELECT ?x { :accueil (:dans|:après) ?x }", ["<plan>", "<écoute>"]),
    "anything but": ("SELECT ?x { :accueil !(:nom|:lits|:le) ?x }", ["<plan>", "<écoute>"]),
    # Aggregates
    "COUNT": ("SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?l) AS ?d) { ?m :lits ?l }", ["3\t2"]),
    "COUNT of nothing": ("SELECT (COUNT(*) AS ?n) { ?m :absent ?l }", ["0"]),
    "SUM and AVG": ("SELECT (SUM(?l) AS ?s) (AVG(?l) = 8 AS ?a) { ?m :dans :plan ; :lits ?l }", ["16\ttrue"]),
    "MIN and MAX": ("SELECT (MIN(?l) AS ?a) (MAX(?l) AS ?b) { ?m :lits ?l }", ["4\t12"]),
    "GROUP BY and HAVING": ("SELECT ?l (COUNT(?m) AS ?n) { ?m :lits ?l } GROUP BY ?l HAVING (COUNT(?m) > 1)", ["12\t2"]),
    "GROUP BY an expression": ("SELECT ?big (COUNT(*) AS ?n) { ?m :lits ?l } GROUP BY (?l > 5 AS ?big)", ["false\t1", "true\t2"]),
    "GROUP_CONCAT": ("SELECT (GROUP_CONCAT(STR(?n) ; SEPARATOR='|') AS ?x) { { SELECT ?n { :écoute :nom ?n } ORDER BY ?n } }", ['"Listening|Écoute"']),
    "SAMPLE": ("SELECT (SAMPLE(?p) AS ?x) { :plan :pays ?p }", ['"FR"']),
    # Order and number of rows
    "ORDER BY": ("SELECT ?m { ?m :lits ?l } ORDER BY DESC(?l) ?m", ["<accueil>", "<suivi>", "<écoute>"]),
    "LIMIT and OFFSET": ("SELECT ?m { ?m :lits ?l } ORDER BY ?m LIMIT 1 OFFSET 1", ["<suivi>"]),
    "DISTINCT": ("SELECT DISTINCT ?l { ?m :lits ?l }", ["12", "4"]),
    "an order of kinds": ("SELECT ?x { VALUES ?x { 'a' <urn:a> 2 UNDEF } } ORDER BY ?x LIMIT 2", ["", "<urn:a>"]),
    # Functions
    "strings": ("SELECT (UCASE('été') AS ?a) (STRLEN('été') AS ?b) (SUBSTR('accueil', 3, 2) AS ?c) {}", ['"ÉTÉ"\t3\t"cu"']),
    "parts of strings": ("SELECT (STRBEFORE('a-b', '-') AS ?a) (STRAFTER('a-b', '-') AS ?b) (CONTAINS('ab', 'b') AS ?c) {}", ['"a"\t"b"\ttrue']),
    "beginnings and ends": ("SELECT (STRSTARTS('ab', 'a') AS ?a) (STRENDS('ab', 'a') AS ?b) {}", ["true\tfalse"]),
    "CONCAT keeps a common language": ("SELECT (CONCAT('a'@fr, 'b'@fr) AS ?a) (CONCAT('a'@fr, 'b') AS ?b) {}", ['"ab"@fr\t"ab"']),
    "REGEX": ("SELECT ?n { ?m :nom ?n FILTER(REGEX(?n, '^é', 'i')) }", ['"Écoute"@fr']),
    "REPLACE": ("SELECT (REPLACE('abba', '(b+)', '[$1]') AS ?x) {}", ['"a[bb]a"']),
    "ENCODE_FOR_URI": ("SELECT (ENCODE_FOR_URI('à b') AS ?x) {}", ['"%C3%A0%20b"']),
    "languages": ("SELECT ?n { :écoute :nom ?n FILTER(LANGMATCHES(LANG(?n), 'EN')) }", ['"Listening"@en']),
    "making literals": ("SELECT (STRLANG('a', 'fr') AS ?a) (STRDT('1', xsd:integer) AS ?b) (DATATYPE(1.5) AS ?c) {}", ['"a"@fr\t1\t<http://www.w3.org/2001/XMLSchema#decimal>']),
    "kinds of terms": ("SELECT (ISIRI(:a) AS ?a) (ISBLANK(BNODE()) AS ?b) (ISLITERAL(1) AS ?c) (ISNUMERIC('1') AS ?d) {}", ["true\ttrue\ttrue\tfalse"]),
    "making IRIs": ("BASE <https://exemple.test/> SELECT (IRI('x') AS ?a) {}", ["<x>"]),
    "numbers": ("SELECT (ABS(-2) AS ?a) (ROUND(2.5) = 3 AS ?b) (CEIL(1.2) = 2 AS ?c) (FLOOR(1.8) = 1 AS ?d) {}", ["2\ttrue\ttrue\ttrue"]),
    "division": ("SELECT (7 / 2 AS ?a) (-7 + 2 * 3 AS ?b) {}", ["3.5\t-1"]),
    "dates": ("SELECT (YEAR(?d) AS ?y) (MONTH(?d) AS ?m) (HOURS(?d) AS ?h) (TZ(?d) AS ?z) { :accueil :le ?d }", ['2022\t11\t8\t"Z"']),
    "comparing dates": ("SELECT ?m { ?m :le ?d FILTER(?d < '2022-01-01'^^xsd:date) }", ["<écoute>"]),
    "casts": ("SELECT (xsd:integer('4') AS ?a) (xsd:boolean('1') AS ?b) (xsd:string(5) AS ?c) (DATATYPE(xsd:double(1)) = xsd:double AS ?d) {}", ['4\ttrue\t"5"\ttrue']),
    "IF and COALESCE": ("SELECT (IF(1 < 2, 'oui', 'non') AS ?a) (COALESCE(?x, 1 / 0, 3) AS ?b) {}", ['"oui"\t3']),
    "IN": ("SELECT ?m { ?m :lits ?l FILTER(?l IN (4, 5)) }", ["<écoute>"]),
    "NOT IN": ("SELECT ?m { ?m :lits ?l FILTER(?l NOT IN (12)) }", ["<écoute>"]),
    "BOUND": ("SELECT ?m { ?m :lits ?l OPTIONAL { ?m :coût ?c } FILTER(!BOUND(?c)) }", ["<accueil>", "<suivi>"]),
    "sameTerm": ("SELECT (SAMETERM(1, 1.0) AS ?a) (1 = 1.0 AS ?b) {}", ["false\ttrue"]),
    "hashes": ("SELECT (MD5('a') AS ?a) (SUBSTR(SHA256('a'), 1, 6) AS ?b) {}", ['"0cc175b9c0f1b6a831c399e269772661"\t"ca9781"']),
    "one moment": ("SELECT (NOW() = NOW() AS ?a) (STRLEN(STRUUID()) AS ?b) {}", ["true\t36"]),
    "TRUE in capitals": ("SELECT ?m { ?m :vu TRUE }", ["<bilan>"]),
    # Graphs
    "GRAPH": ("SELECT ?e { GRAPH :g2 { :écoute :état ?e } }", ['"en cours"']),
    "GRAPH with a variable": ("SELECT ?g { GRAPH ?g { :écoute :état ?e } }", ["<g1>", "<g2>"]),
    "FROM": ("SELECT ?e FROM :g1 FROM :g2 { :écoute :état ?e }", ['"annoncé"', '"en cours"']),
    "FROM NAMED": ("SELECT ?g FROM NAMED :g1 { GRAPH ?g { ?s ?p ?o } }", ["<g1>"]),
    "the default graph holds no named one": ("SELECT ?e { :écoute :état ?e }", []),
}  # fmt: skip
ORDERED = {"ORDER BY", "LIMIT and OFFSET", "an order of kinds"}

TRIPLES = {
    "CONSTRUCT": ("CONSTRUCT { ?m :de ?p } { ?m :dans ?p }", 3),
    "CONSTRUCT WHERE": ("CONSTRUCT WHERE { ?m :lits ?l }", 3),
    "CONSTRUCT with blank nodes": ("CONSTRUCT { [] :m ?m } { ?m :lits ?l }", 3),
    "an unbound variable makes no triple": (
        "CONSTRUCT { ?m :c ?c } { ?m :lits ?l OPTIONAL { ?m :coût ?c } }",
        1,
    ),
    "a literal makes no subject": ("CONSTRUCT { ?l :m ?m } { ?m :lits ?l }", 0),
    "DESCRIBE": ("DESCRIBE :plan", 2),
    "DESCRIBE WHERE": ("DESCRIBE ?m { ?m :vu true }", 3),
}

BOOLEANS = {
    "ASK": ("ASK { ?m :vu true }", True),
    "ASK in vain": ("ASK { ?m :vu false }", False),
}

MISTAKES = [
    "SELECT ?m { ?m :lits }",
    "SELECT ?m { ?m :lits ?l ",
    "SELECT ?m WHERE ?m :lits ?l",
    "SELECT (COUNT(?m)) { ?m :lits ?l }",
    "SELECT ?m (COUNT(?l) AS ?n) { ?m :lits ?l }",
    "SELECT (1 AS ?m) { ?m :lits ?l }",
    "SELECT ?m { ?m :lits ?l BIND(1 AS ?l) }",
    "SELECT * { ?m :lits ?l } GROUP BY ?m",
    "SELECT ?m { ?m autre:lits ?l }",
    "SELECT ?m { VALUES (?m ?l) { (1) } }",
    "CONSTRUCT { ?m :n 1 FILTER(true) } { ?m :lits ?l }",
    "ASK { _:a :lits ?l } GROUP ?l",
    "SELECT ?m { { _:a :lits ?l } { _:a :dans ?m } }",
    "SELECT ?m { ?m :lits ?l } LIMIT x",
    "SELECT ?m { ?m :lits ?l } ; SELECT ?l { }",
]


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("subset")
    store = Store(str(folder / "build"))
    store.bulk_load(DATA.encode(), format=RdfFormat.TRIG)
    store.flush()
    store.backup(str(folder / "graph"))
    with (
        endpoint(folder / "graph", SparqlLimits(standbys=0)) as server,
        httpx.Client(base_url=server.address) as opened,
    ):
        yield opened


def ask(client, query, **headers):
    return client.get("/sparql", params={"query": PROLOGUE + query}, headers=headers)


@pytest.mark.parametrize("name", ROWS)
def test_rows(client, name):
    query, expected = ROWS[name]
    response = ask(client, query, Accept="text/tab-separated-values")
    assert response.status_code == 200, response.text
    found = response.text.replace(EX, "").removesuffix("\n").split("\n")[1:]
    assert (found if name in ORDERED else sorted(found)) == expected


@pytest.mark.parametrize("name", TRIPLES)
def test_triples(client, name):
    query, count = TRIPLES[name]
    response = ask(client, query, Accept="application/n-triples")
    assert response.status_code == 200, response.text
    assert len({*parse(response.content, format=RdfFormat.N_TRIPLES)}) == count


@pytest.mark.parametrize("name", BOOLEANS)
def test_booleans(client, name):
    query, truth = BOOLEANS[name]
    assert ask(client, query).json()["boolean"] is truth


@pytest.mark.parametrize("query", MISTAKES)
def test_what_is_no_sparql_is_refused(client, query):
    assert ask(client, query).status_code == 400
