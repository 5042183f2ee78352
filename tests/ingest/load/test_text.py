import hashlib

import pytest

from ingest.errors import DocumentRejected
from ingest.load import load
from tests.ingest.documents import source

FRENCH = "L’État s’engage\u00a0: « un toit, une école »\r\npour chaque enfant.\r\n"


def test_the_file_as_given_is_the_canonical_text():
    document = load(source("plan.fr.txt", FRENCH))
    assert document.text == FRENCH
    assert document.sha256 == hashlib.sha256(FRENCH.encode()).hexdigest()
    assert document.warnings == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding_and_stays_the_first_character(encoding):
    document = load(source("plan.txt", FRENCH.encode(encoding)))
    assert document.text == f"\ufeff{FRENCH}"


@pytest.mark.parametrize("text", ["Les éducateurs formés à l’écoute", "The carers’ pay – £12 – rises"])
def test_windows_text_is_read_with_a_warning(text):
    document = load(source("plan.txt", text.encode("cp1252")))
    assert document.text == text
    assert "Save it as UTF-8" in document.warnings[0]


REJECTED = {
    "empty": (b"", "empty"),
    "white space": ("\ufeff \n\u00a0\t\n".encode(), "empty"),
    "binary": (bytes(range(256)) * 4, "binary"),
    "binary that is UTF-8": (b"\x01\x02\x03\x04 ab\x05\x06\x07", "binary"),
    "UTF-16 without a mark": ("Les éducateurs".encode("utf-16-le"), "binary"),
    "Macintosh letters": ("Les députés décrètent".encode("mac-roman"), "encoding can't be told"),
    "broken UTF-8": ("Les députés".encode()[:-1] + b"\xff" + "é à ç".encode(), "encoding can't be told"),
    "broken UTF-16": (b"\xff\xfea", "UTF-16-LE"),
}


@pytest.mark.parametrize(("content", "reason"), REJECTED.values(), ids=REJECTED)
def test_what_is_no_text_is_rejected_with_a_remedy(content, reason):
    with pytest.raises(DocumentRejected) as rejection:
        load(source("plan.txt", content))
    assert reason in rejection.value.reason
    assert rejection.value.remedy


@pytest.mark.parametrize("name", ["plan.txt", "plan.html"])
def test_a_text_that_no_process_could_read_is_rejected_at_once(monkeypatch, name):
    monkeypatch.setattr("ingest.load.LONGEST_TEXT", 100)
    assert load(source(name, "<p>L’État s’engage.</p>"))
    with pytest.raises(DocumentRejected, match="million characters") as rejection:
        load(source(name, "<p>L’État s’engage pour chaque enfant.</p>\n" * 5))
    assert "parts" in rejection.value.remedy
