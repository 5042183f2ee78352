"""The authority file: persons in public posts, posts, organisations, instruments, by every name they go by.

The files are YAML lists, ``persons.yaml``, ``posts.yaml``, ``organisations.yaml``, ``instruments.yaml`` and
``acronyms.yaml``; the README of the corpus describes their fields.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import yaml

from snapshot.dates import interval
from snapshot.errors import SnapshotError
from snapshot.manifest import file_digest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

Item = TypeVar("Item")

EntryType = Literal["person", "post", "organisation", "instrument"]
FILES: dict[EntryType, str] = {
    "person": "persons.yaml",
    "post": "posts.yaml",
    "organisation": "organisations.yaml",
    "instrument": "instruments.yaml",
}
ACRONYMS = "acronyms.yaml"

SHIPPED = Path(__file__).parent.parent / "corpus" / "authority"
"""Beside the packages, in a checkout as in an installation."""

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The one written in C is ten times faster; not every build of PyYAML has it."""

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


@dataclass(frozen=True, slots=True)
class Holding:
    """A time that a person held a post."""

    post: str
    """Id of the post."""
    start: str | None
    """EDTF; ``None`` where it is not known."""
    end: str | None
    """EDTF; ``None`` where it is not known, or has not come."""
    is_open: bool
    """Whether no end is known of: the person still held it when the file was written."""


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym and what it stands for."""

    acronym: str
    lang: str
    expansion: str
    refers_to: str | None
    """Id of the entry it names, where there is one."""


@dataclass(frozen=True, slots=True)
class AuthorityEntry:
    """A person, post, organisation or instrument known beforehand."""

    id: str
    type: EntryType
    labels: dict[str, str]
    """The name to show, by language; a person has one for both."""
    names: tuple[str, ...]
    """Everything it is called in either language: labels, aliases, former names, acronyms."""
    kind: str | None = None
    country: str | None = None
    organisation: str | None = None
    """Posts only: id of the organisation that it leads or serves."""
    holds: tuple[Holding, ...] = ()
    """Persons only."""
    period: str | None = None
    """Instruments only: EDTF of the years that it covers."""
    date: str | None = None
    """Instruments only: EDTF of its publication."""
    predecessor: str | None = None
    """Instruments only: id of the one that it follows or replaces."""

    @property
    def label(self) -> str:
        """The name to show where the language does not matter: French first."""
        return self.labels.get("fr") or next(iter(self.labels.values()))


class Authority:
    """Look-up in the authority file. Names match whatever their case, accents, apostrophes and spaces."""

    def __init__(self, entries: Iterable[AuthorityEntry], acronyms: Iterable[Acronym], digest: str) -> None:
        self.entries = tuple(entries)
        self.acronyms = tuple(acronyms)
        self.digest = digest
        """Of the files read: the same files give the same look-ups."""
        self._by_name: dict[tuple[EntryType, str], list[AuthorityEntry]] = {}
        for entry in self.entries:
            for name in dict.fromkeys(map(normalise, entry.names)):
                self._by_name.setdefault((entry.type, name), []).append(entry)

    @classmethod
    def load(cls, *folders: Path) -> Authority:
        """Read the authority file that ships with Enfance, then the user's own folders.

        An entry replaces an earlier one of the same id. A file that a folder does not have is empty.

        Raises:
            SnapshotError: a file is not such a list; the message names the file and what to mend.
        """
        every = (SHIPPED, *folders)
        acronyms = [one for folder in every for one in _read(folder / ACRONYMS, _acronym)]
        entries: dict[str, AuthorityEntry] = {}
        for folder in every:
            for entry_type, name in FILES.items():
                found = _read(folder / name, partial(_entry, entry_type=entry_type, acronyms=acronyms))
                entries |= {entry.id: entry for entry in found}
        return cls(entries.values(), acronyms, _digest(every))

    def find(self, text: str, entry_type: EntryType) -> AuthorityEntry | None:
        """Return the one entry of a type that goes by a name; ``None`` where there is none, or several."""
        found = self._by_name.get((entry_type, normalise(text)), [])
        return found[0] if len(found) == 1 else None

    def holder(self, post_id: str, date: str) -> AuthorityEntry | None:
        """Return who held a post at a date (EDTF); ``None`` where nobody or more than one person may have."""
        days = interval(date)
        if days is None:
            return None
        found = {
            person.id: person
            for person in self.entries
            for holding in person.holds
            if holding.post == post_id and _overlaps(holding, days)
        }
        return next(iter(found.values())) if len(found) == 1 else None


def normalise(name: str) -> str:
    """Return a name without case, accents, ligatures and punctuation, its words parted by one space.

    Example:
        >>> normalise("Secrétariat d’État à l’Enfance")
        'secretariat d etat a l enfance'
    """
    folded = unicodedata.normalize("NFKD", name.casefold().translate(LIGATURES))
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", plain))


def _read(path: Path, convert: Callable[[dict[str, Any]], Item]) -> list[Item]:
    try:
        # The base loader leaves every value as written: "2019" is an EDTF date here, and NO is Norway.
        rows = yaml.load(path.read_text(encoding="utf-8"), LOADER)  # noqa: S506 - it builds text only
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SnapshotError(f"{path} can't be read as YAML: {error}. Mend the file.") from error
    items = []
    for number, row in enumerate(rows or [], start=1):
        try:
            items.append(convert(row))
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            message = (
                f"Entry {number} of {path} is wrong or incomplete ({error}). Compare it with its neighbours."
            )
            raise SnapshotError(message) from error
    return items


def _entry(row: dict[str, Any], entry_type: EntryType, acronyms: Iterable[Acronym]) -> AuthorityEntry:
    labels = {"fr": row["name"], "en": row["name"]} if entry_type == "person" else dict(row["labels"])
    former = [name for times in row.get("former", ()) for name in times["labels"].values()]
    aliases = [name for names in row.get("aliases", {}).values() for name in names]
    short = [one.acronym for one in acronyms if one.refers_to == row["id"]]
    return AuthorityEntry(
        id=row["id"],
        type=entry_type,
        labels=labels,
        names=tuple(dict.fromkeys([*labels.values(), *aliases, *former, *short])),
        kind=row.get("kind"),
        country=row.get("country"),
        organisation=row.get("organisation"),
        holds=tuple(map(_holding, row.get("holds", ()))),
        period=row.get("period"),
        date=row.get("date"),
        predecessor=row.get("predecessor"),
    )


def _holding(row: dict[str, str]) -> Holding:
    end = row.get("to")
    is_open = end == "null"
    return Holding(row["post"], row.get("from"), None if is_open else end, is_open)


def _acronym(row: dict[str, str]) -> Acronym:
    return Acronym(row["acronym"], row["lang"], row["expansion"], row.get("refers_to"))


def _digest(folders: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in (folder / name for folder in folders for name in (*FILES.values(), ACRONYMS)):
        digest.update(file_digest(path).encode() if path.is_file() else b"none")
    return digest.hexdigest()


def _overlaps(holding: Holding, days: tuple[dt.date, dt.date]) -> bool:
    """Tell whether a holding touches some days; one of unknown bounds is taken to touch none."""
    first = interval(holding.start) if holding.start else None
    last = interval(holding.end) if holding.end else None
    if first is None or (last is None and not holding.is_open):
        return False
    return first[0] <= days[1] and (last is None or days[0] <= last[1])
