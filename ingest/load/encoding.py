"""From a file's bytes to its characters, none added, none lost."""

from __future__ import annotations

import codecs
import re

from ingest.errors import DocumentRejected

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_VISIBLE = re.compile(r"[^\s\ufeff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.01  # share of the characters; a stray one survives in copied text, more is a binary file
# What French and English write beyond ASCII. Bytes of another encoding, read as Windows-1252, give other signs.
_PLAUSIBLE = frozenset("àâäáçéèêëîïíôöóùûüúÿñœæÀÂÄÁÇÉÈÊËÎÏÍÔÖÓÙÛÜÚŸÑŒÆ’‘“”„«»–—…•€£°§·²³½×\u00a0\u00ad")
_LEAST_PLAUSIBLE = 0.9
_SAVE_AS_UTF8 = "Save it again as UTF-8 text."


def decode(content: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the characters of a text file exactly as they stand, and what its owner should know.

    A byte order mark stays as the first character; line endings stay as they are.

    Args:
        content: The file.
        declared: Encoding that the file names for itself, tried where the bytes are not UTF-8.

    Raises:
        DocumentRejected: it is empty, binary, or in an encoding that can't be told.
    """
    text, warnings = _decoded(content, declared)
    if not _VISIBLE.search(text):
        raise DocumentRejected("The file is empty.", "Check that it was saved or downloaded completely.")
    if "\x00" in text or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise DocumentRejected(
            "This is not text but a binary file.",
            "Give it the suffix of its real format, or export it as text.",
        )
    return text, warnings


def _decoded(content: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if b"\x00" in content:
            return "\x00", ()
        return _from_eight_bits(content, declared, error)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentRejected(
            f"It begins as {encoding.upper()} but is not ({error}).", _SAVE_AS_UTF8
        ) from error


def _from_eight_bits(
    content: bytes, declared: str | None, error: UnicodeDecodeError
) -> tuple[str, tuple[str, ...]]:
    reason = f"It is not UTF-8 (byte 0x{content[error.start]:02X} at position {error.start})"
    encoding = _known(declared) or "windows-1252"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = ""
    beyond_ascii = [character for character in text if character > "\x7f"]
    plausible = sum(character in _PLAUSIBLE for character in beyond_ascii)
    if not text or (plausible < _LEAST_PLAUSIBLE * len(beyond_ascii) and not _CONTROLS.search(text)):
        raise DocumentRejected(f"{reason}, and its encoding can't be told.", _SAVE_AS_UTF8) from error
    return text, (f"{reason}: read as {encoding}. Save it as UTF-8 to be sure of its accents.",)


def _known(declared: str | None) -> str | None:
    # What pages call Latin-1 is Windows-1252 in practice, as browsers read it.
    if declared is None or declared.lower() in {
        "utf-8",
        "utf8",
        "iso-8859-1",
        "latin-1",
        "latin1",
        "us-ascii",
    }:
        return None
    try:
        return codecs.lookup(declared).name
    except LookupError:
        return None
