"""Documents of the tests, made without a file."""

import hashlib

from ingest.records import Document, Mark, Source


def plain_document(text: str, marks: tuple[Mark, ...] = ()) -> Document:
    return Document(
        "test", text, hashlib.sha256(text.encode()).hexdigest(), "text/plain", "test.txt", marks=marks
    )


def source(name: str, content: bytes | str) -> Source:
    data = content.encode() if isinstance(content, str) else content
    stem, _, suffix = name.rpartition(".")
    return Source(name, stem, f".{suffix}", data, hashlib.sha256(data).hexdigest())
