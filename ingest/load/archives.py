"""ZIP archives of documents: which members can be read, and what each holds."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from ingest.errors import DocumentRejected

LARGEST_MEMBER = 128 * 2**20
"""Bytes of one document, unpacked."""
LARGEST_ARCHIVE = 4 * 2**30
"""Bytes of all members together, unpacked."""
MOST_MEMBERS = 100_000
LARGEST_RATIO = 200
"""Bytes that one packed byte may become; text packs to a tenth, a bomb to a thousandth."""
SMALLEST_BOMB = 16 * 2**20
"""Bytes unpacked below which no ratio matters."""
_IS_ENCRYPTED = 0x1


def members(path: Path) -> list[zipfile.ZipInfo]:
    """Return the files of an archive in the order of their names; nothing is unpacked.

    Raises:
        DocumentRejected: it is damaged, a bomb, or can't be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            found = archive.infolist()
    except PermissionError as error:
        raise DocumentRejected(*unreadable(error)) from error
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DocumentRejected(
            "This archive is damaged or is no ZIP.", "Download or pack it again."
        ) from error
    refuse_bomb(found)
    return sorted((one for one in found if not one.is_dir()), key=lambda member: member.filename)


def refuse_bomb(found: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse an archive that says it holds more than any collection of documents needs.

    Raises:
        DocumentRejected: it would unpack to too many files or bytes.
    """
    sizes = [member.file_size for member in found]
    if len(sizes) > MOST_MEMBERS or sum(sizes) > LARGEST_ARCHIVE:
        raise DocumentRejected(
            f"This archive would unpack to {len(sizes)} files of {sum(sizes) / 2**20:.0f} MB.",
            "Unpack what you need of it into a folder, and give that.",
        )


def refusal(member: zipfile.ZipInfo) -> tuple[str, str] | None:
    """Return why a member must not be read, and what to do; None for one that may."""
    name = PurePosixPath(member.filename.replace("\\", "/"))
    if name.is_absolute() or ".." in name.parts or re.match(r"[A-Za-z]:/", str(name)):
        return "Its name leads out of the archive.", "Pack it again with plain names."
    if stat.S_ISLNK(member.external_attr >> 16):
        return "It is a link, not a file.", "Pack the file itself."
    if member.flag_bits & _IS_ENCRYPTED:
        return "It is locked by a password.", "Pack it again without a password."
    if member.file_size > LARGEST_MEMBER:
        return too_large(member.file_size)
    packed = max(member.compress_size, 1)
    if member.file_size > SMALLEST_BOMB and member.file_size / packed > LARGEST_RATIO:
        return (
            f"It would unpack to {member.file_size // packed} times its size.",
            "Unpack it yourself if you trust it, and give the file.",
        )
    return None


def too_large(size: int) -> tuple[str, str]:
    """Return why a document of so many bytes is not read, and what to do."""
    largest = f"{LARGEST_MEMBER / 2**20:.0f} MB"
    return f"The file has {size / 2**20:.0f} MB; {largest} can be read.", "Split it into its parts."


def unreadable(error: OSError) -> tuple[str, str]:
    """Return why a file can't be read, and what to do."""
    return f"It can't be read ({error.strerror}).", "Check the name and the permissions."


def read_member(path: Path, member: zipfile.ZipInfo) -> bytes:
    """Return what a member holds, never more than the archive says it does.

    Raises:
        DocumentRejected: it is damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(member)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise DocumentRejected("It is damaged inside its archive.", "Pack or download it again.") from error
