"""The marked-up sentences of tests/gold/dates.<lang>.txt: what is found, where, and what it is worth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from snapshot.dates import DateMention, find_dates

GOLD = Path(__file__).parents[1] / "gold"
CASE = re.compile(r"\[(?P<reference>[^\]]*)\] (?P<sentence>.*?)\s+# (?P<reason>.+)")
MARKED = re.compile(r"\{(?P<free>\? )?(?P<words>[^{}]*?) => (?P<value>[^{}]+)\}")
ESCAPE = re.compile(r"\\(?:n|u([0-9a-f]{4}))")


@dataclass(frozen=True, slots=True)
class Case:
    """One line: a sentence, the dates it must give, and those it may give."""

    text: str
    reference: str | None
    required: tuple[DateMention, ...]
    free: tuple[DateMention, ...]
    reason: str


def read_cases(lang: str):
    lines = (GOLD / f"dates.{lang}.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if line and not line.startswith("#"):
            yield pytest.param(lang, read_case(line), id=f"{lang}-line-{number}")


def read_case(line: str) -> Case:
    match = CASE.fullmatch(line)
    assert match, f"not a case: {line}"
    marked = ESCAPE.sub(lambda escape: chr(int(escape[1], 16)) if escape[1] else "\n", match["sentence"])
    text, required, free, position = "", [], [], 0
    for mark in MARKED.finditer(marked):
        text += marked[position : mark.start()]
        date = read_date(len(text), mark["words"], mark["value"].split())
        (free if mark["free"] else required).append(date)
        text += mark["words"]
        position = mark.end()
    text += marked[position:]
    return Case(text, match["reference"] or None, tuple(required), tuple(free), match["reason"])


def read_date(start: int, words: str, value: list[str]) -> DateMention:
    edtf, *marks = value
    modifier = next((mark for mark in marks if mark in {"early", "mid", "late"}), None)
    bound = next((mark for mark in marks if mark in {"until", "since"}), None)
    assert len(marks) == bool(modifier) + bool(bound) + ("relative" in marks), f"unknown mark in {value}"
    return DateMention(start, start + len(words), edtf, modifier, bound, "relative" in marks)


CASES = [*read_cases("fr"), *read_cases("en")]


@pytest.mark.parametrize(("lang", "case"), CASES)
def test_dates_of_a_sentence(lang, case):
    found = find_dates(case.text, lang, case.reference)
    required = [date for date in found if date not in case.free]
    assert required == list(case.required), f"{case.reason}: {case.text!r}"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_language_has_enough_cases(lang):
    cases = [case.values[1] for case in CASES if case.values[0] == lang]
    traps = [case for case in cases if not case.required and not case.free]
    assert len(cases) >= 150
    assert len(traps) >= 20
