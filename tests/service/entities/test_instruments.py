import pytest

from service.entities.instruments import actor, actors, plan, plans
from service.entities.selection import KindFilters
from service.entities.themes import theme_names, themes


def test_plans_with_most_measures_come_first(snapshot):
    found = plans(snapshot, KindFilters())
    assert [(one.id, one.kind, one.measures, one.documents) for one in found] == [
        ("plan-rivage-2021-2024", "plan", 4, 2),
        ("tidewater-inquiry", "inquiry", 1, 1),
    ]


def test_a_plan_has_its_name_in_each_language(snapshot):
    labels = plan(snapshot, "plan-rivage-2021-2024").labels
    assert labels == {"fr": "Plan «\u202fRivage\u202f» 2021-2024", "en": "Rivage plan"}


def test_a_plan_comes_with_its_measures_axes_dates_and_sources(snapshot):
    found = plan(snapshot, "plan-rivage-2021-2024")
    assert found.statuses == {"announced": 3, "done": 1}
    assert sum(found.statuses.values()) == len(found.contains) == found.measures
    assert [part.label for part in found.parts] == ["Repérer les violences"]
    assert [who.label for who in found.announcers] == ["ministre de l’Enfance"]
    assert [(date.edtf, date.verbatim) for date in found.dates] == [("2021/2024", "2021-2024")]
    assert {source.document.id for source in found.sources} == {"fr-bilan-rivage-2023", "fr-plan-rivage-2021"}


def test_actors_with_most_measures_come_first(snapshot):
    first = actors(snapshot, KindFilters())[0]
    assert (first.id, first.announced, first.responsible) == ("ministere-de-l-enfance", 5, 1)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"kind": ("person",)}, ["claire-aubepin"]),
        ({"q": "aubepin"}, ["claire-aubepin"]),
        ({"q": "ministry"}, ["ministere-de-l-enfance"]),
        ({"q": "Sam Doe"}, []),
    ],
)
def test_actors_are_found_by_kind_and_by_name_in_either_language(snapshot, filters, expected):
    assert [one.id for one in actors(snapshot, KindFilters(**filters))] == expected


def test_a_post_names_its_holder_and_a_person_their_post(snapshot):
    assert [one.label for one in actor(snapshot, "ministre-de-l-enfance").holders] == ["Claire Aubépin"]
    assert [one.label for one in actor(snapshot, "claire-aubepin").posts] == ["ministre de l’Enfance"]


def test_no_status_is_given_to_an_actor(snapshot):
    assert "status" not in actor(snapshot, "claire-aubepin").model_dump()


def test_what_is_not_there_is_none(snapshot):
    assert plan(snapshot, "no-such-plan") is None
    assert actor(snapshot, "> } DROP ALL #") is None


def test_the_fifteen_themes_in_order_with_their_measures(snapshot):
    found = themes(snapshot)
    assert [theme.id for theme in found][:3] == ["violence", "sexual", "online"]
    assert len(found) == 15
    assert {theme.id: theme.measures for theme in found if theme.measures} == {
        "violence": 5,
        "care": 1,
        "health": 1,
        "workforce": 1,
    }


def test_a_theme_goes_by_the_parts_of_its_label(snapshot):
    assert {"Violences", "maltraitances", "neglect"} <= set(theme_names(snapshot)["violence"])
