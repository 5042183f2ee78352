"""Themes of measures: the words that speak of each, per language."""

from __future__ import annotations

import re
from functools import cache

from ingest.annotate import themes_en, themes_fr
from ingest.annotate.wording import fold

STRONG, WEAK = 3, 1


@cache
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    tables = themes_fr.THEMES if lang == "fr" else themes_en.THEMES
    return tuple((theme, _words(strong), _words(weak)) for theme, (strong, weak) in tables.items())


def _words(stems: str) -> re.Pattern[str]:
    alternatives = "|".join(stem.replace("_", " ") for stem in stems.split()) or "(?!)"
    return re.compile(rf"\b(?:{alternatives})")


def themes(words: str, around: str, lang: str) -> tuple[str, ...]:
    """Return the one or two themes of a measure, from its words first and from its section's words next."""
    own, other = fold(words), fold(around)
    scores = {}
    for theme, strong, weak in _patterns(lang):
        score = STRONG * 2 * len(strong.findall(own)) + WEAK * 2 * len(weak.findall(own))
        score += STRONG * bool(strong.search(other)) + WEAK * bool(weak.search(other))
        if score:
            scores[theme] = score
    ranked = sorted(scores, key=lambda theme: -scores[theme])
    if not ranked:
        return ("governance",)
    return tuple(theme for theme in ranked[:2] if 3 * scores[theme] >= scores[ranked[0]])
