"""Conjugation and the words that stand for verbs."""

from __future__ import annotations

import pytest

from ingest.annotate.verbs import lexicon
from ingest.annotate.verbs.english import conjugate as english
from ingest.annotate.verbs.french import conjugate as french


@pytest.mark.parametrize(
    ("lemma", "form", "word"),
    [
        ("financer", "pres", "finançons"),
        ("protéger", "pres", "protège"),
        ("protéger", "fut", "protégera"),
        ("expérimenter", "pres", "expérimente"),
        ("geler", "fut", "gèlera"),
        ("déployer", "fut", "déploiera"),
        ("renouveler", "pres", "renouvelle"),
        ("établir", "pres", "établissent"),
        ("prévoir", "fut", "prévoira"),
        ("promouvoir", "pres", "promeut"),
        ("étendre", "pp", "étendues"),
        ("mettre", "pp", "mises"),
        ("inscrire", "pres", "inscrivent"),
    ],
)
def test_french_forms(lemma, form, word):
    assert (form, word) in set(french(lemma))


@pytest.mark.parametrize(
    ("lemma", "form", "word"),
    [
        ("ban", "past", "banned"),
        ("commit", "ing", "committing"),
        ("launch", "pres", "launches"),
        ("notify", "past", "notified"),
        ("make", "ing", "making"),
        ("oversee", "ing", "overseeing"),
        ("see", "pp", "seen"),
        ("undertake", "past", "undertook"),
        ("set", "ing", "setting"),
        ("offer", "ing", "offering"),
        ("limit", "past", "limited"),
    ],
)
def test_english_forms(lemma, form, word):
    assert (form, word) in set(english(lemma))


def test_no_verb_both_acts_and_only_describes():
    for lang in ("fr", "en"):
        for word, readings in lexicon(lang).items():
            classes = {verb_class for form, verb_class, _ in readings if form == "inf"}
            assert not {"act", "state"} <= classes, word
