"""Whether a sentence speaks of the past or of the future, by the verb nearest a date."""

from __future__ import annotations

import re

from snapshot.dates.matcher import Grammar

_SENTENCE_END = re.compile(r"[.!?;…](?=\s)|\n\s*\n|\n\s*[-•*–·]")
_REACH = 300


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence, list item or paragraph that holds a span, at most 300 characters on each side."""
    first = max(0, start - _REACH)
    for before in _SENTENCE_END.finditer(text, first, start):
        first = before.end()
    last = min(len(text), end + _REACH)
    after = _SENTENCE_END.search(text, end, last)
    return first, after.start() if after else last


def tense_around(text: str, start: int, end: int, grammar: Grammar) -> int:
    """-1 for the past, 1 for the future, 0 when no verb tells."""
    first, last = sentence_around(text, start, end)
    sentence = text[first:last].lower()
    start, end = start - first, end - first
    nearest = min(
        (
            (max(verb.start() - end, start - verb.end()), -tense)
            for tense, verbs in grammar.tenses
            for verb in verbs.finditer(sentence)
            if verb.end() <= start or end <= verb.start()
        ),
        default=(0, 0),
    )
    return -nearest[1]
