"""What is published keeps its IRI: a measure is found again by document and quote, a document by its text.

A better extractor moves a boundary or joins two mentions; the links that people made must not break with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from ingest.link.persons import mask_names
from snapshot.former import Identity, Tombstone
from snapshot.lines import write_lines


class Identities:
    """The identities of one data directory: read before a run, extended by it, written with its snapshot."""

    def __init__(self, known: Iterable[Identity] = ()) -> None:
        self._documents: dict[str, Identity] = {}
        self._measures: dict[str, dict[str, Identity]] = defaultdict(dict)
        self._named: dict[str, dict[str, Identity]] = defaultdict(dict)
        self._by_text: dict[str, set[str]] = defaultdict(set)
        self._published: set[str] = set()
        for one in known:
            if one.text:
                self._add_document(one)
            elif one.name:
                self._named[one.document][one.iri] = one
            else:
                self._measures[one.document][one.iri] = one

    def __iter__(self) -> Iterator[Identity]:
        """Iterate over the identities of documents, then over those of measures, then over what documents name."""
        yield from self._documents.values()
        for group in (*self._measures.values(), *self._named.values()):
            yield from group.values()

    @property
    def published(self) -> frozenset[str]:
        """The IRIs that this run publishes."""
        return frozenset(self._published)

    def write(self, path: Path) -> None:
        """Write all identities sorted, one JSON object a line; a crash leaves the old file or the new one."""
        write_lines(path, sorted(self))

    def of(self, document: str) -> tuple[Identity, ...]:
        """Return the measures that were ever found in a document, sorted."""
        return tuple(sorted(self._measures[document].values()))

    def resolve(self, document: str, measures: Mapping[str, str], same_quote: float) -> dict[str, str]:
        """Return the IRI of each measure of a document and remember it.

        Args:
            document: Id of the document.
            measures: The quote of each measure, by the IRI that it would get if it were new.
            same_quote: Lowest similarity, 0 to 1, at which a changed quote is the same measure.

        Returns:
            The IRI to publish, by the IRI that was proposed.
        """
        known = self._measures[document]
        free = dict(known)
        resolved = {iri: iri for iri in measures if free.pop(iri, None)}
        for proposed, quote in measures.items():
            if proposed in resolved:
                continue
            best = max(free.values(), key=lambda one: (likeness(one.quote, quote), one.iri), default=None)
            if best is not None and likeness(best.quote, quote) >= same_quote:
                resolved[proposed] = best.iri
                del free[best.iri]
            else:
                resolved[proposed] = proposed
        for proposed, quote in measures.items():
            iri = resolved[proposed]
            known[iri] = replace(known.get(iri, Identity(document, iri)), quote=quote)
        return resolved

    def keep(self, document: Identity, measures: Mapping[str, str], same_quote: float) -> None:
        """Remember what is published of a document; what no longer is, is replaced where something covers it.

        Args:
            document: As it is published now. Another one of the same text, published before, is replaced by it.
            measures: The quote of each measure that is published, by its IRI.
            same_quote: Lowest similarity, 0 to 1, at which a measure covers the quote of another.
        """
        self._add_document(document)
        own = self._measures[document.document]
        own |= {iri: Identity(document.document, iri, quote) for iri, quote in measures.items()}
        self._published |= {document.iri, *measures}
        for twin in self._by_text[document.text]:
            if twin != document.document:
                self._documents[twin] = replace(self._documents[twin], replaced_by=document.iri)
            for iri, lost in self._measures[twin].items():
                if iri not in measures:
                    covering = _covering(lost.quote, measures, same_quote)
                    self._measures[twin][iri] = replace(lost, replaced_by=covering or lost.replaced_by)

    def keep_named(self, document: str, names: Mapping[str, tuple[str, ...]]) -> None:
        """Remember which plans, actors and axes a document names; one that has another IRI now is replaced by that.

        Args:
            document: Id of the document.
            names: The words that name each of them, the first place first, by its IRI.
        """
        own = self._named[document]
        for iri in own.keys() - names.keys():
            own[iri] = replace(own[iri], replaced_by=_renamed(own[iri], names) or own[iri].replaced_by)
        own |= {iri: Identity(document, iri, name=words[0]) for iri, words in names.items()}
        self._published |= names.keys()

    def reword(self, document: str, quotes: Mapping[str, str]) -> None:
        """Find measures of a document by other words from now on: those in which names are masked."""
        group = self._measures[document]
        for iri, one in group.items():
            group[iri] = replace(one, quote=quotes.get(one.quote, one.quote))

    def close(self, before: str) -> None:
        """Note of all that this run does not publish which snapshot was the last to hold it.

        Args:
            before: Id of the snapshot that was served until now.
        """
        for group in (self._documents, *self._measures.values(), *self._named.values()):
            for key, one in group.items():
                if one.iri not in self._published and not one.last:
                    group[key] = replace(one, last=before)

    def forget(self, tombstones: Iterable[Tombstone]) -> None:
        """Drop the words of documents and the names of persons that were withdrawn."""
        withdrawn = tuple(tombstones)
        names = tuple(name for one in withdrawn for name in one.names)
        texts = {one.text for one in withdrawn if one.text}
        gone = {name for text in texts for name in self._by_text[text]} | {
            one.document for one in withdrawn if one.kind == "document"
        }
        for document, group in self._measures.items():
            for iri, one in group.items():
                quote = "" if document in gone else mask_names(one.quote, names)
                group[iri] = replace(one, quote=quote)
        for document in gone:
            self._named.pop(document, None)
        for group in self._named.values():
            for iri, one in group.items():
                group[iri] = replace(one, name=mask_names(one.name, names))

    def _add_document(self, document: Identity) -> None:
        self._documents[document.document] = document
        self._by_text[document.text].add(document.document)


def likeness(a: str, b: str) -> float:
    """Return how alike two quotes are, 0 to 1; a quote that grew or shrank counts as alike."""
    return max(fuzz.ratio(a, b), fuzz.token_set_ratio(a, b)) / 100


def _renamed(lost: Identity, names: Mapping[str, tuple[str, ...]]) -> str:
    """Return the IRI of the thing of the same kind that is called by the same words, or nothing."""
    kind, words = lost.iri.rpartition("/")[0], _plain(lost.name)
    return next(
        (
            iri
            for iri, called in sorted(names.items())
            if iri.rpartition("/")[0] == kind and words in map(_plain, called)
        ),
        "",
    )


def _plain(words: str) -> str:
    """Return words without capitals, punctuation and quotation marks."""
    return " ".join(default_process(words).split())


def _covering(quote: str, measures: Mapping[str, str], same_quote: float) -> str:
    """Return the IRI of the measure that says a quote best, or nothing where none says it."""
    words = default_process(quote)
    found = ((likeness(words, default_process(other)), iri) for iri, other in measures.items())
    best, iri = max(found, default=(0.0, ""))
    return iri if best >= same_quote else ""
