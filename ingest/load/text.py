"""Plain text: the file exactly as given is the canonical text."""

from __future__ import annotations

from ingest.load.encoding import decode
from ingest.load.identity import document_id, text_digest
from ingest.records import Document, Metadata, Source


def load_text(source: Source) -> Document:
    """Load a ``.txt`` file.

    Raises:
        DocumentRejected: it is empty, binary, or in an unknown encoding.
    """
    text, warnings = decode(source.content)
    sha256 = text_digest(text)
    return Document(
        id=document_id(Metadata(), sha256),
        text=text,
        sha256=sha256,
        media_type="text/plain",
        path=source.path,
        warnings=warnings,
    )
