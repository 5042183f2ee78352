"""What distillation minimises, for sentence vectors and for token vectors."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

SCALE = 20.0
"""Cosines are multiplied by it before the softmax over the batch."""
NOWHERE = -1e4
"""The likeness of what is padding to anything."""


def imitation(student: Tensor, teacher: Tensor) -> Tensor:
    """Return how far unit vectors are from the teacher's, alone and among those of the batch."""
    distance = 1 - (student * teacher).sum(dim=1).mean()
    return 5 * distance + 0.5 * contrast(SCALE * student @ teacher.T)


def contrast(scores: Tensor) -> Tensor:
    """Return the cross-entropy of finding one's own, on the diagonal, by rows and by columns (InfoNCE)."""
    truth = torch.arange(len(scores))
    return (functional.cross_entropy(scores, truth) + functional.cross_entropy(scores.T, truth)) / 2


def late_interaction(
    questions: Tensor, question_mask: Tensor, passages: Tensor, passage_mask: Tensor
) -> Tensor:
    """Return, for each question and passage, the mean over question tokens of the nearest passage token's cosine.

    Args:
        questions: unit token vectors, of shape (n, tokens, dimension).
        question_mask: one for a token, zero for padding and marks, of shape (n, tokens).
        passages: unit token vectors, of shape (m, tokens, dimension).
        passage_mask: the same for passages, of shape (m, tokens).

    Returns:
        Scores of shape (n, m), from -1 to 1.
    """
    closeness = torch.einsum("qtd,psd->qpts", questions, passages)
    closeness = closeness.masked_fill(passage_mask[None, :, None, :] == 0, NOWHERE)
    nearest = closeness.amax(dim=3) * question_mask[:, None, :]
    return nearest.sum(dim=2) / question_mask.sum(dim=1).clamp(min=1)[:, None]
