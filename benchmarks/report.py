"""What a run found: printed as Markdown while it goes on, and written as JSON at the end."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).with_name("results")


class Report:
    """The lines and tables of one run."""

    def __init__(self) -> None:
        self._found: dict[str, object] = {"machine": machine()}
        self.line(", ".join(f"{name}: {value}" for name, value in machine().items()))

    def line(self, text: str) -> None:
        """Print a line."""
        print(text, flush=True)

    def table(self, name: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print a table and keep it under `name`."""
        self._found[name] = [dict(zip(header, row, strict=True)) for row in rows]
        print()
        for row in (header, ["---"] * len(header), *rows):
            print(f"| {' | '.join(row)} |")
        print(flush=True)

    def write(self, path: Path) -> None:
        """Write everything as JSON."""
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(self._found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def machine() -> dict[str, str]:
    """Describe where the figures come from."""
    models = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    ]
    return {
        "processor": f"{os.cpu_count()} × {models[0] if models else platform.machine()}",
        "load": f"{os.getloadavg()[0]:.1f}",
        "python": platform.python_version(),
        "pyoxigraph": version("pyoxigraph"),
    }
