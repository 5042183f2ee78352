"""Entries of the authority file that a mention may mean, best first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from ingest.config import LinkThresholds
from ingest.link.scoring import Score, score
from ingest.records import Candidate
from snapshot.authority import Authority, AuthorityEntry, EntryType, normalise

NEAR = 60.0
"""Names less alike than this (0-100, words sorted) are not scored at all."""
NEIGHBOURS = 10


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that may be meant and its score."""

    entry: AuthorityEntry
    score: Score


class Catalogue:
    """The names of the authority file, ready for approximate look-up."""

    def __init__(self, authority: Authority) -> None:
        """Index every name of every entry."""
        self._names: dict[EntryType, dict[tuple[str, str], str]] = {}
        self._entries = {entry.id: entry for entry in authority.entries}
        for entry in authority.entries:
            for name in entry.names:
                self._names.setdefault(entry.type, {})[entry.id, name] = normalise(name)

    def search(self, mentions: Iterable[str], entry_type: EntryType) -> tuple[Found, ...]:
        """Return the entries that a thing called by these names may be, best first."""
        best: dict[str, Score] = {}
        for mention in mentions:
            for _, _, (entry_id, name) in self._neighbours(mention, entry_type):
                found = score(mention, name)
                best[entry_id] = max(found, best.get(entry_id, found))
        ranked = sorted(best.items(), key=lambda pair: (-pair[1].total, pair[0]))
        return tuple(Found(self._entries[entry_id], found) for entry_id, found in ranked if found.total > 0)

    def entry(self, entry_id: str) -> AuthorityEntry:
        """Return an entry by its id."""
        return self._entries[entry_id]

    def _neighbours(self, mention: str, entry_type: EntryType) -> list[tuple[str, float, tuple[str, str]]]:
        return process.extract(
            normalise(mention),
            self._names.get(entry_type, {}),
            scorer=fuzz.token_sort_ratio,
            score_cutoff=NEAR,
            limit=NEIGHBOURS,
        )


def judged(entry: AuthorityEntry, iri: str, *, same: bool) -> Candidate:
    """Return the record of a candidate that a person judged about, which counts whatever its likeness."""
    return Candidate(iri, entry.label, float(same), (("judgement", float(same)),))


def choose(found: tuple[Found, ...], thresholds: LinkThresholds) -> AuthorityEntry | None:
    """Return the entry to link to, or None where the best is too weak or the second too near."""
    if not found or found[0].score.total < thresholds.accept:
        return None
    if len(found) > 1 and found[0].score.total - found[1].score.total < thresholds.margin:
        return None
    return found[0].entry


def as_candidate(found: Found, iri: str) -> Candidate:
    """Return the record of a candidate, under the IRI that a link to it would have."""
    return Candidate(iri, found.entry.label, found.score.total, found.score.parts)
