"""What looks like a measure and is not: aims, the making of an instrument, phases of an action told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.annotate.measures import patterns_en, patterns_fr
from ingest.annotate.measures.subjects import LIGHT, Subject, subject_before

if TYPE_CHECKING:
    from ingest.annotate.measures.tokens import Found, Token
    from ingest.records import Status


def _both(name: str) -> frozenset[str]:
    return frozenset(f"{getattr(patterns_fr, name)} {getattr(patterns_en, name)}".split())


AIMS = _both("AIMS")
MEASURES = _both("MEASURES")
DRAFTING = _both("DRAFTING")
PHASES = _both("PHASES")
PUBLISHING = _both("PUBLISHING")
DETAIL_WORDS = _both("DETAIL_WORDS")
COUNTS = _both("COUNTS")
INSTRUMENTS = _both("INSTRUMENTS")
WISHES = _both("WISHES")
REFLEXIVE_STATES = _both("REFLEXIVE_STATES")
RESULTS = _both("RESULTS")
CHANGES = _both("CHANGES")
DEFEATED = _both("DEFEATED")
COUNTED = _both("COUNTED")
IDIOMS = frozenset(f"{patterns_fr.IDIOMS}|{patterns_en.IDIOMS}".split("|"))
DEFINITE = frozenset("le la les l' ce cette cet ces the this these that".split())
DOING = frozenset({"act", "soft", "say"})


def describes(tokens: tuple[Token, ...], match: Found, how: str, status: Status) -> bool:
    """Whether a verb that acts tells of an aim, of the making of a text, or of the course of a known action."""
    start, main = match.start, match.main
    lemma = tokens[main].lemma(DOING) or tokens[main].word
    subject = subject_before(tokens, match.first, match.first)
    head = _head(tokens, subject, match.first)
    before = tokens[subject.start : match.first]
    is_aim = how == "active" and tokens[start - 1].tag == "TO" and any(token.word in AIMS for token in before)
    if is_aim or (tokens[start].tag == "SE" and lemma in REFLEXIVE_STATES):
        return True
    if is_result(tokens, main):
        return True
    if how == "passive" and _is_course(tokens, main, lemma, subject, head):
        return True
    if status == "announced":
        return False
    following = [token.word for token in tokens[main + 1 : main + 3]]
    is_idiom = any(" ".join([lemma, *following[:length]]) in IDIOMS for length in (1, 2))
    return is_idiom or head in COUNTS or (lemma in PUBLISHING and _object_is_instrument(tokens, main))


def _is_course(tokens: tuple[Token, ...], main: int, lemma: str, subject: Subject, head: str) -> bool:
    """Whether a passive tells who sits in a body, how an instrument was made, or when a known action takes place."""
    if tokens[main].word in DETAIL_WORDS or lemma in DEFEATED or _counts_cases(tokens, subject):
        return True
    if lemma in DRAFTING and (subject.is_plan or head in INSTRUMENTS):
        return True
    return lemma in PHASES and _is_known(tokens, subject) and _dates_only(tokens, main)


def _counts_cases(tokens: tuple[Token, ...], subject: Subject) -> bool:
    """Whether a subject is a figure of cases: "4,000 children were …"."""
    following = tokens[subject.start : subject.start + 2]
    return following[0].tag == "NUM" and following[-1].word in COUNTED


def is_result(tokens: tuple[Token, ...], main: int) -> bool:
    """Whether a verb wants a figure to move: "cut the number of placements", an aim rather than an act."""
    if tokens[main].lemma(DOING) not in CHANGES:
        return False
    return any(token.word in RESULTS for token in tokens[main + 1 : main + 6])


def _head(tokens: tuple[Token, ...], subject: Subject, end: int) -> str:
    """Return the first noun of a subject."""
    return next((token.word for token in tokens[subject.start : end] if token.tag not in LIGHT), "")


def _is_known(tokens: tuple[Token, ...], subject: Subject) -> bool:
    start = subject.start + (tokens[subject.start].tag == "QUOTE")
    return tokens[start].word in DEFINITE


def _dates_only(tokens: tuple[Token, ...], main: int) -> bool:
    """Whether nothing but a time follows the verb."""
    rest = [
        token.tag
        for token in tokens[main + 1 : main + 5]
        if token.tag not in {"PREP", "DET", "À", "DE", "ADV"}
    ]
    return not rest or rest[0] in {"DATE", "STOP", "COMMA", "CONJ"}


def _object_is_instrument(tokens: tuple[Token, ...], main: int) -> bool:
    for token in tokens[main + 1 : main + 6]:
        if token.tag == "PLAN" or token.word in {"report", "documents", "rapport", "figures", "bilan"}:
            return True
        if token.tag not in {"DET", "QUOTE", "ADV", "NUM", "DATE"}:
            return False
    return False


def is_generic(tokens: tuple[Token, ...], subject: Subject, verb: int) -> bool:
    """Whether a verb such as "relate to" is said of something else than measures."""
    if tokens[verb].lemma(frozenset({"contain"})) not in {"relate", "concern", "concerner"}:
        return False
    return not any(token.word in MEASURES for token in tokens[subject.start : verb])
