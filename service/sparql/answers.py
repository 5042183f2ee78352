"""Remembers small answers, so that a query that is asked again on the same snapshot costs no worker."""

from __future__ import annotations

# An answer that is longer costs more to send than to find again.
_LONGEST = 65_536


class Answers:
    """Answers by their entity tags, which name snapshot, query, dataset and format; at most `limit_bytes` in all.

    Who was not asked for longest leaves first.
    """

    def __init__(self, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        self._contents: dict[str, bytes] = {}
        self._size = 0

    def get(self, tag: str) -> bytes | None:
        """Return the answer with that tag, or None where it is not remembered."""
        content = self._contents.pop(tag, None)
        if content is not None:
            self._contents[tag] = content
        return content

    def keep(self, tag: str, content: bytes) -> None:
        """Remember an answer, unless it is long or has no tag."""
        if not tag or tag in self._contents or len(content) > _LONGEST:
            return
        self._contents[tag] = content
        self._size += len(content) + len(tag)
        while self._size > self._limit_bytes:
            oldest = next(iter(self._contents))
            self._size -= len(self._contents.pop(oldest)) + len(oldest)
