"""Runs a language's patterns over a text and says which expression stands where."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from snapshot.dates.keys import Window, key_of, windows
from snapshot.dates.lexicon import Lexicon, compile_pattern, expand, fragments
from snapshot.dates.meaning import Expression, read
from snapshot.dates.patterns_en import ENGLISH
from snapshot.dates.patterns_fr import FRENCH

_LANGUAGES = {"fr": FRENCH, "en": ENGLISH}
_MARKS = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what it means, and the key near which it may match."""

    means: str
    pattern: re.Pattern[str]
    key: int
    """Its place among the keys of the grammar."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language, ready to run."""

    language: str
    """``fr`` or ``en``."""
    words: Lexicon
    rules: tuple[Rule, ...]
    keys: tuple[re.Pattern[str] | None, ...]
    joins: re.Pattern[str]
    between: tuple[re.Pattern[str], re.Pattern[str]]
    apposition: re.Pattern[str]
    year_cue: re.Pattern[str]
    bounds: tuple[tuple[str, re.Pattern[str]], ...]
    tenses: tuple[tuple[int, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without capitals, accents and typographic variants, and the way back to its offsets."""

    plain: str
    text: str
    offsets: tuple[int, ...] | None
    """Where each plain character stood; ``None`` when nothing moved."""

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original text of a non-empty span of the plain one."""
        if self.offsets is None:
            return start, end
        last = self.offsets[end] if end < len(self.offsets) else len(self.text)
        return self.offsets[start], last


def _folding() -> dict[int, str]:
    table = {code: unicodedata.normalize("NFD", chr(code))[0].lower() for code in range(0xC0, 0x180)}
    for same in ("'’‘ʼ", "-‐‑‒–—−", " \t\r\v\f\u00a0\u2007\u2009\u202f", "eᵉ", "rʳ", "n\u207f"):
        table |= {ord(variant): same[0] for variant in same[1:]}
    return table


_FOLDING = _folding()


def fold(text: str) -> Folded:
    """The text as the patterns read it, one plain character for each character that is not a combining mark."""
    offsets = None
    letters = text
    if _MARKS.search(text):
        offsets = tuple(i for i, letter in enumerate(text) if not _MARKS.match(letter))
        letters = "".join(text[i] for i in offsets)
    return Folded(letters.translate(_FOLDING).lower(), text, offsets)


def grammar_for(lang: str) -> Grammar:
    """The grammar of a BCP 47 tag.

    Raises:
        ValueError: the language is neither French nor English.
    """
    language = lang.partition("-")[0].lower()
    if language not in _LANGUAGES:
        raise ValueError(f"Dates can be read in French (fr) and English (en), not in {lang!r}.")
    return _compiled(language)


@cache
def _compiled(language: str) -> Grammar:
    words = _LANGUAGES[language]
    named = fragments(words)
    key_of_rule = [key_of(template, named) for _, template in words.patterns]
    keys = list(dict.fromkeys(key_of_rule))
    return Grammar(
        language=language,
        words=words,
        rules=tuple(
            Rule(means, compile_pattern(template, named), keys.index(key))
            for (means, template), key in zip(words.patterns, key_of_rule, strict=True)
        ),
        keys=tuple(re.compile(key) if key else None for key in keys),
        joins=re.compile(expand(words.to, named)),
        between=(re.compile(expand(words.between[0], named)), re.compile(expand(words.between[1], named))),
        apposition=re.compile(expand(words.apposition, named)),
        year_cue=re.compile(words.year_cue),
        bounds=(
            ("until", re.compile(rf"(?<!\w){words.until}\s*$")),
            ("since", re.compile(rf"(?<!\w){words.since}\s*$")),
            ("from", re.compile(rf"(?<!\w){words.starting}\s*$")),
        ),
        tenses=((1, re.compile(words.future)), (-1, re.compile(words.past))),
    )


def expressions(folded: Folded, grammar: Grammar) -> list[Expression]:
    """The calendar expressions of a text in reading order, none overlapping another.

    The rules are applied in their order; what an earlier one has explained is not looked at again.
    """
    plain = folded.plain
    taken = bytearray(len(plain))
    near = [tuple(windows(plain, key)) for key in grammar.keys]
    found: list[Expression] = []
    for rule in grammar.rules:
        for window in near[rule.key]:
            found += _matches(rule, folded, grammar.words, window, taken)
    return sorted(found, key=lambda expression: expression.start)


def _matches(
    rule: Rule, folded: Folded, words: Lexicon, window: Window, taken: bytearray
) -> Iterator[Expression]:
    """What a rule finds in a window; ``taken`` marks the characters that are explained."""
    for match in rule.pattern.finditer(folded.plain, *window):
        start, end = match.span("span")
        if taken.find(1, start, end) >= 0:
            continue
        is_trap = rule.means == "trap"
        expression = None if is_trap else _understood(rule.means, match, folded, words)
        if expression or is_trap:
            taken[start:end] = b"\1" * (end - start)
        if expression:
            yield expression


def _understood(means: str, match: re.Match[str], folded: Folded, words: Lexicon) -> Expression | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    if words.has_capital_months and not _has_capital(match, folded):
        return None
    return read(means, groups, words, folded.source(*match.span("span")))


def _has_capital(match: re.Match[str], folded: Folded) -> bool:
    """Whether a month without a year is written as a name and not as a verb: *in May*, *it may*."""
    groups = match.groupdict()
    name = "monthname" if "monthname" in groups else "month"
    if not groups.get(name) or groups.get("year") or groups.get("yearwhen"):
        return True
    start, _ = folded.source(*match.span(name))
    return folded.text[start].isupper()
