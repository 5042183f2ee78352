"""Connecting to public addresses only, whatever a name or a redirect says."""

from __future__ import annotations

import ipaddress
import socket

import httpx

SCHEMES = {"http": 80, "https": 443}


class RefusedAddress(httpx.TransportError):
    """The address is none of the public internet, or is not written as one."""


class GuardedTransport(httpx.HTTPTransport):
    """Resolves each host itself, refuses those of private networks, and connects to the very address it checked.

    A host that resolves to a public address at the check and to a private one a moment later gains nothing.
    """

    def __init__(self, *, allow_private: bool = False) -> None:
        """Open a pool of connections; ``allow_private`` lets tests talk to this machine."""
        # No connection is kept: two hosts at one address would share it, and the certificate of the first.
        super().__init__(limits=httpx.Limits(max_keepalive_connections=0))
        self._allow_private = allow_private

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the first address of its host that answers.

        Raises:
            RefusedAddress: the host has a private address, or the scheme is not that of the web.
            httpx.TransportError: nothing answers.
        """
        failure = httpx.ConnectError("the host has no address")
        for address in self._addresses(request.url):
            try:
                return super().handle_request(_pinned(request, address))
            except httpx.ConnectError as error:
                failure = error
        raise failure

    def _addresses(self, url: httpx.URL) -> list[str]:
        if url.scheme not in SCHEMES or url.userinfo or not url.host:
            raise RefusedAddress(f"{url} is no public web address")
        host = url.raw_host.decode("ascii")
        try:
            found = socket.getaddrinfo(host, url.port or SCHEMES[url.scheme], type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpx.ConnectError(f"the name {host} can't be resolved") from error
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        if not self._allow_private and not all(map(is_public, addresses)):
            raise RefusedAddress(f"{host} is an address of a private network")
        return addresses


def is_public(address: str) -> bool:
    """Tell whether an IP address is reachable from the whole internet.

    Example:
        >>> [is_public(one) for one in ("9.9.9.9", "10.0.0.7", "127.0.0.1", "169.254.169.254", "::1")]
        [True, False, False, False, False]
    """
    parsed = ipaddress.ip_address(address.partition("%")[0])
    embedded = getattr(parsed, "ipv4_mapped", None) or getattr(parsed, "sixtofour", None)
    return (embedded or parsed).is_global and not parsed.is_multicast


def _pinned(request: httpx.Request, address: str) -> httpx.Request:
    """Return the request with the address in place of the host, which stays in the Host header and in TLS."""
    extensions = {**request.extensions, "sni_hostname": request.url.raw_host.decode("ascii")}
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions=extensions,
    )
