"""What a pattern of dates can't match without."""

from __future__ import annotations

import re

import pytest

from snapshot.dates.keys import key_of, windows

NAMED = {"month": "(?:may|june)", "year": r"\d{4}", "number": r"(?:\d|two)", "unit": "(?:days|weeks)"}


@pytest.mark.parametrize(
    ("template", "key"),
    [
        ("(?:early )?<month> <year>", r"\b(?:may|june)"),
        ("in <number> <unit>'s? time", "time"),
        ("(?:by|before) the @rentree(?: scolaire)?", "rentree"),
        ("<number> <unit> (?:later|earlier)", r"\b(?:days|weeks)"),
        (r"\d{1,2} ?h(?:ours?)?", r"\d+"),
        ("(?:www|http):?<year>?", None),
        (r"[a-z\d]+(?! always)", None),
    ],
)
def test_the_key_of_a_pattern_is_what_every_match_holds(template, key):
    assert key_of(template, NAMED) == key


def test_windows_around_a_key_are_disjoint_and_hold_it():
    text = "may " + "x " * 200 + "june, then may again"
    found = list(windows(text, re.compile("may|june")))
    assert [("may" in text[start:end], "june" in text[start:end]) for start, end in found] == [
        (True, False),
        (True, True),
    ]
    assert found[0][1] < found[1][0]


def test_without_a_key_the_whole_text_is_looked_at():
    assert list(windows("some text", None)) == [(0, 9)]
