"""How far a measure reaches: to a new clause, an aside, a semicolon or the end of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.annotate.measures.subjects import is_finite

if TYPE_CHECKING:
    from ingest.annotate.measures.tokens import Token

DANGLING = frozenset(
    {"COMMA", "CONJ", "COLON", "DASH", "STOP", "SEMI", "POUR", "PREP", "DE", "À", "TO", "DET", "OPEN"}
)
BREAKS = frozenset({"COMMA", "REL", "QUE", "THAT", "SEMI", "STOP", "COLON", "TO", "CONJ"})
LOOK_AHEAD = 8
"""Words within which a finite verb shows that a conjunction opens a clause."""


def end_of(tokens: tuple[Token, ...], main: int, limit: int) -> int:
    """Return the index after the last token of the clause whose main word is given, at most ``limit``."""
    depth = 0
    for index in range(main + 1, limit):
        tag = tokens[index].tag
        depth += (tag == "OPEN") - (tag == "CLOSE")
        if (
            depth < 0
            or tag in {"SEMI", "STOP", "QUESTION"}
            or (depth == 0 and _breaks(tokens, index, main, limit))
        ):
            return strip(tokens, main, index)
    return strip(tokens, main, limit)


def _breaks(tokens: tuple[Token, ...], index: int, main: int, limit: int) -> bool:
    tag = tokens[index].tag
    if tag == "SUB":
        return index > main + 2
    if tag == "CONJ" and index + 1 < len(tokens) and tokens[index + 1].tag in {"QUE", "THAT"}:
        return True
    if tag == "COMMA" and index + 1 < len(tokens) and _opens_aside(tokens, index + 1):
        return True
    return tag in {"CONJ", "COMMA"} and _opens_clause(tokens, index + 1, limit)


def _opens_aside(tokens: tuple[Token, ...], at: int) -> bool:
    following = tokens[at + 1].tag if at + 1 < len(tokens) else ""
    if tokens[at].tag == "CONJ":
        return following in {"REL", "SUB", "PRON", "QUE", "THAT"}
    if tokens[at].word in {"ce", "première", "premier"}:
        return following in {"REL", "QUE", "W"}
    return tokens[at].tag in {"REL", "SUB"}


def _opens_clause(tokens: tuple[Token, ...], at: int, limit: int) -> bool:
    while at < limit and tokens[at].tag in {"CONJ", "ADV"}:
        at += 1
    for index in range(at, min(at + LOOK_AHEAD, len(tokens))):
        if tokens[index].tag in BREAKS:
            return False
        if is_finite(tokens[index]):
            return index > at
    return False


def strip(tokens: tuple[Token, ...], main: int, end: int) -> int:
    """Return the end without conjunctions, prepositions and articles left dangling."""
    while end > main + 1 and tokens[end - 1].tag in DANGLING:
        end -= 1
    return end


def next_piece(tokens: tuple[Token, ...], at: int) -> int:
    """Return where the next coordinated noun begins, or the number of tokens."""
    depth = 0
    for index in range(at, len(tokens)):
        tag = tokens[index].tag
        depth += (tag == "OPEN") - (tag == "CLOSE")
        if tag in {"STOP", "SEMI", "REL"} or is_finite(tokens[index]):
            break
        if depth <= 0 and tag in {"COMMA", "CONJ"}:
            after = index + 1
            while after < len(tokens) and tokens[after].tag in {"CONJ", "ADV", "COMMA"}:
                after += 1
            return after
    return len(tokens)
