"""The life of a worker process: one read-only store, one query at a time, until it is killed or no longer needed."""

from __future__ import annotations

import contextlib
import os
import re
import time
from functools import partial
from typing import TYPE_CHECKING, cast

from service.sparql import formats, sandbox
from service.sparql.frames import (
    BROKEN,
    CPU_TIME,
    DATA,
    DATA_LENGTH,
    END,
    JOB_LENGTH,
    READY,
    REFUSED,
    Job,
    Refused,
    frame,
)
from service.sparql.lexer import tokens
from service.sparql.mistakes import explain

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from typing import IO

    from pyoxigraph import (
        BlankNode,
        Literal,
        NamedNode,
        QueryBoolean,
        QuerySolutions,
        QueryTriples,
        Store,
        Triple,
    )

    Result = QueryBoolean | QuerySolutions | QueryTriples
    Term = NamedNode | BlankNode | Literal | Triple
    Functions = dict[NamedNode, Callable[..., Term | None]]

_UNKNOWN_FUNCTION = re.compile(r"The custom function <(.*)> is not supported", re.DOTALL)


def work(channel: socket.socket, store_path: str, memory_mb: int) -> None:
    """Open the store at `store_path` inside the sandbox and answer the jobs that come over `channel`.

    Returns when the other side closes the channel. A query that outgrows the memory ends the process.
    """
    import pyoxigraph

    try:
        # Before the store, so that whatever threads it starts are in the sandbox too.
        sandbox.enter(memory_mb)
        store = pyoxigraph.Store.read_only(store_path)
    except (OSError, ValueError) as error:
        channel.sendall(frame(BROKEN, str(error)[:1000].encode()))
        return
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        channel.sendall(frame(READY, str(os.getpid()).encode()))
        _answer_jobs(channel, store)


def _answer_jobs(channel: socket.socket, store: Store) -> None:
    with channel.makefile("rb") as jobs:
        while header := jobs.read(JOB_LENGTH.size):
            (length,) = JOB_LENGTH.unpack(header)
            job = Job.decode(jobs.read(length))
            functions = _UnknownFunctions()
            output = _Output(channel, job.max_bytes, functions)
            refused = _answer(store, job, functions, output)
            if refused is None:
                output.close(END, CPU_TIME.pack(time.thread_time_ns()))
            else:
                output.close(REFUSED, refused.encode())


def _answer(store: Store, job: Job, functions: _UnknownFunctions, output: _Output) -> Refused | None:
    """Write the result of `job` to `output`; return why not, if not."""
    try:
        _write(_evaluate(store, job, functions), job.media_type, output)
    except SyntaxError as error:
        return explain(job.query, str(error))
    except _BadGraphError as error:
        return Refused("bad_graph", {"message": str(error)})
    except _ResultTooLargeError:
        return Refused("result_too_large")
    except _UnknownFunctionError:
        pass
    except (RuntimeError, ValueError) as error:
        return Refused("evaluation_error", {"message": str(error)})
    except OSError as error:
        # The store cannot be read, or the query tried to reach another server in a way that the guard missed.
        return Refused("no_service" if isinstance(error, PermissionError) else "engine_failed")
    return Refused("unknown_function", {"function": functions.called}) if functions.called else None


def _evaluate(store: Store, job: Job, functions: _UnknownFunctions) -> Result:
    from pyoxigraph import QuerySolutions

    result = functions.evaluate(partial(_query, store, job, job.query))
    if job.star is None or not isinstance(result, QuerySolutions) or len(result.variables) < 2:
        return result
    # The engine sorts the columns of `SELECT *`; readers expect the order of the query.
    in_order = _columns(job.query, {variable.value for variable in result.variables})
    ordered = f"{job.query[: job.star]} {in_order} {job.query[job.star + 1 :]}"
    return functions.evaluate(partial(_query, store, job, ordered))


def _query(store: Store, job: Job, query: str, functions: Functions) -> Result:
    if job.default_graphs is None and job.named_graphs is None:
        return store.query(query, base_iri=job.base_iri, custom_functions=functions)
    # Both, always: the engine would show every named graph beside a chosen default graph.
    return store.query(
        query,
        base_iri=job.base_iri,
        custom_functions=functions,
        default_graph=[*_graphs(job.default_graphs or ())],
        named_graphs=[*_graphs(job.named_graphs or ())],
    )


def _graphs(iris: tuple[str, ...]) -> list[NamedNode]:
    from pyoxigraph import NamedNode

    try:
        return [NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise _BadGraphError(str(error)) from error


def _columns(query: str, in_scope: set[str]) -> str:
    """Return the variables of `in_scope` in the order in which `query` first names them."""
    named = (token.text[1:] for token in tokens(query) if token.kind == "variable")
    return " ".join(f"?{name}" for name in dict.fromkeys(named) if name in in_scope)


def _write(result: Result, media_type: str, output: _Output) -> None:
    from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat

    # The engine calls `write` and `flush` only.
    file = cast("IO[bytes]", output)
    if isinstance(result, QueryTriples):
        result.serialize(file, getattr(RdfFormat, formats.TRIPLES[media_type]))
    else:
        result.serialize(file, getattr(QueryResultsFormat, formats.ROWS[media_type]))


class _UnknownFunctions:
    """The functions of a query that do not exist here.

    A query that never comes to call one is answered; one that does is refused with its name. The standard would
    leave out what depends on the call, and nobody would learn of a mistyped name.
    """

    def __init__(self) -> None:
        self.called = ""
        self._stubs: Functions = {}

    def evaluate(self, query: Callable[[Functions], Result]) -> Result:
        """Run `query` with stubs for the functions that the engine does not know."""
        from pyoxigraph import NamedNode

        while True:
            try:
                return query(self._stubs)
            except RuntimeError as error:
                unknown = _UNKNOWN_FUNCTION.fullmatch(str(error))
                if unknown is None or NamedNode(unknown[1]) in self._stubs:
                    raise
                self._stubs[NamedNode(unknown[1])] = partial(self._call, unknown[1])

    def _call(self, name: str, *_values: Term) -> None:
        self.called = self.called or name


class _UnknownFunctionError(Exception):
    """The result comes to depend on a function that does not exist."""


class _BadGraphError(Exception):
    """A graph of the dataset is no absolute IRI."""


class _ResultTooLargeError(Exception):
    """The result is longer than the job allows."""


class _Output:
    """A file that sends what is written to it as frames."""

    def __init__(self, channel: socket.socket, max_bytes: int, functions: _UnknownFunctions) -> None:
        self._channel = channel
        self._functions = functions
        self._left = max_bytes
        self._waiting = bytearray()

    def write(self, content: bytes) -> int:
        if self._functions.called:
            raise _UnknownFunctionError
        self._left -= len(content)
        if self._left < 0:
            raise _ResultTooLargeError
        self._waiting += content
        while len(self._waiting) >= DATA_LENGTH:
            self._channel.sendall(frame(DATA, self._waiting[:DATA_LENGTH]))
            del self._waiting[:DATA_LENGTH]
        return len(content)

    def flush(self) -> None:
        """Do nothing: the engine flushes once, just before `close`."""

    def close(self, kind: bytes, content: bytes) -> None:
        """Send what is left and the closing frame together."""
        last = frame(DATA, self._waiting) if self._waiting else b""
        self._channel.sendall(last + frame(kind, content))
