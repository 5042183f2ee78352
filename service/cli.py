"""The commands that answer: ``enfance serve``, ``search``, ``show``, ``sparql``, ``encode`` and ``doctor``."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.settings import Settings
    from snapshot.current import Snapshot
    from snapshot.rows import UnitRow

app = typer.Typer()

Data = Annotated[
    Path, typer.Option("--data", envvar="ENFANCE_DATA", help="Folder of the published snapshots.")
]
Format = Literal["table", "json", "csv", "tsv", "xml"]

BATCH_LIMIT = 100
"""Passages for each question of a batch."""
ACCEPT = {
    "table": "application/sparql-results+json, text/turtle;q=0.5",
    "json": "application/sparql-results+json, application/ld+json;q=0.5",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "xml": "application/sparql-results+xml, application/rdf+xml;q=0.5",
}


@app.command()
def serve(
    data: Annotated[Path | None, typer.Option("--data", help="Folder of the published snapshots.")] = None,
    host: Annotated[str | None, typer.Option("--host", help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option("--port", help="Port to listen on; 0 takes a free one.")] = None,
) -> None:
    """Serve what was ingested: web pages, the JSON interface, SPARQL.

    Options win over the environment (ENFANCE_DATA, ENFANCE_HOST, ENFANCE_PORT, ENFANCE_SPARQL_DEADLINE_S, …).
    """
    from service.serving import CannotServeError
    from service.serving import serve as run

    settings = _settings(data=data, host=host, port=port)
    with _told():
        try:
            snapshot = _open(settings.data)
            run(settings, snapshot.manifest.counts["documents"])
        except CannotServeError as error:
            _fail(str(error))


@app.command()
def search(
    question: Annotated[str, typer.Argument(help="A question in French or in English.")] = "",
    data: Data = Path("data"),
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many measures and passages.")] = 10,
    batch: Annotated[
        Path | None,
        typer.Option(
            help="A JSONL file of questions with `id` and `query`: print JSONL of flat passage hits, "
            "`doc` being the name of the file without suffix."
        ),
    ] = None,
) -> None:
    """Ask what was ingested a question: measures first, then passages, each with its source."""
    from service.search.answer import search as ask
    from service.search.models import Display
    from service.terminal import show_answer

    with _told():
        if batch:
            _answer_batch(_open(data), batch)
            return
        answer = ask(_open(data), question, display=Display(limit=limit))
        if as_json:
            typer.echo(answer.model_dump_json(indent=2))
        else:
            show_answer(answer)


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="An IRI, `kind/name`, or an id.")],
    data: Data = Path("data"),
    as_json: Annotated[bool, typer.Option("--json", help="Print all that is known as JSON.")] = False,
) -> None:
    """Show a document, a measure, a plan or an actor: what it is, and its facts with their words.

    Anything else that has an IRI is described in Turtle. Says of what is gone what became of it.
    """
    from service.shown import show as print_it

    with _told():
        print_it(_open(data), name, as_json=as_json)


@app.command()
def doctor(
    data: Annotated[Path | None, typer.Option("--data", help="Folder of the published snapshots.")] = None,
    host: Annotated[str | None, typer.Option("--host", help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option("--port", help="Port to listen on.")] = None,
) -> None:
    """Look for what is wrong with the installation, the data folder, the encoder or the port.

    Ends with 1 if something is, and says what to do.
    """
    from service.doctor import examine

    wrong = 0
    for finding in examine(_settings(data=data, host=host, port=port)):
        mark = "problem" if finding.remedy else "ok"
        typer.echo(f"{mark:<8} {finding.subject}: {finding.words} {finding.remedy}".rstrip())
        wrong += bool(finding.remedy)
    if wrong:
        raise typer.Exit(1)


@app.command()
def sparql(
    query: Annotated[str, typer.Argument(help="A SPARQL 1.1 query, or - to read it from standard input.")],
    data: Data = Path("data"),
    output: Annotated[Format, typer.Option("--format", help="How to print the rows.")] = "table",
) -> None:
    """Query the graph of what was ingested, within the limits of the service."""
    import asyncio

    from service.one_query import run_query
    from service.settings import Settings
    from service.terminal import show_rows

    with _told():
        text = sys.stdin.read() if query == "-" else query
        deadline_s = Settings().sparql_deadline_s
        media_type, results = asyncio.run(run_query(_open(data), text, ACCEPT[output], deadline_s))
        if output == "table" and media_type.endswith("json"):
            show_rows(results)
        else:
            typer.echo(results.decode("utf-8"), nl=False)


@app.command()
def encode(
    encoder: Annotated[
        str | None, typer.Option(help="Sentence-transformers model: a name or a folder; or ENFANCE_ENCODER.")
    ] = None,
) -> None:
    """Print the vector of each line of standard input as a JSON array."""
    from service.settings import Settings
    from snapshot.encoder import Encoder

    with _told():
        lines = [line.decode("utf-8", "replace").rstrip("\r\n") for line in sys.stdin.buffer]
        for vector in Encoder.load(encoder or Settings().encoder).encode(lines):
            typer.echo(json.dumps([round(float(value), 6) for value in vector]))


def _answer_batch(snapshot: Snapshot, batch: Path) -> None:
    from service.search.answer import flat_passages

    try:
        lines = batch.read_text("utf-8").splitlines()
        asked = [json.loads(line) for line in lines if line.strip()]
        questions = [(str(one["id"]), str(one["query"])) for one in asked]
    except (OSError, ValueError, KeyError, TypeError) as error:
        _fail(f"{batch} can't be read as JSONL with “id” and “query” on each line ({error}).")
    files = {row.id: Path(row.path).stem for row in snapshot.passages.documents()}
    for question_id, question in questions:
        answered, hits = flat_passages(snapshot, question, BATCH_LIMIT)
        results = [_flat(unit, score, files[unit.document_id]) for unit, score in hits]
        line = {"id": question_id, "answered": answered, "results": results}
        typer.echo(json.dumps(line, ensure_ascii=False))


def _flat(unit: UnitRow, score: float, file: str) -> dict[str, object]:
    return {
        "doc": file,
        "start": unit.start,
        "end": unit.end,
        "text": unit.text,
        "score": round(score, 6),
        "lang": unit.lang,
    }


def _settings(**given: Any) -> Settings:  # noqa: ANN401 - pydantic checks each
    """Return the settings, those given on the command line before those of the environment."""
    from pydantic import ValidationError

    from service.settings import Settings

    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        wrong = (f"ENFANCE_{str(one['loc'][0]).upper()}: {one['msg']}." for one in error.errors())
        _fail("A setting can't be used. " + " ".join(wrong))


def _open(data: Path) -> Snapshot:
    from snapshot.current import open_current

    return open_current(data)


@contextmanager
def _told() -> Iterator[None]:
    """End with a message and status 1 where an error explains itself."""
    from service.errors import ServiceError
    from snapshot.errors import SnapshotError

    try:
        yield
    except (ServiceError, SnapshotError) as error:
        _fail(str(error))


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)
