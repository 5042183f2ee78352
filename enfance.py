"""The command ``enfance``: ingest documents, then ask them questions."""

from __future__ import annotations

import typer

from ingest.cli import app as ingest_commands
from ingest.keeping import app as keeping_commands
from service.cli import app as service_commands

app = typer.Typer(
    name="enfance",
    help="A knowledge graph and semantic search over French and English child-protection policy texts.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(ingest_commands)
app.add_typer(keeping_commands)
app.add_typer(service_commands)


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
