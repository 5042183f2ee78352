"""``enfance eval``."""

import pytest
from typer.testing import CliRunner

from ingest.cli import app
from tests.ingest.evaluation.documents import ENGLISH, FRENCH


def run(*arguments):
    return CliRunner().invoke(app, ["eval", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path):
    for name, content in (("fr-essai", FRENCH), ("en-trial", ENGLISH)):
        (tmp_path / f"{name}.txt").write_text(content, "utf-8")
    return tmp_path


def test_figures_are_printed_and_the_page_is_written(folder):
    page = folder / "errors.html"
    result = run(folder, "--errors", page)
    assert result.exit_code == 0, result.output
    for words in ("2 documents", "by language", "press release", "speech", "in lists", "macro", "confidence"):
        assert words in result.output
    assert "held out" not in result.output
    assert "en-trial" in page.read_text("utf-8")


def test_a_folder_without_marked_up_documents_is_told_of(tmp_path):
    result = run(tmp_path / "nowhere")
    assert result.exit_code == 1
    assert "holds no marked-up document" in result.output


def test_a_folder_that_can_not_be_read_is_told_of(tmp_path):
    (tmp_path / "folder.txt").mkdir()
    for folder in (tmp_path, tmp_path / ("f" * 300)):
        result = run(folder)
        assert result.exit_code == 1
        assert "can't be read" in result.output
        assert "permissions" in result.output


def test_a_slip_in_a_document_is_told_with_its_file(folder):
    (folder / "en-trial.txt").write_text(ENGLISH.replace("p1 hasDate d1", "p1 hasDate d9"), "utf-8")
    result = run(folder)
    assert result.exit_code == 1
    assert "en-trial.txt: a relation with an unknown id" in result.output


def test_the_page_goes_to_a_folder_that_exists(folder):
    result = run(folder, "--errors", folder / "nowhere" / "errors.html")
    assert result.exit_code == 2
    assert "does not exist" in result.output
