import socket

import httpx
import pytest

from ingest.fetch.addresses import GuardedTransport, RefusedAddress, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse, not one to listen on
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
    ],
)
def test_private_addresses_are_told_from_public_ones(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["9.9.9.9", "2620:fe::fe", "::ffff:9.9.9.9"])
def test_public_addresses_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/plan",
        "http://localhost/plan",
        "http://[::1]/plan",
        "http://2130706433/plan",
        "http://0x7f.1/plan",
        "ftp://example.org/plan",
        "http://user:word@example.org/plan",
        "file:///etc/hostname",
    ],
)
def test_what_is_not_public_is_refused_before_any_connection(url, monkeypatch):
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", lambda *_: pytest.fail("it connected"))
    with pytest.raises(RefusedAddress):
        GuardedTransport().handle_request(httpx.Request("GET", url))


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch):
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("9.9.9.9", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(RefusedAddress, match="private"):
        GuardedTransport().handle_request(httpx.Request("GET", "http://rebound.example/"))


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch):
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("9.9.9.9", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    sent = []
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", lambda _, request: sent.append(request))
    GuardedTransport().handle_request(httpx.Request("GET", "https://solidarités.example/plan?page=2"))
    assert str(sent[0].url) == "https://9.9.9.9/plan?page=2"
    host = "solidarités.example".encode("idna").decode()
    assert sent[0].headers["Host"] == sent[0].extensions["sni_hostname"] == host
