import numpy as np
import pytest

from snapshot.errors import SnapshotMismatch
from snapshot.vectors import VectorIndex


@pytest.fixture
def index(tmp_path):
    angles = np.radians([0, 10, 20, 30, 90], dtype=np.float32)
    VectorIndex.write(tmp_path / "vectors.faiss", np.stack([np.cos(angles), np.sin(angles)], axis=1))
    return VectorIndex.open(tmp_path / "vectors.faiss", 2)


def found(index, *asked):
    return [*zip(*(column.tolist() for column in index.search(*asked)), strict=True)]


EAST = np.array([1, 0], dtype=np.float32)


def test_the_nearest_come_first_with_their_cosine(index):
    hits = found(index, EAST, 3)
    assert [unit for unit, _ in hits] == [0, 1, 2]
    assert [score for _, score in hits] == pytest.approx([1, 0.9848, 0.9397], abs=1e-4)


def test_only_allowed_units_are_found(index):
    assert [unit for unit, _ in found(index, EAST, 5, np.array([4, 2], dtype=np.int64))] == [2, 4]


def test_a_filter_of_few_units_finds_what_a_filter_of_many_finds(index, monkeypatch):
    allowed = np.array([1, 2, 4], dtype=np.int64)
    many = found(index, EAST, 2, allowed)
    monkeypatch.setattr("snapshot.vectors.FEW", 1)
    few = found(index, EAST, 2, allowed)
    assert [unit for unit, _ in few] == [unit for unit, _ in many] == [1, 2]
    assert [score for _, score in few] == pytest.approx([score for _, score in many])


def test_nothing_allowed_is_nothing_found(index):
    assert found(index, EAST, 5, np.array([], dtype=np.int64)) == []


def test_a_limit_may_pass_the_number_of_units(index):
    assert len(found(index, EAST, 1000)) == len(index) == 5


def test_an_empty_collection_has_no_hits(tmp_path):
    VectorIndex.write(tmp_path / "vectors.faiss", np.zeros((0, 2), dtype=np.float32))
    assert found(VectorIndex.open(tmp_path / "vectors.faiss", 2), EAST, 10) == []


@pytest.mark.parametrize("content", [None, b"", b"not an index at all"])
def test_a_file_that_is_no_index_is_refused(tmp_path, content):
    path = tmp_path / "vectors.faiss"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SnapshotMismatch, match="enfance ingest"):
        VectorIndex.open(path, 2)


def test_vectors_of_another_dimension_than_the_encoder_gives_are_refused(tmp_path):
    path = tmp_path / "vectors.faiss"
    VectorIndex.write(path, np.eye(4, dtype=np.float32))
    assert len(VectorIndex.open(path, 4)) == 4
    with pytest.raises(SnapshotMismatch, match=r"dimension 4, but .* 384\. Run `enfance ingest"):
        VectorIndex.open(path, 384)
