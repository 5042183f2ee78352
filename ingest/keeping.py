"""The commands that look after what is published: ``enfance withdraw`` and ``enfance snapshots``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.cli import AUTHORITY, DATA, JUDGEMENTS

if TYPE_CHECKING:
    from ingest.pipeline import Run
    from ingest.upkeep import PublishedSnapshot
    from ingest.withdraw import Found

app = typer.Typer()


@app.command()
def withdraw(  # noqa: PLR0913, PLR0917 - each is an option of the command
    name: Annotated[
        str, typer.Argument(metavar="ID", help="IRI, `kind/name`, or id of a document, measure or person.")
    ],
    data: Annotated[Path, DATA] = Path("data"),
    reason: Annotated[str, typer.Option(help="Why; readers of its address are told.")] = "",
    private: Annotated[bool, typer.Option("--private", help="Don’t tell readers the reason.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take a withdrawal back.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don’t ask for confirmation.")] = False,
    authority: Annotated[list[Path] | None, AUTHORITY] = None,
    judgements: Annotated[Path | None, JUDGEMENTS] = None,
) -> None:
    """Stop publishing a document, a measure or a person, for good.

    What is withdrawn leaves the collection, the caches and the older snapshots; its address answers that it was
    withdrawn, and a later `enfance ingest` leaves it out. A person’s name is masked wherever it stands.
    """
    import datetime as dt
    from dataclasses import replace

    from ingest.withdraw import find
    from ingest.withdraw import withdraw as leave_out

    with _told():
        if undo:
            _undo(name, data, authority or [], judgements)
            return
        found = find(name, data)
        if not yes:
            typer.confirm(_question(found), abort=True)
        today = dt.datetime.now().astimezone().date().isoformat()
        tombstone = replace(found.tombstone, date=today, reason=reason, is_private=private)
        with _run(data, authority or [], judgements) as run, _still_served(tombstone.iri):
            report = leave_out(tombstone, run)
        if report.snapshot_id is None:
            typer.echo(
                f"{tombstone.iri} is withdrawn, but still served: nothing else is left to publish. "
                f"Ingest other documents, or stop the service and delete {data / 'snapshots'}.",
                err=True,
            )
            raise typer.Exit(1)
        typer.echo(f"Withdrew {tombstone.iri}. Published snapshot {report.snapshot_id} without it.")


@app.command()
def snapshots(
    data: Annotated[Path, DATA] = Path("data"),
    roll_back: Annotated[
        str | None, typer.Option("--roll-back", metavar="ID", help="Serve this snapshot again.")
    ] = None,
    prune: Annotated[
        int | None, typer.Option("--prune", metavar="KEEP", min=1, help="Keep so many, remove older ones.")
    ] = None,
) -> None:
    """List what was published, newest first; go back to a snapshot, or clear old ones away."""
    from ingest import upkeep

    with _told():
        if roll_back:
            upkeep.roll_back(data, roll_back)
            typer.echo(f"Snapshot {roll_back} is served now.")
        if prune:
            for gone in upkeep.prune(data, prune):
                typer.echo(f"Removed {gone}.")
        published = upkeep.published_snapshots(data)
        for one in published:
            typer.echo(_line(one))
        if not published:
            typer.echo(f"Nothing was published in {data}.")


def _line(one: PublishedSnapshot) -> str:
    mark = "*" if one.is_current else " "
    names = ("documents", "measures", "passages", "statements")
    held = ", ".join(f"{one.counts[name]} {name}" for name in names if name in one.counts) or one.problem
    return f"{mark} {one.id}  {one.published:%Y-%m-%d %H:%M}  {held}"


def _question(found: Found) -> str:
    kind = "person" if found.tombstone.kind == "actor" else found.tombstone.kind
    words = found.label if len(found.label) <= 200 else found.label[:200] + "…"
    return f"Withdraw the {kind} “{words}” ({found.tombstone.iri}) for good?"


def _undo(name: str, data: Path, authority: list[Path], judgements: Path | None) -> None:
    from ingest.withdraw import undo

    with _run(data, authority, judgements) as run:
        report = undo(name, run)
    if report is None:
        typer.echo("The withdrawal is undone. Give all files again to publish it: `enfance ingest …`.")
    else:
        typer.echo(f"The withdrawal is undone. Published snapshot {report.snapshot_id}.")


@contextmanager
def _run(data: Path, authority: list[Path], judgements: Path | None) -> Iterator[Run]:
    """Give a run over what is published, with the base of its IRIs and its encoder."""
    from ingest.config import load_config
    from ingest.link.judgements import DEFAULT, Judgements
    from ingest.pipeline import Run
    from ingest.progress import progress_bar
    from snapshot.authority import Authority
    from snapshot.current import current_directory
    from snapshot.manifest import Manifest

    manifest = Manifest.read(current_directory(data))
    encoder, folders = manifest.encoder.name, tuple(authority)
    config = load_config(base_iri=manifest.base_iri, encoder=encoder, authority=folders)
    with progress_bar() as progress:
        known = Authority.load(*folders)
        yield Run(data, config, known, progress, judgements=Judgements.load(judgements or DEFAULT, known))


@contextmanager
def _still_served(iri: str) -> Iterator[None]:
    """Say of a withdrawal that is noted but not published what must be done."""
    from ingest.errors import IngestError
    from snapshot.errors import SnapshotError

    try:
        yield
    except (IngestError, SnapshotError) as error:
        typer.echo(f"The withdrawal is noted, but {iri} is served until the next `enfance ingest`.", err=True)
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


@contextmanager
def _told() -> Iterator[None]:
    """End with a message and status 1 where an error explains itself."""
    from ingest.errors import IngestError
    from snapshot.errors import SnapshotError

    try:
        yield
    except (IngestError, SnapshotError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
