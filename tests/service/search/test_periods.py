import pytest

from service.search.periods import find_period, find_years


@pytest.mark.parametrize(
    ("question", "lang", "period"),
    [
        ("les mesures contre les violences depuis 2020", "fr", ("2020", None, "depuis 2020")),
        ("measures against violence since 2020", "en", ("2020", None, "since 2020")),
        ("Qu’a-t-on promis avant 2017\u202f?", "fr", (None, "2016", "avant 2017")),
        ("What was promised before 2017?", "en", (None, "2016", "before 2017")),
        ("les plans annoncés en 2023", "fr", ("2023", "2023", "en 2023")),
        ("plans announced in 2023", "en", ("2023", "2023", "in 2023")),
        ("entre 2019 et 2021, quels foyers", "fr", ("2019", "2021", "entre 2019 et 2021")),
        ("between 2019 and 2021, which homes", "en", ("2019", "2021", "between 2019 and 2021")),
        ("les bilans de 2019 à 2021", "fr", ("2019", "2021", "de 2019 à 2021")),
        ("reviews from 2019 to 2021", "en", ("2019", "2021", "from 2019 to 2021")),
        ("après mars 2021", "fr", ("2021-03", None, "après mars 2021")),
        ("after March 2021", "en", ("2021-03", None, "after March 2021")),
        ("jusqu’en 2022", "fr", (None, "2022", "jusqu’en 2022")),
        ("until 2022", "en", (None, "2022", "until 2022")),
        ("violences en 2023", None, ("2023", "2023", "en 2023")),
    ],
)
def test_the_time_that_a_question_asks_about(question, lang, period):
    found = find_period(question, lang)
    assert (found.start, found.end, found.words) == period


@pytest.mark.parametrize(
    ("question", "lang"),
    [
        ("le plan 2020-2022 a-t-il été appliqué\u202f?", "fr"),  # the name of a plan
        ("was the 2020-2022 plan carried out?", "en"),
        ("la loi de 2016", "fr"),
        ("the act of 2016", "en"),
        ("combien de foyers d’ici 2025", "fr"),  # what is due then was written before
        ("how many homes by 2025", "en"),
        ("depuis quand existe cette ligne", "fr"),
        ("since when is there a helpline", "en"),
    ],
)
def test_other_dates_limit_nothing(question, lang):
    assert find_period(question, lang) is None


def test_years_are_told_from_other_numbers():
    assert find_years("Le plan 2020-2022 et les 1 000 premiers jours, 119, 20201") == ("2020", "2022")
