"""PDF: the printed lines as paragraphs, with the page and the place of each line."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections import defaultdict, deque
from math import ceil, floor

from ingest.errors import DocumentRejected
from ingest.load.canonical import Piece, compose
from ingest.load.identity import document_id, text_digest
from ingest.load.pdf_lines import PrintedLine, printed_lines, running_lines
from ingest.load.pdf_paragraphs import paragraphs, piece, vocabulary_of
from ingest.load.recognition import recognised
from ingest.records import Box, Document, Mark, Metadata, Page, PrintedSpan, Source, Span

# How the parser fails on damaged bytes, besides its own exception: it trusts what it reads.
_DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, RecursionError, TypeError, ValueError,
    struct.error, zlib.error,
)  # fmt: skip
_DRAFT_TITLES = ("microsoft word", "untitled", "sans titre", "document", "présentation powerpoint")


def load_pdf(source: Source) -> Document:
    """Load a PDF; headings are told by their print, running headers and page numbers are marked as boilerplate.

    Raises:
        DocumentRejected: it is damaged, locked, or holds pictures of text only and these are not recognised.
    """
    pages, metadata = _read(source.content)
    pictures = _empty(pages)
    if pictures and source.is_recognised:
        pages, _ = _read(recognised(source.content))
    empty = _empty(pages)
    if len(empty) == len(pages):
        raise DocumentRejected(
            "This PDF holds no text: its pages are pictures"
            f"{', on which no text was recognised' if source.is_recognised else ''}.",
            "Run again with --ocr, which has ocrmypdf recognise their text, or give a PDF with text.",
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
        warnings=_warnings(empty, [number for number in pictures if number not in empty]),
    )


def _empty(pages: list[list[PrintedLine]]) -> list[int]:
    """Return the numbers of the pages without text."""
    return [number for number, lines in enumerate(pages, start=1) if not lines]


def _warnings(empty: list[int], recognised_on: list[int]) -> tuple[str, ...]:
    warnings = []
    if empty:
        warnings.append(f"No text on page {', '.join(map(str, empty))}.")
    if recognised_on:
        pages = ", ".join(map(str, recognised_on))
        warnings.append(f"The text of page {pages} was recognised from pictures: it may hold errors.")
    return tuple(warnings)


def _read(content: bytes) -> tuple[list[list[PrintedLine]], Metadata]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # what it tolerates is of no use to the reader
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            pages = []
            for page in pdf.pages:
                pages.append(printed_lines(page))
                page.close()  # it would hold megabytes until the last one is read
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
    pieces, beginnings = _pieces(pages)
    text, marks, spans = compose(pieces)
    printed: list[tuple[PrintedLine, Span]] = []
    end = (len(pieces), 0)
    for (number, offset, line), (next_number, next_offset) in zip(
        beginnings, [*((number, offset) for number, offset, _ in beginnings[1:]), end], strict=True
    ):
        start, stop = spans[number].start, spans[number].end
        printed.append((line, Span(start + offset, start + next_offset if next_number == number else stop)))
    return text, marks, _pages(text, len(pages), printed)


def _pieces(pages: list[list[PrintedLine]]) -> tuple[list[Piece], list[tuple[int, int, PrintedLine]]]:
    """Return what is written, and in which piece and at which offset in it each line begins."""
    running = running_lines(pages)
    content = [line for lines in pages for line in lines if line not in running]
    vocabulary = vocabulary_of(content)
    pieces: list[Piece] = []
    beginnings: list[tuple[int, int, PrintedLine]] = []

    def furnish(line: PrintedLine) -> None:
        beginnings.append((len(pieces), 0, line))
        pieces.append(Piece(line.words, "boilerplate"))

    waiting = deque(sorted(running, key=lambda line: (line.page, line.top)))
    for paragraph in paragraphs(content) if content else []:
        while waiting and waiting[0].page <= paragraph.lines[0].page:
            furnish(waiting.popleft())
        words, starts = piece(paragraph, vocabulary)
        beginnings += [(len(pieces), offset, line) for offset, line in starts]
        pieces.append(words)
    for line in waiting:
        furnish(line)
    return pieces, beginnings


def _pages(text: str, count: int, printed: list[tuple[PrintedLine, Span]]) -> tuple[Page, ...]:
    """Return the pages as neighbours that cover the text; one without text is empty and stands where the next begins."""
    starts: dict[int, int] = {}
    lines: dict[int, list[PrintedSpan]] = defaultdict(list)
    for line, span in printed:
        starts.setdefault(line.page, span.start)
        lines[line.page].append(PrintedSpan(span, _box(line)))
    bounds = [len(text)]
    for number in range(count, 0, -1):
        bounds.append(min(starts.get(number, bounds[-1]), bounds[-1]))
    bounds[-1] = 0
    bounds.reverse()
    return tuple(
        Page(number, Span(bounds[number - 1], bounds[number]), tuple(lines[number]))
        for number in range(1, count + 1)
    )


def _box(line: PrintedLine) -> Box:
    return Box(floor(line.left), floor(line.top), ceil(line.right), ceil(line.bottom))
