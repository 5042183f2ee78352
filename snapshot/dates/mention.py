"""The record that the date grammar gives to its callers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMention:
    """One calendar expression in a text."""

    start: int
    """First code point of the shortest expression: prepositions and the weekday are left out."""
    end: int
    """One past the last code point."""
    edtf: str
    """``2019-10-14``, ``2020/2022``, ``2023-21``, ``XXXX-03-20`` when nothing tells the year."""
    modifier: str | None = None
    """``early``, ``mid`` or ``late``, for words such as *début*, *mi-*, *end of*."""
    bound: str | None = None
    """``until`` or ``since``, from the words just before."""
    is_relative: bool = False
    """True when the value is counted from another date (*last May*, *un an plus tard*)."""
