"""`enfance doctor`: each thing that may be wrong is found, and the remedy is named."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from service import doctor
from service.cli import app
from service.settings import Settings
from snapshot.former import IDENTITIES, WITHDRAWN, Tombstone
from snapshot.lines import write_lines

ROOT = Path(__file__).parents[2]


@pytest.fixture
def data(data_dir, tmp_path):
    return shutil.copytree(data_dir, tmp_path / "data", copy_function=os.link)


def findings(data, **settings):
    found = doctor.examine(Settings(data=data, port=0, **settings))
    return {one.subject: one for one in found}


def problems(data, **settings):
    return {subject: one for subject, one in findings(data, **settings).items() if one.remedy}


def test_all_is_well(data):
    found = findings(data)
    assert problems(data) == {}
    assert {
        "Python",
        "packages",
        "encoder",
        "data folder",
        "disk",
        "snapshot",
        "identities",
        "sandbox",
        "port",
    } <= set(found)
    assert "abri-1, whole, 5 documents" in found["snapshot"].words


def test_the_command_prints_a_line_each_and_ends_with_the_result(data, tmp_path):
    well = CliRunner().invoke(app, ["doctor", "--data", str(data), "--port", "0"])
    assert well.exit_code == 0
    assert all(line.startswith("ok ") for line in well.stdout.splitlines())
    ill = CliRunner().invoke(app, ["doctor", "--data", str(tmp_path / "none"), "--port", "0"])
    assert ill.exit_code == 1
    assert "problem  snapshot: Nothing was published in" in ill.stdout
    assert "Run `enfance ingest" in ill.stdout


def test_a_damaged_snapshot_is_found(data):
    passages = data / "snapshots" / "abri-1" / "passages.sqlite"
    content = passages.read_bytes()
    passages.unlink()
    assert "is missing" in problems(data)["snapshot"].words
    passages.write_bytes(content + b"\0")
    assert "other contents" in problems(data)["snapshot"].words
    assert "enfance ingest" in problems(data)["snapshot"].remedy


@pytest.mark.parametrize(("name", "subject"), [(IDENTITIES, "identities"), (WITHDRAWN, "withdrawals")])
def test_a_damaged_record_is_found(data, name, subject):
    (data / name).write_text("{}\n{", "utf-8")
    assert f"Line 1 of {data / name} can't be read" in problems(data)[subject].words


def test_a_withdrawal_that_is_not_honoured_is_found(data):
    write_lines(data / WITHDRAWN, [Tombstone("https://example.org/id/measure/x", "measure", "2026-05-04")])
    assert "enfance ingest" in problems(data)["withdrawals"].remedy


def test_a_folder_that_can_not_be_written_is_found(data, monkeypatch):
    monkeypatch.setattr(doctor.os, "access", lambda _path, _how: False)
    assert "can't be written" in problems(data)["data folder"].words


def test_a_folder_that_can_not_be_read_is_told(data, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(doctor, "current_directory", refuse)
    assert problems(data)["snapshot"].words == f"{data}: Permission denied."


def test_a_file_in_place_of_the_folder_is_found(tmp_path):
    (tmp_path / "data").write_text("")
    assert "is no folder" in problems(tmp_path / "data")["data folder"].words


def test_a_model_that_is_not_there_is_found(data, tmp_path):
    (tmp_path / "model").mkdir()
    assert "modules.json" in problems(data, encoder=str(tmp_path / "model"))["encoder"].words
    assert findings(data, encoder="some/model")["encoder"].remedy == ""


def test_a_full_disk_is_found(data, monkeypatch):
    usage = shutil.disk_usage(data)._replace(free=3 * 2**20)
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _path: usage)
    assert problems(data)["disk"].words.startswith("3 MB free")


def test_packages_that_are_missing_are_named(data, monkeypatch):
    monkeypatch.setattr(doctor.importlib.metadata, "requires", lambda _name: ["typer>=0.16", "not-there>=2"])
    assert problems(data)["packages"].words == "not-there missing."


def test_without_a_sandbox_only_this_machine_may_be_served(data, monkeypatch):
    monkeypatch.setattr(doctor, "missing_sandbox", lambda: "seccomp exists on Linux only")
    assert "sandbox" not in problems(data)
    assert "127.0.0.1" in problems(data, host="0.0.0.0")["sandbox"].remedy  # noqa: S104 - nothing listens there


def test_a_port_that_is_taken_is_found(data):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        found = [*doctor.examine(Settings(data=data, port=taken.getsockname()[1]))][-1]
    assert "Address already in use" in found.words
    assert "--port" in found.remedy


def test_a_port_at_which_enfance_itself_serves_is_no_problem(data):
    command = [sys.executable, "-c", "from service.cli import app; app()", "serve", "--data", str(data)]
    with subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        port = int(process.stdout.readline().rstrip().rstrip("/").rsplit(":", 1)[1])
        found = [*doctor.examine(Settings(data=data, port=port))][-1]
        process.kill()
    assert (found.remedy, "Enfance is serving there" in found.words) == ("", True)


def test_it_answers_without_loading_anything_heavy():
    code = "import sys, service.doctor; print({'torch', 'sentence_transformers', 'fastapi', 'faiss', 'rdflib'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == "set()"
