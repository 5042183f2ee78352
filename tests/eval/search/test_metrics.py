import math

import pytest

from tests.eval.search.metrics import Gold, Hit, estimate, is_right, quality


def hit(start, end, document="plan"):
    return Hit(document, start, end, "fr")


def gold(start, end, grade, key=None, document="plan"):
    return Gold(key or f"{document} {start}", document, (start, end), "fr", grade)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (hit(0, 100), True),
        (hit(0, 51), True),
        (hit(0, 49), True),  # short, but all of it is answer and it is nearly half of it
        (hit(80, 300), False),  # a fifth of the answer, lost in other words
        (hit(80, 120), False),
        (hit(0, 100, document="minutes"), False),
    ],
)
def test_a_hit_is_right_when_it_has_the_words_of_the_answer(found, right):
    assert is_right(found, gold(0, 100, 2)) is right


def test_the_best_order_is_perfect():
    figures = quality([hit(0, 100), hit(200, 300)], [gold(0, 100, 2), gold(200, 300, 1)])
    assert (figures.ndcg, figures.reciprocal_rank, figures.recall) == (1, 1, 1)


def test_a_helpful_hit_before_the_answer_costs():
    figures = quality([hit(200, 300), hit(0, 100)], [gold(0, 100, 2), gold(200, 300, 1)])
    assert figures.ndcg == pytest.approx((1 + 3 / math.log2(3)) / (3 + 1 / math.log2(3)))
    assert figures.reciprocal_rank == 0.5


def test_a_second_copy_is_neither_gain_nor_loss():
    copies = [gold(0, 100, 2, "promise"), gold(500, 600, 2, "promise"), gold(200, 300, 2)]
    assert quality([hit(0, 100), hit(500, 600), hit(200, 300)], copies).ndcg == 1


def test_a_hit_with_two_answers_takes_two_ranks():
    both = [gold(0, 100, 2), gold(100, 200, 1)]
    assert quality([hit(0, 200)], both) == quality([hit(0, 100), hit(100, 200)], both)


def test_nothing_found_is_zero():
    assert quality([hit(900, 950)], [gold(0, 100, 2)]).ndcg == 0


def test_help_alone_has_no_reciprocal_rank():
    assert quality([hit(0, 100)], [gold(0, 100, 1)]).reciprocal_rank is None


def test_an_answer_after_twenty_hits_is_not_recalled():
    far = [hit(1000 * rank, 1000 * rank + 50) for rank in range(1, 21)]
    assert quality([*far, hit(0, 100)], [gold(0, 100, 2)]).recall == 0


def test_the_interval_of_an_estimate_holds_its_mean_and_narrows_with_more_questions():
    few, many = estimate([0.0, 1.0] * 5), estimate([0.0, 1.0] * 500)
    assert few.low < few.mean == 0.5 < few.high
    assert many.high - many.low < few.high - few.low


def test_what_has_no_figure_is_left_out_of_the_mean():
    assert estimate([None, 1.0]).mean == 1
    assert math.isnan(estimate([]).mean)
