"""A sentence as a row of tags, on which the patterns of measures run.

A tag is a function word's class (``WILL``, ``DET``, ``COMMA``), ``ACTOR``, ``PLAN`` or ``DATE`` for a whole mention, ``V<…>`` with every
reading of a verb form, ``N`` for a noun of action, ``W`` for any other word, ``NUM`` for a number.

A pattern is a row of elements: a tag, ``form:class`` for a verb (``inf:act``, ``pres:say|vow``, ``fut:*``), alternatives with ``|``
between tags in brackets, quantifiers ``* + ?``, ``@`` before the element where the measure starts and ``!`` before its main word:
``WILL ADV* @!inf:act``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from ingest.annotate.measures import patterns_en, patterns_fr
from ingest.annotate.verbs import lexicon
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.annotate.mentions import Mention

WORD = {
    "fr": re.compile(
        r"(?:\b(?:[ldnsjmtc]|qu|jusqu|lorsqu|puisqu)'|\d[\d .,]*\d|\d|[^\W\d_]+(?:-[^\W_]+)*|[^\w\s]|_)",
        re.IGNORECASE,
    ),
    "en": re.compile(r"(?:\d[\d.,]*\d|\d|[^\W\d_]+(?:[-'][^\W_]+)*'?(?<!')|[^\w\s]|_)"),
}
PUNCTUATION = {
    ",": "COMMA", ";": "SEMI", ":": "COLON", "(": "OPEN", "[": "OPEN", ")": "CLOSE", "]": "CLOSE", '"': "QUOTE", ".": "STOP",
    "!": "STOP", "?": "QUESTION", "-": "DASH", "'": "APOS",
}  # fmt: skip
UNKNOWN_FUTURE = re.compile(r"[a-zà-ÿ]{3,}(?:era|eront|ira|iront|dra|dront|tra|tront|vra|vront|rra|rront)$")
NOT_FUTURES = frozenset(
    "opéra caméra camera ultra extra infra contra intra fédéra mantra cobra tiendra".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark, or a whole mention."""

    span: Span
    word: str
    tag: str
    mention: Mention | None = None

    def has(self, form: str, classes: str) -> bool:
        """Whether it may be this form of a verb of one of these classes (``act|vow``)."""
        return self.tag.startswith("V<") and _verb_element(form, classes).fullmatch(self.tag) is not None

    def lemma(self, classes: frozenset[str]) -> str | None:
        """Return the lemma of its first reading in one of the classes."""
        return (
            next((r.split(":")[2] for r in self.tag[2:-1].split(",") if r.split(":")[1] in classes), None)
            if self.tag.startswith("V<")
            else None
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a pattern in a row of tokens, as token indexes."""

    first: int
    start: int
    main: int
    after: int


class Row:
    """The tokens of a sentence and the one string of their tags."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tuple(tokens)
        self._offsets: list[int] = []
        tags = []
        length = 0
        for token in self.tokens:
            self._offsets.append(length)
            tags.append(token.tag + " ")
            length += len(token.tag) + 1
        self.tags = "".join(tags)
        self._spaced = f" {self.tags}"

    def has(self, needed: Iterable[str]) -> bool:
        """Whether what a pattern can't do without (``needed_by``) stands in the row: most patterns lack something."""
        return all(one in self._spaced for one in needed)

    def find(self, pattern: re.Pattern[str]) -> Iterator[Found]:
        """Yield every match of a compiled pattern, overlapping starts included."""
        at = 0
        while (match := pattern.search(self.tags, at)) is not None:
            groups = match.groupdict()
            main = self._index(match.start("main")) if groups.get("main") else self._index(match.start())
            start = self._index(match.start("start")) if groups.get("start") else main
            yield Found(self._index(match.start()), start, main, self._index(match.end() - 1) + 1)
            at = self._offsets[main] + len(self.tokens[main].tag) + 1

    def _index(self, offset: int) -> int:
        return bisect_right(self._offsets, offset) - 1


@cache
def tag_table(lang: str) -> dict[str, str]:
    """Return the tag of every word of a language that has one of its own."""
    data: ModuleType = patterns_fr if lang == "fr" else patterns_en
    table = {}
    for word, readings in lexicon(lang).items():
        table[word] = f"V<{','.join(':'.join(reading) for reading in readings)}>"
    for word in data.ACTION_NOUNS.split():
        if word not in table:
            table[word] = "N"
        plural = word + ("" if word.endswith(("s", "x")) else "s")
        table.setdefault(plural, "N")
    for tag, words in data.TAGS.items():
        table.update((word, tag) for word in words.split())
    return table


@cache
def action_nouns(lang: str) -> frozenset[str]:
    """Return the nouns of action of a language, verbs of the same form among them."""
    data: ModuleType = patterns_fr if lang == "fr" else patterns_en
    return frozenset(word + plural for word in data.ACTION_NOUNS.split() for plural in ("", "s"))


def row(text: str, span: Span, lang: str, mentions: Sequence[Mention]) -> Row:
    """Return the tokens of a span of a folded text; each mention is one token."""
    tokens: list[Token] = []
    at = span.start
    inside = [one for one in mentions if span.start <= one.span.start and one.span.end <= span.end]
    for mention in sorted(inside, key=lambda one: one.span):
        tokens += _words(text, Span(at, mention.span.start), lang)
        tokens.append(
            Token(
                mention.span,
                text[mention.span.start : mention.span.end].lower(),
                mention.type.upper(),
                mention,
            )
        )
        at = mention.span.end
    tokens += _words(text, Span(at, span.end), lang)
    return Row(
        [_dotted(token) if token.word == "." and token is not tokens[-1] else token for token in tokens]
    )


def _dotted(token: Token) -> Token:
    """Return the point of an abbreviation: inside a sentence it ends nothing."""
    return replace(token, tag="DOT")


def _words(text: str, span: Span, lang: str) -> Iterator[Token]:
    table = tag_table(lang)
    for match in WORD[lang].finditer(text, span.start, span.end):
        word = match.group().lower()
        is_condition = word == "s'" and text.startswith("il", match.end())
        yield Token(Span(*match.span()), word, "SUB" if is_condition else _tag(word, table, lang))


def _tag(word: str, table: dict[str, str], lang: str) -> str:
    if (tag := PUNCTUATION.get(word) or table.get(word)) is not None:
        return tag
    if word[0].isdigit():
        return "NUM"
    if lang == "fr" and UNKNOWN_FUTURE.match(word) and word not in NOT_FUTURES:
        return f"V<fut:other:{word}>"
    if (lang == "en" and len(word) > 4 and word.endswith("ly")) or (
        lang == "fr" and len(word) > 7 and word.endswith("ment") and word not in table
    ):
        return "ADV"
    return "W"


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a row of elements into an expression over tags."""
    return re.compile("(?:^|(?<= ))" + "".join(_element(element) for element in pattern.split()))


def needed_by(pattern: str) -> Iterator[str]:
    """Yield parts of the string of tags that every match of a pattern holds, a space before its first tag."""
    depth = 0
    for element in pattern.split():
        depth += (element == "(") - element.startswith(")")
        body = element.lstrip("@!")
        form, _, classes = body.partition(":")
        if depth or body.startswith(")") or body[-1] in "*+?" or body == "ANY":
            continue
        if not classes:
            yield from () if "|" in body else (f" {body} ",)
        elif "/" not in form:
            yield f"{form}:" if "|" in classes else f"{form}:{classes}:"
        elif "|" not in classes:
            yield f":{classes}:"


def _element(element: str) -> str:
    if element in {"(", ")", ")?", ")*"}:
        return element.replace("(", "(?:", 1) if element == "(" else element
    marks, body, quantifier = re.fullmatch(r"([@!]*)(.*?)([*+?]?)", element).groups()  # type: ignore[union-attr]
    if body.endswith(":") and quantifier == "*":
        body, quantifier = body + "*", ""
    expression = "(?:" + "|".join(_alternative(one) for one in _alternatives(body)) + ") "
    if quantifier:
        expression = f"(?:{expression}){quantifier}"
    for mark, name in (("!", "main"), ("@", "start")):
        if mark in marks:
            expression = f"(?P<{name}>{expression})"
    return expression


def _alternatives(body: str) -> list[str]:
    return [body] if ":" in body else body.split("|")


def _alternative(body: str) -> str:
    if ":" in body:
        form, classes = body.split(":", 1)
        return _verb_element(form, classes).pattern
    if body == "ANY":
        return r"\S+"
    return re.escape(body)


@cache
def _verb_element(form: str, classes: str) -> re.Pattern[str]:
    wanted = r"\w+" if classes == "*" else f"(?:{classes})"
    forms = r"\w+" if form == "*" else f"(?:{form.replace('/', '|')})"
    return re.compile(rf"V<(?:[^> ]*,)?{forms}:{wanted}:[^> ]*>")
