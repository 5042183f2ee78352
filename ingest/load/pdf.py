"""PDF: the printed lines as paragraphs, with the page of each."""

from __future__ import annotations

import io
import logging
import struct
import zlib

from ingest.errors import DocumentRejected
from ingest.load.canonical import Piece, compose
from ingest.load.identity import document_id, text_digest
from ingest.load.pdf_lines import PrintedLine, printed_lines, running_lines
from ingest.load.pdf_paragraphs import paragraphs, piece, vocabulary_of
from ingest.records import Document, Mark, Metadata, Page, Source, Span

# How the parser fails on damaged bytes, besides its own exception: it trusts what it reads.
_DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, RecursionError, TypeError, ValueError,
    struct.error, zlib.error,
)  # fmt: skip
_DRAFT_TITLES = ("microsoft word", "untitled", "sans titre", "document", "présentation powerpoint")


def load_pdf(source: Source) -> Document:
    """Load a PDF; headings are told by their print, running headers and page numbers are marked as boilerplate.

    Raises:
        DocumentRejected: it is damaged, locked, or holds pictures of text only.
    """
    pages, metadata = _read(source.content)
    empty = [number for number, lines in enumerate(pages, start=1) if not lines]
    if len(empty) == len(pages):
        raise DocumentRejected(
            "This PDF holds no text: its pages are pictures.",
            "Recognise its text first, for example with “ocrmypdf input.pdf output.pdf”, and give the result.",
        )
    text, marks, held = _compose(pages)
    sha256 = text_digest(text)
    return Document(
        id=document_id(metadata, sha256),
        text=text,
        sha256=sha256,
        media_type="application/pdf",
        path=source.path,
        metadata=metadata,
        pages=held,
        marks=marks,
        warnings=(f"No text on page {', '.join(map(str, empty))}.",) if empty else (),
    )


def _read(content: bytes) -> tuple[list[list[PrintedLine]], Metadata]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # what it tolerates is of no use to the reader
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            pages = [printed_lines(page) for page in pdf.pages]
            return pages, _metadata(pdf.metadata, pdf.doc.catalog)
    except (PdfminerException, MalformedPDFException, *_DAMAGE) as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise DocumentRejected(
                "This PDF is locked by a password.", "Save a copy without the password and give that file."
            ) from error
        raise DocumentRejected(
            "This PDF is damaged or is no PDF.", "Download it again, or open it and save it as a new PDF."
        ) from error


def _metadata(information: dict[str, object], catalog: dict[str, object]) -> Metadata:
    title = str(information.get("Title") or "").strip()
    lang = catalog.get("Lang")
    spoken = lang.decode("ascii", "ignore").strip() if isinstance(lang, bytes) else ""
    is_draft = title.lower().startswith(_DRAFT_TITLES) or title.lower().endswith(
        (".doc", ".docx", ".indd", ".pdf")
    )
    return Metadata(title=None if is_draft or not title else title, lang=spoken or None)


def _compose(pages: list[list[PrintedLine]]) -> tuple[str, tuple[Mark, ...], tuple[Page, ...]]:
    running = running_lines(pages)
    content = [line for lines in pages for line in lines if line not in running]
    vocabulary = vocabulary_of(content)
    pieces: list[Piece] = []
    beginnings: list[tuple[int, int, int]] = []  # number of the piece, offset in it, page
    waiting = sorted(running, key=lambda line: (line.page, line.top))
    for paragraph in paragraphs(content) if content else []:
        while waiting and waiting[0].page <= paragraph.lines[0].page:
            line = waiting.pop(0)
            beginnings.append((len(pieces), 0, line.page))
            pieces.append(Piece(line.words, "boilerplate"))
        words, starts = piece(paragraph, vocabulary)
        beginnings += [(len(pieces), offset, page) for offset, page in starts]
        pieces.append(words)
    pieces += [Piece(line.words, "boilerplate") for line in waiting]
    text, marks, spans = compose(pieces)
    return (
        text,
        marks,
        _pages(
            text,
            len(pages),
            {page: spans[number].start + offset for number, offset, page in reversed(beginnings)},
        ),
    )


def _pages(text: str, count: int, starts: dict[int, int]) -> tuple[Page, ...]:
    """Return the pages as neighbours that cover the text; one without text is empty and stands where the next begins."""
    bounds = [len(text)]
    for number in range(count, 0, -1):
        bounds.append(min(starts.get(number, bounds[-1]), bounds[-1]))
    bounds[-1] = 0
    bounds.reverse()
    return tuple(Page(number, Span(bounds[number - 1], bounds[number])) for number in range(1, count + 1))
