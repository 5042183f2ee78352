"""What is hard to take in, given to the real command: python -m benchmarks.hard_list [--only NAME …]."""

from __future__ import annotations

import argparse
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.processes import cost
from benchmarks.report import Report

_MB = 2**20
_PROMISE = "Le 3 mai 2024, le conseil départemental n° {} s’engage à ouvrir {} places d’accueil pour les enfants.\n\n"
_LINES = 4


def _text(folder: Path) -> None:
    """Fifty megabytes of one plain text."""
    with (folder / "plan.txt").open("w", encoding="utf-8") as file:
        number = 0
        while file.tell() < 50 * _MB:
            file.write("".join(_PROMISE.format(one, one % 97) for one in range(number, number + 1000)))
            number += 1000


def _pdf(folder: Path) -> None:
    """A PDF of a thousand pages."""
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_font("helvetica", size=11)
    for page in range(1000):
        pdf.add_page()
        for line in range(20):
            words = _PROMISE.format(20 * page + line, line + 2).replace("’", "'").strip()
            pdf.multi_cell(0, 6, words, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(folder / "plan.pdf"))


def _files(folder: Path) -> None:
    """Ten thousand small files."""
    for number in range(10_000):
        (folder / f"{number}.txt").write_text(_PROMISE.format(number, number % 97), "utf-8")


def _bomb(folder: Path) -> None:
    """An archive with a member of three hundred megabytes of one letter, and one whose name leads out."""
    with zipfile.ZipFile(folder / "plans.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("plan.txt", "a" * 300 * _MB)
        archive.writestr("long.txt", "a" * 100 * _MB)
        archive.writestr("../../plan.txt", _PROMISE)
        archive.writestr("note.txt", _PROMISE.format(1, 2))


def _nested(folder: Path) -> None:
    """A page of two hundred thousand nested tags."""
    tags = 200_000
    page = f"<html><body>{'<div>' * tags}<p>Un plan.</p>{'</div>' * tags}</body></html>"
    (folder / "page.html").write_text(page, "utf-8")


CASES: dict[str, Callable[[Path], None]] = {
    "text": _text, "pdf": _pdf, "files": _files, "bomb": _bomb, "nested": _nested,
}  # fmt: skip


def main(arguments: list[str]) -> None:
    """Ingest each case by itself; print what the command said, and what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=CASES, nargs="*", default=list(CASES))
    report = Report()
    for name in parser.parse_args(arguments).only:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch, name)
            folder.mkdir()
            CASES[name](folder)
            data = Path(scratch, "data")
            found = cost([sys.executable, "-m", "enfance", "ingest", str(folder), "--data", str(data)])
            report.line(f"{name}: {(CASES[name].__doc__ or '').strip()}")
            report.line(f"  {found.cpu_s:.0f} CPU s, {found.wall_s:.0f} s, {found.peak_mb:.0f} MB at most")
            for line in found.said.replace(scratch, "…").splitlines()[-_LINES:]:
                report.line(f"  {line}")


if __name__ == "__main__":
    main(sys.argv[1:])
