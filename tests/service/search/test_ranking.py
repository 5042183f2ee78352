import numpy as np
import pytest

from service.search.ranking import Ranking


@pytest.fixture
def ranking():
    """Four units, best first: 7, 2, 5, 3."""
    values = np.array([0.9, 0.7, 0.6, 0.1])
    return Ranking(np.array([7, 2, 5, 3]), values, values, np.tile(values[:, None], 5))


def test_units_that_say_the_same_become_the_best_of_them(ranking):
    same = np.array([0, 1, 2, 3, 4, 2, 6, 7])  # 5 says what 2 says
    folded = ranking.folded(same)
    assert folded.units.tolist() == [7, 2, 3]
    assert folded.repeats == {2: (5,)}


def test_what_repeats_a_repeat_stays_known(ranking):
    once = ranking.folded(np.array([0, 1, 2, 3, 4, 2, 6, 7]))
    twice = once.folded(np.array([0, 1, 7, 3, 4, 5, 6, 7]))  # 2 translates 7
    assert twice.units.tolist() == [7, 3]
    assert twice.repeats[7] == (2, 5)


def test_units_that_differ_stay(ranking):
    assert ranking.folded(np.arange(8)).units.tolist() == [7, 2, 5, 3]


def test_groups_stand_where_their_best_unit_stands(ranking):
    assert [*ranking.grouped(np.array([0, 0, 1, 0, 0, 0, 0, 1]))] == [[0, 1], [2, 3]]
