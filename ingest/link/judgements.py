"""What people decided about links: that a name is, or is not, an entry of the authority file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from snapshot.authority import SHIPPED, Authority, normalise
from snapshot.errors import LineDamaged
from snapshot.lines import read_lines
from snapshot.manifest import file_digest

DEFAULT = SHIPPED.parent / "judgements.jsonl"
"""That of the corpus, in a checkout; none ships."""
REMEDY = (
    'Write one judgement a line, such as {"words": "the Ministry", "entry": "fr-ministry", "same": false, '
    '"document": "fr-plan-2020"}; without "document" it holds everywhere.'
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision about the words by which documents name something."""

    words: str
    """Matched whatever their case, accents and apostrophes."""
    entry: str
    """Id in the authority file."""
    same: bool
    document: str | None = None
    """Id of the only document that it holds for."""
    note: str | None = None
    """Why, by whom, when: for people."""


@dataclass(frozen=True)
class Judgements:
    """The decisions of one file."""

    every: tuple[Judgement, ...] = ()
    digest: str = "none"
    """Of the file: the same file gives the same links."""

    @classmethod
    def load(cls, path: Path, authority: Authority) -> Judgements:
        """Read a file of judgements; one that is missing or empty holds none.

        Raises:
            LineDamaged: a line is no judgement, or names no entry of the authority file; the message names the line.
        """
        every = tuple(read_lines(path, Judgement, REMEDY))
        known = {entry.id for entry in authority.entries}
        for one in every:
            if one.entry not in known:
                raise LineDamaged(
                    f"Line {_line(path, one)} of {path} judges about “{one.entry}”, which is no entry of the authority "
                    "file. Correct its id, or give the folder of the entry with --authority."
                )
        return cls(every, file_digest(path)) if every else cls()

    def of(self, document: str, names: Iterable[str]) -> dict[str, bool]:
        """Return for each entry that was judged about these names in a document whether they mean it.

        What holds for one document goes before what holds everywhere, and a later line before an earlier one.
        """
        wanted = {normalise(name) for name in names} if self.every else set()
        found = [one for words, one in self._by_words if words in wanted]
        everywhere = {one.entry: one.same for one in found if one.document is None}
        return everywhere | {one.entry: one.same for one in found if one.document == document}

    @cached_property
    def _by_words(self) -> tuple[tuple[str, Judgement], ...]:
        return tuple((normalise(one.words), one) for one in self.every)


def _line(path: Path, judgement: Judgement) -> int:
    lines = path.read_text("utf-8").split("\n")
    return next(
        number
        for number, line in enumerate(lines, start=1)
        if line.strip() and json.loads(line)["entry"] == judgement.entry
    )
