"""HTML: the readable part of a page, with its headings and lists."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ingest.errors import DocumentRejected
from ingest.load.canonical import Piece, compose
from ingest.load.encoding import decode
from ingest.load.identity import document_id, text_digest
from ingest.records import Document, Metadata, Source
from snapshot.dates.edtf import interval

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE
)
_BLOCKS = frozenset({"p", "head", "list", "item", "table", "row", "quote", "code", "div"})
_SPACES = re.compile(r"[ \t\r\n]+")
# trafilatura makes every space a plain one; French texts need theirs, so these go through it in disguise.
_DISGUISE = {"\u00a0": "\u2423", "\u202f": "\u2420"}
_DISGUISED = str.maketrans(_DISGUISE)
_UNDISGUISED = str.maketrans({disguise: space for space, disguise in _DISGUISE.items()})
_TOO_DEEP = (
    "The tags of this page are nested too deeply.",
    "Open it in a browser, save it as PDF or as text, and give that file.",
)
# trafilatura flattens pages that give less text than this; a short page keeps its headings too.
_SHORTEST_STRUCTURED = "50"


def load_html(source: Source) -> Document:
    """Load a saved web page.

    Raises:
        DocumentRejected: no encoding fits it or it holds no readable text.
    """
    declared = _CHARSET.search(source.content, 0, 4096)
    page, warnings = decode(source.content, declared[1].decode("ascii") if declared else None)
    try:
        tree, body, about = _extract(page)
        pieces = [] if body is None else list(_walk(body, 0))
    except RecursionError as error:
        raise DocumentRejected(*_TOO_DEEP) from error
    if not pieces:
        raise DocumentRejected(
            "No readable text was found in this page.",
            "If it is built by JavaScript, open it in a browser, save it as a complete page or as PDF, and give that file.",
        )
    text, marks, _ = compose(_with_title(pieces, tree))
    metadata, sha256 = _metadata(tree, about), text_digest(text)
    return Document(
        id=document_id(metadata, sha256),
        text=text,
        sha256=sha256,
        media_type="text/html",
        path=source.path,
        metadata=metadata,
        marks=marks,
        warnings=warnings,
    )


def _extract(page: str) -> tuple[Element | None, Element | None, Any]:
    import trafilatura
    from trafilatura.settings import use_config

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without text is told of as one
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SHORTEST_STRUCTURED)
    tree = _parsed(page)
    if tree is None:
        return None, None, None
    for element in tree.iter("*"):
        element.text = element.text.translate(_DISGUISED) if element.text else None
        element.tail = element.tail.translate(_DISGUISED) if element.tail else None
    # A date is taken from what the page declares of itself, not guessed from its words.
    extracted: Any = trafilatura.bare_extraction(
        tree,
        favor_recall=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
        config=config,
    )
    return tree, extracted.body if extracted else None, extracted


def _parsed(page: str) -> Element | None:
    from lxml import etree, html
    from trafilatura.utils import repair_faulty_html

    # Tags that nobody closed nest deeper than lxml goes by itself; what is deeper still it would leave out silently.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    repaired = repair_faulty_html(page, page[:50].lower())
    try:
        tree = html.document_fromstring(repaired.encode(), parser=parser)
    except etree.ParserError:  # there is no tag in it
        return None
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise DocumentRejected(*_TOO_DEEP)
    return tree


def _metadata(tree: Element | None, about: Any) -> Metadata:  # noqa: ANN401  (trafilatura's record or None)
    lang = (tree.get("lang") or "").strip() if tree is not None else ""
    date = about.date if about.date and interval(about.date) else None
    title = _spaced(about.title).strip() or None
    return Metadata(
        title=title,
        lang=lang or None,
        publisher=_spaced(about.sitename).strip() or None,
        date=date,
        url=about.url,
    )


def _with_title(pieces: list[Piece], tree: Element | None) -> list[Piece]:
    """Return the pieces below the page's first-level heading, which extraction may have left out."""
    headings = (
        [_spaced("".join(heading.itertext())).strip() for heading in tree.iter("h1")]
        if tree is not None
        else []
    )
    titles = [heading for heading in headings if heading]
    if len(titles) != 1 or any(piece.words == titles[0] for piece in pieces):
        return pieces
    return [Piece(titles[0], "heading", 1), *pieces]


def _walk(element: Element, depth: int) -> Iterator[Piece]:
    """Yield the pieces of an element: runs of words between its blocks, and its blocks; ``depth`` counts open lists."""
    words = _spaced(element.text)
    for child in element:
        if child.tag in _BLOCKS:
            yield from _run(words)
            yield from _block(child, depth)
            words = ""
        else:
            words += "\n" if child.tag == "lb" else _spaced("".join(child.itertext()))
        words += _spaced(child.tail)
    yield from _run(words)


def _block(element: Element, depth: int) -> Iterator[Piece]:
    if element.tag == "head":
        words = _spaced("".join(element.itertext())).strip()
        level = re.sub(r"\D", "", element.get("rend") or "") or "2"
        yield from [Piece(words, "heading", int(level))] if words else []
    elif element.tag == "list":
        for number, item in enumerate(element, start=1):
            yield from _item(item, depth + 1, f"{number}." if element.get("rend") == "ol" else "-")
    elif element.tag == "row":
        cells = [_spaced("".join(cell.itertext())).strip() for cell in element]
        yield from _run(" | ".join(cell for cell in cells if cell))
    else:
        yield from _walk(element, depth)


def _item(item: Element, depth: int, bullet: str) -> Iterator[Piece]:
    pieces = list(_walk(item, depth))
    if pieces and pieces[0].role in {"paragraph", None}:
        pieces[0] = Piece(pieces[0].words, "item", depth, bullet)
    yield from pieces


def _run(words: str) -> Iterator[Piece]:
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    if lines:  # several lines are left to segmentation: wrapped text, an address, a list typed by hand
        yield Piece("\n".join(lines), "paragraph" if len(lines) == 1 else None)


def _spaced(words: str | None) -> str:
    return _SPACES.sub(" ", words or "").translate(_UNDISGUISED)
