"""The result of one query, read while a worker still writes it."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from service.errors import ServiceError


class Reply:
    """Parts of a result that wait to be sent on; `resume` is called whenever they have been taken.

    What does not fit the buffer waits for `release`: a result whose beginning was sent can't be refused any more.
    """

    def __init__(self, buffer_bytes: int, resume: Callable[[], None]) -> None:
        self._buffer_bytes = buffer_bytes
        self._resume = resume
        self._parts: deque[bytes] = deque()
        self._size = 0
        self._changed = asyncio.Event()
        self._error: ServiceError | None = None
        self._is_released = False
        self.is_over = False

    @property
    def is_full(self) -> bool:
        """Whether the worker should write no more before something is taken."""
        return self._size >= self._buffer_bytes

    def feed(self, part: bytes) -> None:
        """Take in the next part of the result."""
        self._parts.append(part)
        self._size += len(part)
        self._changed.set()

    def release(self) -> None:
        """Let the beginning be taken before the result is over."""
        self._is_released = True
        self._changed.set()

    def end(self, error: ServiceError | None) -> None:
        """Take in that nothing more will come: the result is complete, or `error` says why it is not."""
        self._error = error
        self.is_over = True
        self._changed.set()

    async def first(self) -> bytes:
        """Return the whole result, or its beginning where it does not fit the buffer and was released.

        Raises:
            ServiceError: the query failed before that.
        """
        while not self.is_over and not (self.is_full and self._is_released):
            await self._change()
        if self._error is not None:
            raise self._error
        return self._take()

    async def rest(self) -> AsyncIterator[bytes]:
        """Yield what comes after `first`.

        Raises:
            ServiceError: the query failed on the way.
        """
        while self._parts or not self.is_over:
            if self._parts:
                yield self._take()
            else:
                await self._change()
        if self._error is not None:
            raise self._error

    async def _change(self) -> None:
        self._changed.clear()
        await self._changed.wait()

    def _take(self) -> bytes:
        taken = b"".join(self._parts)
        self._parts.clear()
        self._size = 0
        self._resume()
        return taken
