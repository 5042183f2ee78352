"""Serving on a port: what must hold first, and the line that says the service is up."""

from __future__ import annotations

import ipaddress
import os
import socket
from typing import TYPE_CHECKING

import uvicorn

from service.app import create_app
from service.http_connection import HttpConnection
from service.sparql.sandbox import missing_sandbox

if TYPE_CHECKING:
    from service.settings import Settings

SHUTDOWN_S = 5


class CannotServeError(Exception):
    """The service can't start; the message says why and what to do."""


class _Server(uvicorn.Server):
    """Says where it serves once the port is open."""

    announcement = ""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            print(self.announcement, flush=True)


def serve(settings: Settings, documents: int) -> None:
    """Serve until interrupted.

    Args:
        settings: Where to listen and what to serve.
        documents: How many documents are served, for the line that says so.

    Raises:
        CannotServeError: The host must not be bound here, or the port can't be.
    """
    require_sandbox(settings.host)
    with _listen(settings.host, settings.port) as listening:
        config = uvicorn.Config(
            create_app(settings),
            http=HttpConnection,
            log_level="warning",
            access_log=False,  # questions, queries and addresses are nobody's business
            server_header=False,
            proxy_headers=bool(settings.trusted_proxies),
            forwarded_allow_ips=settings.trusted_proxies,
            timeout_graceful_shutdown=SHUTDOWN_S,
        )
        server = _Server(config)
        address = settings.public_url or _address(listening)
        server.announcement = f"Enfance serves {documents} documents at {address}"
        server.run(sockets=[listening])


def require_sandbox(host: str) -> None:
    """Refuse to let other machines send queries where the workers can't be locked in.

    Raises:
        CannotServeError: The host is no loopback address, and there is no sandbox.
    """
    reason = missing_sandbox()
    if reason and not _is_loopback(host):
        raise CannotServeError(
            f"Enfance serves only 127.0.0.1 on this machine: SPARQL queries of others must run in a sandbox, and "
            f"{reason}. Run it on Linux with seccomp, or leave --host out."
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else error
        raise CannotServeError(
            f"Enfance can't listen on {host} port {port}: {reason}. Choose another with --port."
        ) from error


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
