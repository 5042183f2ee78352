"""Measures keep their IRI: an identity is assigned once and found again by document and quote.

A better extractor moves a boundary or joins two mentions; the links that people made must not break with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from rapidfuzz import fuzz


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """One published measure: its document's id, its IRI and the quote that it was last found by."""

    document: str
    iri: str
    quote: str


class Identities:
    """The identities of one data directory: read before a run, extended by it, written with its snapshot."""

    def __init__(self, known: Iterable[Identity] = ()) -> None:
        self._by_document: dict[str, list[Identity]] = {}
        for identity in known:
            self._by_document.setdefault(identity.document, []).append(identity)

    @classmethod
    def read(cls, path: Path) -> Identities:
        """Read a file of one JSON object a line; a missing file means that nothing was published yet."""
        if not path.exists():
            return cls()
        lines = path.read_text("utf-8").splitlines()
        return cls(Identity(**json.loads(line)) for line in lines if line)

    def write(self, path: Path) -> None:
        """Write all identities sorted, one JSON object a line; a crash leaves the old file or the new one."""
        identities = sorted(one for group in self._by_document.values() for one in group)
        lines = [json.dumps(asdict(one), ensure_ascii=False, sort_keys=True) + "\n" for one in identities]
        unfinished = path.with_name(f".{path.name}")
        unfinished.write_text("".join(lines), "utf-8")
        unfinished.replace(path)

    def of(self, document: str) -> tuple[Identity, ...]:
        """Return what is known of a document, sorted."""
        return tuple(sorted(self._by_document.get(document, ())))

    def resolve(self, document: str, measures: dict[str, str], same_quote: float) -> dict[str, str]:
        """Return the IRI of each measure of a document and remember it.

        Args:
            document: Id of the document.
            measures: The quote of each measure, by the IRI that it would get if it were new.
            same_quote: Lowest similarity, 0 to 1, at which a changed quote is the same measure.

        Returns:
            The IRI to publish, by the IRI that was proposed.
        """
        known = self._by_document.get(document, [])
        free = {identity.iri: identity for identity in known}
        resolved = {iri: iri for iri in measures if iri in free}
        for iri in resolved:
            del free[iri]
        for proposed, quote in measures.items():
            if proposed in resolved:
                continue
            best = max(free.values(), key=lambda one: (likeness(one.quote, quote), one.iri), default=None)
            if best is not None and likeness(best.quote, quote) >= same_quote:
                resolved[proposed] = best.iri
                del free[best.iri]
            else:
                resolved[proposed] = proposed
        found = [Identity(document, resolved[proposed], quote) for proposed, quote in measures.items()]
        self._by_document[document] = [*free.values(), *found]
        return resolved


def likeness(a: str, b: str) -> float:
    """Return how alike two quotes are, 0 to 1; a quote that grew or shrank counts as alike."""
    return max(fuzz.ratio(a, b), fuzz.token_set_ratio(a, b)) / 100
