"""Whatever stops a run, what was served is served on, and the next run gives what an uninterrupted one would have given."""

import json
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ingest.config import load_config
from ingest.pipeline import Run, ingest
from snapshot.authority import Authority
from snapshot.current import current_id, open_current
from tests.ingest.collections import write_collection, write_note

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def states(tmp_path_factory, mini_corpus):
    """A folder with two states of a collection: one document more, one that says something else."""
    folder = tmp_path_factory.mktemp("interrupted")
    before = write_collection(folder / "before", mini_corpus)
    after = shutil.copytree(before, folder / "after")
    write_note(
        after, "juges", "Le 4 juin 2022, la ministre s’engage à former tous les juges et tous les éducateurs."
    )
    (after / "helpline.txt").write_text(
        "On 9 May 2025 the council will open a helpline for children.\n", "utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def runs(states, tiny_model):
    """What became of each run that was stopped."""
    command = [sys.executable, "-m", "tests.ingest.interrupted", states, tiny_model]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def of_stage(runs, *stages):
    return [run for run in runs if run["stage"] in stages]


def test_a_run_that_is_killed_leaves_a_whole_snapshot(runs):
    [uninterrupted] = of_stage(runs, "uninterrupted")
    killed = of_stage(runs, "reading", "publishing")
    assert len(killed) >= 20
    assert {run["status"] for run in killed} == {-9}
    assert {run["between"] for run in killed} == {uninterrupted["before"], uninterrupted["after"]}
    assert all(run["between"] == uninterrupted["before"] for run in killed[:-1])


def test_the_next_run_gives_what_an_uninterrupted_one_gives(runs):
    [uninterrupted] = of_stage(runs, "uninterrupted")
    killed = of_stage(runs, "reading", "publishing")
    assert {(run["again"], run["then"]) for run in killed} == {(0, uninterrupted["after"])}


def test_nothing_half_made_is_left_behind(runs):
    for run in of_stage(runs, "reading", "publishing"):
        assert run["left"] == ["cache", "identities.jsonl", "lock", "snapshots"]


def test_a_full_disk_is_told_and_what_was_served_stays(runs):
    [uninterrupted] = of_stage(runs, "uninterrupted")
    for run in of_stage(runs, "full disk"):
        assert (run["status"], run["between"]) == (1, uninterrupted["before"])
        assert "Nothing was published" in run["output"]
        assert "Make room" in run["output"]


def test_a_folder_that_can_not_be_written_is_told(runs):
    [run] = of_stage(runs, "read-only")
    assert run["status"] == 1
    assert "can't be written" in run["output"]


def test_a_reader_always_finds_a_whole_snapshot(states, tiny_model, tmp_path):
    run = Run(tmp_path, load_config(encoder=str(tiny_model)), Authority.load(), lambda *_: None)
    ids = {ingest([states / "before"], run).snapshot_id}
    seen = set()

    def publish():
        for name in ("after", "before", "after"):
            ids.add(ingest([states / name], run).snapshot_id)

    publishing = threading.Thread(target=publish)
    publishing.start()
    while publishing.is_alive():
        snapshot = open_current(tmp_path)
        assert snapshot.passages.coverage().documents == snapshot.manifest.counts["documents"]
        seen.add(snapshot.id)
    publishing.join()
    assert seen <= ids
    assert current_id(tmp_path) in ids
    assert len(ids) == 2
