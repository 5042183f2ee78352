"""The best possible sequence of tags."""

import numpy as np

from ingest.annotate.tagger.decoding import best_spans


def scores(*tags: str) -> np.ndarray:
    """Return scores of one type that prefer O, B and I as given; ``b`` and ``i`` only just."""
    rows = {
        "O": (0, -9, -9), "B": (-9, 0, -9), "I": (-9, -9, 0),
        "b": (-1, -0.9, -9), "i": (-0.9, -9, -1),
    }  # fmt: skip
    return np.array([[rows[tag]] for tag in tags], dtype=np.float32)


def spans(tags: str, words: str = "", blocks: str = "") -> list[tuple[int, int]]:
    begins = np.array([one == "w" for one in words or "w" * len(tags)])
    places = np.array([int(one) for one in blocks or "0" * len(tags)])
    return best_spans(scores(*tags), begins, places)[0]


def test_a_span_begins_and_goes_on():
    assert spans("OBIIO") == [(1, 4)]


def test_two_spans_may_touch():
    assert spans("BIBI") == [(0, 2), (2, 4)]


def test_nothing_goes_on_that_has_not_begun():
    assert spans("OIO") in ([], [(1, 2)])
    assert spans("IIO") == [(0, 2)]


def test_a_weak_tag_in_the_middle_does_not_cut_a_span():
    assert spans("BIiIO") == [(0, 4)]


def test_a_word_is_inside_or_outside_as_a_whole():
    assert spans("BIO", words="www") == [(0, 2)]
    assert spans("BiO", words="w.w") == [(0, 2)]
    assert spans("OBO", words="w.w") == []


def test_no_span_goes_on_in_the_next_block():
    assert spans("BIIO", blocks="0011") == [(0, 2)]
    assert spans("BBIO", blocks="0111") == [(0, 1), (1, 3)]


def test_blocks_side_by_side_give_what_each_gives_alone():
    chance = np.random.default_rng(0)
    lengths = chance.integers(1, 20, size=130)
    tokens = int(lengths.sum())
    logs = np.log(chance.dirichlet([1, 0.6, 0.8], size=(tokens, 2))).astype(np.float32)
    begins = chance.random(tokens) < 0.7
    starts = np.cumsum(lengths) - lengths
    begins[starts] = True
    alone = [[], []]
    for start, length in zip(starts.tolist(), lengths.tolist(), strict=True):
        rows = slice(start, start + length)
        own = best_spans(logs[rows], begins[rows], np.zeros(length, int))
        for found, spans_of_type in zip(alone, own, strict=True):
            found += [(start + first, start + last) for first, last in spans_of_type]
    assert best_spans(logs, begins, np.repeat(np.arange(len(lengths)), lengths)) == alone


def test_no_tokens_have_no_spans():
    assert best_spans(np.zeros((0, 2, 3), np.float32), np.zeros(0, bool), np.zeros(0, int)) == [[], []]
