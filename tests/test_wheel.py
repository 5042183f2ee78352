"""The wheel holds what the installed command needs, and nothing of the repository beside it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NEEDED = [
    "enfance.py",
    "ontology/ontology.ttl",
    "ontology/shapes.ttl",
    "ontology/context.jsonld",
    "ontology/vocabularies/themes.ttl",
    "ingest/pipeline.toml",
    "ingest/evaluation/browser/page.html",
    "ingest/models/encoder/model_int8.safetensors",
    "ingest/models/encoder/LICENSE",
    "ingest/models/extraction/model_int8.safetensors",
    "ingest/models/extraction/tokenizer.json",
    "ingest/models/extraction/config.json",
    "service/web/messages_fr.toml",
    "service/web/messages_en.toml",
    "corpus/authority/persons.yaml",
    "corpus/sources.toml",
]
TOP_LEVEL = {"enfance.py", "ontology", "snapshot", "ingest", "service", "corpus"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT]
    subprocess.run(command, check=True)
    return next(folder.glob("enfance-*.whl"))


def test_the_wheel_holds_packages_and_their_data(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == TOP_LEVEL
    assert set(NEEDED) <= set(names)
    assert {name.split("/")[1] for name in names if name.startswith("corpus/")} == {
        "authority",
        "sources.toml",
    }


def test_the_installed_command_answers(wheel, tmp_path):
    target = tmp_path / "site"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", target, wheel]
    subprocess.run(install, check=True)
    run = subprocess.run(
        [sys.executable, "-c", "import enfance; print(enfance.__file__); enfance.main()", "--help"],
        env={"PYTHONPATH": str(target), "PATH": ""},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(target) in run.stdout
    assert "ingest" in run.stdout
    assert "serve" in run.stdout
