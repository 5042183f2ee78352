"""Search inside SPARQL on a real snapshot: hits join with the statements about them."""

import asyncio
import json

import pytest

from service.errors import ServiceError
from service.one_query import run_query

PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX enf: <https://w3id.org/enfance/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


def ask(snapshot, query):
    """Return the rows of a query as lists of words."""
    _, content = asyncio.run(
        run_query(snapshot, PREFIXES + query, "application/sparql-results+json", deadline_s=20)
    )
    found = json.loads(content)
    return [
        [row.get(name, {}).get("value") for name in found["head"]["vars"]]
        for row in found["results"]["bindings"]
    ]


QUESTIONS = pytest.mark.parametrize(
    ("lang", "question", "words"),
    [
        ("fr", "un lieu de répit pour les enfants victimes de violences", "Ouvrir un lieu de répit"),
        ("en", "a register of foster carers", "keep a register of foster carers"),
    ],
)


@QUESTIONS
def test_measures_with_their_claims(snapshot, lang, question, words):
    rows = ask(
        snapshot,
        f"""SELECT ?text ?score {{
          SERVICE enf:search {{
            [] enf:query "{question}"@{lang} ; enf:unit "measure" ;
               enf:hit ?measure ; enf:text ?text ; enf:score ?score
          }}
          ?claim enf:ofMeasure ?measure ; a enf:Recommendation .
        }} ORDER BY DESC(?score)""",
    )
    assert rows[0][0].startswith(words)
    assert float(rows[0][1]) > 0


@QUESTIONS
def test_passages_with_the_measures_in_them(snapshot, lang, question, words):
    rows = ask(
        snapshot,
        f"""SELECT ?lang ?label ?title {{
          SERVICE enf:search {{ [] enf:query "{question}" ; enf:lang "{lang}" ; enf:hit ?passage }}
          ?passage a enf:Passage ; dcterms:language ?lang ; oa:hasSource/dcterms:title ?title .
          ?evidence oa:hasTarget/oa:hasScope ?passage ; oa:hasBody ?measure .
          ?measure a enf:Measure ; rdfs:label ?label .
        }}""",
    )
    assert {row[0] for row in rows} == {lang}
    assert any(row[1].startswith(words) for row in rows)


def test_every_document_that_has_the_words_is_found(snapshot):
    """Pages show the same words once; a query joins each place with its own statements."""
    query = """SELECT DISTINCT ?document {
      SERVICE enf:search { [] enf:query "a register of foster carers" ; enf:hit ?passage }
      ?passage oa:hasSource ?document .
    }"""
    documents = {row[0].rpartition("/")[2] for row in ask(snapshot, query)}
    assert documents >= {"en-reprint-2022", "en-tidewater-2022"}


def test_the_limit_holds(snapshot):
    query = 'SELECT ?p { SERVICE enf:search { [] enf:query "a register of foster carers" ; enf:hit ?p ; enf:limit 2 } }'
    assert len(ask(snapshot, query)) == 2


def test_nothing_answers_a_question_of_another_field(snapshot):
    query = (
        'SELECT ?p { SERVICE enf:search { [] enf:query "price of wheat futures in Chicago" ; enf:hit ?p } }'
    )
    assert ask(snapshot, query) == []


def test_a_question_without_words_is_refused(snapshot):
    with pytest.raises(ServiceError, match="no question"):
        ask(snapshot, 'SELECT ?p { SERVICE enf:search { [] enf:query "  ?! " ; enf:hit ?p } }')
