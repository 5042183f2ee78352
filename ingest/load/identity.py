"""What a document is named by: a file may be renamed, what it says it is may not."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

from ingest.records import Metadata
from ontology.iris import slug

DIGITS = 16
"""Hexadecimal digits of the text's digest that name a document without id and address."""


def text_digest(text: str) -> str:
    """Return the SHA-256 of a canonical text."""
    return hashlib.sha256(text.encode()).hexdigest()


def document_id(metadata: Metadata, sha256: str) -> str:
    """Return the id that a document declares, else one made from its address, else from the digest of its text.

    Example:
        >>> document_id(Metadata(url="https://example.org/plans/abri?lang=fr"), "")
        'example-org-plans-abri-lang-fr'
    """
    if metadata.id:
        return metadata.id
    if metadata.url:
        address = urlsplit(metadata.url)
        return slug(f"{address.hostname}{address.path} {address.query}")
    return sha256[:DIGITS]
