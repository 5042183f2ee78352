import pytest

from ingest.errors import FetchError
from ingest.fetch.catalogue import wanted


def test_the_catalogue_that_ships_is_taken_where_nothing_is_named():
    found = wanted([])
    assert len(found) > 100
    assert len({one.id for one in found}) == len(found)


def test_an_address_gets_a_name_of_its_own():
    one, other = wanted(["https://plan.example/Été?page=1", "https://plan.example/Été?page=2"])
    assert one.id.startswith("plan-example")
    assert one.id != other.id


def test_an_address_named_twice_is_wanted_once():
    assert len(wanted(["https://plan.example/a", "https://plan.example/a"])) == 1


def test_an_entry_says_what_is_known_of_its_document(tmp_path):
    catalogue = tmp_path / "plans.toml"
    catalogue.write_text(
        '[[source]]\nid = "plan-rivage"\nurl = "https://rivage.example/plan.pdf"\n'
        'publisher = "Ministère de l’Enfance"\nlang = "fr"\nmedia_type = "application/pdf"\n',
        "utf-8",
    )
    [one] = wanted([str(catalogue)])
    assert one.media_type == "application/pdf"
    assert dict(one.described) == {"publisher": "Ministère de l’Enfance", "lang": "fr"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[source]", "can't be read"),
        ('[[source]]\nid = "../plan"\nurl = "https://a.example"', "has no id"),
        ('[[source]]\nurl = "https://a.example"', "has no id"),
        ('[[source]]\nid = "plan"', "has no address"),
        ('[[source]]\nid = "plan"\nurl = "https://a.example"\nmedia_type = "text/plain"', "media_type"),
        (
            '[[source]]\nid = "plan"\nurl = "https://a.example"\n[[source]]\nid = "plan"\nurl = "https://b.example"',
            "Two sources",
        ),
    ],
)
def test_a_wrong_catalogue_is_told_with_its_entry(tmp_path, content, message):
    catalogue = tmp_path / "plans.toml"
    catalogue.write_text(content, "utf-8")
    with pytest.raises(FetchError, match=message):
        wanted([str(catalogue)])


def test_a_catalogue_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FetchError, match=r"none\.toml can't be read"):
        wanted([str(tmp_path / "none.toml")])
