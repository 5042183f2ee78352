"""What the guard lets through, and what it says where it does not."""

import re
import tomllib
from importlib.resources import files

import pytest

from service.errors import ServiceError
from service.sparql.guard import inspect
from service.sparql.limits import SparqlLimits

LIMITS = SparqlLimits()
WORDINGS = tomllib.loads((files("service.sparql") / "refusals.toml").read_text(encoding="utf-8"))

PASSES = [
    ("SELECT ?s { ?s ?p ?o }", "SELECT"),
    ("ask { }", "ASK"),
    (
        "BASE <http://x/> PREFIX ex: <y#> PREFIX : <z#> # d'accord\nCONSTRUCT { ?s ?p 1 } WHERE { ?s ?p ?o }",
        "CONSTRUCT",
    ),
    ("DESCRIBE <http://exemple.test/mesure/1>", "DESCRIBE"),
    # Words that are only spoken of
    ("SELECT ?service { ?service ?p 'SERVICE <http://x/> { }' } # SERVICE <http://x/> {}", "SELECT"),
    ("PREFIX services: <http://x/> SELECT * { GRAPH services:a { ?s services:insert ?o } }", "SELECT"),
    ("PREFIX load: <http://x/> ASK { ?s load:delete 'DROP ALL' }", "ASK"),
    # Long, but easy to plan
    ("SELECT * { VALUES ?x { " + "<http://exemple.test/mesure/1> " * 3000 + "} ?x ?p ?o }", "SELECT"),
    ("SELECT * { ?s ?p ?o FILTER(?o IN (" + ", ".join("1" for _ in range(3000)) + ")) }", "SELECT"),
    ("SELECT * { ?s ?p ?o FILTER(" + " || ".join(f"?o = {n}" for n in range(400)) + ") }", "SELECT"),
    ("SELECT * { " + " ".join(f"OPTIONAL {{ ?s <p:{n}> ?o{n} }}" for n in range(50)) + " }", "SELECT"),
    ("SELECT * " + "{" * 32 + "}" * 32, "SELECT"),
]

REFUSED = [
    ("", "empty_query"),
    ("  # rien\n", "empty_query"),
    ("PREFIX ex: <http://x/>", "empty_query"),
    ("SELEC * { ?s ?p ?o }", "unknown_form"),
    ("qu’a-t-on promis contre les violences ?", "unknown_form"),
    ("what was promised on violence?", "unknown_form"),
    ("SELECT * { ?s ?p 'ouverte }", "unclosed_string"),
    # Updates, in any case
    ("INSERT DATA { <a:a> <a:b> <a:c> }", "no_updates"),
    ("delete where { ?s ?p ?o }", "no_updates"),
    ("PREFIX ex: <http://x/> LOAD <http://127.0.0.1/>", "no_updates"),
    ("WITH <g:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "no_updates"),
    ("DROP ALL", "no_updates"),
    # SERVICE, however it is spelled
    ("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", "no_service"),
    ("SELECT * { service silent <http://x/> { ?s ?p ?o } }", "no_service"),
    ("SELECT * { ?s ?p ?o . SERVICE ?s { ?a ?b ?c } }", "no_service"),
    ("SELECT * { SERVICE#\n<http://x/> { ?s ?p ?o } }", "no_service"),
    ("PREFIX : <http://x/> SELECT * { SERVICE:x { ?s ?p ?o } }", "no_service"),
    ("PREFIX e: <http://x/> SELECT * { SERVICEe:x { ?s ?p ?o } }", "no_service"),
    ("PREFIX e: <http://x/> SELECT * { SERVICESILENTe:x { ?s ?p ?o } }", "no_service"),
    ("PREFIX e: <http://x/> SELECT * { ?s ?p true.SERVICE e:x { ?s ?p ?o } }", "no_service"),
    ("PREFIX e: <http://x/> SELECT * { ?s ?p true.SERVICE:x { ?s ?p ?o } }", "no_service"),
    ("SELECT * { ?s ?p ?o FILTER(?s<?p)SERVICE<http://x/>{ ?a ?b ?c } }", "no_service"),
    ("SELECT * { FILTER EXISTS { SERVICE <http://x/> { ?s ?p ?o } } }", "no_service"),
    # Size and shape
    ("SELECT * { ?s ?p '" + "é" * 70_000 + "' }", "query_too_long"),
    ("SELECT * { " + "?s ?p ?o . " * 3000 + "}", "too_many_tokens"),
    ("SELECT * " + "{" * 33 + "}" * 33, "braces_too_deep"),
    ("SELECT * " + "{" * 5000, "braces_too_deep"),
    ("SELECT * { FILTER(" + "(" * 48 + "1" + ")" * 48 + ") }", "brackets_too_deep"),
    ("SELECT * { ?s ?p " + "(" * 160 + ")" * 160 + " }", "brackets_too_deep"),
    ("SELECT * { ?s ?p " + "[ ?q " * 60 + "1" + "]" * 60 + " }", "brackets_too_deep"),
    ("SELECT * { ?s " + "(" * 49 + "<p:p>" + ")" * 49 + " ?o }", "brackets_too_deep"),
    ("SELECT * { " + "?s ?p ?o . " * 300 + "}", "too_many_patterns"),
    ("SELECT * { ?s <p:a> 1 " + "; <p:b> 2 " * 300 + "}", "too_many_patterns"),
    ("SELECT * { ?s " + "/".join(["<p:p>"] * 300) + " ?o }", "too_many_patterns"),
    ("SELECT * { ?s ?p ( " + "1 " * 200 + ") }", "too_many_patterns"),
    ("SELECT * { " + " UNION ".join(["{ ?s ?p ?o }"] * 300) + " }", "too_many_patterns"),
    ("SELECT * { " + "VALUES ?x { 1 } " * 300 + "}", "too_many_patterns"),
    ("SELECT * { " + "OPTIONAL { ?s ?p ?o } " * 60 + "}", "too_many_optionals"),
    ("SELECT * { FILTER(" + "!" * 5000 + "true) }", "too_many_operators"),
    ("SELECT * { ?s ?p ?o FILTER(" + " || ".join(["?o = 1"] * 600) + ") }", "too_many_operators"),
    ("SELECT " + " ".join(f"(1 AS ?v{n})" for n in range(600)) + " {}", "too_many_operators"),
    ("SELECT * { ?s " + "|".join(["<p:p>"] * 600) + " ?o }", "too_many_operators"),
]


@pytest.mark.parametrize(("query", "form"), PASSES)
def test_lets_through(query, form):
    assert inspect(query, LIMITS).form == form


@pytest.mark.parametrize(("query", "name"), REFUSED)
def test_refuses_and_says_why_in_both_languages(query, name):
    with pytest.raises(ServiceError) as refused:
        inspect(query, LIMITS)
    detail = refused.value.detail
    assert detail.en.startswith(WORDINGS[name]["en"].partition("{")[0])
    assert detail.fr.startswith(WORDINGS[name]["fr"].partition("{")[0])
    assert refused.value.status == WORDINGS[name]["status"]


@pytest.mark.parametrize(
    ("query", "star"),
    [
        ("SELECT * { ?s ?p ?o }", 7),
        ("SELECT DISTINCT * { }", 16),
        ("# *\nSELECT REDUCED\n* { }", 19),
        ("SELECT ?s { { SELECT * { ?s ?p ?o } } }", None),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", None),
        ("CONSTRUCT { ?s ?p ?o } WHERE { { SELECT * { ?s ?p ?o } } }", None),
    ],
)
def test_finds_the_asterisk_of_the_outermost_select(query, star):
    assert inspect(query, LIMITS).star == star


def test_booleans_may_be_in_capitals():
    facts = inspect("SELECT ?true { ?s ?p 'TRUE' FILTER(TRUE || False) } # TRUE", LIMITS)
    assert facts.query == "SELECT ?true { ?s ?p 'TRUE' FILTER(true || false) } # TRUE"


@pytest.mark.parametrize("call", ["NOW()", "rand()", "UUID()", "STRUUID()", "BNODE()"])
def test_knows_queries_that_answer_differently_each_time(call):
    assert inspect(f"SELECT ({call} AS ?x) {{ }}", LIMITS).is_volatile
    assert not inspect(f"SELECT ?x {{ ?x ?p '{call}' }}", LIMITS).is_volatile


@pytest.mark.parametrize("name", WORDINGS)
def test_every_refusal_is_worded_in_both_languages_with_the_same_values(name):
    def values(text):
        return {part.partition("}")[0] for part in text.replace("{{", "").split("{")[1:]}

    wording = WORDINGS[name]
    assert wording["fr"] != wording["en"]
    assert values(wording["fr"]) == values(wording["en"])
    assert not re.search(r" [:;?!»](\s|$)|« ", wording["fr"]), "a non-breaking space is missing"
