import numpy as np
import pytest

from ingest.errors import PublicationError
from ingest.index.embeddings import Embeddings
from snapshot.encoder import Encoder

TEXTS = ["un enfant", "a school", "", "un enfant", "le juge\u00a0?"]


@pytest.fixture
def tiny(tiny_model):
    return Encoder.load(str(tiny_model))


@pytest.fixture
def encoded(monkeypatch):
    """The texts that the encoder was given, in all."""
    texts, encode = [], Encoder.encode

    def record(self, batch, **options):
        texts.extend(batch)
        return encode(self, batch, **options)

    monkeypatch.setattr(Encoder, "encode", record)
    return texts


def test_vectors_are_those_of_the_encoder_in_the_order_of_the_texts(tiny, tmp_path):
    vectors = Embeddings(tiny, tmp_path / "cache").vectors(TEXTS)
    assert vectors.dtype == np.float32
    assert np.allclose(vectors, tiny.encode(TEXTS), atol=1e-6)


def test_a_text_is_encoded_once(tiny, tmp_path, encoded):
    first = Embeddings(tiny, tmp_path).vectors(TEXTS)
    assert sorted(encoded) == sorted(set(TEXTS))
    encoded.clear()
    second = Embeddings(tiny, tmp_path).vectors([*TEXTS, "a home"])
    assert encoded == ["a home"]
    assert np.array_equal(first, second[:5])


def test_an_interrupted_run_resumes_where_it_was(tiny, tmp_path, encoded, monkeypatch):
    monkeypatch.setattr("ingest.index.embeddings.SAVED_TOGETHER", 1)

    def interrupt(done, _):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Embeddings(tiny, tmp_path).vectors(TEXTS, interrupt)
    before = set(encoded)
    encoded.clear()
    Embeddings(tiny, tmp_path).vectors(TEXTS)
    assert len(before) == 2
    assert set(encoded) == set(TEXTS) - before


def test_progress_counts_distinct_texts(tiny, tmp_path):
    seen = []
    embeddings = Embeddings(tiny, tmp_path)
    embeddings.vectors(["un enfant"])
    embeddings.vectors(TEXTS, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (4, 4)]


def test_another_encoder_has_vectors_of_its_own(tiny, encoder, tmp_path):
    Embeddings(tiny, tmp_path).vectors(TEXTS)
    assert Embeddings(encoder, tmp_path).vectors(["un enfant"]).shape == (1, 384)
    assert len(list(tmp_path.iterdir())) == 2


def test_no_texts_have_no_vectors(tiny, tmp_path):
    assert Embeddings(tiny, tmp_path).vectors([]).shape == (0, 4)


def test_a_damaged_cache_is_named_with_its_remedy(tiny, tmp_path):
    embeddings = Embeddings(tiny, tmp_path)
    embeddings.vectors(TEXTS)
    (path,) = tmp_path.iterdir()
    path.write_bytes(b"no database, but long enough to be looked at " * 20)
    with pytest.raises(PublicationError) as caught:
        embeddings.vectors(TEXTS)
    assert str(path) in caught.value.reason
    assert "Delete" in caught.value.remedy
