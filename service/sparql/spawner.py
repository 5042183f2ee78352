"""Starts the zygote process and commands it: fork a worker, kill one, slow one down."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_END_S = 5.0


class Spawner:
    """The zygote of one pool; one that died is replaced at the next fork, its workers having died with it."""

    def __init__(self, memory_mb: int) -> None:
        self._memory_mb = memory_mb
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def fork(self, store_path: Path) -> socket.socket:
        """Start a worker on the store; return the socket on which it will say that it is ready.

        Raises:
            OSError: no process can be started.
        """
        control = self._running()
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        with theirs:
            command = {"store": str(store_path.resolve()), "memory_mb": self._memory_mb}
            socket.send_fds(control, [json.dumps(command).encode() + b"\n"], [theirs.fileno()])
        return ours

    def kill(self, pid: int) -> None:
        """End the worker `pid` at once, if it still runs."""
        self._command({"kill": pid})

    def slow_down(self, pid: int) -> None:
        """Lower the priority of the worker `pid`, for good."""
        self._command({"slow": pid})

    async def close(self) -> None:
        """End the zygote and all its workers; return when they are gone."""
        if self._control is not None and self._process is not None:
            self._control.close()
            await asyncio.to_thread(_wait, self._process)
            self._control = self._process = None

    def _running(self) -> socket.socket:
        """Return the control socket of a living zygote."""
        if self._process is not None and self._control is not None:
            if self._process.poll() is None:
                return self._control
            self._control.close()
        self._control, theirs = socket.socketpair()
        self._control.setblocking(False)
        with theirs:
            self._process = _start(theirs)
        return self._control

    def _command(self, command: dict[str, int]) -> None:
        # Without a zygote there is no worker left to command.
        if self._control is not None:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                self._control.send(json.dumps(command).encode() + b"\n")


def _start(control: socket.socket) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - this very interpreter
        [sys.executable, "-m", "service.sparql.zygote", str(control.fileno())],
        pass_fds=[control.fileno()],
        cwd=_ROOT,
        stdin=subprocess.DEVNULL,
        # The engine's reports on its own failures are slow to write and may show parts of a query.
        env={**os.environ, "RUST_BACKTRACE": "0"},
        # An interrupt typed at the terminal is for the service, which then closes the pool in order.
        start_new_session=True,
    )


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(_END_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
