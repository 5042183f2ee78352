"""Loading: from a file to a document with its canonical text."""

from __future__ import annotations

from collections.abc import Callable

from ingest.errors import DocumentRejected
from ingest.load.docx import load_docx
from ingest.load.html import load_html
from ingest.load.markdown import load_markdown
from ingest.load.pdf import load_pdf
from ingest.load.sidecar import with_declared
from ingest.load.text import load_text
from ingest.records import Document, Source

LOADERS: dict[str, Callable[[Source], Document]] = {
    ".txt": load_text,
    ".md": load_markdown,
    ".html": load_html,
    ".htm": load_html,
    ".xhtml": load_html,
    ".pdf": load_pdf,
    ".docx": load_docx,
}
"""What reads each suffix."""
LONGEST_TEXT = 10_000_000
"""Characters of one document: some four thousand pages, about what can be read within the limits of a process."""


def load(source: Source) -> Document:
    """Load a document by the loader of its suffix, which must be one of ``LOADERS``.

    Raises:
        DocumentRejected: it can't be read; the error says why and what to do.
    """
    document = LOADERS[source.suffix](source)
    if len(document.text) > LONGEST_TEXT:
        raise DocumentRejected(
            f"It has {len(document.text) / 1e6:.0f} million characters; {LONGEST_TEXT / 1e6:.0f} million can be read.",
            "Split it into its parts.",
        )
    return with_declared(document, source.declared) if source.declared else document
