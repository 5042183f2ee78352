from tests.eval.floors import below, raised, read_floors, write_floors

FLOORS = {"test": {"fr": {"plan": 0.8}, "en": {"plan": 0.7}}, "search tune": {"fr": {"mrr": 0.5}}}


def measured(plan, mrr=0.5):
    return {"test": {"fr": {"plan": plan}, "en": {"plan": 0.7}}, "search tune": {"fr": {"mrr": mrr}}}


def test_a_figure_below_its_floor_is_named():
    assert below(FLOORS, measured(0.799)) == ["test fr plan: 0.799, floor 0.800"]
    assert below(FLOORS, measured(0.8)) == []


def test_search_may_differ_by_rounding():
    assert below(FLOORS, measured(0.8, mrr=0.496)) == []
    assert below(FLOORS, measured(0.8, mrr=0.49)) == ["search tune fr mrr: 0.490, floor 0.500"]


def test_a_figure_that_is_no_longer_measured_is_named():
    gone = measured(0.8) | {"search tune": {"fr": {}}}
    assert below(FLOORS, gone) == ["search tune fr mrr: None, floor 0.500"]


def test_floors_only_rise():
    assert raised(FLOORS, measured(0.9, mrr=0.4)) == measured(0.9, mrr=0.5)


def test_a_figure_without_a_floor_gets_none():
    more = measured(0.9) | {"unseen": {"fr": {"plan": 0.5}}}
    more["test"]["fr"]["date"] = 0.9
    assert raised(FLOORS, more) == measured(0.9)


def test_a_part_that_was_not_measured_keeps_its_floors():
    only = {"test": measured(0.9)["test"]}
    assert below(FLOORS, only) == []
    assert raised(FLOORS, only)["search tune"] == FLOORS["search tune"]


def test_floors_are_kept_in_a_file(tmp_path):
    path = tmp_path / "baseline.json"
    assert read_floors(path) == {}
    write_floors(FLOORS, path)
    assert read_floors(path) == FLOORS
