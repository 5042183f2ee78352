"""What a language gives the date grammar: its words, its patterns, and the shorthand they are written in.

A pattern is a pair: what it means, and a regular expression over folded text (lower case, no accents, plain
spaces, apostrophes and hyphens) in which

* a space is any gap inside a paragraph, a line break included; ``~`` is a hyphen with or without spaces;
* ``<month>`` is a named group that holds a word list or a fragment; ``<month2>`` is the same, a second time;
* what stands before ``@`` must precede the expression and is not part of it.

The meanings are ``trap`` (not a date, and nothing inside it is), ``calendar``, ``season``, ``part`` (quarters
and halves), ``weekday``, ``count`` and its kin (see ``meaning``), or a yearly EDTF value such as ``Y-12-25``.
Earlier patterns win over later ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

GAP = r"(?:\x20{1,9}(?:\n\x20{0,9})?|\n\x20{0,9})"
DASH = r"\x20?-\x20?"

_BEFORE = r"(?<![\w/])(?!(?<=\d[.,-])\d)"
_AFTER = r"(?:(?=t\d\d:)|(?![\w/])(?!(?<=\d)[.-]\d))"
_PLACEHOLDER = re.compile(r"(?<!\?P)<([a-z]+)(\d?)>")

FRAGMENTS = {
    "year": r"(?:1[789]|20|21)\d\d",
    "yy": r"\d\d",
    "num": r"(?:3[01]|[12]\d|0?[1-9])",
    "mm": r"(?:1[0-2]|0[1-9])",
    "n": r"\d{1,3}",
    "quarter": r"[1-4]",
    "half": r"[12]",
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words and patterns of one language, all folded except the five regular expressions on tenses and bounds."""

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    foreign_months: Mapping[str, int]
    """Those of the other language: a line of a bilingual page may be in either."""
    seasons: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, str]
    when: Mapping[str, int]
    modifiers: Mapping[str, str]
    day_suffix: str
    patterns: tuple[tuple[str, str], ...]
    to: str
    """What joins the two ends of a range."""
    between: tuple[str, str]
    """The word before the first end and the word between the ends, for *between … and …*."""
    apposition: str
    """What may stand between a vague expression and the exact date that explains it."""
    year_cue: str
    """Words after which a bare year dates its sentence."""
    until: str
    since: str
    """Words before the day on which something began that still lasts."""
    starting: str
    """Words before the day on which something begins."""
    future: str
    past: str
    has_capital_months: bool
    """Months without a year count only with their capital letter (*may*, *march*)."""


def numbered(words: str, first: int = 1) -> dict[str, int]:
    """Words in calendar order, each with its number; spellings of one thing are joined by ``=``."""
    return {word: n for n, spellings in enumerate(words.split(), first) for word in spellings.split("=")}


def alternatives(words: Iterable[str]) -> str:
    """A group that matches the longest of the words that fits."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(longest_first).replace(" ", GAP) + ")"


def fragments(words: Lexicon) -> dict[str, str]:
    """What each placeholder of a pattern stands for in this language."""
    short_months = words.short_months.keys() - words.months.keys()
    return FRAGMENTS | {
        "day": FRAGMENTS["num"] + words.day_suffix,
        "month": alternatives((*words.months, *(f"{short}\\.?" for short in short_months))),
        "monthname": alternatives(words.months),
        "foreign": alternatives(words.foreign_months),
        "season": alternatives(words.seasons),
        "weekday": alternatives(words.weekdays),
        "number": rf"(?:{FRAGMENTS['n']}|(?<!\w-){alternatives(words.numbers)})",
        "ordinal": alternatives(words.ordinals),
        "unit": alternatives(words.units),
        "when": alternatives(words.when),
        "mod": alternatives(words.modifiers),
    }


def expand(template: str, named: Mapping[str, str]) -> str:
    """A template in the shorthand as a plain regular expression."""
    spaced = template.replace("~", DASH).replace(" ", GAP)
    return _PLACEHOLDER.sub(lambda hole: f"(?P<{hole[1]}{hole[2]}>{named[hole[1]]})", spaced)


def compile_pattern(template: str, named: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern ready to run, its expression in the group ``span``."""
    lead, _, core = template.rpartition("@")
    before = f"(?:{expand(lead, named)})" if lead else ""
    return re.compile(f"{_BEFORE}{before}(?P<span>{expand(core, named)}){_AFTER}")
