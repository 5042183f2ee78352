import numpy as np
import pytest

from training.encoder import field
from training.encoder.batches import read_batches
from training.encoder.records import Answer, Pair, read_lines, write_lines
from training.encoder.teacher import law_weight, sample, save_atomically
from training.encoder.workdir import WorkDir


@pytest.fixture
def work(tmp_path):
    work = WorkDir(tmp_path)
    for part in ("public", "field"):
        for shard in (0, 1):
            pairs = [
                Pair(f"{part} phrase {shard} {row} " + "mot " * row, f"sentence {row}", "x")
                for row in range(60)
            ]
            path = work.teacher / part / f"{shard:03}.npy"
            write_lines(path.with_suffix(".jsonl"), pairs)
            save_atomically(path, np.full((60, 3), shard, dtype=np.float16))
    write_lines(
        work.headings,
        [Answer(f"Titre {row}", f"Passage {row} " + "suite " * row, "heading") for row in range(80)],
    )
    return work


def test_every_pass_has_its_own_order_and_the_same_seed_the_same_one(work):
    first, again, second = (read_batches(work, epoch) for epoch in (0, 0, 1))

    assert [batch.left for batch in first] == [batch.left for batch in again]
    assert [batch.left for batch in first] != [batch.left for batch in second]


def test_each_sentence_keeps_the_vector_of_its_twin(work):
    batches = [batch for batch in read_batches(work, 0) if batch.vectors is not None]

    assert {batch.kind for batch in batches} == {"french", "both"}
    for batch in batches:
        shards = [int(sentence.split()[2]) for sentence in batch.left]
        assert batch.vectors[:, 0].tolist() == shards


def test_texts_of_like_length_share_a_batch(work):
    spreads = [
        np.ptp([len(text) for text in batch.left])
        for batch in read_batches(work, 0)
        if batch.kind == "french"
    ]

    assert max(spreads) < 180  # of 240


def test_no_question_of_a_batch_has_two_right_passages_and_all_passages_take_part(work):
    write_lines(
        work.headings, [Answer(f"Titre {row // 2}", f"Passage {row}", "heading") for row in range(96)]
    )
    answers = [batch for batch in read_batches(work, 0) if batch.kind == "answer"]

    assert all(len(set(batch.left)) == len(set(batch.right)) == len(batch.left) for batch in answers)
    assert {f"Titre {row}" for row in range(48)} <= {question for batch in answers for question in batch.left}
    ours = {asked[0].passage for document in field.answers() for asked in document}
    assert len(ours & {passage for batch in answers for passage in batch.right}) > 0.99 * len(ours)


def test_quotes_of_a_document_tell_each_other_apart(work):
    document = max(field.answers(), key=len)
    quotes = {asked[0].passage for asked in document}
    shares = [
        len(quotes & set(batch.right)) / len(quotes)
        for batch in read_batches(work, 0)
        if batch.kind == "answer" and quotes & set(batch.right)
    ]

    assert len(quotes) > 1
    assert np.median(shares) == 1


def test_short_texts_meet_many_others_and_long_ones_fewer(work):
    sizes = {len(batch.left): len(batch.left[0]) for batch in read_batches(work, 0) if batch.kind == "french"}

    assert len(sizes) > 1
    assert sizes[max(sizes)] < sizes[min(sizes)]


def test_a_draw_is_the_same_every_time_and_follows_the_weights():
    pairs = [Pair(f"f{n}", "a child" if n % 2 else "a fish", "x") for n in range(400)]

    drawn = sample(pairs, 100, law_weight)

    assert drawn == sample(pairs, 100, law_weight)
    assert len(set(drawn)) == 100
    assert sum("child" in pair.en for pair in drawn) > 70


def test_lines_come_back_as_they_were(tmp_path):
    pairs = [Pair("« L’été »\u202f!", "“Summer”!", "x"), Pair("deux\nlignes", "two\nlines", "x")]

    assert write_lines(tmp_path / "new" / "pairs.jsonl", pairs) == 2
    assert list(read_lines(tmp_path / "new" / "pairs.jsonl", Pair)) == pairs
