"""Themes of measures: the words that speak of each, per language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.annotate import themes_en, themes_fr
from ingest.annotate.wording import fold

STRONG, WEAK = 3, 1


BEGINNING = re.compile(r"[a-z0-9]{1,3}(?![?*])")
"""The first letters of a stem that none of its words lacks."""


@dataclass(frozen=True, slots=True)
class Stems:
    """The words that speak of a theme."""

    beginnings: frozenset[str]
    """Their first letters: most texts are told by them to hold none."""
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, stems: str) -> Stems:
        """Compile a list of stems."""
        beginnings = frozenset(BEGINNING.findall(stem)[0] for stem in stems.split())
        alternatives = "|".join(stem.replace("_", " ") for stem in stems.split()) or "(?!)"
        return cls(beginnings, re.compile(rf"\b(?:{alternatives})"))


@cache
def _stems(lang: str) -> tuple[tuple[str, Stems, Stems], ...]:
    tables = themes_fr.THEMES if lang == "fr" else themes_en.THEMES
    return tuple((theme, Stems.of(strong), Stems.of(weak)) for theme, (strong, weak) in tables.items())


def themes(words: str, around: str, lang: str) -> tuple[str, ...]:
    """Return the one or two themes of a measure, from its words first and from its section's words next."""
    own, other = fold(words), fold(around)
    beginnings = {word[:letters] for word in f"{own} {other}".split() for letters in (1, 2, 3)}
    scores = {}
    for theme, *both in _stems(lang):
        score = 0
        for stems, weight in zip(both, (STRONG, WEAK), strict=True):
            if not stems.beginnings.isdisjoint(beginnings):
                score += 2 * weight * len(stems.pattern.findall(own))
                score += weight * bool(stems.pattern.search(other))
        if score:
            scores[theme] = score
    ranked = sorted(scores, key=lambda theme: -scores[theme])
    if not ranked:
        return ("governance",)
    return tuple(theme for theme in ranked[:2] if 3 * scores[theme] >= scores[ranked[0]])
