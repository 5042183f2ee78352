"""Answers on a terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.entities.models import Coverage, Named
    from service.search.models import MeasureHit, PassageHit, SearchAnswer


def show_answer(answer: SearchAnswer, console: Console | None = None) -> None:
    """Print measures, then passages, each with its source; or that nothing answers, with what was searched."""
    console = console or Console()
    if not answer.answered:
        console.print(
            f"Nothing answers “{answer.question.text}” in {_covered(answer.coverage)}.", markup=False
        )
        console.print("That does not mean that nothing exists.")
        return
    if answer.measures:
        console.print(_measures(answer.measures, answer.total.measures))
    if answer.passages:
        console.print(_passages(answer.passages, answer.total.passages))


def show_rows(results: bytes, console: Console | None = None) -> None:
    """Print SPARQL results, given as SPARQL 1.1 JSON."""
    console = console or Console()
    found = json.loads(results)
    if "boolean" in found:
        console.print("true" if found["boolean"] else "false")
        return
    table = Table()
    names = found["head"]["vars"]
    for name in names:
        table.add_column(plain(name), overflow="fold")
    for row in found["results"]["bindings"]:
        table.add_row(*(plain(row.get(name, {}).get("value", "")) for name in names))
    console.print(table)
    console.print(f"{len(found['results']['bindings'])} rows")


def _measures(hits: Iterable[MeasureHit], total: int) -> Table:
    table = Table(title=f"Measures ({total})", title_justify="left", show_lines=True)
    for heading in ("Measure", "Status", "Who", "Plan", "Document"):
        table.add_column(heading, overflow="fold")
    for hit in hits:
        document = hit.source.document
        table.add_row(
            plain(hit.source.quote),
            f"{hit.status or '–'} ({hit.claim or '–'})",
            plain(_labels((*hit.announcers, *hit.responsible))),
            plain(_labels(hit.plans)),
            plain(f"{document.title}, {document.date or 'undated'} [{hit.source.start}–{hit.source.end}]"),
        )
    return table


def _passages(hits: Iterable[PassageHit], total: int) -> Table:
    table = Table(title=f"Passages ({total})", title_justify="left", show_lines=True)
    for heading in ("Passage", "Document"):
        table.add_column(heading, overflow="fold")
    for hit in hits:
        document = hit.document
        where = f"{document.title}, {document.date or 'undated'} [{hit.start}–{hit.end}]"
        table.add_row(plain(hit.text), plain(where))
    return table


def _covered(coverage: Coverage) -> str:
    languages = ", ".join(f"{count} {lang}" for lang, count in coverage.languages.items())
    period = f", {coverage.first_date} to {coverage.last_date}" if coverage.first_date else ""
    return f"the {coverage.documents} documents covered ({languages}{period})"


def _labels(things: Iterable[Named]) -> str:
    return "; ".join(dict.fromkeys(thing.label for thing in things)) or "not stated"


def plain(text: str) -> str:
    """Return a text in which rich sees no markup."""
    return text.replace("[", r"\[")
