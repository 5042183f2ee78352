import pytest

from service.search.columns import columns


@pytest.fixture
def holding(snapshot):
    """A function that returns the words of the passages that hold a kind of answer."""
    known = columns(snapshot)

    def words(intent):
        ids = set(known.answer_types[intent].tolist()) & set(known.kinds["passage"].tolist())
        return [unit.text for unit in snapshot.passages.units(sorted(ids))]

    return words


def test_dates_answer_when(holding):
    assert "Publié le 18 mars 2021" in holding("when")
    assert "It commits to:" not in holding("when")


def test_numbers_that_are_no_dates_answer_how_much(holding):
    assert "- ouvrir vingt lieux d’écoute à l’hôpital" in holding("how_much")
    assert "Publié le 18 mars 2021" not in holding("how_much")


def test_actors_answer_who(holding):
    assert any("s’engage à" in words for words in holding("who"))


def test_what_somebody_undertakes_answers_what_was_promised(holding):
    assert "- former chaque enseignant au repérage des violences d’ici la fin 2022" in holding("promise")
    assert not any("lieu de répit" in words for words in holding("promise"))  # a demand
