"""What travels between the endpoint and a worker: jobs one way, frames of an answer the other."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.sparql.search_clause import SearchClause

# Kind, then length of the content.
FRAME = struct.Struct("<cI")
JOB_LENGTH = struct.Struct("<I")

READY = b"R"  # the store is open; content: the process id
BROKEN = b"B"  # the store cannot be opened; content: why
DATA = b"D"  # content: part of the result
END = b"E"  # the result is complete
REFUSED = b"X"  # no result, or no more of it; content: a Refused

# Large enough for few system calls, small enough to keep the reader moving.
DATA_LENGTH = 65_536


@dataclass(frozen=True, slots=True)
class Job:
    """A query for a worker.

    `media_type` is one of `service.sparql.formats`; `default_graphs` and `named_graphs` are the dataset of the
    protocol, both None where the request names none; `star` is the place of the asterisk of `SELECT *`. No worker
    sees `searches`: their hits stand in the query before.
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
        content = json.dumps(asdict(self)).encode()
        return JOB_LENGTH.pack(len(content)) + content

    @staticmethod
    def decode(content: bytes) -> Job:
        """Return the job of `content`, without the length."""
        return Job(**json.loads(content))


@dataclass(frozen=True, slots=True)
class Refused:
    """Why the engine gave no result: the name of a refusal and the values of its wording."""

    name: str
    values: dict[str, str | int] = field(default_factory=dict)

    def encode(self) -> bytes:
        """Return the refusal as it travels."""
        return json.dumps(asdict(self)).encode()

    @staticmethod
    def decode(content: bytes) -> Refused:
        """Return the refusal of `content`."""
        return Refused(**json.loads(content))


def frame(kind: bytes, content: bytes | bytearray = b"") -> bytes:
    """Return `content` with its header."""
    return FRAME.pack(kind, len(content)) + content
