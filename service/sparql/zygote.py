"""The process that workers are forked from: it has imported the engine, opened no store and started no thread.

It reads one command a line from its control socket, as JSON: `{"store": PATH, "memory_mb": N}` with the socket
of the new worker beside it, `{"kill": PID}` and `{"slow": PID}`. As the parent, it alone knows which process ids
are still its workers', so no signal ever reaches a stranger. When the control socket is closed, it ends with all
its workers.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import sys
from collections import deque
from typing import Any

from service.sparql.worker import work

SLOW_NICENESS = 10
_READ = 65_536
_MAX_SOCKETS = 64


class Zygote:
    """The workers of one pool and the socket over which the pool commands them."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._unread = b""
        self._sockets: deque[int] = deque()
        self._workers: set[int] = set()
        # A child that ends writes to the pipe, so that one `select` waits for commands and children alike.
        self._wake, wake_writer = os.pipe()
        os.set_blocking(wake_writer, False)
        signal.set_wakeup_fd(wake_writer, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)

    def run(self) -> None:
        """Obey until the control socket is closed, then end every worker."""
        while True:
            ready, _, _ = select.select([self._control.fileno(), self._wake], [], [])
            if self._wake in ready:
                os.read(self._wake, _READ)
                self._reap(os.WNOHANG)
            if self._control.fileno() in ready and not self._read_commands():
                break
        for pid in self._workers:
            os.kill(pid, signal.SIGKILL)
        while self._workers:
            self._reap(0)

    def _read_commands(self) -> bool:
        content, sockets, _, _ = socket.recv_fds(self._control, _READ, _MAX_SOCKETS)
        self._sockets.extend(sockets)
        *lines, self._unread = (self._unread + content).split(b"\n")
        for line in lines:
            self._obey(json.loads(line))
        return bool(content)

    def _obey(self, command: dict[str, Any]) -> None:
        if "store" in command:
            self._fork(socket.socket(fileno=self._sockets.popleft()), **command)
        elif command.get("kill") in self._workers:
            os.kill(command["kill"], signal.SIGKILL)
        elif command.get("slow") in self._workers:
            os.setpriority(os.PRIO_PROCESS, command["slow"], SLOW_NICENESS)

    def _fork(self, channel: socket.socket, store: str, memory_mb: int) -> None:
        pid = os.fork()
        if pid == 0:
            self._become_worker(channel, store, memory_mb)
        channel.close()
        self._workers.add(pid)

    def _become_worker(self, channel: socket.socket, store: str, memory_mb: int) -> None:
        status = 1
        try:
            self._control.close()
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            # The engine reports memory that it cannot have on the error stream, and parts of the query with it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
            work(channel, store, memory_mb)
            status = 0
        finally:
            os._exit(status)

    def _reap(self, options: int) -> None:
        while self._workers:
            pid, _ = os.waitpid(-1, options)
            if pid == 0:
                return
            self._workers.discard(pid)


def main() -> None:
    """Serve the control socket whose file descriptor is the only argument."""
    import pyoxigraph  # noqa: F401 - workers inherit the loaded engine

    gc.freeze()
    Zygote(socket.socket(fileno=int(sys.argv[1]))).run()


if __name__ == "__main__":
    main()
