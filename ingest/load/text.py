"""Plain text: the file exactly as given is the canonical text."""

from __future__ import annotations

import hashlib

from ingest.load.encoding import decode
from ingest.records import Document, Source


def load_text(source: Source) -> Document:
    """Load a ``.txt`` file.

    Raises:
        DocumentRejected: it is empty, binary, or in an unknown encoding.
    """
    text, warnings = decode(source.content)
    return Document(
        id=source.stem,
        text=text,
        sha256=text_digest(text),
        media_type="text/plain",
        path=source.path,
        warnings=warnings,
    )


def text_digest(text: str) -> str:
    """Return the SHA-256 of a canonical text."""
    return hashlib.sha256(text.encode()).hexdigest()
