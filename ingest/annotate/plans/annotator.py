"""Plans found by kind word and name, by quoted name, by title; and words that refer back to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from ingest.annotate.mentions import Mention, longest, trim
from ingest.annotate.plans import patterns_en, patterns_fr
from ingest.annotate.wording import fold_key
from ingest.records import Block, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.annotate.reading import Reading

DANGLING = re.compile(
    r"(?:,| (?:de|du|des|d'|la|le|les|l'|et|à|aux?|pour|contre|sur|en|and|of|for|the|on|to|in|de la))+$"
)
# "published A Place to Belong, the first national strategy …"
TITLE_EN = re.compile(
    r"(?:present(?:ed|s)|introduc(?:ed|es)|publish(?:ed|es|ing)?|launch(?:ed|es|ing)?|releas(?:ed|es)|unveil(?:ed|s)|under|called|entitled|in) "
    r"\"?(?P<name>[A-Z][\w'-]+(?:,? (?:[A-Z][\w'-]+|of|for|to|on|the|and|a|in|with|from|at)){1,8}?)\"?"
    r",? (?:its|the|a|our|their|his|her|which is) (?:[\w'-]+ ){0,5}?(?P<kind>strategy|plan|framework|guidance|roadmap|programme|policy|review)\b"
)

TITLE_FR = re.compile(
    r"(?:publi(?:e|é|ait)|présent(?:e|é)|lanc(?:e|é)|dévoil(?:e|é)) \"?(?P<name>[A-ZÀ-Ý][\wÀ-ÿ'-]+(?: [\wÀ-ÿ'-]+){0,7}?)\"?, (?:sa|la|le|son|une?|leur)"
    r" (?:[\wÀ-ÿ'-]+ ){0,3}?(?P<kind>stratégie|plan|feuille de route|programme|pacte)\b"
)
ABOUT_A_PLAN = re.compile(r".* (?:and|in|our|the|this) \w+$")
"""A title in capitals that names no plan: "MEASURES IN THE PLAN"; in running text, small letters tell."""
TITLE_KINDS = {
    "stratégie": "strategy",
    "feuille de route": "roadmap",
    "programme": "programme",
    "pacte": "pact",
}


@dataclass(frozen=True, slots=True)
class PlanRules:
    """The compiled patterns of one language."""

    kinds: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]
    """Each kind with the words of which its names hold one, and the pattern of its names."""
    quoted: re.Pattern[str]
    quoted_kinds: dict[str, str]
    anaphora: re.Pattern[str]
    anaphora_kinds: dict[str, str]
    generic: re.Pattern[str]


@cache
def rules(lang: str) -> PlanRules:
    """Compile the patterns of a language, once."""
    data: ModuleType = patterns_fr if lang == "fr" else patterns_en
    words = "|".join(sorted(data.QUOTED_KINDS, key=len, reverse=True))
    generic = (
        rf"(?:{data.GENERIC} )*\w+"
        if lang == "en"
        else rf"(?:\w+|feuille de route|projet de loi|proposition de loi)(?: {data.GENERIC})*"
    )
    return PlanRules(
        kinds=tuple(
            (
                kind,
                data.HEADS[kind],
                _compile(templates, data.FRAGMENTS | {"tail": getattr(data, "TAIL", "")}),
            )
            for kind, templates in data.KINDS.items()
        ),
        quoted=re.compile(
            rf"\b(?P<kind>{words})(?: (?:called|entitled|named|intitulée?|dénommée?|baptisée?|dite?|national|nationale))?,? ?\" ?(?P<name>[^\"]{{3,90}}?) ?\""
            rf"|\" ?(?P<inner>(?:{words})\b [^\"]{{3,80}}?) ?\"",
            re.IGNORECASE,
        ),
        quoted_kinds=data.QUOTED_KINDS,
        anaphora=re.compile(data.ANAPHORA),
        anaphora_kinds=data.ANAPHORA_KINDS,
        generic=re.compile(generic),
    )


def _compile(templates: tuple[str, ...], fragments: dict[str, str]) -> re.Pattern[str]:
    text = "|".join(templates)
    for name, fragment in fragments.items():
        text = text.replace("{" + name + "}", fragment)
    text = text.replace("{{", "{").replace("}}", "}")
    return re.compile(rf"(?<![\wÀ-ÿ-])(?:{text})(?![\wÀ-ÿ])")


def find_plans(reading: Reading, known: Sequence[Mention]) -> list[Mention]:
    """Return every mention of a named instrument, those known before among them; what refers back has an empty key."""
    named = longest([*(mention for block in reading.content for mention in _named(reading, block)), *known])
    again = [
        mention
        for block in reading.content
        for mention in _anaphoras(reading, block)
        if not any(mention.span.overlap(other.span) for other in named)
    ]
    return sorted([*named, *again], key=lambda mention: mention.span)


def _named(reading: Reading, block: Block) -> Iterator[Mention]:
    language = rules(block.lang)
    for match in language.quoted.finditer(reading.text, block.span.start, block.span.end):
        group = "name" if match.group("name") else "inner"
        word = (match.group("kind") or match.group("inner").split()[0]).lower()
        yield _mention(reading, block, Span(*match.span(group)), language.quoted_kinds.get(word, "plan"))
    title = TITLE_FR if block.lang == "fr" else TITLE_EN
    for match in title.finditer(reading.text, block.span.start, block.span.end):
        kind = match.group("kind")
        yield _mention(reading, block, Span(*match.span("name")), TITLE_KINDS.get(kind, kind))
    words = reading.words(block.span).lower()
    is_in_capitals = reading.words(block.span).isupper()
    text = reading.in_small_letters if is_in_capitals else reading.text
    for kind, heads, pattern in language.kinds:
        if not any(head in words for head in heads):
            continue
        for match in pattern.finditer(text, block.span.start, block.span.end):
            span = trim(text, Span(*match.span()))
            dangling = DANGLING.search(text, span.start, span.end)
            span = Span(span.start, dangling.start()) if dangling else span
            is_caption = is_in_capitals and ABOUT_A_PLAN.fullmatch(span.within(text))
            if not is_caption and language.generic.fullmatch(span.within(text)) is None:
                yield _mention(reading, block, span, kind)


def _mention(reading: Reading, block: Block, span: Span, kind: str) -> Mention:
    return Mention("plan", span, fold_key(reading.words(span)), kind=kind, block=block.index)


def _anaphoras(reading: Reading, block: Block) -> Iterator[Mention]:
    language = rules(block.lang)
    for match in language.anaphora.finditer(reading.text, block.span.start, block.span.end):
        word = match.group("kind").split(" de ")[0].split(" d'")[0]
        kind = language.anaphora_kinds.get(word, language.anaphora_kinds.get(word.lower(), ""))
        yield Mention("plan", Span(*match.span("kind")), "", kind=kind, block=block.index, refers_back=True)
