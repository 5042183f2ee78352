"""The measures of a sentence: clauses and nouns of action under verbs that announce, do, or ask for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Literal

from ingest.annotate.measures import patterns_en, patterns_fr
from ingest.annotate.measures.tokens import Found, Row, Token, action_nouns, compile_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from ingest.annotate.mentions import Mention
    from ingest.records import Status

How = Literal["active", "passive", "state", "present", "past", "unknown", "vow", "ask", "nouns"]
HARD = frozenset({"SEMI", "COLON", "REL", "THAT", "QUE", "STOP"})
SKIPPED = frozenset({"ADV", "DET", "QUOTE", "CONJ", "COMMA", "DASH", "NUM", "APOS"})
ADVERBIAL = frozenset({"PREP", "ADV", "DATE", "SUB", "POUR", "À", "TO", "DE", "CONJ", "DASH"})
FINITE = ("fut:*", "pres:act", "past:act")
FINITE_TAGS = frozenset(
    {
        "WILL",
        "MUST",
        "SHOULD",
        "WOULD",
        "HAVE",
        "BE",
        "WAS",
        "CAN",
        "DO",
        "A",
        "EST",
        "SERA",
        "VA",
        "VERRA",
        "DOIT",
        "DEVRAIT",
        "SERAIT",
        "PEUT",
        "ETAIT",
        "AURA",
    }
)
OBJECTS = frozenset({"DET", "NUM", "DE", "W", "N", "ACTOR", "PLAN", "QUOTE", "À", "PREP", "ADV", "TO"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled pattern and how to read what it finds."""

    pattern: re.Pattern[str]
    how: How
    status: Status


@dataclass(frozen=True, slots=True)
class Clause:
    """A measure as token indexes of a row, with who says and does it."""

    first: int
    """Where its clause begins, subject included."""
    start: int
    main: int
    end: int
    how: How
    status: Status
    subjects: tuple[Mention, ...] = ()
    addressees: tuple[Mention, ...] = ()
    has_pronoun: bool = False
    speaks: bool = False
    """Whether the subject is the text's own "we"."""
    follows: int | None = None
    """The main word of the clause whose subject it shares."""


@cache
def rules(lang: str) -> tuple[Rule, ...]:
    """Compile the rules of a language, once."""
    data: ModuleType = patterns_fr if lang == "fr" else patterns_en
    return tuple(Rule(compile_pattern(pattern), how, status) for pattern, how, status in data.RULES)


def clauses(row: Row, lang: str, *, is_law: bool) -> list[Clause]:
    """Return the measures of a sentence, in reading order."""
    found: dict[int, Clause] = {}
    for rule in rules(lang):
        for match in row.find(rule.pattern):
            if match.main not in found and _holds(row, match, rule, is_law=is_law):
                for clause in _read(row, match, rule, lang):
                    found.setdefault(clause.main, clause)
    return _separate(row, sorted(found.values(), key=lambda one: one.start), lang)


def _holds(row: Row, match: Found, rule: Rule, *, is_law: bool) -> bool:
    """Whether a match is an act of its sentence, and not refused, supposed or told in passing."""
    tokens = row.tokens
    around = tokens[max(0, match.first - 2) : match.after + 2]
    is_ban = is_law and tokens[match.start].tag in {"MUST", "PEUT"}
    if any(token.tag in {"NEG", "NE"} for token in around) and not is_ban:
        return False
    if rule.how in {"present", "past"} and not _has_actor_before(
        tokens, match.start, rule.how, is_law=is_law
    ):
        return False
    if rule.how == "state" and not (is_law or _is_now(tokens, match)):
        return False
    return rule.how in {"nouns"} or not _is_subordinate(tokens, match.first)


def _is_now(tokens: tuple[Token, ...], match: Found) -> bool:
    words = set((patterns_fr.NOW + " " + patterns_en.NOW).split())
    return any(token.word in words for token in tokens[match.start : match.main + 1])


def _has_actor_before(tokens: tuple[Token, ...], at: int, how: How, *, is_law: bool) -> bool:
    before = at - 1
    while before >= 0 and tokens[before].tag in {"ADV", "CLOSE", "DATE", "SE"}:
        before -= 1
    if before < 0:
        return False
    if tokens[before].tag == "COMMA":
        return any(token.tag == "ACTOR" for token in tokens[:before]) and not any(
            _is_finite(token) for token in tokens[:before]
        )
    if tokens[before].tag in {"ACTOR", "PLAN", "PRON", "NOUS"}:
        return not (before and tokens[before - 1].tag in {"PREP"} | ({"DE", "À"} if not is_law else set()))
    return (
        is_law
        and how == "present"
        and tokens[before].tag == "W"
        and not any(_is_finite(token) for token in tokens[:at])
    )


def _is_finite(token: Token) -> bool:
    return token.tag in FINITE_TAGS or token.has("fut", "act|other|state|vow|ask|say|contain")


def _is_subordinate(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the nearest word that opens a clause is a relative or a condition, with no verb of its own yet."""
    for index in range(at - 1, -1, -1):
        token = tokens[index]
        if (
            token.tag in {"SEMI", "COLON", "STOP"}
            or _is_finite(token)
            or token.has("pres", "say|ask|vow|contain|state")
        ):
            return False
        if token.tag in {"REL", "SUB"}:
            return True
        if token.tag in {"THAT", "QUE"}:
            return not (index and _is_reporting(tokens[index - 1]))
    return False


def _is_reporting(token: Token) -> bool:
    return token.tag.startswith("V<") or token.tag in {"COLON", "ADV", "PRON", "DATE"}


def _read(row: Row, match: Found, rule: Rule, lang: str) -> Iterator[Clause]:
    first, subject_start = _subject(
        row.tokens, match.first if rule.how in {"vow", "ask", "nouns"} else match.start
    )
    subjects, has_pronoun, speaks, is_actor = _subjects(row.tokens, subject_start, match.start)
    if rule.how in {"vow", "ask"}:
        yield from _complement(
            row,
            match,
            rule,
            lang,
            Clause(
                first, match.start, match.main, 0, rule.how, rule.status, subjects, (), has_pronoun, speaks
            ),
        )
        return
    if rule.how == "nouns":
        for start, main in _noun_pieces(row.tokens, match.main + 1, lang):
            yield Clause(first, start, main, 0, "nouns", rule.status, subjects, (), has_pronoun, speaks)
        return
    start = match.start if is_actor and rule.how != "passive" else subject_start
    if rule.how == "passive" and is_actor and row.tokens[subject_start].tag in {"PRON"}:
        start = match.start
    yield Clause(first, start, match.main, 0, rule.how, rule.status, subjects, (), has_pronoun, speaks)
    yield from _coordinated(row, match, rule, lang, subjects, has_pronoun=has_pronoun, speaks=speaks)


def _subject(tokens: tuple[Token, ...], at: int) -> tuple[int, int]:
    """Return where the clause of the verb at an index begins, and where its subject does."""
    hard = at
    after_verb = False
    while hard > 0 and tokens[hard - 1].tag not in HARD:
        if _is_finite(tokens[hard - 1]) and at - hard > 0:
            after_verb = True
            break
        hard -= 1
    pieces = _pieces(tokens, hard, at, split_conj=after_verb)
    if after_verb:
        first = pieces[-1][0]
        return first, first
    while len(pieces) > 1 and (
        pieces[0][0] == pieces[0][1]
        or tokens[pieces[0][0]].tag in ADVERBIAL
        or tokens[pieces[0][0]].has("ing", "*")
    ):
        pieces.pop(0)
    return hard, pieces[0][0]


def _pieces(tokens: tuple[Token, ...], start: int, end: int, *, split_conj: bool) -> list[tuple[int, int]]:
    pieces = []
    depth = 0
    begin = start
    for index in range(start, end):
        tag = tokens[index].tag
        depth += (tag == "OPEN") - (tag == "CLOSE")
        if depth <= 0 and (tag == "COMMA" or (split_conj and tag == "CONJ")):
            pieces.append((begin, index))
            begin = index + 1
    return [*pieces, (begin, end)]


def _subjects(
    tokens: tuple[Token, ...], start: int, end: int
) -> tuple[tuple[Mention, ...], bool, bool, bool]:
    """Return the actors of a subject, whether it is a pronoun or "we", and whether its head is an actor or a plan."""
    head = start
    while head < end and tokens[head].tag in SKIPPED:
        head += 1
    tag = tokens[head].tag if head < end else ""
    actors = tuple(
        token.mention
        for index, token in enumerate(tokens[start:end], start)
        if token.mention is not None and token.tag == "ACTOR" and not _is_adjunct(tokens, start, index)
    )
    return actors, tag == "PRON", tag == "NOUS", tag in {"ACTOR", "PLAN", "PRON", "NOUS", ""}


def _is_adjunct(tokens: tuple[Token, ...], start: int, index: int) -> bool:
    before = index - 1
    while before > start and tokens[before].tag in {"DET", "ADV"}:
        before -= 1
    return before >= start and tokens[before].tag in {"PREP", "À", "DE"}


def _complement(row: Row, match: Found, rule: Rule, lang: str, told: Clause) -> Iterator[Clause]:
    """Yield what is undertaken or asked for: an infinitive, a clause, or nouns."""
    tokens = row.tokens
    addressees: list[Mention] = []
    for index in range(match.main + 1, min(len(tokens), match.main + 22)):
        token = tokens[index]
        if token.tag in {"STOP", "SEMI", "REL", "QUESTION"} or (
            token.tag == "COLON" and index + 1 == len(tokens)
        ):
            return
        if token.mention is not None and token.tag == "ACTOR":
            addressees.append(token.mention)
        if (
            token.has("inf", "act")
            and tokens[index - 1].tag in {"TO", "DE", "À", "SE", "ADV", "COLON"}
            or (lang == "fr" and rule.how == "vow" and index == match.main + 1 and token.has("inf", "act"))
        ):
            clause = Clause(
                told.first,
                index,
                index,
                0,
                rule.how,
                rule.status,
                told.subjects,
                tuple(addressees),
                told.has_pronoun,
                told.speaks,
            )
            yield clause
            yield from _coordinated(
                row,
                Found(index, index, index, index + 1),
                rule,
                lang,
                told.subjects,
                has_pronoun=told.has_pronoun,
                speaks=told.speaks,
                addressees=tuple(addressees),
            )
            return
        if token.tag in {"THAT", "QUE"}:
            yield from _wished_clause(row, index + 1, rule, told)
            return
        if rule.how == "vow" and index > match.main + 4:
            return
    if (
        rule.how == "ask"
        and not tokens[match.main].has("pp", "*")
        and (nouns := _asked_nouns(tokens, match.main + 1)) is not None
    ):
        yield Clause(
            told.first,
            nouns,
            nouns,
            0,
            "nouns",
            rule.status,
            told.subjects,
            (),
            told.has_pronoun,
            told.speaks,
        )


def _asked_nouns(tokens: tuple[Token, ...], at: int) -> int | None:
    while at < len(tokens) and tokens[at].tag in {"PREP", "ADV", "POUR", "QUOTE", "À"}:
        at += 1
    if at + 2 < len(tokens) and tokens[at].tag in {"DET", "NUM", "N", "DE"}:
        return at
    return None


def _wished_clause(row: Row, at: int, rule: Rule, told: Clause) -> Iterator[Clause]:
    tokens = row.tokens
    for index in range(at, min(len(tokens), at + 16)):
        token = tokens[index]
        if token.tag in {"WILL", "SERA", "STOP", "SEMI"} or token.has("fut", "*"):
            return
        if token.tag in {"BEINF", "SHOULD"} or token.has("pres", "act") or token.has("inf", "act"):
            subjects, _, _, is_actor = _subjects(tokens, at, index)
            yield Clause(
                told.first,
                index if is_actor and subjects else at,
                index,
                0,
                "ask",
                rule.status,
                told.subjects,
                subjects,
                told.has_pronoun,
                told.speaks,
            )
            return


def _noun_pieces(tokens: tuple[Token, ...], at: int, lang: str) -> Iterator[tuple[int, int]]:
    """Yield the coordinated nouns of action that complete a verb, as (start, head)."""
    nouns = action_nouns(lang)
    first = True
    index = at
    while index < len(tokens):
        begin = index
        while (
            index < len(tokens)
            and tokens[index].tag in {"DET", "DE", "QUOTE", "NUM", "ADV", "PREP", "À"}
            and index - begin < 4
        ):
            if tokens[index].tag == "PREP" and not first:
                break
            index += 1
        if index >= len(tokens):
            return
        head = index
        while (
            head < min(index + 3, len(tokens))
            and tokens[head].word not in nouns
            and (tokens[head].tag == "W" or tokens[head].tag.startswith("V<"))
        ):
            head += 1
        is_action = head < len(tokens) and (
            tokens[head].word in nouns or (first is False and tokens[head].has("ing", "act"))
        )
        is_new = (
            first
            and begin < index
            and tokens[begin].word in {"un", "une", "a", "an", "des"}
            and tokens[index].tag in {"W", "N"}
            or (first and tokens[begin].tag == "NUM")
        )
        if tokens[index].has("ing", "act") or tokens[index].has("inf", "act"):
            is_action, head = True, index
        if is_action or is_new:
            yield begin, head if is_action else index
        elif first:
            return
        first = False
        index = _next_piece(tokens, index + 1)


def _next_piece(tokens: tuple[Token, ...], at: int) -> int:
    depth = 0
    for index in range(at, len(tokens)):
        tag = tokens[index].tag
        depth += (tag == "OPEN") - (tag == "CLOSE")
        if tag in {"STOP", "SEMI", "REL"} or _is_finite(tokens[index]):
            return len(tokens)
        if depth <= 0 and tag in {"COMMA", "CONJ"}:
            after = index + 1
            while after < len(tokens) and tokens[after].tag in {"CONJ", "ADV", "COMMA"}:
                after += 1
            return after
    return len(tokens)


def _coordinated(
    row: Row,
    match: Found,
    rule: Rule,
    lang: str,
    subjects: tuple[Mention, ...],
    *,
    has_pronoun: bool,
    speaks: bool,
    addressees: tuple[Mention, ...] = (),
) -> Iterator[Clause]:
    """Yield the further verbs of the same form after commas and conjunctions: they share the subject."""
    tokens = row.tokens
    form = _form(tokens[match.main], rule.how)
    if not form:
        return
    last = match.main
    for index in range(match.main + 2, len(tokens)):
        token = tokens[index]
        if token.tag in {"STOP", "REL", "QUE", "THAT"} or (_is_finite(token) and form not in {"fut"}):
            return
        if not token.has(form, "act|vow" if form != "fut" else "act|other"):
            continue
        before = index - 1
        while before > last and tokens[before].tag in {"DE", "À", "TO", "ADV", "SE"}:
            before -= 1
        if (
            tokens[before].tag not in {"COMMA", "CONJ", "SEMI"}
            or before - last < 3
            or not _takes_object(tokens, index)
        ):
            continue
        if lang == "fr" and tokens[index - 1].tag in {"POUR"}:
            continue
        yield Clause(
            before + 1,
            index,
            index,
            0,
            rule.how if rule.how != "passive" else "active",
            rule.status,
            subjects,
            addressees,
            has_pronoun,
            speaks,
            follows=match.main,
        )
        last = index


def _form(token: Token, how: How) -> str:
    order = {"past": ("past",), "present": ("pres",)}.get(how, ("fut", "inf", "ing", "pp"))
    return next((form for form in order if token.has(form, "act|other")), "")


def _takes_object(tokens: tuple[Token, ...], index: int) -> bool:
    return (
        index + 1 < len(tokens)
        and tokens[index + 1].tag in OBJECTS | {"TO"}
        or (index + 1 < len(tokens) and tokens[index + 1].tag.startswith("V<"))
    )


def _separate(row: Row, found: list[Clause], lang: str) -> list[Clause]:
    """Give every clause its end, and drop those that lie inside another."""
    kept: list[Clause] = []
    for position, clause in enumerate(found):
        if kept and clause.start < kept[-1].end and clause.start <= kept[-1].main:
            continue
        limit = len(row.tokens)
        for other in found[position + 1 :]:
            if other.start > clause.main:
                limit = min(
                    limit, max(other.first, clause.main + 1) if other.first > clause.main else other.start
                )
                break
        end = _end(row.tokens, clause.main, limit, lang)
        if kept and end <= kept[-1].end:
            continue
        if end - clause.start >= 2:
            kept.append(replace(clause, end=end))
    return kept


def _end(tokens: tuple[Token, ...], main: int, limit: int, lang: str) -> int:
    """Return where a clause ends: before a new clause, an aside, a semicolon, or the next measure."""
    depth = 0
    for index in range(main + 1, limit):
        tag = tokens[index].tag
        depth += (tag == "OPEN") - (tag == "CLOSE")
        if depth < 0 or tag in {"SEMI", "STOP", "QUESTION"}:
            return _strip(tokens, main, index)
        if depth == 0 and tag == "COMMA" and index + 1 < len(tokens) and _opens_aside(tokens, index + 1):
            return _strip(tokens, main, index)
        if depth == 0 and tag == "SUB" and index > main + 2:
            return _strip(tokens, main, index)
        if depth == 0 and tag in {"CONJ", "COMMA"} and _opens_clause(tokens, index + 1, limit):
            return _strip(tokens, main, index)
    return _strip(tokens, main, limit)


def _opens_aside(tokens: tuple[Token, ...], at: int) -> bool:
    following = tokens[at + 1].tag if at + 1 < len(tokens) else ""
    return (
        tokens[at].tag in {"REL", "SUB"}
        or tokens[at].word in {"ce", "première", "premier"}
        and following in {"REL", "QUE", "W"}
        or (tokens[at].tag == "CONJ" and following in {"REL", "SUB", "PRON"})
    )


def _opens_clause(tokens: tuple[Token, ...], at: int, limit: int) -> bool:
    while at < limit and tokens[at].tag in {"CONJ", "ADV"}:
        at += 1
    for index in range(at, min(at + 8, len(tokens))):
        if tokens[index].tag in {"COMMA", "REL", "QUE", "THAT", "SEMI", "STOP", "COLON", "TO", "CONJ"}:
            return False
        if _is_finite(tokens[index]):
            return index > at
    return False


def _strip(tokens: tuple[Token, ...], main: int, end: int) -> int:
    while (
        end > main + 1
        and tokens[end - 1].tag
        in {"COMMA", "CONJ", "COLON", "DASH", "STOP", "SEMI", "POUR", "PREP", "DE", "À", "TO", "DET", "ADV"}
        and not (tokens[end - 1].tag in {"ADV"})
    ):
        end -= 1
    return end
