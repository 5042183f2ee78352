import pytest

from service.web.dates import spell_date

WORDS = [
    ("2021-03-18", "18\u00a0mars 2021", "18\u00a0March 2021"),
    ("2021-03-01", "1er\u00a0mars 2021", "1\u00a0March 2021"),
    ("2022-03", "mars 2022", "March 2022"),
    ("2022", "2022", "2022"),
    ("2023-21", "printemps 2023", "spring 2023"),
    ("2023-24", "hiver 2023", "winter 2023"),
    ("2022~", "vers 2022", "about 2022"),
    ("2020/2022", "2020-2022", "2020–2022"),
    ("2021-03-18/2022-06", "18\u00a0mars 2021 – juin 2022", "18\u00a0March 2021 – June 2022"),
    ("2021/..", "depuis 2021", "since 2021"),
    ("../2024-09", "jusqu’à septembre 2024", "until September 2024"),
    ("2022-02-30", "2022-02-30", "2022-02-30"),
    ("XXXX-11-20", "XXXX-11-20", "XXXX-11-20"),
]


@pytest.mark.parametrize(("edtf", "french", "english"), WORDS)
def test_dates_are_spelled_no_more_precisely_than_they_are(edtf, french, english):
    assert spell_date(edtf, "fr") == french
    assert spell_date(edtf, "en") == english
