"""Where a comment, a string or an IRI hides what looks like syntax."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.sparql.lexer import tokens

TABLE = [
    ("SELECT*{}", ["SELECT", "*", "{", "}"]),
    ("?s a ex:École ; $p 'l’été'@fr-CA", ["?s", "a", "ex:École", ";", "$p", "'l’été'", "@fr-CA"]),
    ("# SERVICE <http://x/> {\n?s", ["?s"]),
    ('"SERVICE { \\" }" ?s', ['"SERVICE { \\" }"', "?s"]),
    ("'''a 'b' \" }''' ?s", ["'''a 'b' \" }'''", "?s"]),
    ('"""a ""b"" {""" ?s', ['"""a ""b"" {"""', "?s"]),
    ("'' \"\" ?s", ["''", '""', "?s"]),
    ("<http://exemple.test/#ancre> ?s", ["<http://exemple.test/#ancre>", "?s"]),
    ("?a<?b && ?c>=1.5e3", ["?a", "<", "?b", "&&", "?c", ">=", "1.5e3"]),
    ("ex:a\\(b\\) :b _:noeud", ["ex:a\\(b\\)", ":b", "_:noeud"]),
    ("^ex:p|!ex:q", ["^", "ex:p", "|", "!", "ex:q"]),
    ("'''jamais fermée { ?s", ["'''jamais fermée { ?s"]),
]


@pytest.mark.parametrize(("query", "texts"), TABLE)
def test_splits(query, texts):
    assert [token.text for token in tokens(query)] == texts


def test_an_unclosed_string_says_so():
    assert [token.kind for token in tokens("?s \"jamais fermée\n'x'")] == ["variable", "unclosed"]


@given(st.text(alphabet="SELECT{}()<>\"'\\#?:.@ \nexé1_-^|&", max_size=200))
def test_every_character_is_in_one_token_or_blank(query):
    end = 0
    for token in tokens(query):
        assert query[token.start : token.start + len(token.text)] == token.text
        gap = query[end : token.start]
        assert not gap.strip() or "#" in gap
        end = token.start + len(token.text)
