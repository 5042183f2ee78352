import json

import pytest

from snapshot.errors import SnapshotMismatch
from snapshot.manifest import FORMAT_VERSION, EncoderIdentity, Manifest

MANIFEST = Manifest(
    id="2030-é1",
    corpus_digest="c" * 64,
    code_version="0.1.0",
    base_iri="https://example.org/id/",
    encoder=EncoderIdentity("default", 2, "d" * 64, ((0.1, -0.2), (1 / 3, 0.0))),
    counts={"documents": 2, "documents.fr": 1},
    files={"graph.nq.gz": "0" * 64},
)


def test_what_is_written_is_read(tmp_path):
    MANIFEST.write(tmp_path)
    assert Manifest.read(tmp_path) == MANIFEST


def test_the_same_manifest_gives_the_same_bytes(tmp_path):
    (tmp_path / "other").mkdir()
    MANIFEST.write(tmp_path)
    Manifest.read(tmp_path).write(tmp_path / "other")
    assert (tmp_path / "manifest.json").read_bytes() == (tmp_path / "other" / "manifest.json").read_bytes()


def test_another_format_is_refused_before_anything_else_is_read(tmp_path):
    (tmp_path / "manifest.json").write_text(
        json.dumps({"format_version": FORMAT_VERSION + 1, "colour": "blue"})
    )
    with pytest.raises(SnapshotMismatch, match=rf"format {FORMAT_VERSION + 1}.*enfance ingest"):
        Manifest.read(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format_version": 1}', '"manifest"'])
def test_a_damaged_manifest_is_refused(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(SnapshotMismatch, match=r"manifest\.json.*enfance ingest"):
        Manifest.read(tmp_path)


def test_a_missing_manifest_is_refused(tmp_path):
    with pytest.raises(SnapshotMismatch, match="enfance ingest"):
        Manifest.read(tmp_path)
