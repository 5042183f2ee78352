"""Markdown with front matter: the body is the canonical text, its headings are marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.errors import DocumentRejected
from ingest.load.encoding import decode
from ingest.load.frontmatter import FrontMatter, read_front_matter
from ingest.load.identity import document_id, text_digest
from ingest.records import Document, Mark, Metadata, Source, Span

# Lines end as on any system, so not ``^`` and ``$``, which know one ending only.
_START, _END = r"(?:\A|(?<=[\r\n]))", r"[ \t]*(?=[\r\n]|\Z)"
_FRONT_MATTER = re.compile(
    rf"\ufeff?---[ \t]*(?:\r\n?|\n)(?P<block>.*?){_START}(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)", re.DOTALL
)
_OPENED = re.compile(r"\ufeff?---[ \t]*[\r\n]+\s*[\w-]+ *:")
_WORDS = r"(?:[^\r\n]*?\S)?"
_HEADING = re.compile(
    rf"{_START} {{0,3}}(?P<signs>#{{1,6}})[ \t]+(?P<words>\S{_WORDS})(?:[ \t]+#+)?{_END}"
    rf"|{_START} {{0,3}}(?P<underlined>[^\s#>*+-]{_WORDS})[ \t]*(?:\r\n?|\n) {{0,3}}(?P<line>=+|-{{3,}}){_END}"
    rf"|{_START} {{0,3}}(?P<fence>```|~~~).*?{_START} {{0,3}}(?P=fence)[^\r\n]*",
    re.DOTALL,
)


def load_markdown(source: Source) -> Document:
    """Load a ``.md`` file.

    Raises:
        DocumentRejected: its text or its front matter can't be read.
    """
    content, warnings = decode(source.content)
    front_matter, start = _front_matter(content)
    text = content[start:]
    if not text.strip():
        raise DocumentRejected("There is no text below the front matter.", "Write the document's text there.")
    metadata = front_matter.metadata
    sha256 = text_digest(text)
    return Document(
        id=document_id(metadata, sha256),
        text=text,
        sha256=sha256,
        media_type="text/markdown",
        path=source.path,
        metadata=metadata,
        marks=tuple(_headings(text)),
        warnings=(*warnings, *front_matter.warnings),
    )


def _front_matter(content: str) -> tuple[FrontMatter, int]:
    found = _FRONT_MATTER.match(content)
    if found:
        return read_front_matter(found["block"], first_line=2), found.end()
    if _OPENED.match(content):
        raise DocumentRejected("The front matter has no end.", "Close it with a line of three hyphens.")
    return FrontMatter(Metadata(), ()), 0


def _headings(text: str) -> Iterator[Mark]:
    """Yield the headings; lists and paragraphs look as they do in plain text, so segmentation reads them."""
    for found in _HEADING.finditer(text):
        if found["words"]:
            yield Mark(Span(*found.span("words")), "heading", len(found["signs"]))
        elif found["underlined"]:
            yield Mark(Span(*found.span("underlined")), "heading", 1 if found["line"].startswith("=") else 2)
