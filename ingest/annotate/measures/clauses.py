"""The measures of a sentence: clauses and nouns of action under verbs that announce, do, or ask for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Literal

from ingest.annotate.measures import patterns_en, patterns_fr
from ingest.annotate.measures.complements import announced, asked, undertaken
from ingest.annotate.measures.descriptions import WISHES, describes, is_generic, is_result
from ingest.annotate.measures.extents import end_of
from ingest.annotate.measures.law import BILL, LAWS
from ingest.annotate.measures.subjects import (
    Subject,
    antecedent,
    has_actor_before,
    has_own_verb,
    is_finite,
    is_relative,
    subject_before,
    text_before,
)
from ingest.annotate.measures.tokens import Found, Row, Token, compile_pattern, needed_by

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from ingest.annotate.mentions import Mention
    from ingest.records import Status

How = Literal[
    "active",
    "passive",
    "state",
    "present",
    "past",
    "unknown",
    "duty",
    "provision",
    "law",
    "text",
    "vow",
    "ask",
    "nouns",
]
TOLD = frozenset({"vow", "ask", "nouns"})
"""Ways of reading in which the verb that was found only announces the measure."""
OBJECTS = frozenset(
    {"DET", "NUM", "DE", "W", "N", "ACTOR", "PLAN", "QUOTE", "À", "PREP", "ADV", "TO", "DATE"}
)
ASSIGNED_WITHIN = 12
"""Words within which the task of a line of minutes begins."""
NOUN_AND_ARTICLE = 2
REPORTED_WITHIN = 3
"""Words between a verb and its auxiliary or its subject: "said she", « j'ai aussi demandé »."""
SAID_WITHIN = 8
"""Words between a verb that reports and its "that", with the day and the place of the speech."""
SUBJECT_WITHIN = 8
"""Words of a subject."""
ORDERS = frozenset({"instruct", "enjoindre"})
"""Lemmas of asking from above: what they ask for is decided."""
DUTIES = frozenset({"doit", "doivent"})
"""Outside a law, what others ought to do; « devra » is what was decided, and English "must" may be either."""
EVERY = frozenset({"chaque", "tout", "toute", "tous", "toutes"})
"""What each one has to do is a rule that holds."""
SPEAKER = frozenset({"i", "je", "j'"})
DRAFT_TEXTS = frozenset(f"{patterns_fr.DRAFT_TEXTS} {patterns_en.DRAFT_TEXTS}".split())
NOW = frozenset(f"{patterns_fr.NOW} {patterns_en.NOW}".split())


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled pattern and how to read what it finds."""

    pattern: re.Pattern[str]
    how: How
    status: Status
    needed: tuple[str, ...]
    """What a row must hold for it to match."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A measure as token indexes of a row, with who says and does it."""

    start: int
    main: int
    how: How
    status: Status
    subject: Subject
    end: int = 0
    addressees: tuple[Mention, ...] = ()


@cache
def rules(lang: str) -> tuple[Rule, ...]:
    """Compile the rules of a language, once; those by which measures are told come first."""
    data: ModuleType = patterns_fr if lang == "fr" else patterns_en
    compiled = (
        Rule(compile_pattern(pattern), how, status, tuple(needed_by(pattern)))
        for pattern, how, status in data.RULES
    )
    return tuple(sorted(compiled, key=lambda one: one.how not in TOLD))


def clauses(row: Row, lang: str, *, is_law: bool) -> list[Clause]:
    """Return the measures of a sentence, in reading order; a provision of a law is one measure."""
    found: dict[int, Clause] = {}
    read: set[int] = set()
    for rule in rules(lang):
        for match in row.find(rule.pattern) if row.has(rule.needed) else ():
            if match.main in read or not _holds(row.tokens, match, rule, is_law=is_law):
                continue
            for clause in _read(row.tokens, match, rule, lang, is_law=is_law):
                found.setdefault(clause.main, clause)
                read.update((match.main, clause.main))
    ordered = sorted(found.values(), key=lambda one: one.start)
    if is_law:
        return [replace(one, end=len(row.tokens)) for one in ordered[:1]]
    return _separate(row.tokens, ordered)


def assigned(row: Row) -> Iterator[Clause]:
    """Yield the task of a line such as "The police to circulate the tool", as minutes and reviews write them."""
    tokens = row.tokens
    for index, token in enumerate(tokens[1:ASSIGNED_WITHIN], 1):
        if is_finite(token):
            return
        if tokens[index - 1].tag == "TO" and token.has("inf", "act|soft|vow"):
            actors = tuple(one.mention for one in tokens[:index] if one.mention and one.tag == "ACTOR")
            yield Clause(index, index, "active", "announced", Subject(0, 0, actors), len(tokens))
            return


def _holds(tokens: tuple[Token, ...], match: Found, rule: Rule, *, is_law: bool) -> bool:
    """Whether a match is an act of its sentence, and not refused, supposed or told in passing."""
    is_ban = is_law and tokens[match.start].tag in {"MUST", "PEUT", "DOIT"}
    around = tokens[max(0, match.first - 2) : match.after + 2]
    if any(token.tag in {"NEG", "NE"} for token in around) and not is_ban:
        return False
    if tokens[match.start].tag in {"HAVE", "A"} and tokens[match.start - 1].tag in {"WOULD", "SHOULD"}:
        return False
    if not _has_its_place(tokens, match, rule.how, is_law=is_law):
        return False
    if not is_law and describes(tokens, match, rule.how, rule.status):
        return False
    return rule.how == "nouns" or not _is_subordinate(tokens, match.first)


def _has_its_place(tokens: tuple[Token, ...], match: Found, how: How, *, is_law: bool) -> bool:
    """Whether a present or a past is an act where it stands: with its actor before it and its object after."""
    if how in {"provision", "law"}:
        return is_law and (how == "law" or has_actor_before(tokens, match.start))
    if how == "text":
        is_text = text_before(tokens, match.start) != "" or (
            tokens[match.main].has("pres", "rule") and tokens[match.start - 1].tag in {"PLAN", "PRON"}
        )
        return is_text and _takes_object(tokens, match.main)
    if how == "state":
        return is_law or _is_now(tokens, match)
    if how not in {"present", "past"}:
        return True
    if not _takes_object(tokens, match.main, is_strict=True):
        return False
    alone = how == "present" and (
        _acts_alone(tokens, match, is_law=is_law) or text_before(tokens, match.start) != ""
    )
    return alone or has_actor_before(tokens, match.start)


def _acts_alone(tokens: tuple[Token, ...], match: Found, *, is_law: bool) -> bool:
    """Whether a present tense counts with any noun as its subject: in a law, or since a date."""
    before = tokens[: match.start]
    while before and before[-1].tag == "ADV":
        before = before[:-1]
    if not before or before[-1].tag not in {"W", "N", "CLOSE"} or any(is_finite(token) for token in before):
        return False
    return is_law or _is_now(tokens, match)


def _is_now(tokens: tuple[Token, ...], match: Found) -> bool:
    """Whether a present state is said to hold from now, or since a date."""
    since = any(
        token.mention and token.mention.type == "date" and token.mention.kind == "since" for token in tokens
    )
    return since or any(token.word in NOW for token in tokens[: match.main + 1])


def _is_subordinate(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the nearest word that opens a clause is a relative or a condition, with no verb of its own yet."""
    for index in range(at - 1, -1, -1):
        token = tokens[index]
        if (
            token.tag in {"SEMI", "COLON", "STOP"}
            or is_finite(token)
            or token.has("pres", "say|ask|vow|contain|state")
        ):
            return False
        if is_relative(tokens, index) and has_own_verb(tokens, index, at):
            return False
        if token.tag in {"REL", "SUB"}:
            return antecedent(tokens, at) is None
        if token.tag in {"THAT", "QUE"}:
            return not any(_reports(one) for one in tokens[max(0, index - SAID_WITHIN) : index])
    return False


def _reports(token: Token) -> bool:
    return token.has("inf/pres/past/pp/ing/fut", "say|ask|vow|state|contain") or token.tag in {
        "COLON",
        "PRON",
        "DATE",
    }


def _takes_object(tokens: tuple[Token, ...], verb: int, *, is_strict: bool = False) -> bool:
    if verb + 1 >= len(tokens):
        return False
    following = tokens[verb + 1]
    if is_strict and following.tag == "PREP":
        return following.word in {"en", "out", "up", "in", "sur", "dans"} or tokens[verb].word in {
            "travaille",
            "work",
            "works",
        }
    return following.tag in OBJECTS or following.tag.startswith("V<")


def _read(
    tokens: tuple[Token, ...], match: Found, rule: Rule, lang: str, *, is_law: bool
) -> Iterator[Clause]:
    is_told = rule.how in TOLD
    subject = subject_before(tokens, match.first if is_told else match.start, match.start)
    if rule.how == "nouns":
        for noun in (
            announced(tokens, match.main, lang) if not is_generic(tokens, subject, match.main) else ()
        ):
            yield Clause(noun.start, noun.main, rule.how, rule.status, subject)
        return
    if is_told:
        wanted = undertaken(tokens, match.main) if rule.how == "vow" else asked(tokens, match.main)
        is_wished = rule.how == "ask" and not (
            _demands(tokens, match.main) or (subject.is_named and subject.start < match.main)
        )
        if (
            wanted is not None
            and not is_result(tokens, wanted.main)
            and not (is_wished and not wanted.is_infinitive and not subject.actors)
        ):
            status = _told_status(tokens, match.main, rule)
            clause = Clause(
                wanted.start, wanted.main, rule.how, status, subject, addressees=wanted.addressees
            )
            yield clause
            yield from _coordinated(tokens, clause) if wanted.is_infinitive else ()
        return
    is_refused = not is_law and any(token.tag == "NEG" for token in tokens[subject.start : match.start])
    if is_refused or (rule.how == "duty" and not subject.actors):
        return
    start = match.start if subject.is_named else subject.start
    clause = Clause(start, match.main, rule.how, _status(tokens, rule, subject, match), subject)
    yield clause
    yield from _coordinated(tokens, clause)


def _demands(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether a noun with its article stands right before a present of asking: "the union demands"."""
    return (
        verb >= NOUN_AND_ARTICLE
        and tokens[verb].has("pres", "ask")
        and tokens[verb - 1].tag in {"W", "N"}
        and tokens[verb - 2].tag == "DET"
    )


def _is_reported(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether somebody has said that something would be done: "said she would", « a dit qu'il ferait »."""
    before = tokens[max(0, start - REPORTED_WITHIN - 1) : start]
    if before and before[-1].tag == "PRON" and any(one.has("past/pp", "say|state") for one in before):
        return True
    that = next((index for index in range(start - 1, -1, -1) if tokens[index].tag in {"QUE", "THAT"}), 0)
    is_future = tokens[start].tag in {"WOULD", "SERAIT"} or tokens[start].has("cond", "act|soft")
    said = tokens[max(0, that - SAID_WITHIN) : that]
    return is_future and any(one.has("past/pp", "say|state") for one in said)


def _told_status(tokens: tuple[Token, ...], at: int, rule: Rule) -> Status:
    """Return the status of what a verb tells: proposals and orders have one of their own."""
    verb = tokens[at]
    if _has_asked(tokens, at):
        return "announced"
    if verb.lemma(frozenset({"vow"})) in WISHES:
        return "proposed"
    return "announced" if verb.lemma(frozenset({"ask"})) in ORDERS else rule.status


def _has_asked(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a speaker has asked somebody in his own name, as those do who may order: "I have asked officials to …"."""
    if tokens[at + 1 : at + 2] and tokens[at + 1].tag in {"QUE", "THAT", "COMMA"}:
        return False
    before = tokens[max(0, at - REPORTED_WITHIN) : at]
    is_perfect = tokens[at].has("pp", "ask") and any(one.tag in {"A", "HAVE"} for one in before)
    return is_perfect and any(one.word in SPEAKER for one in before)


def _status(tokens: tuple[Token, ...], rule: Rule, subject: Subject, match: Found) -> Status:
    """Return the status of a clause: what an instrument does holds from its adoption, the present from its date on."""
    start, main = match.start, match.main
    if rule.status == "announced" and tokens[main].has("pres", "act"):
        since = any(token.mention and token.mention.kind == "since" for token in tokens[main : main + 4])
        return "under_way" if since else "announced"
    if rule.status == "proposed" and _is_reported(tokens, start):
        return "announced"
    if rule.status == "announced" and tokens[start].word in DUTIES:
        is_for_all = any(token.word in EVERY for token in tokens[max(0, start - SUBJECT_WITHIN) : start])
        return rule.status if is_for_all else "proposed"
    if rule.how in {"present", "text"} and (text := text_before(tokens, start)):
        return "proposed" if text in DRAFT_TEXTS else "done"
    if rule.how != "present" or not subject.is_plan:
        return rule.status
    kind = next(
        (token.mention.kind for token in tokens[subject.start :] if token.mention and token.tag == "PLAN"), ""
    )
    return "done" if kind in LAWS else "proposed" if kind == BILL else "announced"


def _coordinated(tokens: tuple[Token, ...], first: Clause) -> Iterator[Clause]:
    """Yield the further verbs of the same form after commas and conjunctions: they share the subject."""
    form = _form(tokens[first.main], first.how)
    last = first.main
    for index in range(first.main + 2, len(tokens) if form else 0):
        token = tokens[index]
        if token.tag in {"STOP", "REL", "QUE", "THAT"} or (is_finite(token) and form != "fut"):
            return
        if not token.has(form, "act|soft|other"):
            continue
        before = index - 1
        while before > last and tokens[before].tag in {"DE", "À", "TO", "ADV", "SE", "WILL", "A", "HAVE"}:
            before -= 1
        if (
            tokens[before].tag in {"COMMA", "CONJ", "SEMI"}
            and before - last >= 3
            and _takes_object(tokens, index)
        ):
            how: How = "active" if first.how == "passive" else first.how
            yield replace(first, start=index, main=index, how=how)
            last = index


def _form(token: Token, how: How) -> str:
    forms = {"past": ("past",), "present": ("pres",)}.get(how, ("fut", "inf", "ing", "pp"))
    return next((form for form in forms if token.has(form, "act|soft|other")), "")


def _separate(tokens: tuple[Token, ...], found: list[Clause]) -> list[Clause]:
    """Give every clause its end, and drop those that lie inside another."""
    kept: list[Clause] = []
    for position, clause in enumerate(found):
        limit = min(
            (_left(other, clause) for other in found[position + 1 :] if other.start > clause.main),
            default=len(tokens),
        )
        end = end_of(tokens, clause.main, limit)
        is_inside = kept and (
            clause.main < kept[-1].end or end <= kept[-1].end or clause.start <= kept[-1].main
        )
        if end - clause.start >= 2 and not is_inside:
            kept.append(replace(clause, end=end))
    return kept


def _left(other: Clause, clause: Clause) -> int:
    """Return where a later clause begins, its subject included when it has its own."""
    return other.subject.start if other.subject.start > clause.main else other.start
