"""Who a clause is about: the words before its verb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.annotate.measures import patterns_en, patterns_fr

if TYPE_CHECKING:
    from ingest.annotate.measures.tokens import Token
    from ingest.annotate.mentions import Mention

# Nothing before these belongs to the clause.
HARD = frozenset({"SEMI", "COLON", "REL", "THAT", "QUE", "STOP"})
LIGHT = frozenset({"ADV", "DET", "QUOTE", "CONJ", "COMMA", "DASH", "NUM", "APOS"})
ADVERBIAL = frozenset({"PREP", "ADV", "DATE", "SUB", "POUR", "À", "TO", "DE", "CONJ", "DASH"})
FINITE_TAGS = frozenset(
    "WILL MUST SHOULD WOULD HAVE BE WAS CAN DO A EST SERA VA VERRA DOIT DEVRAIT SERAIT PEUT ETAIT AURA".split()
)


TEXTS = frozenset(
    f"{patterns_fr.TEXTS} {patterns_fr.DRAFT_TEXTS} {patterns_en.TEXTS} {patterns_en.DRAFT_TEXTS}".split()
)
TIMES = frozenset("jour matin soir mois année heure fois day morning week month year time moment".split())
AUXILIARIES = frozenset("HAVE BEEN BE WAS WILL DO A ETE EST SERA SE ADV NE".split())
"""What may stand between a subject and the verb that a pattern found."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a clause, as token indexes."""

    clause: int
    """Where the clause begins, adverbials included."""
    start: int
    actors: tuple[Mention, ...] = ()
    is_named: bool = False
    """Whether its head is an actor, a plan or a pronoun, and so stays out of a measure's span."""
    is_plan: bool = False
    is_pronoun: bool = False
    speaks: bool = False
    """Whether it is the text's own "we"."""


def is_finite(token: Token) -> bool:
    """Whether a token surely is a verb in a finite form."""
    return token.tag in FINITE_TAGS or token.has("fut", "*")


def is_relative(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word opens a relative clause: "who", « qui », "that" just before a verb."""
    if tokens[index].tag == "REL":
        return True
    return tokens[index].tag == "THAT" and index + 1 < len(tokens) and tokens[index + 1].has("inf/past", "*")


def has_own_verb(tokens: tuple[Token, ...], relative: int, at: int) -> bool:
    """Whether a relative clause holds a verb of its own before the one at ``at``, which so belongs to the main clause."""
    following = next((i for i in range(relative + 1, at) if tokens[i].tag not in {"ADV", "SE"}), at)
    return following < at and tokens[following].has("inf/pres/past", "*")


def antecedent(tokens: tuple[Token, ...], at: int) -> int | None:
    """Return the actor or plan of which a verb is told in an aside: "the charity, which …"; its index, or ``None``.

    An aside before the main verb only recalls something.
    """
    before = at - 1
    while before > 0 and tokens[before].tag in {"ADV", "SE"}:
        before -= 1
    if before < 2 or tokens[before].tag != "REL" or tokens[before - 1].tag != "COMMA":
        return None
    is_reminder = any(
        tokens[index].tag == "COMMA" and is_finite(tokens[index + 1]) for index in range(at, len(tokens) - 1)
    )
    return before - 2 if tokens[before - 2].tag in {"ACTOR", "PLAN"} and not is_reminder else None


def text_before(tokens: tuple[Token, ...], at: int) -> str:
    """Return the word for a legal text that is the subject of the verb at ``at``: "clause" of "Clause 3"; or nothing."""
    head = at - 1
    while head >= 0 and tokens[head].tag in {"ADV", "NUM"}:
        head -= 1
    if head > 1 and tokens[head - 1].tag == "DE" and tokens[head - 2].word in TEXTS:
        head -= 2
    is_first = head <= 0 or tokens[head - 1].tag in {"DET", "COMMA"}
    return tokens[head].word if head >= 0 and is_first and tokens[head].word in TEXTS else ""


def subject_before(tokens: tuple[Token, ...], at: int, end: int) -> Subject:
    """Return the subject of the verb group at an index; its actors are looked for up to ``end``."""
    while at > 0 and tokens[at - 1].tag in AUXILIARIES:
        at -= 1
    if (named := antecedent(tokens, at)) is not None:
        mention = tokens[named].mention
        is_plan = tokens[named].tag == "PLAN"
        return Subject(
            at, at, () if mention is None or is_plan else (mention,), is_named=True, is_plan=is_plan
        )
    clause, start = _start(tokens, at)
    head = start
    while head < end and tokens[head].tag in LIGHT:
        head += 1
    tag = tokens[head].tag if head < end else ""
    actors = tuple(
        token.mention
        for index, token in enumerate(tokens[start:end], start)
        if token.mention is not None and token.tag == "ACTOR" and not is_adjunct(tokens, start, index)
    ) or tuple(
        token.mention
        for index, token in enumerate(tokens[start:end], start)
        if token.mention is not None and token.tag == "ACTOR" and _is_complement(tokens, start, index)
    )
    return Subject(
        clause=clause,
        start=start,
        actors=actors,
        is_named=tag in {"ACTOR", "PLAN", "PRON", "NOUS", ""},
        is_plan=tag == "PLAN",
        is_pronoun=tag == "PRON",
        speaks=tag == "NOUS",
    )


def _start(tokens: tuple[Token, ...], at: int) -> tuple[int, int]:
    clause = at
    follows_verb = False
    while clause > 0 and not _bars(tokens, clause - 1, at) and not follows_verb:
        clause -= 1
        follows_verb = is_finite(tokens[clause])
    pieces = _pieces(tokens, clause, at, at_conjunctions=follows_verb)
    if follows_verb:
        return pieces[-1][0], pieces[-1][0]
    while len(pieces) > 1 and _is_adverbial(tokens, *pieces[0]):
        pieces.pop(0)
    start = pieces[0][0]
    if at - start > 2 and tokens[start].tag in {"PREP", "DET", "À"} and tokens[start + 1].tag == "DATE":
        start += 2
    return clause, start


def _bars(tokens: tuple[Token, ...], index: int, at: int) -> bool:
    """Whether nothing before a word belongs to the clause of the verb at ``at``."""
    if is_relative(tokens, index) and has_own_verb(tokens, index, at):
        return False
    return tokens[index].tag in HARD


def _is_adverbial(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    while start < end and tokens[start].tag == "DET" and start + 1 < end and tokens[start + 1].tag == "DATE":
        start += 1
    if any(token.word in TIMES for token in tokens[start:end]) and end - start < 4:
        return True
    return start == end or tokens[start].tag in ADVERBIAL or tokens[start].has("ing/pp", "*")


def _pieces(
    tokens: tuple[Token, ...], start: int, end: int, *, at_conjunctions: bool
) -> list[tuple[int, int]]:
    """Cut tokens at commas outside brackets, at conjunctions too where another verb stands before."""
    pieces = []
    depth = 0
    begin = start
    for index in range(start, end):
        tag = tokens[index].tag
        depth += (tag == "OPEN") - (tag == "CLOSE")
        if depth <= 0 and (tag == "COMMA" or (at_conjunctions and tag == "CONJ")):
            pieces.append((begin, index))
            begin = index + 1
    return [*pieces, (begin, end)]


def is_adjunct(tokens: tuple[Token, ...], start: int, index: int) -> bool:
    """Whether a preposition stands before a noun: with X, under X, de X."""
    before = index - 1
    while before > start and tokens[before].tag in {"DET", "ADV"}:
        before -= 1
    return before >= start and tokens[before].tag in {"PREP", "À", "DE"}


def _is_complement(tokens: tuple[Token, ...], start: int, index: int) -> bool:
    """Whether a noun completes another: the staff of X, les équipes de X."""
    before = index - 1
    while before > start and tokens[before].tag == "DET":
        before -= 1
    return (
        before > start
        and (tokens[before].tag == "DE" or tokens[before].word == "of")
        and tokens[before - 1].tag in {"W", "N"}
    )


def has_actor_before(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the words just before a verb are an actor, a plan or a pronoun, or an aside on one."""
    if antecedent(tokens, at) is not None:
        return True
    before = at - 1
    while before >= 0 and tokens[before].tag in {"ADV", "CLOSE", "DATE", "SE", "DASH"}:
        before -= 1
    if before < 0:
        return False
    if tokens[before].tag == "COMMA":
        return any(token.tag == "ACTOR" for token in tokens[:before]) and not any(
            is_finite(token) for token in tokens[:before]
        )
    return tokens[before].tag in {"ACTOR", "PLAN", "PRON", "NOUS"} and not is_adjunct(tokens, 0, before)
