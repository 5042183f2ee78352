"""Finding the files to ingest: in folders, in archives, by name."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from ingest.errors import DocumentRejected
from ingest.load import LOADERS
from ingest.load.archives import LARGEST_MEMBER, members, read_member, refusal
from ingest.load.sidecar import SIDECAR
from ingest.records import Rejection, Source

ARCHIVE = ".zip"
FRONT_MATTER = b"---"
ABOUT_A_FOLDER = {"readme", "license", "licence", "notice", "contributing", "changelog"}
"""Files of these names describe the folder that they lie in; they are documents only if they have front matter."""
# What systems leave in archives that they pack.
_LEFT_BY_SYSTEMS = {"__MACOSX", "Thumbs.db", "desktop.ini"}

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
        digest = hashlib.sha256(content + declared).hexdigest()
        return Source(self.path, PurePosixPath(self.path).stem, self.suffix, content, digest, declared)


def find(paths: Iterable[Path]) -> tuple[tuple[Finding, ...], tuple[Rejection, ...]]:
    """List the files given, and those in the folders and archives given, in the order of their names.

    Hidden files are passed over, and so are read-me files and licences inside a folder. A file that is found twice is
    listed once; links are followed, circles too, once. A ``.yaml`` file beside a document of its name describes it.

    Returns:
        The documents, and what can't be one, each with the reason and the remedy.
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
        tuple(one for one in found if isinstance(one, Finding)),
        tuple(one for one in found if isinstance(one, Rejection)),
    )


def find_sources(paths: Iterable[Path]) -> tuple[tuple[Source, ...], tuple[Rejection, ...]]:
    """Find documents as ``find`` does, and read them all at once."""
    findings, rejections = find(paths)
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
    if not path.is_dir():
        yield path
        return
    try:
        entries = sorted(path.iterdir())
    except PermissionError:
        yield path  # told of when it is judged
        return
    for entry in entries:
        if not entry.name.startswith("."):
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
    content: Content
    beside: Callable[[str], Content | None]
    """Gives the content of the file of the same name with another suffix, if there is one."""
    refused: tuple[str, str] | None = None


def _candidates(path: Path, given: Path) -> Iterator[_Candidate]:
    name = path.relative_to(given).as_posix() if path != given else path.name
    if path.suffix.lower() == ARCHIVE and path.is_file():
        yield from _members(path, name)
        return
    refused = None
    if path.is_dir():
        refused = "The folder can't be read.", "Check its permissions."
    elif path.exists() and not path.is_file():
        refused = "This is not a file.", "Give documents or folders of documents."
    elif not path.exists():
        refused = "There is no such file or folder.", "Check its name, or where the link leads."
    yield _Candidate(
        str(path), name, path == given, partial(_read_file, path), partial(_file_beside, path), refused
    )


def _file_beside(path: Path, suffix: str) -> Content | None:
    beside = path.with_suffix(suffix)
    return partial(_read_file, beside) if beside.is_file() else None


def _members(archive: Path, name: str) -> Iterator[_Candidate]:
    found = {member.filename: member for member in members(archive)}

    def beside(member_name: str, suffix: str) -> Content | None:
        other = found.get(str(PurePosixPath(member_name).with_suffix(suffix)))
        return partial(read_member, archive, other) if other and not refusal(other) else None

    for inner, member in found.items():
        parts = set(PurePosixPath(inner).parts)
        if parts & _LEFT_BY_SYSTEMS or any(re.match(r"\.[^.]", part) for part in parts):
            continue
        content, refused = partial(read_member, archive, member), refusal(member)
        if inner.lower().endswith(ARCHIVE):
            refused = "It is an archive in an archive.", "Unpack the outer one into a folder, and give that."
        yield _Candidate(
            f"{archive}/{inner}", f"{name}/{inner}", False, content, partial(beside, inner), refused
        )


def _judged(candidate: _Candidate) -> Finding | Rejection | None:
    """Return what a candidate is: a document, none that can be read, or nothing to speak of."""
    path = PurePosixPath(candidate.path)
    suffix = path.suffix.lower()
    is_about_folder = not candidate.is_named and path.stem.lower() in ABOUT_A_FOLDER
    if candidate.refused:
        return Rejection(candidate.path, *candidate.refused)
    if suffix == SIDECAR and any(candidate.beside(known) for known in LOADERS):
        return None
    if suffix not in LOADERS:
        reason = f"The format “{suffix}” is not known." if suffix else "The file has no suffix."
        return None if is_about_folder else Rejection(candidate.path, reason, f"Known formats: {_known()}.")
    declared = candidate.beside(SIDECAR)
    if is_about_folder and not candidate.content().removeprefix(b"\xef\xbb\xbf").startswith(FRONT_MATTER):
        return None
    return Finding(candidate.path, candidate.name, candidate.content, declared)


def _read_file(path: Path) -> bytes:
    try:
        before = path.stat()
        if before.st_size > LARGEST_MEMBER:
            raise DocumentRejected(
                f"The file has {before.st_size / 2**20:.0f} MB; {LARGEST_MEMBER / 2**20:.0f} MB can be read.",
                "Split it into its parts.",
            )
        content, after = path.read_bytes(), path.stat()
    except OSError as error:
        raise DocumentRejected(
            f"It can't be read ({error.strerror}).", "Check the name and the permissions."
        ) from error
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, len(content)):
        raise DocumentRejected("It changed while it was read.", "Run again when nobody writes to it.")
    return content


def _known() -> str:
    return ", ".join([*LOADERS, ARCHIVE])


def _rejection(path: Path, reason: str, remedy: str) -> Rejection:
    return Rejection(str(path), reason, remedy)
