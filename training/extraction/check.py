"""Check the annotated documents: ``python -m training.extraction.check``.

The reader itself refuses marks that are not closed and ids that are never declared; this finds what parses and is still
a slip, and words that a document of the test part shares with another part or with the questions that search is
measured on.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.evaluation.markup import GoldDocument, GoldEntity, GoldRelation, Range
from snapshot.dates import interval
from training.extraction.documents import (
    ENDS,
    FORMULAS,
    GENRES,
    KINDS,
    LANGUAGES,
    PARTS,
    PREFIXES,
    STATUSES,
    THEME_IDS,
    documents,
)

RUN = 8
"""Words in a row that two parts may not share: shorter ones are terms and turns of phrase."""
NAME = "\0"
"""Stands where a name stood, so that no run goes across; it is no word."""
TOPICS = Path(__file__).parents[2] / "tests" / "eval" / "search"
BROKEN = re.compile(r"\n[ \t\u00a0]*(?:\n|(?:[•‣■▪▸*–—-]|\d{1,2}[.)]|[a-z]\))[ \t\u00a0])")
"""An empty line, or the next item of a list."""


def slips(document: GoldDocument) -> Iterator[str]:
    """Yield what is wrong in one document."""
    yield from _head_slips(document)
    for entity in document.entities:
        yield from (f"{entity.id}: {slip}" for slip in _entity_slips(entity, document))
    yield from _place_slips(document)
    yield from _repeated_dates(document)
    yield from _unmarked_names(document)
    yield from _relation_slips(document)


def shared_words(texts: dict[str, str], others: dict[str, str]) -> Iterator[str]:
    """Yield the runs of words that a text shares with one of the others, names apart."""
    held = {run: name for name, text in others.items() for run in _runs(text)}
    for name, text in texts.items():
        for run in _runs(text):
            if run in held:
                yield f"{name} shares with {held[run]}: {' '.join(run)}"


def without_names(document: GoldDocument) -> str:
    """Return the text of a document with a sign in place of each actor and each plan."""
    text = list(document.text)
    for entity in document.entities:
        if entity.type in KINDS:
            for start, end in (*entity.mentions, *entity.accepted):
                text[start:end] = [NAME, *[" "] * (end - start - 1)]
    return "".join(text)


def topic_texts() -> dict[str, str]:
    """Return the questions that search is measured on, by their id."""
    files = (TOPICS / "topics.jsonl", TOPICS / "unanswerable.jsonl")
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    return {f"question {row['id']} {lang}": row[lang] for row in rows for lang in LANGUAGES if lang in row}


def _head_slips(document: GoldDocument) -> Iterator[str]:
    if document.lang not in LANGUAGES or not document.id.startswith(f"{document.lang}-"):
        yield f"language {document.lang}"
    if document.genre not in GENRES:
        yield f"genre {document.genre}"
    if document.date != "unknown" and not _is_date(document.date):
        yield f"date {document.date}"


def _entity_slips(entity: GoldEntity, document: GoldDocument) -> Iterator[str]:
    if not entity.id.startswith(PREFIXES.get(entity.type, " ")):
        yield f"an id of another type than {entity.type}"
    if entity.kind not in KINDS.get(entity.type, {""}):
        yield f"kind {entity.kind}"
    if entity.type == "date" and not _is_date(entity.edtf):
        yield f"value {entity.edtf}"
    for word in (*(set(entity.statuses) - STATUSES), *(set(entity.themes) - THEME_IDS)):
        yield f"status or theme {word}"
    for start, end in (*entity.mentions, *entity.weak, *entity.accepted):
        words = document.text[start:end]
        if words != words.strip() or not words:
            yield f"white space around {words!r}"
        if BROKEN.search(words):
            yield f"runs into another block: {words!r}"


def _is_date(edtf: str) -> bool:
    """Whether it is a value that dates of texts may have; the year may be unknown."""
    return interval(edtf.replace("XXXX", "2000")) is not None


def _place_slips(document: GoldDocument) -> Iterator[str]:
    for entity in document.entities:
        others = [one for one in document.entities if one.type == entity.type and one is not entity]
        taken = {mention for one in others for mention in one.mentions} & set(entity.mentions)
        if taken and entity.id < min(one.id for one in others if taken & set(one.mentions)):
            yield f"{entity.id}: another {entity.type} has the same span"
        is_free = entity.optional or not document.boilerplate
        if not is_free and all(_is_in_any(mention, document.boilerplate) for mention in entity.mentions):
            yield f"{entity.id}: required, but boilerplate"


def _repeated_dates(document: GoldDocument) -> Iterator[str]:
    values = Counter(one.edtf for one in document.entities if one.type == "date" and not one.optional)
    yield from (f"two dates of the value {value}" for value, count in values.items() if count > 1)


def _unmarked_names(document: GoldDocument) -> Iterator[str]:
    """Yield places where the words of an actor or a plan stand again without a mark."""
    marked = [span for one in document.entities for span in (*one.mentions, *one.weak, *one.accepted)]
    free = [*marked, *document.boilerplate, *(zone for _, zone in document.ignored)]
    named = [one for one in document.entities if one.type in KINDS and one.kind != "collective"]
    for entity in named:
        for words in {document.text[slice(*mention)] for mention in entity.mentions}:
            if len(words.split()) > 1 or entity.kind == "person":
                for place in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", document.text):
                    if not _is_in_any(place.span(), free):
                        yield f"{entity.id}: no mark at {place.start()} around {words!r}"


def _relation_slips(document: GoldDocument) -> Iterator[str]:
    entities = {one.id: one for one in document.entities}
    for one in document.relations:
        words = f"{one.head} {one.type} {one.tail}"
        if _ends(one, entities) not in ENDS[one.type] or one.head == one.tail:
            yield f"{words}: not what this relation runs from and to"
        if not one.optional and any(
            end in entities and entities[end].optional for end in (one.head, one.tail)
        ):
            yield f"{words}: required, but one of its ends is optional"
    repeated = Counter((one.type, one.head, one.tail) for one in document.relations)
    yield from (f"{' '.join(words)}: stated twice" for words, count in repeated.items() if count > 1)


def _ends(relation: GoldRelation, entities: dict[str, GoldEntity]) -> tuple[str, str]:
    is_post = relation.type == "holdsPost"
    head, tail = (
        end if end not in entities else entities[end].kind if is_post else entities[end].type
        for end in (relation.head, relation.tail)
    )
    return head, tail


def _is_in_any(span: Range, zones: Iterable[Range]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in zones)


def _runs(text: str) -> set[tuple[str, ...]]:
    plain = f" {_plain(text)} "
    for formula in FORMULAS:
        plain = plain.replace(f" {_plain(formula)} ", f" {NAME} ")
    words = plain.split()
    found = {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
    return {run for run in found if NAME not in run}


def _plain(text: str) -> str:
    return " ".join(re.findall(rf"\w+|{NAME}", text.casefold()))


def all_slips() -> list[str]:
    """Return a line for each slip in the documents of both parts, and for each run of words that they share."""
    parts = {part: documents(part) for part in PARTS}
    found = [
        f"{part}/{one.id}: {slip}" for part, rows in parts.items() for one in rows for slip in slips(one)
    ]
    train, test = ({one.id: without_names(one) for one in parts[part]} for part in PARTS)
    return [*found, *shared_words(test, train), *shared_words(topic_texts(), train | test)]


def main() -> int:
    """Print every slip; return the exit status."""
    found = all_slips()
    for line in found:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{len(found)} slips.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
