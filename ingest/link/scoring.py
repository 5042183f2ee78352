"""How alike a mention and a name of the authority file are, with the parts of the score and its vetoes.

Raw string similarity misleads in this field: « …faites aux enfants » and « …faites aux femmes » are 87 % alike. So a
difference in a content word, a year or an ordinal vetoes a link whatever the score.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from snapshot.authority import normalise

STOP_WORDS = frozenset(
    # French, then English; after normalisation: lower case, no accents, apostrophes split
    "a au aux d de des du en et l la le les ou par pour s sur un une charge chargee aupres "
    "an and at by for in of on or the to with".split()
)
ORDINALS = {
    "premier": 1, "premiere": 1, "first": 1, "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3, "third": 3,
    "quatrieme": 4, "fourth": 4, "cinquieme": 5, "fifth": 5, "sixieme": 6, "sixth": 6,
}  # fmt: skip
NUMBER = re.compile(r"\d+")
WORD_LIKENESS = 84.0
"""Two words are one word inflected or misspelt from this similarity (0-100) up."""


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """How alike two names are, from 0 to 1, and why."""

    total: float
    spelling: float
    """Likeness of the words in alphabetical order."""
    words: float
    """Share of the content words of both names that the other has too."""
    is_vetoed: bool
    """They differ in what tells two things apart; the total is 0."""

    @property
    def parts(self) -> tuple[tuple[str, float], ...]:
        """The parts by name, as they are published beside a candidate."""
        return (("spelling", self.spelling), ("words", self.words), ("veto", float(self.is_vetoed)))


def score(mention: str, name: str) -> Score:
    """Return how alike a mention and a name are.

    Example:
        >>> score("Plan d’aide aux enfants", "Plan d'aide aux femmes").total
        0.0
    """
    ours, theirs = normalise(mention), normalise(name)
    if ours == theirs:
        return Score(total=1.0, spelling=1.0, words=1.0, is_vetoed=False)
    spelling = fuzz.token_sort_ratio(ours, theirs) / 100
    words = _words_shared(content_words(ours), content_words(theirs))
    vetoed = is_vetoed(ours, theirs)
    return Score(0.0 if vetoed else (spelling + words) / 2, spelling, words, vetoed)


def is_vetoed(ours: str, theirs: str) -> bool:
    """Tell whether two normalised names differ in a number, an ordinal or a content word on both sides."""
    if set(NUMBER.findall(ours)) != set(NUMBER.findall(theirs)) or _ordinals(ours) != _ordinals(theirs):
        return True
    a, b = content_words(ours), content_words(theirs)
    return any(not _has_like(word, b) for word in a) and any(not _has_like(word, a) for word in b)


def content_words(normalised: str) -> tuple[str, ...]:
    """Return the words of a normalised name that carry its meaning."""
    return tuple(word for word in normalised.split() if word not in STOP_WORDS and not word.isdigit())


def _ordinals(normalised: str) -> set[int]:
    return {ORDINALS[word] for word in normalised.split() if word in ORDINALS}


def _has_like(word: str, others: tuple[str, ...]) -> bool:
    return any(fuzz.ratio(word, other) >= WORD_LIKENESS for other in others)


def _words_shared(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    if not a or not b:
        return 0.0
    shared = sum(_has_like(word, b) for word in a) + sum(_has_like(word, a) for word in b)
    return shared / (len(a) + len(b))
