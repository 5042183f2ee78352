"""How far a long run has come: a bar on a terminal, plain lines anywhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

Progress = Callable[[str, int, int], None]
"""Told of a stage's name, how many of its things are done, and how many there are."""


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Give a function to report progress to, shown on standard error."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines(console)
        return
    columns = (TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    tasks: dict[str, TaskID] = {}
    with Bar(*columns, console=console) as bar:

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield advance


def _lines(console: Console) -> Progress:
    """Return a progress function that logs each stage at its start, at every tenth and at its end."""
    logged: dict[str, int] = {}

    def log(stage: str, done: int, total: int) -> None:
        tenth = 10 * done // total if total else 10
        if logged.get(stage) != tenth:
            logged[stage] = tenth
            console.print(f"{stage}: {done} of {total}", highlight=False)

    return log
