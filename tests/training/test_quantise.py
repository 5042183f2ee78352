import shutil

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from snapshot.quantised import QUANTISED_WEIGHTS, WEIGHTS, whole_model
from training.encoder.quantise import quantise_folders


@pytest.fixture
def model(tmp_path):
    generator = np.random.default_rng(3)
    table = generator.normal(size=(40, 32)).astype(np.float32)
    table[7] = 0
    folder = tmp_path / "model"
    (folder / "1_Dense").mkdir(parents=True)
    (folder / "modules.json").write_text("[]")
    save_file({"table": table, "bias": table[0].copy(), "positions": np.arange(4)}, folder / WEIGHTS)
    save_file({"linear": table[:8].copy()}, folder / "1_Dense" / WEIGHTS)
    return folder


def test_weights_come_back_within_half_a_step_of_their_row(model, tmp_path):
    quantise_folders([model], tmp_path / "small")
    before = load_file(model / WEIGHTS)

    with whole_model(tmp_path / "small") as whole:
        after = load_file(whole / WEIGHTS)
        assert load_file(whole / "1_Dense" / WEIGHTS).keys() == {"linear"}

    assert not whole.exists()
    steps = np.abs(before["table"]).max(axis=1, keepdims=True) / 127
    assert np.all(np.abs(before["table"] - after["table"]) <= steps * 0.57)
    assert after["bias"] == pytest.approx(before["bias"], rel=1e-3)
    assert after["positions"].tolist() == before["positions"].tolist()
    assert {array.dtype.name for array in after.values()} == {"float32", "int64"}


def test_a_quantised_folder_holds_everything_else_as_it_was(model, tmp_path):
    quantise_folders([model], tmp_path / "small")

    names = {
        path.relative_to(tmp_path / "small").as_posix()
        for path in (tmp_path / "small").rglob("*")
        if path.is_file()
    }
    assert names == {QUANTISED_WEIGHTS, "modules.json", "1_Dense/model.safetensors"}
    assert load_file(tmp_path / "small" / QUANTISED_WEIGHTS)["table"].dtype == np.int8


def test_states_are_averaged(model, tmp_path):
    other = shutil.copytree(model, tmp_path / "later")
    save_file({"linear": np.zeros((8, 32), np.float32)}, other / "1_Dense" / WEIGHTS)

    quantise_folders([model, other], tmp_path / "small")

    before = load_file(model / "1_Dense" / WEIGHTS)["linear"]
    assert np.allclose(load_file(tmp_path / "small" / "1_Dense" / WEIGHTS)["linear"], before / 2)


def test_quantising_again_replaces_what_was_there(model, tmp_path):
    quantise_folders([model], tmp_path / "small")
    (tmp_path / "small" / "stray.txt").write_text("left from before")

    quantise_folders([model], tmp_path / "small")

    assert not (tmp_path / "small" / "stray.txt").exists()


def test_whole_weights_are_read_where_they_are(model):
    with whole_model(model) as whole:
        assert whole == model
