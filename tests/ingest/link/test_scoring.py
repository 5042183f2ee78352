"""Which names mean the same thing, and which only look alike."""

import pytest

from ingest.link.scoring import is_vetoed, score
from snapshot.authority import normalise

SAME = [
    ("Secrétariat d’État chargé de la protection de l’enfance", "secrétariat d'État en charge de la protection de l'enfance"),
    ("Plan de lutte contre les violences faites aux enfants", "PLAN DE LUTTE CONTRE LES VIOLENCES FAITES AUX ENFANTS"),
    ("Ministry of Children & Families", "Ministry of Children and Families"),
    ("Stratégie nationale de protection de l’enfance", "stratégie nationale de protection de l'enfance"),
]  # fmt: skip
DIFFERENT = [
    ("Plan de lutte contre les violences faites aux enfants", "Plan de lutte contre les violences faites aux femmes", "content word"),
    ("Third National Action Plan", "Fourth National Action Plan", "ordinal"),
    ("Loi du 5 mars 2007", "Loi du 14 mars 2016", "year"),
    ("Comité interministériel à l’enfance", "Comité interministériel à la jeunesse", "content word"),
    ("Children Act 1989", "Children Act 2004", "year"),
]  # fmt: skip


@pytest.mark.parametrize(("mention", "name"), SAME)
def test_spelling_does_not_part_a_thing_from_its_name(mention, name):
    assert score(mention, name).total >= 0.93


@pytest.mark.parametrize(("mention", "name", "reason"), DIFFERENT)
def test_what_tells_two_things_apart_vetoes_a_link(mention, name, reason):
    assert is_vetoed(normalise(mention), normalise(name)), reason
    assert score(mention, name).total == 0.0


def test_a_score_says_its_parts():
    assert dict(score("Plan Enfance 2020", "Plan Enfance 2021").parts) == pytest.approx(
        {"spelling": 0.94, "words": 1.0, "veto": 1.0}, abs=0.02
    )
