"""Whatever the bytes: a document whose text can be stored and whose places lie in it, or a rejection with a remedy."""

import hashlib
import io
import zipfile
from functools import cache

import docx
import pytest
from fpdf import FPDF
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ingest.errors import DocumentRejected
from ingest.load import LOADERS, load
from tests.ingest.documents import source

PIECES = {
    ".txt": ["L’État ", "s’engage\r\n", "\x0b", "\x07", "\ufeff", "\u202e", "e\u0301", "\u00ad", "🧒🏽", "\x85"],
    ".md": [
        *("---\n", "id: é\n", 'title: "\\ud800"\n', "date: 2021-13\n", "describes:\n", "  title: Un toit\n", "urls: [a, *b]\n"),
        *("&b x: !!binary YQ==\n", "? [a]\n", "record: notice\n", "# Titre #\n", "Axe\n===\n", "```\n", "- un\n", "{}\n", "\r"),
    ],
    ".html": [
        *("<html lang='fr'>", "<body>", "<h1>Un toit", "</h1>", "<ul><li>", "<p>La ministre annonce un plan.", "</p>", "<table><tr><td>"),
        *("<!--", "-->", "<![CDATA[", "<script>", "&#xD800;", "&#0;", "&nbsp;", "<br>", "<meta charset=utf-7>", "</html>", "\x0c", "<q>"),
    ],
}  # fmt: skip
SIMPLE = st.sampled_from(sorted(PIECES)).flatmap(
    lambda suffix: st.tuples(
        st.just(suffix),
        st.one_of(
            st.binary(max_size=60),
            st.lists(st.sampled_from(PIECES[suffix]), max_size=14).map(lambda words: "".join(words).encode()),
        ),
    )
)
COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)


def holds(suffix, content):
    """Load, and check the promise of every loader."""
    try:
        document = load(source(f"a{suffix}", content))
    except DocumentRejected:
        return
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert document.text.strip()
    spans = [mark.span for mark in document.marks] + [page.span for page in document.pages]
    assert all(0 <= span.start <= span.end <= len(document.text) for span in spans)
    told = (document.id, document.metadata.title, document.metadata.lang, document.metadata.publisher)
    assert all(one.encode() for one in told if one is not None)


@COMMON
@given(SIMPLE)
@example((".md", b'---\ntitle: "\\ud800"\n---\nTexte.\n'))
@example((".html", b"<p>Un \xed\xa0\x80 plan</p>"))
def test_text_of_any_kind(case):
    holds(*case)


@cache
def whole(suffix):
    if suffix == ".pdf":
        pdf = FPDF()
        pdf.set_title("Schéma")
        pdf.add_page()
        pdf.set_font("helvetica", size=11)
        pdf.multi_cell(0, 6, "Le conseil ouvre trois foyers.\nIl forme les juges.")
        return bytes(pdf.output())
    word = docx.Document()
    word.add_heading("Un toit", 1)
    word.add_paragraph("ouvrir trois foyers", style="List Bullet")
    word.add_table(1, 2).cell(0, 0).text = "Mesure"
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


@COMMON
@given(st.integers(0, 10_000), st.binary(max_size=12), st.integers(0, 40))
def test_a_pdf_that_was_written_over(place, bytes_, removed):
    content = whole(".pdf")
    at = place * len(content) // 10_001
    holds(".pdf", content[:at] + bytes_ + content[at + removed :])


PARTS = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "[Content_Types].xml",
    "docProps/core.xml",
)


@COMMON
@given(
    st.sampled_from(PARTS),
    st.integers(0, 10_000),
    st.sampled_from([b"", b"-1", b"x", b'"', b"<w:p/>", b"\xff"]),
)
def test_a_word_document_whose_parts_were_written_over(part, place, bytes_):
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole(".docx"))) as read, zipfile.ZipFile(written, "w") as changed:
        for name in read.namelist():
            content = read.read(name)
            at = place * len(content) // 10_001
            changed.writestr(name, content[:at] + bytes_ + content[at + 1 :] if name == part else content)
    holds(".docx", written.getvalue())


@pytest.mark.parametrize("suffix", sorted(LOADERS))
@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x05\x06" + bytes(18)]
)
def test_next_to_nothing(suffix, content):
    with pytest.raises(DocumentRejected):
        load(source(f"a{suffix}", content))
