"""What travels between the endpoint and a worker: jobs one way, frames of an answer the other."""

from __future__ import annotations

import json
import marshal
import struct
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.sparql.search_clause import SearchClause

# Kind, then length of the content.
FRAME = struct.Struct("<cI")
JOB_LENGTH = struct.Struct("<I")
# Nanoseconds of processor time that a worker has used since it started.
CPU_TIME = struct.Struct("<Q")

READY = b"R"  # the store is open; content: the process id
BROKEN = b"B"  # the store cannot be opened; content: why
DATA = b"D"  # content: part of the result
END = b"E"  # the result is complete; content: CPU_TIME
REFUSED = b"X"  # no result, or no more of it; content: a Refused

# The longest content of a frame: large enough for few system calls, small enough to keep the reader moving.
DATA_LENGTH = 65_536
_MOST_WORDS = 1_000


@dataclass(frozen=True, slots=True)
class Job:
    """A query for a worker.

    `media_type` is one of `service.sparql.formats`; `default_graphs` and `named_graphs` are the dataset of the
    protocol, both None where the request names none; `star` is the place of the asterisk of `SELECT *`. `searches`
    do not travel: their hits stand in the query by then.
    """

    query: str
    base_iri: str
    media_type: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    star: int | None
    max_bytes: int
    searches: tuple[SearchClause, ...] = ()

    def encode(self) -> bytes:
        """Return the job as it travels, its length first."""
        # Both ends are this interpreter, and a worker believes the endpoint; nothing else is as quick.
        content = marshal.dumps([getattr(self, name) for name in _JOB_FIELDS])
        return JOB_LENGTH.pack(len(content)) + content

    @staticmethod
    def decode(content: bytes) -> Job:
        """Return the job of `content`, without the length."""
        return Job(*marshal.loads(content))  # noqa: S302 - it comes from the endpoint


_JOB_FIELDS = [one.name for one in fields(Job) if one.name != "searches"]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why the engine gave no result: the name of a refusal and the values of its wording."""

    name: str
    values: dict[str, str | int] = field(default_factory=dict)

    def encode(self) -> bytes:
        """Return the refusal as it travels; no frame is longer than DATA_LENGTH, whatever the engine says."""
        values = {
            name: value[:_MOST_WORDS] if isinstance(value, str) else value
            for name, value in self.values.items()
        }
        return json.dumps({"name": self.name, "values": values}).encode()

    @staticmethod
    def decode(content: bytes) -> Refused:
        """Return the refusal of `content`."""
        return Refused(**json.loads(content))


def frame(kind: bytes, content: bytes | bytearray = b"") -> bytes:
    """Return `content` with its header."""
    return FRAME.pack(kind, len(content)) + content
