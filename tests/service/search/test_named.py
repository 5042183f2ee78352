import pytest

from service.search.literals import find_countries
from service.search.named import find_named, known_names

NAMES = {
    "aide sociale a l enfance": ("actor", "fr-ase"),
    "ase": ("actor", "fr-ase"),
    "aide sociale": ("actor", "fr-aide-sociale"),
    "loi aubepin": ("plan", "fr-loi-aubepin"),
    "aubepin act": ("plan", "fr-loi-aubepin"),
    "stop": ("plan", "fr-stop"),
    "ecosse": ("country", "GB-SCT"),
}


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Que prévoit la loi Aubépin\u202f?", ["fr-loi-aubepin"]),
        ("what does the Aubépin Act provide", ["fr-loi-aubepin"]),
        ("les enfants de l’Aide sociale à l’enfance", ["fr-ase"]),  # the longest name
        ("la loi Aubépin en Écosse", ["fr-loi-aubepin", "GB-SCT"]),
        ("sortir de l’ASE", ["fr-ase"]),
        ("la ligne STOP", ["fr-stop"]),
        ("how to stop violence", []),  # an ordinary word
        ("une phase", []),
    ],
)
def test_names_in_a_question(question, named):
    assert [one.value for one in find_named(question, NAMES)] == named


def test_the_collection_knows_its_plans_actors_and_countries(snapshot):
    names = known_names(snapshot)
    assert names["plan rivage 2021 2024"] == ("plan", "plan-rivage-2021-2024")
    assert names["ministere de l enfance"] == ("actor", "ministere-de-l-enfance")
    assert names["france"] == names["french"] == ("country", "FR")
    assert "bresil" not in names


@pytest.mark.parametrize("question", ["les droits de l’enfant au Brésil", "children’s rights in Brazil"])
def test_countries_that_the_collection_may_not_have(question):
    assert find_countries(question) == ("BR",)
