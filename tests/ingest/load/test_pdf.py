import tracemalloc
from itertools import pairwise

import pytest
from fpdf import FPDF

from ingest.errors import DocumentRejected
from ingest.load import load
from ingest.records import Span
from ingest.segment.blocks import segment
from tests.ingest.documents import source

BODY = "Le département ouvre des places pour les enfants confiés et soutient les assistants familiaux."


class Report(FPDF):
    """Pages with a running header and a number at the foot."""

    def header(self):
        self.set_font("helvetica", size=8)
        self.cell(0, 5, "Schéma de l'enfance", new_x="LMARGIN", new_y="NEXT")

    def footer(self):
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(0, 5, f"{self.page_no()} / 3", align="C")

    def write_lines(self, *lines, size=11, style=""):
        self.set_font("helvetica", style, size)
        for line in lines:
            self.cell(0, 0.6 * size, line, new_x="LMARGIN", new_y="NEXT")


def report():
    pdf = Report()
    pdf.set_title("Schéma 2024-2028")
    pdf.set_lang("fr-FR")
    for number in (1, 2):
        pdf.add_page()
        pdf.write_lines(f"Chapitre {number} : accueillir", size=18, style="B")
        pdf.ln(4)
        pdf.write_lines(*[BODY] * 3)
        pdf.ln(4)
        pdf.write_lines("Des mesures utiles", size=13, style="B")
        pdf.write_lines(
            "- recruter des accompa-",
            "gnants dans chaque foyer ;",
            "- tenir des rendez-",
            "vous chaque mois.",
        )
    pdf.write_lines(
        "Les familles tiennent un rendez-vous par mois avec le référent ; à la fin de chaque année"
    )
    pdf.add_page()
    pdf.write_lines("un bilan est remis au juge.")
    return pdf


def content(pdf):
    return bytes(pdf.output())


def blocks_of(document, role):
    return [block.span.within(document.text) for block in segment(document) if block.role == role]


@pytest.fixture(scope="module")
def document():
    return load(source("schema.pdf", content(report())))


def test_headings_are_told_by_their_print(document):
    assert blocks_of(document, "heading") == ["accueillir", "Des mesures utiles"] * 2
    assert [block.level for block in segment(document) if block.role == "heading"] == [1, 2, 1, 2]


def test_printed_lines_are_joined_and_hyphens_mended(document):
    assert blocks_of(document, "item")[:2] == [
        "recruter des accompagnants dans chaque foyer ;",
        "tenir des rendez-vous chaque mois.",
    ]
    assert blocks_of(document, "paragraph")[0] == " ".join([BODY] * 3)


def test_headers_and_page_numbers_are_boilerplate_and_do_not_break_a_sentence(document):
    assert blocks_of(document, "boilerplate") == [
        words for number in (1, 2, 3) for words in ("Schéma de l'enfance", f"{number} / 3")
    ]
    assert blocks_of(document, "paragraph")[-1].endswith(
        "à la fin de chaque année un bilan est remis au juge."
    )


def test_pages_cover_the_text_and_begin_where_their_words_do(document):
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.pages[0].span.start == 0
    assert document.pages[-1].span.end == len(document.text)
    assert all(one.span.end == other.span.start for one, other in pairwise(document.pages))
    assert document.pages[2].span.within(document.text).startswith("un bilan est remis")


def test_every_line_has_its_place_on_its_page(document):
    first = document.pages[0]
    assert all(
        page.span.start <= line.span.start < page.span.end for page in document.pages for line in page.lines
    )
    words = [line.span.within(document.text).strip() for line in first.lines]
    assert words[:3] == ["Schéma de l'enfance", "1 / 3", "Chapitre 1 : accueillir"]
    assert words[-4:] == [
        "- recruter des accompa",
        "gnants dans chaque foyer ;",
        "- tenir des rendez-",
        "vous chaque mois.",
    ]
    assert "".join(document.text.split()) == "".join(
        "".join(line.span.within(document.text).split()) for page in document.pages for line in page.lines
    )


def test_the_box_of_a_quote_is_around_its_lines(document):
    first = document.pages[0]
    start = document.text.index("recruter")
    item = first.box(Span(start, document.text.index(";", start)))
    title = first.box(Span(document.text.index("Chapitre 1"), document.text.index("Chapitre 1") + 1))
    assert title.bottom < item.top < item.bottom
    assert 20 < item.bottom - item.top < 45  # two lines of 11 points
    assert 25 <= item.left < item.right < 300
    assert document.pages[1].box(Span(start, start + 1)) is None


def test_a_pdf_declares_title_and_language(document):
    assert (document.metadata.title, document.metadata.lang) == ("Schéma 2024-2028", "fr-FR")


def test_a_page_without_text_is_told():
    pdf = Report()
    pdf.add_page()
    pdf.write_lines(BODY)
    plain = FPDF()
    plain.add_page()
    plain.set_font("helvetica", size=11)
    plain.multi_cell(0, 6, BODY)
    plain.add_page()
    assert load(source("a.pdf", content(plain))).warnings == ("No text on page 2.",)
    assert load(source("a.pdf", content(pdf))).warnings == ()


def test_the_entries_of_a_table_of_contents_stay_apart():
    pdf = Report()
    pdf.add_page()
    pdf.write_lines("Sommaire", size=18, style="B")
    pdf.write_lines("Introduction " + "." * 40 + " 3", "1.1 Le diagnostic " + "." * 40 + " 4", *[BODY] * 4)
    document = load(source("a.pdf", content(pdf)))
    assert blocks_of(document, "item") == ["Introduction", "Le diagnostic"]


def locked():
    pdf = report()
    pdf.set_encryption("maître", "secret")
    return content(pdf)


def scanned():
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(20, 20, 50, 50)
    return content(pdf)


REJECTED = {
    "locked": (locked, "password"),
    "scanned": (scanned, "pictures"),
    "cut short": (lambda: content(report())[:900], "damaged"),
    "not a PDF": (lambda: b"Bonjour", "damaged"),
    "empty": (lambda: b"", "damaged"),
}


@pytest.mark.parametrize(("make", "reason"), REJECTED.values(), ids=REJECTED)
def test_what_can_not_be_read_is_rejected_with_a_remedy(make, reason):
    with pytest.raises(DocumentRejected) as rejection:
        load(source("a.pdf", make()))
    assert reason in rejection.value.reason
    assert rejection.value.remedy


def test_damaged_bytes_never_pass_for_another_error():
    whole = bytearray(content(report()))
    for position in range(20, len(whole), len(whole) // 12):
        damaged = whole[:]
        damaged[position : position + 12] = b"<<>>[](/)0 R"
        try:
            load(source("a.pdf", bytes(damaged)))
        except DocumentRejected as rejection:
            assert rejection.remedy  # noqa: PT017  (many damages are harmless: then it loads)


def peak_of(pages):
    pdf = FPDF()
    pdf.set_font("helvetica", size=10)
    for _ in range(pages):
        pdf.add_page()
        pdf.multi_cell(0, 5, f"{BODY}\n" * 12)
    printed = source("schema.pdf", content(pdf))
    tracemalloc.start()
    try:
        load(printed)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_page_that_was_read_is_let_go():
    peak_of(1)  # what is loaded once
    assert peak_of(12) < 2 * peak_of(3)
