"""The gold cases of plans, actors and measures, in both languages."""

from __future__ import annotations

import pytest

from ingest.evaluation.scoring import trimmed
from tests.ingest.annotate.cases import Case, cases


def named(case: Case) -> str:
    return f"{case.lang}: {case.reason}"


@pytest.mark.parametrize("case", cases("plans"), ids=named)
def test_plans_are_named_as_the_case_says(case):
    assert sorted(case.found("plan")) == sorted(case.expected)


@pytest.mark.parametrize("case", cases("actors"), ids=named)
def test_actors_are_named_as_the_case_says(case):
    assert sorted(case.found("actor")) == sorted(case.expected)


def overlap(text: str, one: str, other: str) -> float:
    start, end = trimmed(text, (text.index(one), text.index(one) + len(one)))
    begin, stop = trimmed(text, (text.index(other), text.index(other) + len(other)))
    return max(0, min(end, stop) - max(start, begin)) / max(end - start, stop - begin)


@pytest.mark.parametrize("case", cases("measures"), ids=named)
def test_measures_are_those_of_the_case_with_their_status(case):
    found = case.found("measure")
    missing = [
        (status, words)
        for status, words in case.expected
        if not any(status == other and overlap(case.text, words, text) >= 0.5 for other, text in found)
    ]
    assert (missing, len(found)) == ([], len(case.expected)), found


def test_french_and_english_cases_are_twins():
    for name in ("plans", "actors", "measures", "amounts"):
        every = cases(name)
        assert sum(case.lang == "fr" for case in every) == sum(case.lang == "en" for case in every)
