"""Files of a repository's newest commit, read without a work tree."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Self


class GitFiles:
    """The files of a clone, bare or not, by name.

    Raises:
        subprocess.CalledProcessError: there is no repository in the folder.
    """

    def __init__(self, repository: Path) -> None:
        git = ["git", "-C", str(repository), "-c", "core.quotepath=off"]
        listing = subprocess.run(  # noqa: S603
            [*git, "ls-tree", "-r", "HEAD"], capture_output=True, text=True, check=True
        ).stdout
        entries = (line.split("\t", 1) for line in listing.splitlines())
        self._objects = {name: description.split()[2] for description, name in entries}
        self._process = subprocess.Popen(  # noqa: S603
            [*git, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all files, sorted."""
        return tuple(sorted(self._objects))

    def __contains__(self, name: object) -> bool:
        return name in self._objects

    def read(self, name: str) -> bytes:
        """Return the contents of a file, or nothing for one that a partial clone left out."""
        ask, answer = self._process.stdin, self._process.stdout
        if ask is None or answer is None:
            raise ValueError("The repository is closed.")
        ask.write(f"{self._objects[name]}\n".encode())
        ask.flush()
        head = answer.readline().split()
        return answer.read(int(head[2]) + 1)[:-1] if head[1] == b"blob" else b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()
