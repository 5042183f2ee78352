"""A passage as an answer shows it: its words that the question asks for, and the sentence nearest to it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.search.models import FoundPassage
    from snapshot.current import Snapshot

    Parts = list[tuple[str, bool]]

MET = 0.7
"""How near a word must be to one of the question to be marked, whatever its language and form."""


def marked(snapshot: Snapshot, question: str, hit: FoundPassage) -> Iterator[tuple[bool, Parts]]:
    """Yield the parts of a passage: whether each is the nearest sentence, and its words, each with whether it is asked for.

    A passage of one sentence has no nearest one.
    """
    places = sorted({*snapshot.keywords.places(question, hit.text, hit.lang), *_met(hit)})
    edges = {0, len(hit.text)}
    nearest = None
    if hit.nearest and (hit.nearest.start, hit.nearest.end) != (hit.start, hit.end):
        nearest = hit.nearest.start - hit.start
        edges |= {nearest, hit.nearest.end - hit.start}
    for start, end in pairwise(sorted(edges)):
        yield start == nearest, list(_parts(hit.text, start, end, places))


def _met(hit: FoundPassage) -> Iterator[tuple[int, int]]:
    for word in hit.words or ():
        if word.place and word.nearness >= MET:
            yield word.place.start - hit.start, word.place.end - hit.start


def _parts(text: str, start: int, end: int, places: list[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """Yield the words of a part of a text, marked ones apart."""
    for first, last in places:
        if start <= first and last <= end:
            yield text[start:first], False
            yield text[first:last], True
            start = last
    yield text[start:end], False
