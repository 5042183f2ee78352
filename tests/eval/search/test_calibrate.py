from tests.eval.search.calibrate import MOST_LOST, threshold


def test_few_answerable_questions_of_either_language_fall_below_the_threshold():
    french = [("fr", value / 100) for value in range(20, 120)]
    english = [("en", value / 100) for value in range(60, 160)]
    lowest = threshold([*french, *english])
    for asked in (french, english):
        assert sum(value < lowest for _, value in asked) <= MOST_LOST * len(asked)


def test_the_threshold_is_no_lower_than_it_must_be():
    assert threshold([("fr", 0.2), *[("fr", 0.5)] * 39, *[("en", 0.7)] * 40]) == 0.5
