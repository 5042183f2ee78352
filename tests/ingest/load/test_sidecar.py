"""Front matter in a file beside the document, for formats that have none."""

import pytest

from ingest.errors import DocumentRejected
from ingest.load import load
from ingest.load.sources import find_sources

PAGE = "<html lang='fr'><title>Page</title><h1>Plan « Rivage »</h1><p>Le ministère ouvre vingt lieux d’écoute.</p></html>"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "plan.html").write_text(PAGE, "utf-8")
    return tmp_path


def loaded(folder):
    sources, rejections = find_sources([folder])
    assert rejections == ()
    [source] = sources
    return load(source)


def test_what_is_declared_beside_a_document_wins(folder):
    (folder / "plan.yaml").write_text(
        "id: plan-rivage\ntitle: Plan « Rivage » 2021-2024\npublisher: Ministère de l’Enfance\ndate: 2021-03\n",
        "utf-8",
    )
    document = loaded(folder)
    assert document.id == "plan-rivage"
    assert document.metadata.title == "Plan « Rivage » 2021-2024"
    assert document.metadata.date == "2021-03"
    assert document.metadata.lang == "fr"  # nothing is said of it beside


def test_a_document_changes_when_what_is_beside_it_does(folder):
    alone = find_sources([folder])[0][0].sha256
    (folder / "plan.yaml").write_text("publisher: Ministère de l’Enfance\n", "utf-8")
    assert find_sources([folder])[0][0].sha256 != alone


def test_files_named_one_by_one_are_taken_together(folder):
    (folder / "plan.yaml").write_text("lang: en\n")
    sources, rejections = find_sources(sorted(folder.iterdir()))
    assert (len(sources), rejections) == (1, ())


def test_a_yaml_file_beside_nothing_is_no_document(tmp_path):
    (tmp_path / "plan.yaml").write_text("lang: en\n")
    [rejection] = find_sources([tmp_path])[1]
    assert "not known" in rejection.reason


@pytest.mark.parametrize(("declared", "reason"), [("lang: [", "valid YAML"), ("date: demain", "date")])
def test_an_error_in_it_is_told_with_its_line(folder, declared, reason):
    (folder / "plan.yaml").write_text(declared, "utf-8")
    with pytest.raises(DocumentRejected, match=rf"\.yaml file.*{reason}") as error:
        loaded(folder)
    assert "line 1" in str(error.value)
