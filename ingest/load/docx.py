"""DOCX: the paragraphs of a Word document, with its headings, lists, tables, text boxes and notes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.errors import DocumentRejected
from ingest.load.archives import refuse_bomb
from ingest.load.canonical import Piece, compose
from ingest.load.docx_styles import Styles
from ingest.load.identity import document_id, text_digest
from ingest.records import Document, Metadata, Source

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What holds paragraphs or runs without being one: content controls, insertions that are tracked, smart tags.
_TRANSPARENT = {f"{W}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")}
_WORDS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": ""}
_ELSEWHERE = {f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}instrText", _FALLBACK}
"""Below a paragraph, but no words of it: what was deleted, text boxes (read after it), codes of fields."""
_SPACES = re.compile(r"[ \t\r\n]+")
_ENCRYPTED = b"\xd0\xcf\x11\xe0"
"""How both a .docx with a password and the older .doc begin."""


def load_docx(source: Source) -> Document:
    """Load a Word document as it reads with all tracked changes accepted.

    Raises:
        DocumentRejected: it is damaged, locked, or holds no text.
    """
    pieces, title = _read(source.content)
    if not pieces:
        raise DocumentRejected(
            "This Word document holds no text.",
            "If its pages are pictures, save it as PDF and give that with --ocr.",
        )
    text, marks, _ = compose(pieces)
    sha256 = text_digest(text)
    metadata = Metadata(title=title.strip() or None)
    return Document(
        id=document_id(metadata, sha256),
        text=text,
        sha256=sha256,
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        path=source.path,
        metadata=metadata,
        marks=marks,
    )


def _read(content: bytes) -> tuple[list[Piece], str]:
    """Return the pieces of a document and the title that it declares."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    if content.startswith(_ENCRYPTED):
        raise DocumentRejected(
            "This is an old .doc file, or a document locked by a password.",
            "Open it, and save it as .docx without a password.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            refuse_bomb(archive.infolist())
        word = docx.Document(io.BytesIO(content))
        return [*_blocks(word.element.body, Styles(word), 0), *_notes(word)], word.core_properties.title or ""
    # A package whose parts are missing, damaged or of another type fails in each of these ways.
    except (zipfile.BadZipFile, PackageNotFoundError, XMLSyntaxError, LookupError, ValueError,
            AttributeError, NotImplementedError, EOFError) as error:  # fmt: skip
        raise DocumentRejected(
            "This Word document is damaged or is none.",
            "Download it again, or open it and save it again as .docx.",
        ) from error


def _blocks(element: Element, styles: Styles, depth: int) -> Iterator[Piece]:
    """Yield the pieces of a body, a cell or a text box; ``depth`` counts the tables around it."""
    for child in element:
        if child.tag == f"{W}p":
            yield from _paragraph(child, styles)
            for box in _boxes(child):
                yield from _blocks(box, styles, depth)
        elif child.tag == f"{W}tbl":
            yield from _table(child, styles, depth + 1)
        elif child.tag in _TRANSPARENT:
            yield from _blocks(child, styles, depth)


def _paragraph(element: Element, styles: Styles) -> Iterator[Piece]:
    lines = [_SPACES.sub(" ", line).strip() for line in _words(element).split("\n")]
    words = "\n".join(line for line in lines if line)
    if not words:
        return
    heading = styles.heading_level(element)
    if heading:
        yield Piece(words.replace("\n", " "), "heading", heading)
        return
    level, bullet = styles.list_item(element)
    if level:
        yield Piece(words.replace("\n", " "), "item", level, bullet)
    else:  # several lines are left to segmentation: an address, a list typed by hand
        yield Piece(words, None if "\n" in words else "paragraph")


def _words(element: Element) -> str:
    """Return the words of a paragraph; deleted ones, text boxes and codes of fields are not among them."""
    written = []
    for child in element:
        if child.tag in _ELSEWHERE:
            continue
        written.append((child.text or "") if child.tag == f"{W}t" else _WORDS.get(child.tag, _words(child)))
    return "".join(written)


def _boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag not in {_FALLBACK, f"{W}del"}:
            yield from _boxes(child)


def _table(table: Element, styles: Styles, depth: int) -> Iterator[Piece]:
    """Yield a paragraph a row; a row of one cell is a frame around whatever it holds."""
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is not table:
            continue
        cells = [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]
        pieces = [list(_blocks(cell, styles, depth)) for cell in cells]
        filled = [found for found in pieces if found]
        if len(cells) == 1 or any(piece.role == "item" for found in filled for piece in found):
            yield from (piece for found in filled for piece in found)
        elif filled:
            yield Piece(" | ".join(" ".join(piece.words for piece in found) for found in filled), "paragraph")


def _notes(word: WordDocument) -> Iterator[Piece]:
    """Yield the footnotes, then the endnotes, in the order of their numbers."""
    from lxml import etree

    for kind in ("footnote", "endnote"):
        for relation in word.part.rels.values():
            if relation.is_external or not relation.reltype.endswith(f"/{kind}s"):
                continue
            root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))
            for note in root.iter(f"{W}{kind}"):
                words = _SPACES.sub(" ", " ".join(map(_words, note.iter(f"{W}p")))).strip()
                if words:
                    yield Piece(words, "paragraph")
