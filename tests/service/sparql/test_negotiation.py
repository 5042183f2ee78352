"""Which format and language a client gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.sparql.formats import ROWS, SHORT_NAMES, TRIPLES
from service.sparql.negotiation import best_language, best_media_type

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

TABLE = [
    ("", "application/sparql-results+json"),
    ("*/*", "application/sparql-results+json"),
    ("text/csv", "text/csv"),
    ("TEXT/CSV ; charset=utf-8", "text/csv"),
    ("text/*", "text/csv"),
    ("text/*;q=0.3, application/json;q=0.4", "application/json"),
    ("text/csv;q=0.2, text/tab-separated-values;q=0.9", "text/tab-separated-values"),
    ("application/sparql-results+xml, */*;q=0.1", "application/sparql-results+xml"),
    # A range says nothing about a type that is named beside it
    ("application/sparql-results+json;q=0, application/*", "application/json"),
    ("*/*;q=0.5, application/sparql-results+json;q=0.1, text/csv;q=0.6", "text/csv"),
    (BROWSER, "application/xml"),
    ("text/csv;q=beaucoup", "text/csv"),
    ("text/html", None),
    ("text/csv;q=0", None),
    ("*/*;q=0", None),
    ("text/turtle", None),
]
ANY = st.sampled_from([*ROWS, *TRIPLES, "text/html", "text/*", "application/*", "*/*"])
WEIGHTS = st.sampled_from(["", ";q=1", ";q=0.5", ";q=0.001", ";q=0", "; charset=utf-8;q=0.7"])


@pytest.mark.parametrize(("accept", "chosen"), TABLE)
def test_rows(accept, chosen):
    assert best_media_type(accept, ROWS) == chosen


@given(st.lists(st.tuples(ANY, WEIGHTS), max_size=6), st.sampled_from([ROWS, TRIPLES]))
def test_chooses_an_available_type_that_is_not_ruled_out(ranges, available):
    chosen = best_media_type(", ".join(name + weight for name, weight in ranges), available)
    if chosen is not None:
        assert chosen in available
        assert dict(ranges).get(chosen) != ";q=0"


@given(st.sampled_from([*ROWS]), st.lists(st.tuples(ANY, st.just(";q=0.5")), max_size=5))
def test_a_type_that_is_liked_best_wins(name, others):
    others = [other for other in others if other[0] != name]
    header = ", ".join([*(range_ + weight for range_, weight in others), name])
    assert best_media_type(header, ROWS) == name


@given(st.text(max_size=80))
def test_no_header_is_an_error(header):
    assert best_media_type(header, ROWS) in {None, *ROWS}
    assert best_language(header) in {"fr", "en"}


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("", "en"),
        ("fr", "fr"),
        ("en", "en"),
        ("fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ("en-GB,en;q=0.9,fr;q=0.8", "en"),
        ("de, fr;q=0.5", "fr"),
        ("de, en;q=0.5", "en"),
        ("de", "en"),
        ("*", "en"),
        ("en;q=0, *", "fr"),
    ],
)
def test_language(header, lang):
    assert best_language(header) == lang


def test_short_names_cover_every_format():
    known = {*ROWS.values(), *TRIPLES.values()}
    assert {({**ROWS, **TRIPLES})[media_type] for media_type in SHORT_NAMES.values()} == known
