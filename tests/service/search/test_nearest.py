import pytest

from service.search.answer import search
from tests.builders import TRAINED, TRAINING


@pytest.mark.parametrize(
    "question",
    [
        "formation des enseignants au repérage des violences au Brésil",
        "training of teachers in recognising violence in Brazil",
    ],
)
def test_a_question_that_nothing_answers_is_told_what_comes_closest(snapshot, question):
    answer = search(snapshot, question)
    assert not answer.answered
    assert {"violence", "workforce"} & set(answer.nearest.themes)
    assert {one.iri for one in answer.nearest.measures} & {TRAINING, TRAINED}
    assert any("Rivage" in plan.label for plan in answer.nearest.plans)


@pytest.mark.parametrize(
    "question", ["le prix des bananes au supermarché", "price of bananas at the supermarket"]
)
def test_a_question_of_another_field_is_near_nothing(snapshot, question):
    nearest = search(snapshot, question).nearest
    assert nearest.themes == nearest.plans == nearest.measures == ()


def test_an_answer_needs_nothing_beside_it(snapshot):
    assert search(snapshot, "what was promised on violence").nearest is None
