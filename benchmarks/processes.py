"""Processes under test: started, watched through /proc, ended. Linux only."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

_LOOK_S = 0.5
_TICKS = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took, its processes together, and what it said."""

    cpu_s: float
    wall_s: float
    peak_mb: float
    status: int
    said: str


def cost(command: Sequence[str]) -> Cost:
    """Run a command to its end."""
    started, used, peak = time.monotonic(), 0.0, 0.0
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        with subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT) as process:
            while process.poll() is None:
                used, peak = max(used, cpu_s(process.pid)), max(peak, memory_mb(process.pid))
                time.sleep(_LOOK_S)
        said.seek(0)
        return Cost(used, time.monotonic() - started, peak, process.returncode, said.read())


def tree(pid: int) -> set[int]:
    """Return a process and all its descendants."""
    found = {pid}
    for children in _PROC.glob(f"{pid}/task/*/children"):
        for child in _read(children).split():
            found |= tree(int(child))
    return found


def cpu_s(pid: int) -> float:
    """Return the processor seconds that a process, its descendants and those that ended have used."""
    ticks = 0
    for one in tree(pid):
        fields = _read(_PROC / str(one) / "stat").rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return ticks / _TICKS


def memory_mb(pid: int) -> float:
    """Return the memory of a process and its descendants, shared pages counted once."""
    lines = (line for one in tree(pid) for line in _read(_PROC / str(one) / "smaps_rollup").splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def open_files(pid: int) -> int:
    """Return how many files, sockets and pipes a process holds open."""
    return len(list((_PROC / str(pid) / "fd").iterdir()))


def free_port() -> int:
    """Return a port of the loopback interface that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@contextmanager
def running(command: Sequence[str], address: str, patience_s: float = 900) -> Iterator[tuple[int, float]]:
    """Run a server; give its process id and the seconds until it answered at `address`."""
    started = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            while not _answers(address):
                if process.poll() is not None:
                    raise RuntimeError(
                        f"{command[0]} ended: {process.stderr and process.stderr.read()[-500:]}"
                    )
                if time.monotonic() - started > patience_s:
                    raise RuntimeError(f"{command[0]} does not answer after {patience_s:.0f} s")
                time.sleep(0.02)
            yield process.pid, time.monotonic() - started
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}?query=ASK%7B%7D", timeout=60):  # noqa: S310 - loopback
            return True
    except (URLError, OSError):
        return False


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""
