import numpy as np
import pytest

from training.encoder.contenders import late_interaction
from training.encoder.evaluate import keyword_rank
from training.encoder.metrics import matched, ndcg, rank_correlation
from training.encoder.test_sets import Passage


def test_a_sentence_is_matched_when_its_own_translation_is_nearest():
    left = np.eye(4, dtype=np.float32)

    assert matched(left, left) == 1
    assert matched(left, left[[1, 0, 2, 3]]) == 0.5


def test_ndcg_counts_grades_and_ranks_down_to_the_tenth():
    grades = {"a": 2, "b": 1}

    assert ndcg(["a", "b", "c"], grades) == pytest.approx(1)
    assert ndcg(["b", "a", "c"], grades) == pytest.approx((1 + 3 / np.log2(3)) / (3 + 1 / np.log2(3)))
    assert ndcg([f"x{n}" for n in range(10)] + ["a", "b"], grades) == 0


def test_agreement_is_about_order():
    assert rank_correlation([0.1, 0.2, 0.9], [1, 2, 3]) == pytest.approx(1)
    assert rank_correlation([0.9, 0.2, 0.1], [1, 2, 3]) == pytest.approx(-1)


def test_late_interaction_scores_each_passage_of_any_length():
    question = np.eye(3, dtype=np.float32)[:2]
    passages = [np.eye(3, dtype=np.float32)[rows] for rows in ([2], [0, 2], [2, 1, 0])]

    assert late_interaction(question, passages).tolist() == [0, 0.5, 1]


def test_keywords_rank_the_passage_that_shares_them_first(tmp_path):
    texts = ("Foster families get a night line.", "Les crèches ferment à midi.", "Nurseries close at noon.")
    passages = [Passage(f"p{row}", "en", text, {}) for row, text in enumerate(texts)]

    scores = keyword_rank(passages, tmp_path / "keywords")("night lines for foster families", "en")

    assert scores.argmax() == 0
    assert scores[2] == 0
