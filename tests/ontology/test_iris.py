from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ontology import iris

PARTS = st.lists(st.text(min_size=1), min_size=1, max_size=4)


@given(st.sampled_from(iris.KINDS), PARTS, st.sampled_from([iris.DEFAULT_BASE, "http://localhost:8000/id/"]))
def test_what_is_minted_is_parsed(kind, parts, base):
    name = iris.parse(iris.mint(kind, *parts, base=base), base)
    assert name == iris.Name(kind, tuple(map(iris.segment, parts)))


@given(st.text(), st.text())
def test_different_ids_get_different_segments(one, other):
    assume(normalize("NFC", one) != normalize("NFC", other))
    assert iris.segment(one) != iris.segment(other)


def test_ids_that_differ_only_in_what_a_slug_drops_stay_apart():
    ids = ["plan été", "plan ete", "Plan été", "plan/été", "plan-ete", "plan_ete"]
    assert len({iris.segment(name) for name in ids}) == len(ids)


@given(st.text())
def test_a_segment_and_a_slug_stay_as_they_are(text):
    assert iris.segment(iris.segment(text)) == iris.segment(text)
    assert iris.segment(iris.slug(text)) == iris.slug(text)
    assert len(iris.slug(text)) <= iris.SLUG_LENGTH


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("Pacte pour l’enfance", "pacte-pour-l-enfance"),
        ("pacte pour l'Enfance", "pacte-pour-l-enfance"),
        ("Cœur de l’État", "coeur-de-l-etat"),
        ("Stratégie 2020-2022", "strategie-2020-2022"),
        ("Keeping Children Safe: a strategy", "keeping-children-safe-a-strategy"),
        ("Protection\u00a0: l’« école »\u202f!", "protection-l-ecole"),
        ("E\u0301cole", "ecole"),
    ],
)
def test_slugs_of_labels(label, slug):
    assert iris.slug(label) == slug


def test_long_labels_that_start_alike_stay_apart():
    start = "Stratégie nationale de prévention et de protection de l’enfance et de l’adolescence "
    assert iris.slug(start + "2020") != iris.slug(start + "2030")
    assert iris.slug(start + "2020").startswith("strategie-nationale-de-prevention-et-de-protection-")


@pytest.mark.parametrize(
    "iri",
    [
        "https://example.org/id/plan/pacte",
        "https://w3id.org/enfance/id/planet/pacte",
        "https://w3id.org/enfance/id/plan",
        "https://w3id.org/enfance/id/plan/",
        "https://w3id.org/enfance/id/plan/à-part",
        "https://w3id.org/enfance/id/plan/../secret",
    ],
)
def test_other_addresses_name_nothing(iri):
    assert iris.parse(iri) is None


def test_an_iri_needs_a_part():
    with pytest.raises(ValueError, match="plan"):
        iris.mint("plan")
