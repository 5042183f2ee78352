"""Verb forms: what a word of a text may be a form of, generated from lists of lemmas by conjugation."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ingest.annotate.verbs import english, french, lemmas_en, lemmas_fr

if TYPE_CHECKING:
    from collections.abc import Mapping

Reading = tuple[str, str, str]
"""Form (``inf``, ``pres``, ``past``, ``pp``, ``ing``, ``fut``, ``cond``), class (``act``, ``say``, …), lemma."""


@cache
def lexicon(lang: str) -> Mapping[str, tuple[Reading, ...]]:
    """Return every known verb form of a language with its readings, in lower case."""
    classes = lemmas_fr.CLASSES if lang == "fr" else lemmas_en.CLASSES
    conjugate = french.conjugate if lang == "fr" else english.conjugate
    readings: dict[str, list[Reading]] = {}
    for verb_class, lemmas in classes.items():
        for lemma in lemmas.split():
            for form, word in conjugate(lemma):
                readings.setdefault(word, []).append((form, verb_class, lemma))
    return {word: tuple(found) for word, found in readings.items()}
