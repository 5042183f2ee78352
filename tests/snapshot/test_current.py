import json
import shutil

import numpy as np
import pytest

from snapshot.current import Snapshot, SnapshotHolder, current_id, open_current, publish_current
from snapshot.errors import SnapshotMismatch, SnapshotMissing


@pytest.fixture
def data_dir(tmp_path, write_snapshot):
    write_snapshot(tmp_path, "first")
    publish_current(tmp_path, "first")
    return tmp_path


def edit_manifest(directory, change):
    path = directory / "manifest.json"
    fields = json.loads(path.read_text("utf-8"))
    change(fields)
    path.write_text(json.dumps(fields), "utf-8")


class TestPointer:
    def test_nothing_is_current_before_the_first_publication(self, tmp_path):
        assert current_id(tmp_path) is None
        with pytest.raises(SnapshotMissing, match="enfance ingest"):
            open_current(tmp_path)
        with pytest.raises(SnapshotMissing):
            SnapshotHolder(tmp_path)

    def test_publication_moves_the_pointer_and_leaves_nothing_beside_it(self, data_dir):
        publish_current(data_dir, "second")
        assert current_id(data_dir) == "second"
        assert sorted(path.name for path in (data_dir / "snapshots").iterdir()) == ["current", "first"]

    def test_a_pointer_to_a_snapshot_that_is_gone(self, data_dir):
        publish_current(data_dir, "gone")
        with pytest.raises(SnapshotMismatch, match="gone"):
            open_current(data_dir)

    def test_a_pointer_that_can_not_be_read(self, tmp_path):
        (tmp_path / "snapshots" / "current").mkdir(parents=True)
        for data_dir in (tmp_path, tmp_path / ("d" * 300)):
            with pytest.raises(SnapshotMissing, match=r"can't be read.*permissions"):
                open_current(data_dir)


class TestSnapshot:
    def test_all_parts_answer(self, data_dir):
        snapshot = open_current(data_dir)
        assert snapshot.id == "first"
        assert len(snapshot.store) == 2
        assert snapshot.keywords.search("foyers", "fr", 5)[0].tolist() == [2, 0]
        question = snapshot.encoder.encode_question("une école")  # its passage is in English
        assert snapshot.vectors.search(question.vector, 1)[0][0] == 3
        assert snapshot.tokens.nearness(question.tokens, np.array([1, 3])).argmax() == 1
        assert snapshot.passages.document("harbour").lang == "en"

    def test_a_file_that_can_not_be_read(self, data_dir):
        path = data_dir / "snapshots" / "first" / "passages.sqlite"
        path.unlink()
        path.mkdir()
        with pytest.raises(SnapshotMismatch, match=r"passages\.sqlite can't be read .* permissions"):
            open_current(data_dir)

    @pytest.mark.parametrize("name", ["graph.nq.gz", "passages.sqlite", "vectors.faiss", "tokens/vectors.i8"])
    def test_a_changed_file_is_refused(self, data_dir, name):
        directory = data_dir / "snapshots" / "first"
        path = directory / name
        path.write_bytes(path.read_bytes() + b"\0")
        with pytest.raises(SnapshotMismatch, match=name):
            open_current(data_dir)
        assert Snapshot.open(directory, check_digests=False).id == "first"

    @pytest.mark.parametrize(
        "name",
        ["graph.nq.gz", "passages.sqlite", "vectors.faiss", "tokens", "keywords", "encoder", "manifest.json"],
    )
    def test_a_missing_part_is_refused(self, data_dir, name):
        part = data_dir / "snapshots" / "first" / name
        shutil.rmtree(part) if part.is_dir() else part.unlink()
        with pytest.raises(SnapshotMismatch, match="enfance ingest"):
            open_current(data_dir)

    @pytest.mark.parametrize("name", ["modules.json", "model.safetensors"])
    def test_another_encoder_is_refused_before_a_question_comes(self, data_dir, name):
        file = data_dir / "snapshots" / "first" / "encoder" / name
        content = file.read_bytes()
        file.unlink()  # a hard link: the model it was copied from must stay as it is
        file.write_bytes(content + b"\n")
        with pytest.raises(SnapshotMismatch, match=r"not the one that made the vectors.*enfance ingest"):
            open_current(data_dir)

    def test_an_encoder_that_differs_only_in_its_dimension_is_refused(self, data_dir):
        edit_manifest(
            data_dir / "snapshots" / "first", lambda fields: fields["encoder"].update(dimension=384)
        )
        with pytest.raises(SnapshotMismatch, match=r"dimension 4, but .* gives 384.*enfance ingest"):
            open_current(data_dir)

    def test_an_encoder_that_gives_other_vectors_here_is_refused(self, data_dir):
        def move(fields):
            fields["encoder"]["probes"][0][0] += 0.1

        edit_manifest(data_dir / "snapshots" / "first", move)
        with pytest.raises(SnapshotMismatch, match="other vectors"):
            _ = open_current(data_dir).encoder


class TestHolder:
    def test_nothing_new_changes_nothing(self, data_dir):
        holder = SnapshotHolder(data_dir)
        before = holder.snapshot
        assert holder.refresh() is False
        assert holder.snapshot is before

    def test_a_newer_snapshot_is_served_and_the_old_one_still_answers(self, data_dir, write_snapshot):
        holder = SnapshotHolder(data_dir)
        old, encoder = holder.snapshot, holder.snapshot.encoder
        write_snapshot(data_dir, "second")
        publish_current(data_dir, "second")
        assert holder.refresh() is True
        assert holder.snapshot.id == "second"
        assert holder.snapshot.encoder is encoder  # the same model is not loaded twice
        assert len(old.store) == 2
        assert old.passages.document("boussole").title == "Plan Boussole"

    def test_a_newer_snapshot_that_is_damaged_is_not_served(self, data_dir, write_snapshot):
        holder = SnapshotHolder(data_dir)
        (write_snapshot(data_dir, "second") / "vectors.faiss").write_bytes(b"")
        publish_current(data_dir, "second")
        with pytest.raises(SnapshotMismatch):
            holder.refresh()
        assert holder.snapshot.id == "first"
        assert len(holder.snapshot.keywords.search("foyers", "fr", 5)[0])
