"""What is undertaken, asked for or announced: the infinitive, the clause or the nouns after such a verb."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.annotate.measures import patterns_en, patterns_fr
from ingest.annotate.measures.extents import next_piece
from ingest.annotate.measures.subjects import subject_before
from ingest.annotate.measures.tokens import action_nouns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.annotate.measures.tokens import Token
    from ingest.annotate.mentions import Mention

REACH = 22
"""Words after a verb within which its infinitive or clause begins."""
VOW_REACH = 4
UNKNOWN_INFINITIVE = re.compile(r"(?:er|ir|dre|tre|ire|oir)$")
INDEFINITE = frozenset({"un", "une", "des", "a", "an"})
BEFORE_NOUN = frozenset({"DET", "DE", "QUOTE", "NUM", "ADV", "PREP", "À", "TO"})
GENERIC = frozenset(f"{patterns_fr.GENERIC_NOUNS} {patterns_en.GENERIC_NOUNS}".split())
NOT_ASKED = frozenset(f"{patterns_fr.NOT_ASKED} {patterns_en.NOT_ASKED}".split())
"""What no measure is asked for by: "draws attention to", "a hundred requests a year"."""
BEFORE_INFINITIVE = frozenset({"TO", "DE", "À", "SE", "ADV", "COLON"})


@dataclass(frozen=True, slots=True)
class Complement:
    """A measure that completes a verb: where it starts, its main word, and who it is asked of."""

    start: int
    main: int
    addressees: tuple[Mention, ...] = ()
    is_infinitive: bool = False


def undertaken(tokens: tuple[Token, ...], verb: int) -> Complement | None:
    """Return what a verb of undertaking commits to, when it is an infinitive close to it."""
    for index in range(verb + 1, min(len(tokens), verb + 2 + VOW_REACH)):
        token = tokens[index]
        if token.tag in {"STOP", "SEMI", "REL", "QUESTION", "THAT", "QUE", "COMMA"}:
            return None
        if _is_infinitive(tokens, index, verb):
            return Complement(index, index, is_infinitive=True)
    return None


def asked(tokens: tuple[Token, ...], verb: int) -> Complement | None:
    """Return what a verb of asking asks for: an infinitive, a clause, or nouns."""
    addressees: list[Mention] = []
    for index in range(verb + 1, min(len(tokens), verb + REACH)):
        token = tokens[index]
        if token.tag in {"STOP", "SEMI", "REL", "QUESTION"}:
            break
        if token.tag == "SUB":
            return None
        if token.mention is not None and token.tag == "ACTOR":
            addressees.append(token.mention)
        if (token.has("inf", "state") or token.word in NOT_ASKED) and tokens[
            index - 1
        ].tag in BEFORE_INFINITIVE:
            return None
        if _is_infinitive(tokens, index, verb):
            return Complement(index, index, tuple(addressees), is_infinitive=True)
        if token.tag in {"THAT", "QUE"}:
            return _wished(tokens, index + 1)
    return (
        None
        if tokens[verb].has("pp", "*") and not tokens[verb].has("past", "*")
        else _asked_noun(tokens, verb + 1)
    )


def _is_infinitive(tokens: tuple[Token, ...], index: int, verb: int) -> bool:
    """Whether a token is an infinitive that completes a verb: a known one, or any word placed as one."""
    token, before = tokens[index], tokens[index - 1].tag
    if token.has("inf", "act|soft"):
        return _follows_bare(token, index, verb) or before in BEFORE_INFINITIVE
    if token.tag != "W" or index + 1 == len(tokens):
        return False
    return before == "TO" or (before in {"DE", "À"} and UNKNOWN_INFINITIVE.search(token.word) is not None)


def _follows_bare(token: Token, index: int, verb: int) -> bool:
    """Whether an infinitive stands right after its verb, as in French; in English both would be nouns."""
    return index == verb + 1 and UNKNOWN_INFINITIVE.search(token.word) is not None


def _wished(tokens: tuple[Token, ...], at: int) -> Complement | None:
    for index in range(at, min(len(tokens), at + REACH)):
        token = tokens[index]
        if token.tag in {"WILL", "SERA", "STOP", "SEMI"} or token.has("fut", "*"):
            return None
        if token.tag in {"BEINF", "SHOULD", "SOIT"} or token.has("pres/inf", "act|soft"):
            subject = subject_before(tokens, index, index)
            return Complement(index if subject.is_named else at, index, subject.actors)
    return None


def _asked_noun(tokens: tuple[Token, ...], at: int) -> Complement | None:
    while at < len(tokens) and tokens[at].tag in {"PREP", "ADV", "POUR", "QUOTE", "À"}:
        at += 1
    is_bare = at + 1 < len(tokens) and tokens[at].tag == "W" and tokens[at + 1].tag in {"W", "N"}
    if at + 2 < len(tokens) and (is_bare or tokens[at].tag in {"DET", "NUM", "N", "DE"}):
        return None if tokens[at + 1].word in NOT_ASKED else Complement(at, at)
    return None


def announced(tokens: tuple[Token, ...], verb: int, lang: str) -> Iterator[Complement]:
    """Yield the coordinated nouns of action, or infinitives, that complete a verb of announcing."""
    is_first = True
    holds = tokens[verb].has("pres/fut/cond/past/inf/ing", "contain")
    at = verb + 1
    while at < len(tokens):
        head = at
        while head < len(tokens) and tokens[head].tag in BEFORE_NOUN and head - at < 4:
            head += 1
        if head == len(tokens) or tokens[head].tag in {"QUE", "THAT", "REL", "SUB"}:
            return
        found = _noun(tokens, at, head, lang, is_list=is_first or holds)
        if found is not None:
            yield found
        elif is_first:
            return
        is_first = False
        holds = holds or (found is not None and tokens[found.main].has("ing/inf", "act|soft"))
        at = next_piece(tokens, head + 1)


def _noun(tokens: tuple[Token, ...], start: int, head: int, lang: str, *, is_list: bool) -> Complement | None:
    if tokens[head].has("ing/inf", "act|soft") and is_list:
        return Complement(head, head)
    if any(token.word in GENERIC for token in tokens[head : head + 2]):
        return None
    nouns = action_nouns(lang)
    for index in range(head, min(head + 3, len(tokens))):
        if tokens[index].word in nouns:
            return Complement(start, index)
        if tokens[index].tag not in {"W", "N"} and not tokens[index].tag.startswith("V<"):
            break
    is_new = tokens[start].word in INDEFINITE or tokens[start].tag == "NUM"
    return Complement(start, head) if is_list and is_new and tokens[head].tag in {"W", "N"} else None
