"""Prove that the project copies nothing from texts that it must not copy.

``python -m tests.corpus.check_sources DIR`` looks for runs of eight words that a text of this repository shares with one
of DIR. Names and titles are free: those of the authority files, and the titles of the documents that notices describe.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from snapshot.authority import normalise
from tests.corpus.notices import FILES, entries, names, notices

RUN = 8
ROOT = Path(__file__).parent.parent.parent
TEXTS = {".md", ".txt", ".html", ".yaml", ".toml", ".jsonl", ".py", ".ttl", ".rq"}
ADDRESS = re.compile(r"https?://\S+")
NAME = "\0"
"""Stands where a name stood; nothing else is equal to it, so that no run goes across."""


def shared_runs(texts: dict[str, str], sources: dict[str, str], free: set[str]) -> list[str]:
    """Return a line for each passage of a text that also stands in a source: where, and its words."""
    longest = sorted(map(normalise, free), key=len, reverse=True)
    runs = {run: name for name, source in sources.items() for run in _runs(_words(source, longest))}
    in_names = {run for name in longest for run in _runs(name.split())}
    found = []
    for name, text in texts.items():
        hits = [run for run in _runs(_words(text, longest)) if run in runs and run not in in_names]
        found += [f"{name} shares with {runs[hit]}: {' '.join(hit)}" for hit in hits]
    return found


def free_names() -> set[str]:
    """Return the names of the authority files and the titles of what the notices describe."""
    known = {name for file in FILES for entry in entries(file) for name in names(entry)}
    known |= {one["expansion"] for one in entries("acronyms")}
    return known | {notice.front_matter["describes"]["title"] for notice in notices()}


def _words(text: str, free: list[str]) -> list[str]:
    """Return the words of a text, a sign in place of each name; the addresses of pages are no words."""
    plain = f" {normalise(ADDRESS.sub(' ', text))} "
    for name in free:
        if name in plain:
            plain = plain.replace(f" {name} ", f" {NAME} ")
    return plain.split()


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - RUN + 1):
        run = tuple(words[start : start + RUN])
        if NAME not in run:
            yield run


def _project_texts() -> dict[str, str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / name for name in listed.stdout.split("\0") if Path(name).suffix in TEXTS]
    return {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in paths if path.is_file()}


def _source_texts(folder: Path) -> dict[str, str]:
    """Return the texts of a folder; a fact base in YAML counts as its values."""
    texts = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".txt", ".md", ".html"}:
            texts[str(path)] = path.read_text("utf-8", "replace")
        elif path.suffix in {".yaml", ".yml"}:
            texts[str(path)] = "\n\n".join(_strings(yaml.safe_load(path.read_text("utf-8"))))
    return texts


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def main() -> None:
    """Check the folder given; end with 1 where something is shared, or where there is nothing to compare with."""
    folder = Path(sys.argv[1])
    sources = _source_texts(folder)
    if not sources:
        sys.exit(f"{folder} holds no text to compare with (.txt, .md, .html, .yaml).")
    texts = _project_texts()
    found = shared_runs(texts, sources, free_names())
    for line in found:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(
        f"{len(found)} runs of {RUN} words shared: {len(texts)} texts, {len(sources)} sources.\n"
    )
    if found:
        sys.exit(1)


if __name__ == "__main__":
    main()
