"""What ``enfance doctor`` looks at: the installation, the data folder, the model, the port; what is wrong, what to do."""

from __future__ import annotations

import http.client
import importlib.metadata
import os
import re
import shutil
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from service.sparql.sandbox import missing_sandbox
from snapshot.current import current_directory
from snapshot.errors import SnapshotError, SnapshotMissing
from snapshot.former import is_honoured, read_former, read_identities, read_tombstones
from snapshot.manifest import Manifest
from snapshot.model_folder import DEFAULT, find_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from service.settings import Settings

OLDEST_PYTHON = (3, 11)
ROOM_MB = 500
"""Free space below which the next ingest may not end."""
SNAPSHOTS_KEPT = 2
"""While a run publishes, the snapshot that is served and the new one lie side by side."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one look."""

    subject: str
    words: str
    remedy: str = ""
    """What to do; empty where nothing is wrong."""


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each thing that must hold, as soon as it was looked at."""
    yield _python()
    yield _packages()
    for subject, look in (
        ("encoder", lambda: _encoder(settings)),
        ("data folder", lambda: _folder(settings.data)),
        ("disk", lambda: _disk(settings.data)),
        ("snapshot", lambda: _snapshot(settings.data)),
        ("identities", lambda: _identities(settings.data)),
        ("withdrawals", lambda: _withdrawals(settings.data)),
    ):
        yield _told(subject, look)
    yield _sandbox(settings.host)
    yield _port(settings.host, settings.port)


def _told(subject: str, look: Callable[[], Finding]) -> Finding:
    """Return what a look finds; an error of the files says itself what to do."""
    try:
        return look()
    except SnapshotError as error:
        reason, _, remedy = str(error).rpartition(". ")
        return Finding(subject, f"{reason}.", remedy)
    except OSError as error:
        remedy = "Check the folder and its permissions, or choose another with --data or ENFANCE_DATA."
        return Finding(subject, f"{error.filename}: {error.strerror}.", remedy)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    oldest = ".".join(map(str, OLDEST_PYTHON))
    remedy = (
        "" if sys.version_info >= OLDEST_PYTHON else f"Install Python {oldest} or newer, then Enfance again."
    )
    return Finding("Python", version, remedy)


def _packages() -> Finding:
    required = importlib.metadata.requires("enfance") or []
    names = [re.split(r"[^\w.-]", one)[0] for one in required if "extra ==" not in one]
    missing = [name for name in names if not _is_installed(name)]
    if missing:
        return Finding("packages", f"{', '.join(missing)} missing.", "Install Enfance again with pip.")
    return Finding("packages", f"{len(names)} installed")


def _is_installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _encoder(settings: Settings) -> Finding:
    name = settings.encoder
    if name != DEFAULT and not Path(name).expanduser().exists():
        return Finding("encoder", f"{name}: a name, looked up when it is needed")
    return Finding("encoder", f"{name}: {find_model(name)}")


def _folder(data: Path) -> Finding:
    """Tell whether the folder is there, or can be made, and written."""
    existing = next(one for one in (data.absolute(), *data.absolute().parents) if one.exists())
    if not data.is_dir() and (data.exists() or not existing.is_dir()):
        return Finding("data folder", f"{data} is no folder.", "Choose another with --data or ENFANCE_DATA.")
    if not os.access(existing, os.W_OK | os.X_OK):
        remedy = "Change its permissions to ingest there; to serve what it holds, nothing need be written."
        return Finding("data folder", f"{data} can't be written.", remedy)
    return Finding("data folder", f"{data}" if data.is_dir() else f"{data}, not there yet")


def _disk(data: Path) -> Finding:
    existing = next(one for one in (data.absolute(), *data.absolute().parents) if one.exists())
    free_mb = shutil.disk_usage(existing).free // 2**20
    needed_mb = max(ROOM_MB, SNAPSHOTS_KEPT * _size_mb(data))
    words = f"{free_mb} MB free"
    if free_mb < needed_mb:
        remedy = "Make room: `enfance snapshots --prune 1` removes older snapshots."
        return Finding("disk", f"{words}; an ingest may need {needed_mb} MB.", remedy)
    return Finding("disk", words)


def _size_mb(data: Path) -> int:
    try:
        directory = current_directory(data)
    except SnapshotMissing:
        return 0
    return sum(path.stat().st_size for path in directory.rglob("*") if path.is_file()) // 2**20


def _snapshot(data: Path) -> Finding:
    directory = current_directory(data)
    manifest = Manifest.read(directory)
    manifest.check_files(directory)
    read_former(directory)
    documents = manifest.counts.get("documents", 0)
    return Finding(
        "snapshot", f"{manifest.id}, whole, {documents} documents, format {manifest.format_version}"
    )


def _identities(data: Path) -> Finding:
    return Finding("identities", f"{len(read_identities(data))} readable")


def _withdrawals(data: Path) -> Finding:
    tombstones = read_tombstones(data)
    if tombstones and not is_honoured(current_directory(data), tombstones):
        remedy = "Run `enfance ingest …` with all files of the collection."
        return Finding("withdrawals", "Something that was withdrawn is still served.", remedy)
    return Finding("withdrawals", f"{len(tombstones)}, none of them served")


def _sandbox(host: str) -> Finding:
    reason = missing_sandbox()
    if reason is None:
        return Finding("sandbox", "available")
    remedy = "" if host in {"127.0.0.1", "::1", "localhost"} else "Serve 127.0.0.1, or run Enfance on Linux."
    return Finding("sandbox", f"missing, so only this machine can be served: {reason}", remedy)


def _port(host: str, port: int) -> Finding:
    place = f"{host} port {port}"
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        if _is_enfance(host, port):
            return Finding("port", f"{place}: Enfance is serving there")
        reason = os.strerror(error.errno) if error.errno else str(error)
        return Finding("port", f"{place}: {reason}.", "Choose another with --port or ENFANCE_PORT.")
    return Finding("port", f"{place} is free")


def _is_enfance(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().getheader("X-Enfance-Snapshot") is not None
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
