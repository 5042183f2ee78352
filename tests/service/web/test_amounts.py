import pytest

from service.entities.models import DocumentSummary, MeasureAmount, Source
from service.web.amounts import spell_amount

DOCUMENT = DocumentSummary(id="d", iri="https://abri.example/d", title="D", lang="fr", record="original")
SOURCE = Source(document=DOCUMENT, start=0, end=1, quote="…", link="/id/document/d")


def amount(value, currency=None, unit="", per=None):
    return MeasureAmount(value=value, currency=currency, unit=unit, per=per, kind=None, source=SOURCE)


@pytest.mark.parametrize(
    ("found", "french", "english"),
    [
        (amount(400_000.0, "EUR"), "400\u202f000\u00a0€", "€400,000"),
        (
            amount(2_600_000_000.0, "GBP", per="year"),
            "2\u202f600\u202f000\u202f000\u00a0£GB par an",
            "£2,600,000,000 a year",
        ),
        (amount(12.5, "EUR", per="each"), "12,5\u00a0€ pour chacun", "€12.5 each"),
        (
            amount(1200.0, unit="nouvelles places"),
            "1\u202f200\u00a0nouvelles places",
            "1,200\u00a0nouvelles places",
        ),
    ],
)
def test_amounts_are_written_as_the_language_does(found, french, english):
    assert spell_amount(found, "fr") == french
    assert spell_amount(found, "en") == english
