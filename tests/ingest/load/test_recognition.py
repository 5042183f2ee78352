import os
import stat
import sys
from dataclasses import replace

import pytest
from fpdf import FPDF

from ingest.errors import DocumentRejected
from ingest.load import load
from ingest.load.sources import find, find_sources
from tests.ingest.documents import source

WORDS = {
    "fr": "Le département s'engage à ouvrir douze places pour les enfants confiés.",
    "en": "The council will open twelve places for children in care.",
}
PROGRAM = """#!{python}
import pathlib, shutil, sys
folder = pathlib.Path(__file__).parent
(folder / "asked").write_text(" ".join(sys.argv[1:-2]))
assert pathlib.Path(sys.argv[-2]).read_bytes().startswith(b"%PDF")
{body}
"""


def pdf(*pages):
    """Make a PDF of a page for each text, and a picture for each page without one."""
    made = FPDF()
    made.set_font("helvetica", size=11)
    for words in pages:
        made.add_page()
        if words:
            made.multi_cell(0, 6, words)
        else:
            made.rect(20, 20, 50, 50)
    return bytes(made.output())


def scanned(*pages):
    return replace(source("bilan.pdf", pdf(*pages)), is_recognised=True)


@pytest.fixture
def recogniser(tmp_path, monkeypatch):
    """Puts a program in the place of ocrmypdf; ``None`` takes it away."""

    def install(body):
        monkeypatch.setenv("PATH", str(tmp_path) + os.pathsep + os.environ["PATH"])
        if body is None:
            monkeypatch.setenv("PATH", str(tmp_path))
            return
        program = tmp_path / "ocrmypdf"
        program.write_text(PROGRAM.format(python=sys.executable, body=body))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    return install


def recognising(tmp_path, *pages):
    (tmp_path / "recognised.pdf").write_bytes(pdf(*pages))
    return "shutil.copy(folder / 'recognised.pdf', sys.argv[-1])"


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_the_text_of_scanned_pages_is_recognised_and_said_to_be(tmp_path, recogniser, words):
    recogniser(recognising(tmp_path, words, words.upper(), ""))
    document = load(scanned(words, "", ""))
    assert words in " ".join(document.text.split())
    assert words.upper() in " ".join(document.text.split())
    assert document.warnings == (
        "No text on page 3.",
        "The text of page 2 was recognised from pictures: it may hold errors.",
    )
    assert "--language fra+eng" in (tmp_path / "asked").read_text()


def test_what_has_text_on_every_page_needs_no_recogniser(recogniser):
    recogniser("sys.exit('never asked')")
    assert load(scanned(WORDS["fr"])).warnings == ()


def test_without_the_recogniser_the_remedy_says_how_to_install_it(recogniser):
    recogniser(None)
    with pytest.raises(DocumentRejected, match="not installed") as rejection:
        load(scanned(""))
    assert "ocrmypdf tesseract-ocr-fra" in rejection.value.remedy


def test_what_the_recogniser_says_is_passed_on(recogniser):
    recogniser("sys.exit('no data of language fra')")
    with pytest.raises(DocumentRejected, match="no data of language fra") as rejection:
        load(scanned(""))
    assert "tesseract-ocr-fra" in rejection.value.remedy


def test_pictures_without_any_words_are_rejected_all_the_same(tmp_path, recogniser):
    recogniser(recognising(tmp_path, ""))
    with pytest.raises(DocumentRejected, match="no text was recognised"):
        load(scanned(""))


def test_scanned_pages_that_nobody_asked_to_recognise_name_the_option():
    with pytest.raises(DocumentRejected) as rejection:
        load(source("bilan.pdf", pdf("")))
    assert "--ocr" in rejection.value.remedy


def test_a_pdf_to_be_recognised_is_another_source_than_the_same_one_without(tmp_path):
    (tmp_path / "bilan.pdf").write_bytes(pdf(""))
    (tmp_path / "note.txt").write_text(WORDS["en"], "utf-8")
    plain, asked = find_sources([tmp_path])[0], find_sources([tmp_path], ocr=True)[0]
    assert [one.is_recognised for one in asked] == [True, False]
    assert plain[0].sha256 != asked[0].sha256
    assert plain[1] == asked[1]
    assert [one.is_recognised for one in find([tmp_path])[0]] == [False, False]
