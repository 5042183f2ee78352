import json
import shutil
import socket
import subprocess
import sys
import threading
from dataclasses import replace

import numpy as np
import pytest

from snapshot.encoder import Encoder
from snapshot.errors import EncoderUnavailable, SnapshotMismatch
from snapshot.model_folder import find_model, model_digest
from snapshot.quantised import QUANTISED_WEIGHTS, SCALES


@pytest.fixture
def damaged(tiny_model, tmp_path):
    """A copy of the tiny model, to be damaged."""
    return shutil.copytree(tiny_model, tmp_path / "modèle abîmé")


class TestVectors:
    def test_one_unit_vector_a_text_in_the_order_of_the_texts(self, encoder):
        texts = [
            "Les départements accueillent les enfants.",
            "A helpline.",
            "Une école ouverte aux parents " * 9,
        ]
        vectors = encoder.encode(texts)
        assert vectors.shape == (3, 384)
        assert vectors.dtype == np.float32
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
        for text, vector in zip(texts, vectors, strict=True):
            assert np.allclose(encoder.encode([text])[0], vector, atol=1e-5)

    def test_a_french_question_finds_the_english_passage(self, encoder):
        passages = encoder.encode(
            ["A hostel opens for young people who leave care.", "The council mends the roads in winter."]
        )
        question = encoder.encode_question("Où dorment les jeunes qui sortent de l’aide sociale ?")
        care, roads = passages @ question.vector
        assert care > roads + 0.2

    def test_like_meanings_are_near(self, encoder):
        refuge, shelter, budget = encoder.encode(
            [
                "The council opens a home for children.",
                "A shelter for the young is set up.",
                "Interest rates rise.",
            ]
        )
        assert refuge @ shelter > refuge @ budget + 0.2

    @pytest.mark.parametrize(
        "text",
        ["", " ", "\u00a0", "é" * 50_000, "foyer " * 500_000, "儿童保护", "حماية الطفل", "🧒", "\udce9"],
    )
    def test_any_text_has_a_vector(self, encoder, text):
        assert np.isfinite(encoder.encode([text])).all()
        question = encoder.encode_question(text)
        assert question.vector.shape == (384,)
        assert len(question.pieces) == len(question.tokens) >= 1

    def test_no_texts_have_no_vectors(self, encoder):
        assert encoder.encode([]).shape == (0, 384)

    def test_progress_reaches_the_number_of_texts(self, tiny_model):
        seen = []
        texts = ["enfant"] * 70
        Encoder.load(str(tiny_model)).encode(
            texts, on_progress=lambda done, total: seen.append((done, total))
        )
        assert seen == [(32, 70), (64, 70), (70, 70)]

    def test_threads_may_encode_at_the_same_time(self, encoder):
        expected, found = encoder.encode(["un foyer"])[0], []
        threads = [
            threading.Thread(target=lambda: found.append(encoder.encode_question("un foyer").vector))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(found) == 8
        assert all(np.allclose(vector, expected, atol=1e-5) for vector in found)


class TestIdentity:
    def test_a_saved_model_is_the_same_model(self, tiny_model, tmp_path):
        original = Encoder.load(str(tiny_model))
        original.save(tmp_path / "encoder")
        copy = Encoder.load(str(tmp_path / "encoder"))
        copy.check(original.identity)
        assert copy.identity == replace(original.identity, name=str(tmp_path / "encoder"))

    def test_what_a_model_never_reads_is_not_part_of_it(self, tiny_model, damaged):
        (damaged / "photo.png").write_bytes(b"picture")
        (damaged / ".gitattributes").write_text("* text")
        assert model_digest(damaged) == model_digest(tiny_model)

    def test_other_weights_are_another_model(self, encoder, tiny_model):
        with pytest.raises(SnapshotMismatch, match="is not the one in the manifest"):
            Encoder.load(str(tiny_model)).check(encoder.identity)

    def test_vectors_of_another_dimension_are_refused(self, tiny_model):
        encoder = Encoder.load(str(tiny_model))
        encoder.check(encoder.identity)
        with pytest.raises(
            SnapshotMismatch, match=r"dimension 4, .* snapshot have 384\. Run `enfance ingest"
        ):
            encoder.check(replace(encoder.identity, dimension=384))

    def test_other_vectors_from_the_same_files_are_refused(self, encoder):
        first, *others = encoder.identity.probes
        moved = (first[0] + 0.01, *first[1:])
        encoder.check(encoder.identity)
        with pytest.raises(SnapshotMismatch, match="questions would find the wrong passages"):
            encoder.check(replace(encoder.identity, probes=(moved, *others)))

    def test_the_default_asks_no_network(self, monkeypatch):
        def refuse(*_):
            raise AssertionError("the network was asked")

        monkeypatch.setattr(socket.socket, "connect", refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)
        assert Encoder.load().identity.name == "default"


class TestUnavailable:
    """Every refusal says what is wrong, names the setting and what it may be set to."""

    def refusal(self, name):
        with pytest.raises(EncoderUnavailable) as caught:
            Encoder.load(str(name))
        message = str(caught.value)
        assert "ENFANCE_ENCODER" in message
        assert "“default”" in message
        return message

    def test_no_such_folder(self, tmp_path):
        assert "is not a folder" in self.refusal(tmp_path / "absent")

    def test_a_folder_of_something_else(self, tmp_path):
        (tmp_path / "notes.txt").write_text("Réunion du comité")
        assert "no modules.json" in self.refusal(tmp_path)

    def test_a_file(self, tmp_path):
        (tmp_path / "model.bin").write_bytes(b"\0")
        assert "is not a folder" in self.refusal(tmp_path / "model.bin")

    @pytest.mark.parametrize("name", ["/" + "m" * 300, "m" * 300, "~no-such-user/model"])
    def test_a_name_that_is_no_path(self, name):
        assert "can't be read" in self.refusal(name)

    def test_weights_missing(self, damaged):
        (damaged / "model.safetensors").unlink()
        assert "holds no weights" in self.refusal(damaged)

    @pytest.mark.parametrize("kept", [0, 4, 100, -1])
    def test_weights_cut_short(self, damaged, kept):
        weights = damaged / "model.safetensors"
        weights.write_bytes(weights.read_bytes()[:kept])
        assert "damaged or cut short" in self.refusal(damaged)

    def test_weights_of_noise(self, damaged):
        (damaged / "model.safetensors").write_bytes(bytes(range(256)) * 9)
        assert "damaged or cut short" in self.refusal(damaged)

    def test_weights_of_an_odd_header(self, damaged):
        header = json.dumps({"embedding.weight": "none"}).encode()
        (damaged / "model.safetensors").write_bytes(len(header).to_bytes(8, "little") + header)
        assert "damaged or cut short" in self.refusal(damaged)

    @pytest.mark.parametrize("name", ["modules.json", "tokenizer.json"])
    def test_settings_cut_short(self, damaged, name):
        settings = damaged / name
        settings.write_text(settings.read_text("utf-8")[:-20], "utf-8")
        assert name in self.refusal(damaged)

    def test_settings_of_another_program(self, damaged):
        (damaged / "modules.json").write_text('[{"colour": "blue"}]')
        assert "can't be loaded" in self.refusal(damaged)

    def test_a_module_that_nobody_has(self, damaged):
        (damaged / "modules.json").write_text(
            '[{"idx": 0, "name": "0", "path": "", "type": "nowhere.Model"}]'
        )
        assert "can't be loaded" in self.refusal(damaged)

    def test_default_weights_that_are_not_the_published_ones(self, monkeypatch):
        monkeypatch.setattr("snapshot.model_folder.DEFAULT_WEIGHTS_SHA256", "0" * 64)
        assert "Install Enfance again" in self.refusal("default")

    def test_default_weights_missing(self, monkeypatch, tmp_path):
        monkeypatch.setattr("snapshot.model_folder.DEFAULT_FOLDER", tmp_path)
        assert "Install Enfance again" in self.refusal("default")

    def test_vocabulary_of_another_model(self, damaged):
        # It loads, but what it reads has no vector.
        vocabulary = (damaged / "tokenizer.json").read_text("utf-8")
        (damaged / "tokenizer.json").write_text(vocabulary.replace('"[UNK]": 0', '"[UNK]": 9000'), "utf-8")
        assert "can't be loaded" in self.refusal(damaged)

    @pytest.mark.parametrize("name", ["é", "trop--de--tirets", "m" * 97])
    def test_a_name_that_no_hub_has(self, name):
        assert "Check its spelling" in self.refusal(name)

    def test_quantised_weights_without_their_scales(self, tmp_path):
        from safetensors.numpy import load_file, save_file

        folder = shutil.copytree(find_model("default"), tmp_path / "modèle")
        weights = load_file(folder / QUANTISED_WEIGHTS)
        save_file(
            {name: array for name, array in weights.items() if SCALES not in name}, folder / QUANTISED_WEIGHTS
        )
        assert "can't be loaded" in self.refusal(folder)

    def test_an_unknown_name_without_network(self, tmp_path):
        # In a process of its own: the library of the hub reads these variables when it is imported.
        command = "from snapshot.model_folder import find_model; find_model('nobody/no-such-encoder')"
        environment = {"HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path), "PATH": ""}
        run = subprocess.run(
            [sys.executable, "-c", command], env=environment, capture_output=True, text=True, check=False
        )
        assert run.returncode == 1
        last_line = run.stderr.strip().splitlines()[-1]
        assert last_line.startswith("snapshot.errors.EncoderUnavailable: “nobody/no-such-encoder”")
        assert "ENFANCE_ENCODER" in last_line


def test_a_name_is_a_folder_where_there_is_one(tiny_model, monkeypatch):
    monkeypatch.chdir(tiny_model.parent)
    assert find_model("tiny").resolve() == tiny_model.resolve()
