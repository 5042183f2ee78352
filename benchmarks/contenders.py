"""Who is compared: Enfance, its engine alone, the engine's own server, and rdflib's endpoint."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, RemoteDisconnected
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from pyoxigraph import QueryResultsFormat, QuerySolutions, Store

from benchmarks.processes import cpu_s, free_port, memory_mb, running

ENFANCE = "Enfance"
ENGINE = "engine in process"
NATIVE = "oxigraph serve"
RDFLIB = "rdflib-endpoint"
_RESULTS = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Contender:
    """A running contender: `ask` returns the bytes of a JSON result, `cpu` its processor seconds so far."""

    name: str
    start_s: float
    ask: Callable[[str], bytes]
    cpu: Callable[[], float]
    memory: Callable[[], float]


def enfance(store: Path) -> AbstractContextManager[Contender]:
    """Start the endpoint of Enfance."""
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.endpoint", str(store), str(port)]
    return _server(ENFANCE, command, f"http://127.0.0.1:{port}/sparql")


def native(store: Path) -> AbstractContextManager[Contender] | None:
    """Start `oxigraph serve-read-only`, or return None where it is not installed."""
    program, port = _installed("oxigraph"), free_port()
    command = [program or "", "serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{port}"]
    return _server(NATIVE, command, f"http://127.0.0.1:{port}/query") if program else None


def rdflib(triples: Path) -> AbstractContextManager[Contender] | None:
    """Start rdflib-endpoint with the triples in memory, or return None where it is not installed."""
    program, port = _installed("rdflib-endpoint"), free_port()
    command = [program or "", "serve", "--host", "127.0.0.1", "--port", str(port), str(triples)]
    return _server(RDFLIB, command, f"http://127.0.0.1:{port}/") if program else None


@contextmanager
def engine(store: Path) -> Iterator[Contender]:
    """Open the store in this process: no server can be faster."""
    started = time.monotonic()
    opened = Store.read_only(str(store))

    def ask(query: str) -> bytes:
        result = opened.query(query)
        assert isinstance(result, QuerySolutions)  # noqa: S101 - all are SELECT
        return result.serialize(format=QueryResultsFormat.JSON) or b""

    yield Contender(ENGINE, time.monotonic() - started, ask, time.process_time, lambda: 0.0)


@contextmanager
def _server(name: str, command: list[str], address: str) -> Iterator[Contender]:
    place = urlsplit(address)
    with running(command, address) as (pid, start_s):
        connection = HTTPConnection(place.hostname or "", place.port, timeout=120)

        def ask(query: str) -> bytes:
            target = f"{place.path}?{urlencode({'query': query})}"
            try:
                connection.request("GET", target, headers={"Accept": _RESULTS})
                response = connection.getresponse()
            except RemoteDisconnected:
                # Another contender had its turn for longer than this one keeps an idle connection.
                connection.close()
                connection.request("GET", target, headers={"Accept": _RESULTS})
                response = connection.getresponse()
            content = response.read()
            if response.status != 200:
                raise RuntimeError(f"{name} answers {response.status}: {content[:200]!r}")
            return content

        try:
            yield Contender(name, start_s, ask, lambda: cpu_s(pid), lambda: memory_mb(pid))
        finally:
            connection.close()


def _installed(program: str) -> str | None:
    return shutil.which(program, path=str(Path(sys.executable).parent)) or shutil.which(program)
