"""Cleaning: one form for what looks the same, so that patterns meet one spelling of a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from ingest.clean.offsets import Edit, OffsetMap
from ingest.records import Document, Span

_LIGATURE = r"[\ufb00-\ufb06]"
_INVISIBLE = r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"


def compose_accents(letters: str) -> str:
    """Return a letter and its combining accents as one character."""
    letters = re.sub(_LIGATURE, lambda found: split_ligature(found.group()), letters)
    return unicodedata.normalize("NFC", re.sub(_INVISIBLE, "", letters))


def split_ligature(ligature: str) -> str:
    """Return the letters of a typographic ligature such as ``ﬁ``; œ and æ are letters and stay."""
    return unicodedata.normalize("NFKC", ligature)


def drop(_: str) -> str:
    """Return nothing for what nobody sees: soft hyphens, marks of width, direction and byte order."""
    return ""


def plain_space(_: str) -> str:
    """Return an ordinary space for another kind of space or a control character."""
    return " "


_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    (rf"[^\W\d_](?:{_INVISIBLE}*[\u0300-\u036f])+", compose_accents),
    (_LIGATURE, split_ligature),
    (rf"{_INVISIBLE}+", drop),
    (r"[\u00a0\u2000-\u200a\u202f\u205f\u3000\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]", plain_space),
)
_TO_CLEAN = re.compile("|".join(f"({pattern})" for pattern, _ in _STEPS))


def clean(document: Document) -> tuple[Document, OffsetMap]:
    """Return a document to read in, and the map by which what is found there returns to the source.

    >>> document = Document("a", "l\u2019e\u0301cole\u00a0!", "", "text/plain", "a.txt")
    >>> readable, offsets = clean(document)
    >>> readable.text, offsets.to_source(Span(2, 7)).within(document.text)
    ('l’école !', 'e\u0301cole')
    """
    text, offsets = clean_text(document.text)
    return offsets.inverted().restored(replace(document, text=text)), offsets


def clean_text(text: str) -> tuple[str, OffsetMap]:
    """Return the cleaned text and the map from it to the source."""
    parts: list[str] = []
    edits: list[Edit] = []
    position = length = 0
    for found in _TO_CLEAN.finditer(text):
        step = _STEPS[(found.lastindex or 1) - 1][1]
        cleaned = step(found.group())
        parts += (text[position : found.start()], cleaned)
        length += found.start() - position
        if step is not plain_space and cleaned != found.group():
            edits.append(Edit(Span(length, length + len(cleaned)), Span(*found.span())))
        length += len(cleaned)
        position = found.end()
    return "".join((*parts, text[position:])), OffsetMap(tuple(edits))
