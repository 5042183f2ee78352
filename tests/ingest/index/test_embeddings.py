import numpy as np
import pytest

from ingest.errors import PublicationError
from ingest.index.embeddings import Embeddings
from snapshot.encoded import TextInContext
from snapshot.encoder import Encoder

TEXTS = [TextInContext("", text) for text in ("un enfant", "a school", "", "un enfant", "le juge\u00a0?")]
HOME = TextInContext("", "a home")
HOME_OF_A_CHILD = TextInContext("child", "a home")


@pytest.fixture
def tiny(tiny_model):
    return Encoder.load(str(tiny_model))


@pytest.fixture
def encoded(monkeypatch):
    """The texts that the encoder was given, in all."""
    texts, encode = [], Encoder.encode_texts

    def record(self, batch):
        texts.extend(batch)
        return encode(self, batch)

    monkeypatch.setattr(Encoder, "encode_texts", record)
    return texts


def all_of(embeddings, texts, on_progress=None):
    return list(embeddings.encoded(texts, on_progress))


def are_equal(one, other):
    return all(
        np.array_equal(getattr(one, field), getattr(other, field)) for field in ("vector", "pieces", "tokens")
    )


def test_vectors_are_those_of_the_encoder_in_the_order_of_the_texts(tiny, tmp_path):
    found = all_of(Embeddings(tiny, tmp_path / "cache"), TEXTS)
    assert np.allclose([one.vector for one in found], tiny.encode([text.text for text in TEXTS]), atol=1e-6)


def test_vectors_of_words_are_kept_as_they_were(encoder, tmp_path):
    first = all_of(Embeddings(encoder, tmp_path), TEXTS)
    second = all_of(Embeddings(encoder, tmp_path), TEXTS)
    assert all(map(are_equal, first, second))
    assert [len(one.tokens) for one in second[:2]] == [2, 2]


def test_a_text_is_encoded_once(tiny, tmp_path, encoded):
    first = all_of(Embeddings(tiny, tmp_path), TEXTS)
    assert len(encoded) == len(set(TEXTS)) == len(set(encoded))
    encoded.clear()
    second = all_of(Embeddings(tiny, tmp_path), [*TEXTS, HOME])
    assert encoded == [HOME]
    assert all(map(are_equal, first, second[:5]))


def test_a_text_is_another_one_in_another_context(tiny, tmp_path, encoded):
    all_of(Embeddings(tiny, tmp_path), [HOME, HOME_OF_A_CHILD])
    assert set(encoded) == {HOME, HOME_OF_A_CHILD}


def test_an_interrupted_run_resumes_where_it_was(tiny, tmp_path, encoded, monkeypatch):
    monkeypatch.setattr("ingest.index.embeddings.SAVED_TOGETHER", 1)

    def interrupt(done, _):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        all_of(Embeddings(tiny, tmp_path), TEXTS, interrupt)
    before = set(encoded)
    encoded.clear()
    all_of(Embeddings(tiny, tmp_path), TEXTS)
    assert len(before) == 2
    assert set(encoded) == set(TEXTS) - before


def test_progress_counts_distinct_texts(tiny, tmp_path):
    seen = []
    embeddings = Embeddings(tiny, tmp_path)
    all_of(embeddings, TEXTS[:1])
    all_of(embeddings, TEXTS, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (4, 4)]


def test_another_encoder_has_vectors_of_its_own(tiny, encoder, tmp_path):
    all_of(Embeddings(tiny, tmp_path), TEXTS)
    assert all_of(Embeddings(encoder, tmp_path), TEXTS[:1])[0].vector.shape == (384,)
    assert len(list(tmp_path.iterdir())) == 2


def test_no_texts_have_no_vectors(tiny, tmp_path):
    assert all_of(Embeddings(tiny, tmp_path), []) == []


def test_a_damaged_cache_is_named_with_its_remedy(tiny, tmp_path):
    embeddings = Embeddings(tiny, tmp_path)
    all_of(embeddings, TEXTS)
    (path,) = tmp_path.iterdir()
    path.write_bytes(b"no database, but long enough to be looked at " * 20)
    with pytest.raises(PublicationError) as caught:
        all_of(embeddings, TEXTS)
    assert str(path) in caught.value.reason
    assert "Delete" in caught.value.remedy
