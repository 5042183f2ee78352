"""What ``enfance show`` prints: what something is, and its facts with the words that they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from ontology.iris import Kind, Name, mint, parse, segment
from service.entities import documents, instruments
from service.entities.absence import absence
from service.entities.description import JSON_LD, TURTLE, describe, written
from service.entities.models import Actor, Document, Measure, Plan, Record
from service.errors import Wording
from service.terminal import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from service.entities.models import Source
    from snapshot.current import Snapshot

GETTERS: dict[Kind, Callable[[Snapshot, str], Record | None]] = {
    "document": documents.document,
    "measure": documents.measure,
    "plan": instruments.plan,
    "actor": instruments.actor,
}
"""How each kind of thing that has a page is read."""
SHOWN = 20
"""Quotes of a plan or an actor that are printed; JSON has them all."""
UNKNOWN = Wording(
    fr="Rien n’a été publié sous ce nom\u00a0: donnez un IRI, « genre/nom », ou un identifiant.",
    en="Nothing was published under this name: give an IRI, “kind/name”, or an id.",
)


def show(snapshot: Snapshot, name: str, *, as_json: bool, console: Console | None = None) -> None:
    """Print what a name means in a snapshot.

    Args:
        snapshot: Where to look.
        name: An IRI, ``kind/name``, or the id of a document, a measure, a plan or an actor.
        as_json: Whether to print all that is known, for programs.
        console: Where to print; by default on standard output.

    Raises:
        ServiceError: it means nothing there; the error says what became of it, if it was published before.
    """
    console = console or Console()
    base = snapshot.manifest.base_iri
    named = parse(name, base) or parse(base + name.removeprefix("/id/"), base)
    record = _record(snapshot, named.kind, "/".join(named.segments)) if named else _called(snapshot, name)
    if record is not None:
        _print_record(record, console, as_json=as_json)
        return
    iri = mint(named.kind, *named.segments, base=base) if named else name
    triples = describe(snapshot, iri) if named else ()
    if not triples:
        asked = named or _formerly_called(snapshot, name)
        raise absence(snapshot, asked, lambda other: mint(other.kind, *other.segments, base=base), UNKNOWN)
    console.out(written(triples, JSON_LD if as_json else TURTLE).decode("utf-8"), highlight=False)


def _called(snapshot: Snapshot, name: str) -> Record | None:
    """Return the first of what has an id, documents before measures, plans and actors."""
    found = (_record(snapshot, kind, name) for kind in GETTERS)
    return next((one for one in found if one), None)


def _formerly_called(snapshot: Snapshot, name: str) -> Name:
    """Return the first of what had an id once; a document, where nothing had."""
    base = snapshot.manifest.base_iri
    names = [Name(kind, (segment(name),)) for kind in GETTERS]
    return next(
        (one for one in names if mint(one.kind, *one.segments, base=base) in snapshot.former), names[0]
    )


def _record(snapshot: Snapshot, kind: Kind, name: str) -> Record | None:
    return GETTERS[kind](snapshot, name) if kind in GETTERS else None


def _print_record(record: Record, console: Console, *, as_json: bool) -> None:
    if as_json:
        console.out(record.model_dump_json(indent=2), highlight=False)
    elif isinstance(record, Measure):
        _print_measure(record, console)
    elif isinstance(record, Document):
        _print_document(record, console)
    elif isinstance(record, Plan | Actor):
        _print_named(record, console)


def _print_measure(measure: Measure, console: Console) -> None:
    _head(console, "measure", measure.label, measure.iri)
    table = _table("Fact", "Value", "Words", "Document")
    for fact in measure.facts:
        quotes = [plain(f"“{source.quote}”") for source in fact.sources[:1]]
        places = [plain(_place(source)) for source in fact.sources[:1]]
        table.add_row(fact.property, plain(fact.value), *(quotes or [""]), *(places or [""]))
    console.print(table)
    if measure.source.document.notice:
        console.print(measure.source.document.notice.en, markup=False)


def _print_document(document: Document, console: Console) -> None:
    _head(console, document.record, document.title, document.iri)
    about = (document.kind, document.publisher, document.country, document.date or "undated", document.url)
    console.print(" · ".join(filter(None, about)), markup=False, highlight=False)
    if document.notice:
        console.print(document.notice.en, markup=False)
    table = _table("Measure", "Status", "Id")
    for measure in document.measures:
        table.add_row(plain(measure.label), measure.status or "–", measure.id)
    console.print(table if document.measures else "No measure was found in it.")


def _print_named(thing: Plan | Actor, console: Console) -> None:
    _head(console, thing.kind or "–", thing.label, thing.iri)
    if isinstance(thing, Plan):
        console.print(f"{thing.measures} measures in {thing.documents} documents", highlight=False)
    else:
        told = f"announced {thing.announced} measures, responsible for {thing.responsible}"
        console.print(f"{told}, in {thing.documents} documents", highlight=False)
    _print_sources(thing.sources, console)


def _print_sources(sources: Iterable[Source], console: Console) -> None:
    table = _table("Words", "Document")
    for source in [*sources][:SHOWN]:
        table.add_row(plain(f"“{source.quote}”"), plain(_place(source)))
    console.print(table)


def _head(console: Console, kind: str, label: str, iri: str) -> None:
    console.print(f"{kind}: {label}", markup=False, highlight=False)
    console.print(iri, markup=False, highlight=False, soft_wrap=True)


def _table(*headings: str) -> Table:
    table = Table(show_lines=True)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _place(source: Source) -> str:
    return f"{source.document.title}, {source.document.date or 'undated'} [{source.start}–{source.end}]"
