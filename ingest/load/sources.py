"""Finding the files to ingest: in folders, in archives, by name."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from ingest.config import FETCHED
from ingest.errors import DocumentRejected
from ingest.load import LOADERS
from ingest.load.archives import LARGEST_MEMBER, members, read_member, refusal, too_large, unreadable
from ingest.load.sidecar import SIDECAR
from ingest.records import Rejection, Source

ARCHIVE = ".zip"
FRONT_MATTER = b"---"
RECOGNISED = b"\0text of scanned pages recognised"
ABOUT_A_FOLDER = {"readme", "license", "licence", "notice", "contributing", "changelog"}
"""Files of these names describe the folder that they lie in; they are documents only if they have front matter."""
_LEADS_NOWHERE = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}
# What systems leave in folders and in the archives that they pack.
_LEFT_BY_SYSTEMS = {"__MACOSX", "Thumbs.db", "desktop.ini"}

# What a terminal would obey instead of showing it.
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

Content = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Finding:
    """A document that was found and not read yet."""

    path: str
    """As the user would name it, for messages; ``archive.zip/inner.txt`` for a member of an archive."""
    name: str
    """Below the folder or beside the file that was given: the same wherever the collection lies."""
    content: Content
    declared: Content | None
    """The file beside it that describes it."""
    is_recognised: bool = False
    """It is a PDF, and the text of scanned pages is to be recognised."""

    @property
    def suffix(self) -> str:
        """Lower case, with its dot."""
        return PurePosixPath(self.path).suffix.lower()

    def read(self) -> Source:
        """Read the document, and what describes it, once.

        Raises:
            DocumentRejected: it is gone, too large, can't be read, or changes meanwhile.
        """
        content = self.content()
        declared = self.declared() if self.declared else b""
        digest = hashlib.sha256(content)
        digest.update(declared)
        if self.is_recognised:
            digest.update(RECOGNISED)
        stem, sha256 = PurePosixPath(self.path).stem, digest.hexdigest()
        return Source(self.path, stem, self.suffix, content, sha256, declared, self.is_recognised)


def find(paths: Iterable[Path], *, ocr: bool = False) -> tuple[tuple[Finding, ...], tuple[Rejection, ...]]:
    """List the files given, and those in the folders and archives given, in the order of their names.

    Hidden files are passed over, and so are read-me files and licences inside a folder. A file that is found twice is
    listed once; links are followed, circles too, once. A ``.yaml`` file beside a document of its name describes it.

    Args:
        paths: Files, folders and archives.
        ocr: Have the text of scanned pages recognised when they are read.

    Returns:
        The documents, and what is none or can't be read, each with the reason and the remedy.
    """
    found: list[Finding | Rejection] = []
    seen: set[str] = set()
    for given in paths:
        is_new = os.path.realpath(given) not in seen
        files = list(_files(given, seen))
        if is_new and not files and given.is_dir():
            found.append(_rejection(given, "The folder holds no document.", f"Known formats: {_known()}."))
        found += [one for path in files for one in _findings(path, given)]
    return (
        tuple(_to_be_read(one, ocr=ocr) for one in found if isinstance(one, Finding)),
        tuple(one for one in found if isinstance(one, Rejection)),
    )


def _to_be_read(finding: Finding, *, ocr: bool) -> Finding:
    return replace(finding, is_recognised=True) if ocr and finding.suffix == ".pdf" else finding


def find_sources(
    paths: Iterable[Path], *, ocr: bool = False
) -> tuple[tuple[Source, ...], tuple[Rejection, ...]]:
    """Find documents as ``find`` does, and read them all at once."""
    findings, rejections = find(paths, ocr=ocr)
    sources: list[Source] = []
    unreadable = list(rejections)
    for finding in findings:
        try:
            sources.append(finding.read())
        except DocumentRejected as error:
            unreadable.append(Rejection(finding.path, error.reason, error.remedy))
    return tuple(sources), tuple(unreadable)


def _files(path: Path, seen: set[str]) -> Iterator[Path]:
    real = os.path.realpath(path)  # unlike Path.resolve, it bears a link to itself
    if real in seen:
        return
    seen.add(real)
    if not _is(path, stat.S_ISDIR):
        yield path
        return
    try:
        entries = sorted(path.iterdir())
    except PermissionError:
        yield path  # told of when it is judged
        return
    for entry in entries:
        if _is_hidden(entry.name):
            yield from () if entry.name == FETCHED else (entry,)  # passed over, and told of
        else:
            yield from _files(entry, seen)


def _findings(path: Path, given: Path) -> Iterator[Finding | Rejection]:
    try:
        for candidate in _candidates(path, given):
            judged = _judged(candidate)
            if judged is not None:
                yield judged
    except DocumentRejected as error:
        yield _rejection(path, error.reason, error.remedy)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file, or a member of an archive."""

    path: str
    name: str
    is_named: bool
    """The user gave its name, not that of a folder or an archive."""
    is_hidden: bool
    content: Content
    beside: Callable[[str], Content | None]
    """Gives the content of the file of the same name with another suffix, if there is one."""
    refused: tuple[str, str] | None = None


def _candidates(path: Path, given: Path) -> Iterator[_Candidate]:
    name = path.relative_to(given).as_posix() if path != given else path.name
    is_hidden = path != given and _is_hidden(path.name)
    refused = _refusal(path)
    if path.suffix.lower() == ARCHIVE and not refused and not is_hidden:
        yield from _members(path, name)
        return
    content, beside = partial(_read_file, path), partial(_file_beside, path)
    yield _Candidate(_legible(path), _legible(name), path == given, is_hidden, content, beside, refused)


def _refusal(path: Path) -> tuple[str, str] | None:
    """Return why a path can't be a document, and what to do; nothing where it is a file."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if error.errno in _LEADS_NOWHERE:
            return "There is no such file or folder.", "Check its name, or where the link leads."
        return unreadable(error)
    if stat.S_ISDIR(mode):
        return "The folder can't be read.", "Check its permissions."
    if not stat.S_ISREG(mode):
        return "This is not a file.", "Give documents or folders of documents."
    return None


def _file_beside(path: Path, suffix: str) -> Content | None:
    beside = path.with_suffix(suffix)
    return partial(_read_file, beside) if _is(beside, stat.S_ISREG) else None


def _is(path: Path, kind: Callable[[int], bool]) -> bool:
    """Tell whether a path is of a kind; unlike ``Path.is_dir``, bear one that is too long or can't be looked at."""
    try:
        return kind(path.stat().st_mode)
    except OSError:
        return False


def _members(archive: Path, name: str) -> Iterator[_Candidate]:
    packed = members(archive)
    found = {member.filename: member for member in packed}

    def beside(member_name: str, suffix: str) -> Content | None:
        other = found.get(str(PurePosixPath(member_name).with_suffix(suffix)))
        return partial(read_member, archive, other) if other and not refusal(other) else None

    for member in packed:
        inner, refused = member.filename, refusal(member)
        if inner.lower().endswith(ARCHIVE):
            refused = "It is an archive in an archive.", "Unpack the outer one into a folder, and give that."
        elif found[inner] is not member:
            refused = "The archive holds another file of this name.", "Pack it again, each file once."
        path, below = _legible(f"{archive}/{inner}"), _legible(f"{name}/{inner}")
        is_hidden = any(map(_is_hidden, PurePosixPath(inner).parts))
        content = partial(read_member, archive, member)
        yield _Candidate(path, below, False, is_hidden, content, partial(beside, inner), refused)


def _judged(candidate: _Candidate) -> Finding | Rejection | None:
    """Return what a candidate is: a document, none that can be read, or what describes a document beside it."""
    if _is_passed_over(candidate):
        return Rejection(
            candidate.path, "It is no document.", "Name it to have it read.", is_passed_over=True
        )
    if candidate.refused:
        return Rejection(candidate.path, *candidate.refused)
    suffix = PurePosixPath(candidate.path).suffix.lower()
    if suffix == SIDECAR and any(candidate.beside(known) for known in LOADERS):
        return None
    if suffix not in LOADERS:
        reason = f"The format “{suffix}” is not known." if suffix else "The file has no suffix."
        return Rejection(candidate.path, reason, f"Known formats: {_known()}.")
    return Finding(candidate.path, candidate.name, candidate.content, candidate.beside(SIDECAR))


def _is_passed_over(candidate: _Candidate) -> bool:
    """Tell whether a file that nobody named is hidden, or describes its folder instead of being a document in it."""
    path = PurePosixPath(candidate.path)
    if candidate.is_hidden:
        return True
    if candidate.is_named or candidate.refused or path.stem.lower() not in ABOUT_A_FOLDER:
        return False
    if path.suffix.lower() not in LOADERS:
        return True
    return not candidate.content().removeprefix(b"\xef\xbb\xbf").startswith(FRONT_MATTER)


def _is_hidden(name: str) -> bool:
    return bool(re.match(r"\.[^.]", name)) or name in _LEFT_BY_SYSTEMS


def _read_file(path: Path) -> bytes:
    try:
        before = path.stat()
        if before.st_size > LARGEST_MEMBER:
            raise DocumentRejected(*too_large(before.st_size))
        content, after = path.read_bytes(), path.stat()
    except OSError as error:
        raise DocumentRejected(*unreadable(error)) from error
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, len(content)):
        raise DocumentRejected("It changed while it was read.", "Run again when nobody writes to it.")
    return content


def _known() -> str:
    return ", ".join([*LOADERS, ARCHIVE])


def _rejection(path: Path, reason: str, remedy: str) -> Rejection:
    return Rejection(_legible(path), reason, remedy)


def _legible(name: Path | str) -> str:
    r"""Return a name as text that can be shown and published; no two names become one.

    Bytes that are no UTF-8, control characters and marks that turn the direction of writing are written as ``\xe9``.
    """
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return _UNSHOWN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
