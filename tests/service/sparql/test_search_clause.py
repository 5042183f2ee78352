"""Search inside SPARQL: what a clause may say, and the rows that take its place."""

import asyncio
import threading
import time

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import QueryResultsFormat, Store, parse_query_results

from ontology import terms
from service.errors import ServiceError
from service.sparql.clause_reader import read_clauses
from service.sparql.connection import Version
from service.sparql.frames import Job
from service.sparql.guard import inspect
from service.sparql.lexer import tokens
from service.sparql.limits import SparqlLimits
from service.sparql.search_clause import SearchClause, SearchHit, fill_in
from service.sparql.workers import WorkerPool
from tests.endpoint import endpoint
from tests.service.sparql.conftest import EX

LIMITS = SparqlLimits()
ENF = f"PREFIX enf: <{terms.ENF}> "
MINIMAL = '[] enf:query "foyers d’accueil" ; enf:hit ?h'


def service(inside, before="SELECT * { ", after=" }"):
    return f"{ENF}{before}SERVICE enf:search {{ {inside} }}{after}"


def clauses(query):
    return inspect(query, LIMITS).searches


def only(query):
    (clause,) = clauses(query)
    return clause


READ = [
    (MINIMAL, {"question": "foyers d’accueil", "columns": (("hit", "?h"),), "limit": 50, "unit": "passage", "lang": None}),
    ('[] enf:query "foster care"@en ; enf:hit $h .', {"question": "foster care", "columns": (("hit", "?h"),)}),
    ('[ enf:hit ?h ; enf:query "foster care" ]', {"question": "foster care"}),
    ('[] enf:score ?s ; enf:query "x" ; enf:text ?t ; enf:hit ?h', {"columns": (("score", "?s"), ("text", "?t"), ("hit", "?h"))}),
    (MINIMAL + ' ; enf:limit 200 ; enf:unit "measure" ; enf:lang "fr"', {"limit": 200, "unit": "measure", "lang": "fr"}),
    ("[] enf:query '''l’été \"chaud\"''' ; enf:hit ?h", {"question": 'l’été "chaud"'}),
    ('[] enf:query "a \\"b\\" \\u00e9\\n}" ; enf:hit ?h', {"question": 'a "b" é\n}'}),
    (f'[] <{terms.QUERY}> "x" ; <{terms.HIT}> ?h # la fin }}\n', {"question": "x"}),
]  # fmt: skip

REFUSED = [
    ("[] enf:hit ?h", "search_incomplete"),
    ('[] enf:query "placement"', "search_incomplete"),
    ("", "search_incomplete"),
    ("[] enf:query ?q ; enf:hit ?h", "search_not_constant"),
    ("[] enf:query <http://x/> ; enf:hit ?h", "search_not_constant"),
    (MINIMAL + " ; enf:limit 0", "search_value"),
    (MINIMAL + " ; enf:limit 201", "search_value"),
    (MINIMAL + " ; enf:limit 1.5", "search_value"),
    (MINIMAL + " ; enf:limit ?n", "search_value"),
    (MINIMAL + ' ; enf:unit "plan"', "search_value"),
    (MINIMAL + ' ; enf:lang "de"', "search_value"),
    (MINIMAL + ' ; enf:score "1"', "search_value"),
    ('[] enf:query "x" ; enf:hit <http://x/>', "search_value"),
    (MINIMAL + " ; enf:score ?h", "search_twice"),
    (MINIMAL + " ; enf:hit ?g", "search_unreadable"),
    (MINIMAL + " ; enf:order ?g", "search_unreadable"),
    (MINIMAL + " ; <http://x/score> ?g", "search_unreadable"),
    (MINIMAL + " ; enf:score", "search_unreadable"),
    (MINIMAL + " , ?g", "search_unreadable"),
    (MINIMAL + " . ?s ?p ?o", "search_unreadable"),
    (MINIMAL + " { ?s ?p ?o }", "search_unreadable"),
    ('[] enf:query "\\d" ; enf:hit ?h', "search_unreadable"),
    ('[] enf:query "\\ud800" ; enf:hit ?h', "search_unreadable"),
    ('[] enf:query "\\UFFFFFFFF" ; enf:hit ?h', "search_unreadable"),
    ("SERVICE <http://x/> { ?s ?p ?o }", "search_unreadable"),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "facts"), READ)
def test_reads_a_clause(inside, facts):
    clause = only(service(inside))
    assert {name: getattr(clause, name) for name in facts} == facts


@pytest.mark.parametrize(("inside", "name"), REFUSED)
def test_refuses_a_clause_and_says_why(inside, name, wording):
    with pytest.raises(ServiceError) as refused:
        clauses(service(inside))
    assert refused.value.detail.en.startswith(wording(name))


@pytest.mark.parametrize(
    ("query", "name"),
    [
        (f"SELECT * {{ SERVICE <{terms.ENF}Search> {{ {MINIMAL} }} }}", "no_service"),
        (f"SELECT * {{ SERVICE enf:search {{ {MINIMAL} }} }}", "no_service"),
        (f"{ENF}SELECT * {{ SERVICE ?search {{ {MINIMAL} }} }}", "no_service"),
        (f"{ENF}SELECT * {{ SERVICEenf:search {{ {MINIMAL} }} }}", "no_service"),
        (f"{ENF}SELECT * {{ SERVICE enf:search {{ {MINIMAL} }} SERVICE <http://x/> {{ }} }}", "no_service"),
        (f"{ENF}SELECT * {{ SERVICE enf:search", "search_unreadable"),
        (f"{ENF}SELECT * {{ SERVICE enf:search ?s {{ {MINIMAL} }} }}", "search_unreadable"),
        (f"{ENF}SELECT * {{ SERVICE enf:search {{ {MINIMAL}", "search_unreadable"),
        (f"{ENF}SELECT * {{ " + f"SERVICE enf:search {{ {MINIMAL} }} " * 5 + "}", "too_many_searches"),
    ],
)  # fmt: skip
def test_refuses_other_services_and_broken_clauses(query, name, wording):
    with pytest.raises(ServiceError) as refused:
        clauses(query)
    assert refused.value.detail.en.startswith(wording(name))


def test_the_prefix_may_have_any_name_and_silent_changes_nothing():
    query = f'PREFIX : <{terms.ENF}> ASK {{ SERVICE SILENT :search {{ [] :query "x" ; :hit ?h }} }}'
    assert only(query).question == "x"
    assert only(f'ASK {{ service <{terms.SEARCH}> {{ [] <{terms.QUERY}> "x" ; <{terms.HIT}> ?h }} }}')


HITS = [
    SearchHit(f"{EX}mesure/7", 0.75, 'Créer "sept" places\\ ?x }\nd’accueil', "fr"),
    SearchHit(f"{EX}mesure/9", -0.25, "Create nine", "en"),
]


def rows(query, hits):
    found = read_clauses([*tokens(query)], 4)
    return [
        {name.value: row[name.value].value for name in result.variables if row[name.value]}
        for result in [Store().query(fill_in(query, found, [hits] * len(found)))]
        for row in result
    ]


def test_hits_become_rows():
    query = service('[] enf:query "places" ; enf:text ?t ; enf:hit ?h ; enf:score ?s')
    assert rows(query, HITS) == [{"h": hit.iri, "s": str(hit.score), "t": hit.text} for hit in HITS]


def test_no_hits_give_no_rows():
    assert rows(service(MINIMAL), []) == []


def test_rows_join_with_the_rest_of_the_query():
    query = service(MINIMAL, after=f" VALUES ?h {{ <{EX}mesure/9> <{EX}mesure/10> }} }}")
    assert rows(query, HITS) == [{"h": f"{EX}mesure/9"}]


def test_two_searches_in_one_query():
    query = service(MINIMAL, after=' SERVICE enf:search { [] enf:query "y" ; enf:hit ?g } }')
    assert len(rows(query, HITS)) == 4


def test_lines_keep_their_numbers():
    query = service("[]\n enf:query\n 'x' ;\n enf:hit ?h\n", after="\n ?a ?b }")
    found = clauses(query)
    assert fill_in(query, found, [HITS]).count("\n") == query.count("\n")
    with pytest.raises(SyntaxError, match=r"error at 6:"):
        rows(query, HITS)


@given(st.text(max_size=60), st.sampled_from(["fr", "en"]))
def test_words_of_a_hit_come_back_as_they_are(words, lang):
    (row,) = rows(
        service('[] enf:query "x" ; enf:hit ?h ; enf:text ?t'), [SearchHit("urn:a", 1, words, lang)]
    )
    assert row["t"] == words


@given(st.text(alphabet="SERVICE enf:search{}[];.\"'\\ ?h#\n50", max_size=80))
def test_no_other_service_ever_comes_through(inside):
    query = service(MINIMAL + inside)
    try:
        found = clauses(query)
    except ServiceError:
        return
    assert not [
        token for token in tokens(fill_in(query, found, [HITS] * len(found)))
        if token.kind == "word" and token.text.upper().startswith("SERVICE")
    ]  # fmt: skip


@pytest.fixture
def searched(store_path, limits):
    """An endpoint whose search finds two measures, and what it was asked."""
    asked = []

    def search(clause: SearchClause):
        asked.append(clause)
        return HITS[: clause.limit]

    with endpoint(store_path, limits, search) as server, httpx.Client(base_url=server.address) as client:
        yield client, asked


def bindings(response):
    assert response.status_code == 200, response.text
    found = parse_query_results(response.content, format=QueryResultsFormat.JSON)
    names = [variable.value for variable in found.variables]
    return names, [[row[name].value for name in names] for row in found]


def test_search_over_http(searched):
    client, asked = searched
    query = service(
        '[] enf:query "sept places" ; enf:score ?score ; enf:hit ?mesure ; enf:limit 1',
        after=f" ?mesure <{EX}titre> ?titre FILTER(LANG(?titre) = 'fr') }}",
    )
    response = client.get("/sparql", params={"query": query})
    assert bindings(response) == (
        ["score", "mesure", "titre"],
        [["0.75", f"{EX}mesure/7", "Créer 7 places d’accueil"]],
    )
    assert [(clause.question, clause.limit) for clause in asked] == [("sept places", 1)]
    tag = {"If-None-Match": response.headers["etag"]}
    assert client.get("/sparql", params={"query": query}, headers=tag).status_code == 304
    assert len(asked) == 1


@pytest.mark.parametrize(("lang", "words"), [("fr", "illisible"), ("en", "can’t be read")])
def test_a_wrong_clause_is_explained(searched, lang, words):
    client, _ = searched
    response = client.get(
        "/sparql", params={"query": service(MINIMAL + " ; enf:rank ?r")}, headers={"Accept-Language": lang}
    )
    assert response.status_code == 400
    assert words in response.json()["detail"]


def job(query):
    facts = inspect(query, LIMITS)
    return Job(query, "http://exemple.test/", "text/csv", None, None, None, 1_000_000, facts.searches)


async def ask(pool, query, client="192.0.2.1"):
    async with pool.run(job(query), client) as answer:
        return answer.snapshot_id, (await answer.reply.first()).decode().split()[1:]


def test_hits_and_statements_come_from_one_snapshot(store_path, limits):
    """A swap in the middle of a search makes the query search again."""

    async def scenario():
        searching, go_on = threading.Event(), threading.Event()

        def old(_clause):
            searching.set()
            go_on.wait(5)
            return [SearchHit("urn:old", 1, "", "fr")]

        def new(_clause):
            return [SearchHit("urn:new", 1, "", "fr")]

        pool = WorkerPool(Version(store_path, "old", old), limits)
        await pool.start()
        try:
            asking = asyncio.create_task(ask(pool, service(MINIMAL)))
            await asyncio.to_thread(searching.wait)
            await pool.swap(Version(store_path, "new", new))
            go_on.set()
            assert await asking == ("new", ["urn:new"])
        finally:
            await pool.close()

    asyncio.run(scenario())


def test_a_client_searches_once_at_a_time_and_others_pass(store_path, limits):
    async def scenario():
        running, most = [], []

        def search(clause):
            running.append(clause)
            most.append(len(running))
            time.sleep(0.02)
            running.remove(clause)
            return HITS

        pool = WorkerPool(Version(store_path, "one", search), limits)
        await pool.start()
        try:
            greedy = [asyncio.create_task(ask(pool, service(MINIMAL))) for _ in range(12)]
            await asyncio.sleep(0)
            await ask(pool, service(MINIMAL), "192.0.2.2")
            assert sum(task.done() for task in greedy) <= 4
            await asyncio.gather(*greedy)
            assert max(most) == 2
            assert not pool._searches._locks
        finally:
            await pool.close()

    asyncio.run(scenario())


def test_a_search_that_takes_too_long_is_given_up(store_path):
    async def scenario():
        def search(_clause):
            time.sleep(0.4)
            return HITS

        short = SparqlLimits(workers=1, standbys=0, queue_s=0.1)
        pool = WorkerPool(Version(store_path, "one", search), short)
        await pool.start()
        try:
            with pytest.raises(ServiceError, match="waiting for their turn"):
                await ask(pool, service(MINIMAL))
        finally:
            await pool.close()

    asyncio.run(scenario())
