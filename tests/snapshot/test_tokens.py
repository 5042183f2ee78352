import numpy as np
import pytest

from snapshot.encoded import EncodedText, quantised
from snapshot.errors import SnapshotMismatch
from snapshot.tokens import TokenIndex

AXES = np.eye(4, dtype=np.float32)
CHILD, SCHOOL, JUDGE, HOME = range(4)


def text(*pieces):
    ids = np.array(pieces, np.int32)
    return EncodedText(AXES[0], ids, quantised(AXES[ids]))


@pytest.fixture
def index(tmp_path):
    """Three units, the first two below one heading on judges, the third below one on homes."""
    texts = [text(CHILD), text(CHILD, SCHOOL), text(CHILD, CHILD, CHILD), text(JUDGE), text(HOME)]
    TokenIndex.write(tmp_path / "tokens", texts, [3, 3, 4])
    return TokenIndex.open(tmp_path / "tokens")


def test_each_word_of_a_question_finds_the_nearest_word_of_each_unit(index):
    nearness = index.nearness(text(CHILD, SCHOOL).tokens, np.array([2, 0, 1]))
    assert nearness == pytest.approx(np.array([[1, 0], [1, 0], [1, 1]]))


def test_what_stands_above_a_unit_counts_as_its_own_words(index):
    nearness = index.nearness(text(JUDGE, HOME).tokens, np.arange(3))
    assert nearness == pytest.approx(np.array([[1, 0], [1, 0], [0, 1]]))


def test_words_of_a_unit_and_of_what_stands_above_it_are_compared_apart(index):
    question = text(CHILD, JUDGE).tokens
    assert index.cosines(question, 1) == pytest.approx(np.array([[1, 0], [0, 0]]))
    assert index.cosines_above(question, 1) == pytest.approx(np.array([[0, 1]]))


def test_a_unit_may_be_asked_for_twice(index):
    one, other = index.nearness(text(SCHOOL).tokens, np.array([1, 1]))
    assert one == other == pytest.approx(1)


def test_no_units_have_no_nearness(index):
    assert index.nearness(text(CHILD, HOME).tokens, np.array([], np.int64)).shape == (0, 2)


def test_rare_words_are_told_from_common_ones(index):
    child, school, unheard_of = index.rarity(np.array([CHILD, SCHOOL, 40_000], np.int32))
    assert child < school < unheard_of


def test_how_much_is_stored(index):
    assert len(index) == 3
    assert index.bytes_per_unit == pytest.approx(8 * 4 / 3)


def test_an_empty_collection_has_an_index(tmp_path):
    TokenIndex.write(tmp_path / "tokens", [], [])
    index = TokenIndex.open(tmp_path / "tokens")
    assert len(index) == 0
    assert index.nearness(text(CHILD).tokens, np.array([], np.int64)).shape == (0, 1)


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("damage", ["missing", "cut short", "no rows"])
def test_a_directory_that_is_no_index_is_refused(tmp_path, damage):
    folder = tmp_path / "tokens"
    if damage == "missing":
        folder = tmp_path / "none"
    elif damage == "cut short":
        (folder / "vectors.i8").write_bytes(b"1")
    else:
        (folder / "rows.npz").write_bytes(b"")
    with pytest.raises(SnapshotMismatch, match="enfance ingest"):
        TokenIndex.open(folder)
