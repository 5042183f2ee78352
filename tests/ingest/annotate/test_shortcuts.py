"""What is looked for before a pattern is tried: no match may be missed by it."""

from __future__ import annotations

import re

import pytest

from ingest.annotate.measures import patterns_en, patterns_fr
from ingest.annotate.measures.tokens import Row, Token, compile_pattern, needed_by
from ingest.annotate.plans import patterns_en as plans_en
from ingest.annotate.plans import patterns_fr as plans_fr
from ingest.records import Span


@pytest.mark.parametrize("data", [plans_fr, plans_en], ids=["fr", "en"])
def test_every_name_of_a_kind_of_plan_holds_a_head(data):
    assert data.HEADS.keys() == data.KINDS.keys()
    for kind, templates in data.KINDS.items():
        for template in templates:
            plain = re.sub(r"\[(\w)\w+\]", r"\1", template).lower()
            assert any(head in plain for head in data.HEADS[kind]), template


def row(*tags: str) -> Row:
    return Row([Token(Span(at, at + 1), "x", tag) for at, tag in enumerate(tags)])


@pytest.mark.parametrize(
    ("pattern", "tags"),
    [
        ("@WILL ADV* !inf:act|soft", ("W", "WILL", "ADV", "V<inf:act:open>")),
        ("@DOIT ADV* SE? !W DE|DET", ("DOIT", "W", "DET")),
        ("!pres/past:vow", ("PRON", "V<pp:act:fix,past:vow:pledge>")),
        ("@A ( DE W )? !pp:act", ("A", "V<pp:act:créer>")),
        ("SE @VERRA !pp/inf:*", ("SE", "VERRA", "V<inf:soft:suivre>")),
    ],
)
def test_a_row_that_a_pattern_matches_holds_what_it_needs(pattern, tags):
    own = row(*tags)
    assert list(own.find(compile_pattern(pattern)))
    assert own.has(needed_by(pattern))


def test_a_row_without_a_tag_that_a_pattern_needs_is_passed_over():
    own = row("WILL", "V<pp:act:opened>")
    assert not own.has(needed_by("@WILL ADV* !inf:act"))
    assert not own.has(needed_by("@SHOULD !pp:act"))


@pytest.mark.parametrize("data", [patterns_fr, patterns_en], ids=["fr", "en"])
def test_every_rule_of_measures_needs_something(data):
    assert all(list(needed_by(pattern)) for pattern, _, _ in data.RULES)
