import numpy as np
import pytest
import torch

from training.encoder import distil as step
from training.encoder import field
from training.encoder.distil import Student, distil
from training.encoder.initial import TOKEN_DIMENSION, with_vocabulary
from training.encoder.records import Answer, Pair, write_lines
from training.encoder.teacher import save_atomically
from training.encoder.vocabulary import SPECIAL, new_tokenizer
from training.encoder.workdir import WorkDir

ENGLISH = [*"abcdefgh", *(f"##{letter}" for letter in "abcdefgh")]
FRENCH = [*"stuvwxyz", *(f"##{letter}" for letter in "stuvwxyz")]
PIECES = [*SPECIAL, *ENGLISH, *FRENCH]
FRENCH_ROWS = np.arange(len(SPECIAL) + len(ENGLISH), len(PIECES))


@pytest.fixture
def work(tmp_path, monkeypatch):
    """Sentences whose French letters are the English ones, eleven further in the alphabet and more."""
    monkeypatch.setattr(field, "PAIRS", tmp_path / "none")
    monkeypatch.setattr(field, "QUESTIONS", tmp_path / "none")
    torch.set_num_threads(1)  # several add in an order of their own
    generator = np.random.default_rng(5)
    words = ["".join(generator.choice(list("abcdefgh"), size=5)) for _ in range(120)]
    french = [word.translate(str.maketrans("abcdefgh", "stuvwxyz")) for word in words]
    work = WorkDir(tmp_path)
    for part in ("public", "field"):
        pairs = [Pair(fr, en, "x") for fr, en in zip(french, words, strict=True)]
        write_lines(work.teacher / part / "000.jsonl", pairs)
        save_atomically(work.teacher / part / "000.npy", generator.normal(size=(120, 8)).astype(np.float16))
    write_lines(work.headings, [Answer(fr, en, "heading") for fr, en in zip(french, words, strict=True)])
    return work


def small_model():
    from transformers import BertConfig, BertModel

    torch.manual_seed(0)
    shape = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    layers = BertModel(BertConfig(vocab_size=len(PIECES), **shape)).eval()
    table = layers.embeddings.word_embeddings.weight.detach().numpy()
    return with_vocabulary(layers, table, new_tokenizer(PIECES))


def test_one_model_gives_sentence_vectors_and_token_vectors():
    model = small_model()

    features = model(model.preprocess(["abc stu", "a"]))

    assert model.get_embedding_dimension() == features["sentence_embedding"].shape[1] == 8
    assert features["token_vectors"].shape == (2, 8, TOKEN_DIMENSION)
    assert np.linalg.norm(model.encode("stu")) == pytest.approx(1, abs=1e-5)


def test_french_pieces_and_layers_learn_and_english_pieces_stay(work):
    model = small_model()
    before = {name: value.clone() for name, value in model.state_dict().items()}

    distil(Student(model, FRENCH_ROWS), work, steps=6)

    after = model.state_dict()
    changed = {name for name in before if not torch.equal(before[name], after[name])}
    table = next(name for name in before if name.endswith("word_embeddings.weight"))
    moved = (before[table] != after[table]).any(dim=1).nonzero().ravel().tolist()
    assert moved == FRENCH_ROWS.tolist()
    assert all("encoder.layer" in name or "linear" in name for name in changed - {table})
    assert any("linear" in name for name in changed)


def test_training_that_was_stopped_ends_as_if_it_had_not_been(work):
    straight = small_model()
    distil(Student(straight, FRENCH_ROWS), work, steps=6)
    work.checkpoint.unlink()
    stopped = Student(small_model(), FRENCH_ROWS)
    batches = step.steps_from(work, 0)
    for number in range(3):
        stopped.learn(next(batches), number / 6)
    step.save_checkpoint(stopped, work, 3)

    resumed = small_model()
    distil(Student(resumed, FRENCH_ROWS), work, steps=6)

    for name, value in straight.state_dict().items():
        assert torch.allclose(value, resumed.state_dict()[name], atol=1e-6), name


def test_a_passage_is_found_more_surely_after_learning(work, monkeypatch):
    monkeypatch.setattr(step, "ROWS_RATE", 0.05)
    student = Student(small_model(), FRENCH_ROWS)
    batches = list(step.read_batches(work, 0))
    answers = next(batch for batch in batches if batch.kind == "answer")
    before = student.loss(answers).item()

    for _ in range(15):
        student.learn(answers, 0)

    assert student.loss(answers).item() < before - 0.1
