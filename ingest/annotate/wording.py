"""Words compared: keys under which two wordings are the same name."""

from __future__ import annotations

import re
import unicodedata
from itertools import filterfalse

SMALL_WORDS = frozenset(
    "le la les l un une des du de d et a au aux en sur pour contre the of and for on in to an by with from charge chargee"
    " son sa ses leur leurs".split()
)
VARIANTS = (
    (re.compile(r"\b(?:en charge|charges|chargees?|charge)\b"), "charge"),
    (re.compile(r"\bdeleguee?s?\b"), "delegue"),
    (re.compile(r"\bpremiere\b"), "premier"),
    (re.compile(r"\bpresidente\b"), "president"),
    (re.compile(r"\bdirectrice\b"), "directeur"),
    (re.compile(r"\bdefenseure\b"), "defenseur"),
)


NOT_WORDS = re.compile(r"[^\w]+")


def fold(words: str) -> str:
    """Return words in lower case without accents, quotes and punctuation."""
    plain = words.lower()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.replace("œ", "oe"))
        plain = "".join(filterfalse(unicodedata.combining, decomposed))
    return " ".join(NOT_WORDS.sub(" ", plain).split())


def fold_key(words: str) -> str:
    """Return the key of a name: folded, without small words, variants of a post made one."""
    folded = fold(words)
    for pattern, replacement in VARIANTS:
        folded = pattern.sub(replacement, folded)
    return " ".join(_singular(word) for word in folded.split() if word not in SMALL_WORDS) or folded


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def content_words(words: str) -> frozenset[str]:
    """Return the stems that carry the meaning: first six letters of words that are not small."""
    return frozenset(word[:6] for word in fold(words).split() if word not in SMALL_WORDS and len(word) > 2)


def is_acronym_of(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym stand in this order in the name, the first one first."""
    letters = fold(acronym).replace(" ", "")
    rest = iter(fold(name).replace(" ", ""))
    initial = fold(name)[:1]
    return len(letters) > 1 and letters[0] == initial and all(letter in rest for letter in letters)
