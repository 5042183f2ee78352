"""Head and body of a response in one piece, whatever comes between them."""

import asyncio

from service.http_connection import _JoiningTransport


class Pieces(asyncio.Transport):
    """A transport that keeps what it is told to send, piece by piece."""

    def __init__(self):
        super().__init__()
        self.sent = []

    def write(self, data):
        self.sent.append(bytes(data))

    def close(self):
        self.sent.append("closed")


def pieces(*steps):
    """Return what leaves when each of `steps` is done in a turn of the loop of its own."""

    async def go():
        below = Pieces()
        transport = _JoiningTransport(below)
        for step in steps:
            step(transport)
            await asyncio.sleep(0)
        return below.sent

    return asyncio.run(go())


def writing(*parts):
    return lambda transport: [transport.write(part) for part in parts]


def test_head_and_body_leave_together():
    assert pieces(writing(b"head ", "présidée".encode(), b"")) == ["head présidée".encode()]


def test_a_head_does_not_wait_for_a_body_that_comes_later():
    assert pieces(writing(b"head"), writing(b"body")) == [b"head", b"body"]


def test_what_is_long_is_not_copied():
    assert pieces(writing(b"head", b"x" * 100_000, b"end")) == [b"head", b"x" * 100_000, b"end"]


def test_everything_is_sent_before_the_connection_closes():
    assert pieces(lambda transport: (transport.write(b"head"), transport.close())) == [b"head", "closed"]
