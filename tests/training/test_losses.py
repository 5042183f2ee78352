import pytest
import torch
from torch.nn import functional

from training.encoder.losses import contrast, imitation, late_interaction

AXES = torch.eye(3)


def test_late_interaction_is_the_mean_of_what_each_question_token_finds_nearest():
    question = AXES[None, :2]
    passages = torch.stack([AXES[[0, 2]], AXES[[0, 1]]])

    scores = late_interaction(question, torch.ones(1, 2), passages, torch.ones(2, 2))

    assert scores.tolist() == [[0.5, 1.0]]


def test_padding_neither_asks_nor_answers():
    question, passages = AXES[None, :2], AXES[None, :2]

    assert (
        late_interaction(question, torch.tensor([[1.0, 0.0]]), passages, torch.tensor([[0.0, 1.0]])).item()
        == 0
    )
    assert (
        late_interaction(question, torch.tensor([[0.0, 1.0]]), passages, torch.tensor([[0.0, 1.0]])).item()
        == 1
    )


def test_contrast_is_least_when_each_finds_its_own():
    assert contrast(20 * AXES) < contrast(torch.zeros(3, 3)) < contrast(20 * AXES.roll(1, 0))


def test_imitating_the_teacher_costs_least():
    teacher = functional.normalize(torch.randn(4, 8, generator=torch.Generator().manual_seed(1)))

    assert imitation(teacher, teacher) < imitation(teacher.roll(1, 0), teacher)
    assert imitation(teacher, teacher).item() == pytest.approx(
        0.5 * contrast(20 * teacher @ teacher.T).item(), abs=1e-5
    )
