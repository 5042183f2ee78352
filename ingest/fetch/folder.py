"""The folder of what is fetched: documents, what is known of each beside it, and what a later run needs."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

import yaml

from ingest.config import FETCHED
from ingest.errors import FetchError
from ingest.fetch.catalogue import Wanted


@dataclass(frozen=True, slots=True)
class Kept:
    """A document in the folder, and what its server said to recognise it by."""

    url: str
    file: str
    sha256: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(slots=True)
class Folder:
    """Documents by id. Whatever happens, what was written before stays whole."""

    path: Path
    documents: dict[str, Kept] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    """Ids that a run dealt with before it was interrupted; empty after a run that came to its end."""

    @classmethod
    def open(cls, path: Path) -> Folder:
        """Open a folder, and create it where there is none.

        Raises:
            FetchError: it can't be written, or its state can't be read.
        """
        try:
            path.mkdir(parents=True, exist_ok=True)
            state = json.loads((path / FETCHED).read_text("utf-8"))
            return cls(path, {key: Kept(**value) for key, value in state["documents"].items()}, state["done"])
        except FileNotFoundError:
            return cls(path)
        except OSError as error:
            raise FetchError(
                f"The folder {path} can't be used: {error.strerror}.", "Name another."
            ) from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise FetchError(
                f"{path / FETCHED} is damaged ({error}).", "Remove it: the documents will be asked for again."
            ) from error

    def intact(self, wanted: Wanted) -> Kept | None:
        """Return what is kept of a document, if its file is still the one that was fetched from this address."""
        kept = self.documents.get(wanted.id)
        if kept is None or kept.url != wanted.url:
            return None
        try:
            content = (self.path / kept.file).read_bytes()
        except OSError:
            return None
        return kept if hashlib.sha256(content).hexdigest() == kept.sha256 else None

    def keep(self, wanted: Wanted, kept: Kept, content: bytes) -> None:
        """Write a document, and beside it what is known of it.

        Raises:
            FetchError: the folder can't be written.
        """
        former = self.documents.get(wanted.id)
        self._write(kept.file, content)
        if former and former.file != kept.file:
            (self.path / former.file).unlink(missing_ok=True)
        self.documents[wanted.id] = kept
        self.describe(wanted)

    def describe(self, wanted: Wanted) -> None:
        """Write what is known of a document beside it, as front matter that the document itself does not have."""
        about = {"id": wanted.id, **dict(wanted.described), "url": wanted.url}
        self._write(f"{wanted.id}.yaml", yaml.safe_dump(about, allow_unicode=True, sort_keys=False).encode())

    def remember(self, wanted: Wanted) -> None:
        """Note that a document is dealt with in this run."""
        self.done.append(wanted.id)
        self._save()

    def finish(self) -> None:
        """Note that the run came to its end: the next one asks for every document again."""
        self.done.clear()
        self._save()

    def _save(self) -> None:
        documents = {key: asdict(self.documents[key]) for key in sorted(self.documents)}
        state = {"documents": documents, "done": self.done}
        self._write(FETCHED, json.dumps(state, ensure_ascii=False, indent=1).encode())

    def _write(self, name: str, content: bytes) -> None:
        unfinished = self.path / f".{name}.unfinished"
        try:
            unfinished.write_bytes(content)
            unfinished.replace(self.path / name)
        except OSError as error:
            raise FetchError(
                f"{self.path / name} can't be written: {error.strerror}.",
                "Make room or name another folder; what was fetched is kept.",
            ) from error
