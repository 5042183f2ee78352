"""What a pattern can't match without: it is tried only near the places of a text where that stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from snapshot.dates.lexicon import FRAGMENTS

Window = tuple[int, int]

_REACH = 70
"""Characters kept on both sides of a key: longer than any expression and the words it needs before it."""
_OPAQUE = re.compile(r"\\[()]|\[[^\]]*\]")
_GROUP = re.compile(
    r"\((?P<kind>\?(?::|=|!|<=|<!|P=\w+|P<\w+>))?(?P<inside>[^()]*)\)(?P<optional>\?|\{0,\d\})?"
)
_OPTIONAL = re.compile(r"(?:<\w+>|\\.|.)(?:[?*]|\{0,\d\})")
_WORD = re.compile(r"(?<![\\<a-z])[a-z]{4,}(?![a-z>])")
_LOOKAROUND = {"?=", "?!", "?<=", "?<!"}
_NAMES = ("foreign", "season", "weekday", "monthname", "month")
_NUMBERS = ("ordinal", "when", "year", "mod", "unit", "day", "num", "n", "mm", "yy", "quarter", "half")
"""Placeholders, the rarest in a text first."""
_DIGITS = r"\d+"
_GAP = "\N{SYMBOL FOR NULL}"
"""In place of what may be missing or be one thing or another."""


def key_of(template: str, named: Mapping[str, str]) -> str | None:
    """An expression for what every match of a pattern holds and few places of a text do; ``None`` without any.

    It is a name of the calendar, else the longest word, else a number.

    Args:
        template: The pattern, in the shorthand of ``lexicon``.
        named: What each placeholder stands for.
    """
    needed = _needed(template)
    if "|" in needed:
        return None
    held = [name for name in (*_NAMES, *_NUMBERS) if re.search(rf"<{name}\d?>", needed)]
    words = _WORD.findall(needed)
    if words and not set(held) & set(_NAMES):
        return str(max(words, key=len))
    if held:
        return _DIGITS if held[0] in FRAGMENTS and held[0] != "year" else rf"\b{named[held[0]]}"
    return _DIGITS if r"\d" in needed else None


def _needed(template: str) -> str:
    """A pattern without its groups: what may be missing, and alternatives, give way to gaps."""
    needed = _OPAQUE.sub(_GAP, template.replace("@", ""))
    while _GROUP.search(needed):
        needed = _GROUP.sub(_inside, needed)
    return _OPTIONAL.sub(_GAP, needed)


def _inside(group: re.Match[str]) -> str:
    is_open = group["optional"] or group["kind"] in _LOOKAROUND or "|" in group["inside"]
    return _GAP if is_open else group["inside"]


def windows(text: str, key: re.Pattern[str] | None) -> Iterable[Window]:
    """Disjoint stretches of text around a key, each with room for a whole expression."""
    return _around(text, key) if key else ((0, len(text)),)


def _around(text: str, key: re.Pattern[str]) -> Iterator[Window]:
    start = end = 0
    for found in key.finditer(text):
        if end < found.start() - _REACH:
            if end:
                yield start, end
            start = found.start() - _REACH
        end = min(len(text), found.end() + _REACH)
    if end:
        yield start, end
