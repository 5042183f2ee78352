import numpy as np
import pytest

from snapshot.encoded import TextInContext, directions, quantised
from snapshot.encoder import Encoder

SENTENCE = "L’État ouvrira vingt foyers !"


def test_a_text_is_read_after_its_context():
    assert TextInContext("Plan Boussole", SENTENCE).whole == f"Plan Boussole\n{SENTENCE}"
    assert TextInContext("", SENTENCE).whole == SENTENCE


def test_directions_survive_eight_bits():
    vectors = np.random.default_rng(0).normal(size=(200, 128)).astype(np.float32) * [[0.01]] * 200
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    assert np.einsum("nd,nd->n", vectors, directions(quantised(vectors))).min() > 0.999


def test_a_vector_of_zeros_has_no_direction():
    assert not directions(quantised(np.zeros((1, 4), np.float32))).any()


@pytest.mark.parametrize("text", [SENTENCE, "The State opens twenty homes!"])
def test_words_are_kept_and_punctuation_and_context_left_out(encoder, text):
    alone, after = encoder.encode_texts([TextInContext("", text), TextInContext("Plan « Boussole »", text)])
    assert np.array_equal(alone.pieces, after.pieces)
    assert len(alone.pieces) == len(alone.tokens) == len(encoder.encode_question(text.rstrip(" !")).tokens)


@pytest.mark.parametrize("text", [SENTENCE, "The State, at last, opens « twenty » homes!", "…", ""])
def test_each_vector_of_a_word_has_its_place(encoder, text):
    (found,) = encoder.encode_texts([TextInContext("Plan « Boussole »", text)])
    places = encoder.places(text)
    assert len(places) == len(found.pieces) or not any(map(str.isalnum, text))
    assert all(text[start:end].isalnum() for start, end in places)


def test_words_beyond_what_the_model_reads_have_no_vector_and_no_place_of_another(encoder):
    text = "Un foyer ouvre. " * 300
    (found,) = encoder.encode_texts([TextInContext("", text)])
    start, end = encoder.places(text)[0]
    assert text[start:end] == "Un"
    assert len(found.pieces) <= len(encoder.places(text))


def test_a_word_has_another_vector_in_another_context(encoder):
    alone, after = encoder.encode_texts(
        [TextInContext("", "un foyer"), TextInContext("Incendies de forêt", "un foyer")]
    )
    cosines = np.einsum("nd,nd->n", directions(alone.tokens), directions(after.tokens))
    assert (cosines < 0.999).all()


def test_the_vector_is_the_one_of_the_whole(encoder):
    (found,) = encoder.encode_texts([TextInContext("Plan Boussole", SENTENCE)])
    assert np.allclose(found.vector, encoder.encode([f"Plan Boussole\n{SENTENCE}"])[0], atol=1e-5)


@pytest.mark.parametrize("text", ["", "…", "\u00a0"])
def test_a_text_without_words_has_some_vector(encoder, text):
    (found,) = encoder.encode_texts([TextInContext("Plan", text)])
    assert len(found.pieces) == len(found.tokens) >= 1


def test_a_model_without_vectors_of_words_gives_the_one_of_the_text(tiny_model):
    encoder = Encoder.load(str(tiny_model))
    (school,) = encoder.encode_texts([TextInContext("", "une école")])
    assert np.allclose(directions(school.tokens), school.vector, atol=0.01)
    assert encoder.places("une école").shape == (0, 2)
    assert directions(school.tokens)[0] @ encoder.encode_question("a school").vector > 0.99
