"""Scanned pages: their text is recognised by ocrmypdf, where the user asks for it and has it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from ingest.errors import DocumentRejected

PROGRAM = "ocrmypdf"
_OPTIONS = ("--skip-text", "--language", "fra+eng", "--output-type", "pdf", "--jobs", "1", "--quiet")
"""Pages that have text stay as they are; French and English are recognised; one page after the other."""
_REASON = 300
"""Characters of what the program says that are passed on."""
INSTALL = (
    "Install it with the French and English data of tesseract (Debian: apt install ocrmypdf tesseract-ocr-fra; "
    "macOS: brew install ocrmypdf tesseract-lang), and run again."
)


def recognised(content: bytes) -> bytes:
    """Return a PDF with the text of its scanned pages laid under their pictures.

    Raises:
        DocumentRejected: ocrmypdf is not installed, or can't do it.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise DocumentRejected(
            "Pages of this PDF are pictures, and ocrmypdf, which recognises their text, is not installed.",
            INSTALL,
        )
    with tempfile.TemporaryDirectory() as scratch:
        given, made = Path(scratch, "given.pdf"), Path(scratch, "made.pdf")
        given.write_bytes(content)
        done = subprocess.run(  # noqa: S603 - the user asked for this program
            [program, *_OPTIONS, str(given), str(made)],
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
        )
        if done.returncode or not made.exists():
            said = " ".join(done.stderr.split())[-_REASON:] or f"status {done.returncode}"
            raise DocumentRejected(
                f"The text of its pictures could not be recognised; ocrmypdf says: {said}",
                "Run “ocrmypdf --language fra+eng input.pdf output.pdf” yourself, and give the result. "
                "Where data of a language is missing, install it (Debian: apt install tesseract-ocr-fra).",
            )
        return made.read_bytes()
