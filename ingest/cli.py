"""The commands that get and read documents: ``enfance fetch``, ``ingest`` and ``extract``; ``eval`` measures them."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.fetch.run import Outcome
    from ingest.progress import Progress
    from ingest.records import Analysis, Rejection, RunReport

app = typer.Typer()

DATA = typer.Option("--data", envvar="ENFANCE_DATA", help="Folder of the published snapshots and the cache.")
NAMED = 5
"""Of the files that are passed over; a folder of a program has hundreds."""
OCR = typer.Option("--ocr", help="Have ocrmypdf recognise the text of scanned PDF pages.")
AUTHORITY = typer.Option("--authority", help="Folder with your own authority files, beside those that ship.")
JUDGEMENTS = typer.Option(
    "--judgements",
    exists=True,
    dir_okay=False,
    help="File of your decisions on links; by default corpus/judgements.jsonl, where there is one.",
)


@app.command()
def ingest(  # noqa: PLR0913, PLR0917 - each is an option of the command
    paths: Annotated[
        list[Path],
        typer.Argument(readable=False, help="Files, folders and ZIP archives: the whole collection."),
    ],
    data: Annotated[Path, DATA] = Path("data"),
    encoder: Annotated[
        str, typer.Option(envvar="ENFANCE_ENCODER", help="Sentence-transformers model: a name or a folder.")
    ] = "default",
    base_iri: Annotated[
        str, typer.Option(envvar="ENFANCE_BASE_IRI", help="Base of the IRIs that are published.")
    ] = "",
    authority: Annotated[list[Path] | None, AUTHORITY] = None,
    judgements: Annotated[Path | None, JUDGEMENTS] = None,
    add: Annotated[
        bool, typer.Option("--add", help="Extend the current collection by these documents.")
    ] = False,
    allow_removals: Annotated[
        bool, typer.Option("--allow-removals", help="Let documents that are no longer given disappear.")
    ] = False,
    ocr: Annotated[bool, OCR] = False,
) -> None:
    """Read documents and publish a snapshot of them: graph, passages, vectors and keywords.

    Text, Markdown with front matter, HTML, PDF and DOCX, also in ZIP archives. The paths are the whole collection;
    documents that did not change are taken from the cache. Ends with 1, and the reasons, if any document could not
    be read.
    """
    from ingest.config import load_config
    from ingest.errors import IngestError
    from ingest.link.judgements import DEFAULT, Judgements
    from ingest.pipeline import Run
    from ingest.pipeline import ingest as run_pipeline
    from ingest.progress import progress_bar
    from ontology.iris import DEFAULT_BASE
    from snapshot.authority import Authority
    from snapshot.errors import SnapshotError

    config = load_config(base_iri=base_iri or DEFAULT_BASE, encoder=encoder, authority=tuple(authority or ()))
    try:
        with progress_bar() as progress:
            known = Authority.load(*config.authority)
            decided = Judgements.load(judgements or DEFAULT, known)
            run = Run(data, config, known, progress, add, allow_removals, ocr, decided)
            report = run_pipeline(paths, run)
    except (IngestError, SnapshotError) as error:
        typer.echo(f"Nothing was published. {error}", err=True)
        raise typer.Exit(1) from error
    _tell(report, data)
    if _refused(report.rejections) or report.snapshot_id is None:
        raise typer.Exit(1)


@app.command()
def extract(
    files: Annotated[
        list[Path], typer.Argument(readable=False, help="Text, Markdown, HTML, PDF or DOCX files.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print all items and relations as JSON.")] = False,
    ocr: Annotated[bool, OCR] = False,
    authority: Annotated[list[Path] | None, AUTHORITY] = None,
) -> None:
    """Show the plans, measures, actors, dates and relations that are found in each file.

    Offsets are code points into the text of the file as given; for HTML, PDF and DOCX, into the text read from it.
    """
    from ingest.errors import DocumentRejected
    from ingest.load.sources import find_sources
    from ingest.pipeline import analyse
    from ingest.predictions import predictions
    from ingest.records import Rejection as Refused
    from snapshot.authority import Authority

    known = Authority.load(*(authority or ()))
    found: dict[str, list[dict[str, object]]] = {}
    sources, unreadable = find_sources(files, ocr=ocr)
    rejections = list(unreadable)
    for source in sources:
        try:
            analysis = analyse(source, known)
        except DocumentRejected as error:
            rejections.append(Refused(source.path, error.reason, error.remedy))
            continue
        found[source.stem] = predictions(analysis)
        if not as_json:
            _show(source.path, analysis)
    if as_json:
        json.dump({"docs": found}, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    _tell_rejections(rejections)
    if _refused(rejections):
        raise typer.Exit(1)


def _in_a_folder(page: Path | None) -> Path | None:
    if page is not None and not page.absolute().parent.is_dir():
        raise typer.BadParameter(f"the folder of {page} does not exist.")
    return page


@app.command("eval")
def evaluate(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help="Marked-up documents; by default the test part of the annotated data in a checkout."
        ),
    ] = None,
    errors: Annotated[
        Path | None,
        typer.Option(
            "--errors",
            help="Write a page that shows each document with what is found and missed.",
            callback=_in_a_folder,
        ),
    ] = None,
    authority: Annotated[list[Path] | None, AUTHORITY] = None,
) -> None:
    """Compare what extraction finds with what people marked up, and print the figures.

    Precision, recall and F1 by type, language and genre, statuses, dates, relations, leaks of boilerplate, and how
    far confidence can be trusted.
    """
    from ingest.errors import EvaluationError
    from ingest.evaluation.browser import errors_page
    from ingest.evaluation.run import TEST_PART, marked_up, scored
    from ingest.evaluation.tables import tables
    from ingest.progress import progress_bar
    from snapshot.authority import Authority

    chosen = folder or TEST_PART
    try:
        gold = marked_up(chosen)
    except EvaluationError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    documents = []
    with progress_bar() as progress:
        for one in scored(gold, Authority.load(*(authority or ()))):
            documents.append(one)
            progress("documents", len(documents), len(gold))
    typer.echo(f"{chosen}: {len(documents)} documents\n")
    typer.echo("\n\n".join(tables(documents)))
    if errors is not None:
        is_held_out = chosen.resolve() == TEST_PART
        errors.write_text(errors_page(documents, is_held_out=is_held_out), "utf-8")
        typer.echo(f"\n{errors} shows every document.")
        if is_held_out:
            typer.echo("These documents are held out: tune nothing on what you see in them.", err=True)


@app.command()
def fetch(
    to: Annotated[Path, typer.Option("--to", help="Folder of the documents; give it to `enfance ingest`.")],
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            help="Addresses, and TOML catalogues of them; by default the catalogue of the corpus."
        ),
    ] = None,
    allow_private: Annotated[bool, typer.Option("--allow-private", hidden=True)] = False,
) -> None:
    """Download public pages and PDFs into a folder that `enfance ingest` takes as originals.

    Honours robots.txt and pauses between two requests to a site. A later run asks only for what changed; an
    interrupted one goes on where it stopped. Ends with 1, and the reasons, if any address gave no document.
    """
    from ingest.errors import FetchError
    from ingest.fetch.catalogue import wanted
    from ingest.fetch.folder import Folder
    from ingest.fetch.run import fetch as run_fetch
    from ingest.fetch.visits import Visitor
    from ingest.progress import progress_bar

    try:
        documents = wanted(sources or ())
        with Visitor(allow_private=allow_private) as visitor, progress_bar() as progress:
            outcomes = run_fetch(documents, Folder.open(to), visitor, _OutcomeLines(len(documents), progress))
    except FetchError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    counts = Counter(outcome.result for outcome in outcomes)
    typer.echo(f"{to}: {', '.join(f'{number} {result}' for result, number in sorted(counts.items()))}.")
    if counts["failed"]:
        raise typer.Exit(1)


class _OutcomeLines:
    """Prints a line for each address, and counts them for the progress bar."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._total, self._progress, self._told = total, progress, 0

    def __call__(self, outcome: Outcome) -> None:
        self._told += 1
        wanted = outcome.wanted
        note = f": {outcome.note}" if outcome.note else ""
        typer.echo(f"{outcome.result:<9}  {wanted.id}  {wanted.url}{note}", err=outcome.result == "failed")
        self._progress("addresses", self._told, self._total)


def _tell(report: RunReport, data: Path) -> None:
    """Print the run report: every document given is told of, as ingested or as rejected."""
    for document in report.documents:
        for warning in document.warnings:
            typer.echo(f"warning   {document.path}: {warning}", err=True)
    _tell_rejections(report.rejections)
    if report.snapshot_id is None:
        typer.echo("Nothing was published: no document could be read.", err=True)
        return
    totals = {
        kind: sum(line.counts[kind] for line in report.documents)
        for kind in ("passage", "measure", "plan", "actor", "date")
    }
    counts = ", ".join(f"{number} {kind}s" for kind, number in totals.items())
    typer.echo(
        f"Published snapshot {report.snapshot_id} in {data}: {len(report.documents)} documents "
        f"({report.reused} unchanged), {counts}; {len(_refused(report.rejections))} rejected."
    )


def _tell_rejections(rejections: Sequence[Rejection]) -> None:
    for rejection in _refused(rejections):
        typer.echo(f"rejected  {rejection.path}: {rejection.reason} {rejection.remedy}", err=True)
    passed_over = [one.path for one in rejections if one.is_passed_over]
    if passed_over:
        named = f"{', '.join(passed_over[:NAMED])}{' …' if len(passed_over) > NAMED else ''}"
        typer.echo(
            f"passed over {len(passed_over)} hidden files and files about their folder ({named}): "
            "name a file on the command line to ingest it.",
            err=True,
        )


def _refused(rejections: Iterable[Rejection]) -> list[Rejection]:
    return [one for one in rejections if not one.is_passed_over]


def _show(path: str, analysis: Analysis) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"{path} · {analysis.lang} · {analysis.annotations.date or 'undated'}")
    for column in ("type", "words", "value", "at"):
        table.add_column(column, overflow="fold")
    for entity in analysis.annotations.entities:
        span = entity.mentions[0]
        value = entity.edtf or " ".join(filter(None, [entity.kind, entity.status, *entity.themes]))
        words = " ".join(span.within(analysis.document.text).split())
        table.add_row(entity.type, words, value, f"{span.start}–{span.end}")
    Console().print(table)
