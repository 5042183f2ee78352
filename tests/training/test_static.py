import numpy as np
import pytest

from training.encoder import static
from training.encoder.contenders import Static
from training.encoder.lexicon import dice_lexicon
from training.encoder.records import Pair
from training.encoder.static import (
    Sides,
    first_vectors,
    french_share,
    pair_sides,
    principal,
    rarity,
    train,
    unit,
)
from training.encoder.vocabulary import SPECIAL, new_tokenizer

ENGLISH = ["the", "child", "judge", "home"]
FRENCH = ["le", "enfant", "juge", "foyer"]
PAIRS = [
    Pair("le enfant", "the child", "x"),
    Pair("le juge", "the judge", "x"),
    Pair("le foyer", "the home", "x"),
    Pair("enfant juge", "child judge", "x"),
    Pair("juge foyer", "judge home", "x"),
    Pair("foyer enfant", "home child", "x"),
]


@pytest.fixture
def tokenizer():
    return new_tokenizer([*SPECIAL, *ENGLISH, *FRENCH])


def test_the_lexicon_finds_what_translates_a_piece(tokenizer):
    sides = pair_sides(tokenizer, PAIRS)

    lexicon = dice_lexicon(
        sides.left, sides.right, tokenizer.get_vocab_size(), len(SPECIAL) + len(ENGLISH)
    ).toarray()

    for fr, en in zip(FRENCH, ENGLISH, strict=True):
        assert lexicon[tokenizer.token_to_id(fr)].argmax() == tokenizer.token_to_id(en)
    assert lexicon.sum(axis=1).round(5).tolist() == [0] * 9 + [1] * 4


def test_french_pieces_start_at_their_translations_and_english_ones_at_home(tokenizer):
    sides = pair_sides(tokenizer, PAIRS)
    english = np.eye(9, dtype=np.float32)
    counts = np.stack([sides.left.counts(13), sides.right.counts(13)])

    vectors = first_vectors(english, dice_lexicon(sides.left, sides.right, 13, 9), french_share(counts))

    juge, judge = (vectors[tokenizer.token_to_id(word)] for word in ("juge", "judge"))
    assert juge.argmax() == judge.argmax() == tokenizer.token_to_id("judge")
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(13), abs=1e-3)


def test_training_brings_translations_together(tokenizer, monkeypatch):
    monkeypatch.setattr(static, "BATCH", len(PAIRS))  # every pair once
    monkeypatch.setattr(static, "LEARNING_RATE", 0.05)
    sides = pair_sides(tokenizer, PAIRS * 40)
    start = unit(np.random.default_rng(1).normal(size=(13, 16)))

    trained = train(start, [sides])

    def agreement(vectors):
        left, right = (
            unit(vectors[[tokenizer.token_to_id(word) for word in words]]) for words in (FRENCH, ENGLISH)
        )
        return (left * right).sum(axis=1).mean()

    assert agreement(trained) > agreement(start) + 0.2


def test_a_source_without_texts_is_no_obstacle(tokenizer):
    empty = pair_sides(tokenizer, [])

    assert train(
        np.eye(13, dtype=np.float32), [Sides(empty.left, empty.right), pair_sides(tokenizer, PAIRS)]
    ).shape == (13, 13)


def test_principal_axes_keep_what_varies():
    vectors = np.array([[5, 0.1, 0], [-5, 0.2, 0], [4, 0, 0.1], [-4, 0.1, 0.1]], dtype=np.float32)

    assert np.sign(principal(vectors, 1)).ravel().tolist() in ([1, -1, 1, -1], [-1, 1, -1, 1])


def test_a_text_is_the_mean_of_its_pieces_in_any_order(tokenizer):
    vectors = np.random.default_rng(1).normal(size=(13, 16)).astype(np.float32)
    contender = Static("static", tokenizer, vectors.__getitem__)

    one, same, twice, _ = contender.encode(["le juge", "juge le", "le juge juge", "foyer"])

    le, juge = (vectors[tokenizer.token_to_id(word)] for word in ("le", "juge"))
    assert one == pytest.approx((le + juge) / np.linalg.norm(le + juge), abs=1e-5)
    assert same == pytest.approx(one, abs=1e-6)
    assert twice == pytest.approx((le + 2 * juge) / np.linalg.norm(le + 2 * juge), abs=1e-5)


def test_a_frequent_piece_counts_for_less():
    never, once, often = rarity(np.array([0, 1, 9_999]))

    assert never == pytest.approx(1)
    assert often < 0.01 < once < never
