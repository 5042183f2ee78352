"""Lists of actions: which items are measures, and what their introduction says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from ingest.annotate.measures import patterns_en, patterns_fr
from ingest.annotate.measures.tokens import action_nouns, row
from ingest.records import Block, Span

if TYPE_CHECKING:
    from ingest.annotate.measures.tokens import Token
    from ingest.annotate.reading import Reading
    from ingest.records import Status

CONTENTS = re.compile(
    r"^\W*(?:au )?(?:sommaire|table des matières|contents|table of contents|in this issue)\b", re.IGNORECASE
)
ADDS = re.compile(
    r"(?:Il|Elle|Ils|Elles|Ce|Cette|Ces|Celui|Celle|Le|La|Les|L'|Cela|It|They|This|These|The|Its|Their)\b|(?:Budget|Pilote|Lead|Cost|Coût)",
    re.IGNORECASE,
)
"""How a sentence begins that adds a detail to the measure before it."""
CODE = re.compile(r"[A-H]\d")
"""How the numbers of a plan's actions begin, by axis: "B2."."""
THAT = re.compile(r"(?:que |qu'|that )", re.IGNORECASE)
PERFECT = frozenset({"A", "HAVE"})
MODAL = frozenset({"MUST", "DOIT", "WILL", "VA", "SHOULD", "DEVRAIT"})
FEWEST_CELLS = 3
ORNAMENT = re.compile(r"^[\W_]+|[\W_]+$")
LAST = 4
"""Words before a colon in which a modal or a verb that acts introduces a list."""
LONG = 25
"""Words of a paragraph that ends a table of contents."""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A run of list items with what stands above it."""

    items: tuple[Block, ...]
    introduction: Block | None
    """The paragraph that introduces it, at a distance when only headings and lists stand between."""
    heading: Block | None


@dataclass(frozen=True, slots=True)
class ListRules:
    """The compiled expressions of one language."""

    not_actions: re.Pattern[str]
    missions: re.Pattern[str]
    introduces: re.Pattern[str]
    statuses: tuple[tuple[Status, re.Pattern[str]], ...]
    provisions: tuple[tuple[Status, re.Pattern[str]], ...]
    bills: re.Pattern[str]
    labelled: re.Pattern[str]
    aside: re.Pattern[str]
    progress: re.Pattern[str]
    marks: dict[Status, re.Pattern[str]]
    progress_alone: dict[Status, re.Pattern[str]]
    detail: re.Pattern[str]
    own_title: re.Pattern[str]


@cache
def rules(lang: str) -> ListRules:
    """Compile the expressions of a language, once."""
    data: ModuleType = patterns_fr if lang == "fr" else patterns_en
    flags = re.IGNORECASE
    return ListRules(
        not_actions=re.compile(data.NOT_ACTIONS, flags),
        missions=re.compile(data.MISSIONS, flags),
        introduces=re.compile(data.INTRODUCES, flags),
        statuses=tuple((status, re.compile(pattern, flags)) for status, pattern in data.STATUSES),
        provisions=tuple((status, re.compile(pattern, flags)) for status, pattern in data.PROVISIONS),
        bills=re.compile(data.BILLS),
        labelled=re.compile(rf"^(?:{data.LABELLED})", flags),
        aside=re.compile(data.ASIDE + r"\W*$", flags),
        progress=re.compile(rf" - (?:{'|'.join(data.PROGRESS.values())})\b[^.]*\W*$", flags),
        marks={
            status: re.compile(rf"(?:^|[\[(]| - )(?:{words})\b", flags)
            for status, words in data.PROGRESS.items()
        },
        progress_alone={status: re.compile(words, flags) for status, words in data.PROGRESS.items()},
        detail=re.compile(data.DETAIL, flags),
        own_title=re.compile(data.OWN_TITLE, flags),
    )


def contents_blocks(reading: Reading) -> frozenset[int]:
    """Return the indexes of the blocks of a table of contents: from its title to the next long paragraph."""
    inside = False
    found = set()
    for block in reading.content:
        words = reading.words(block.span)
        if CONTENTS.match(words) and len(words.split()) < 6:
            inside = True
        elif inside and block.role == "paragraph" and len(words.split()) >= LONG:
            inside = False
        if inside:
            found.add(block.index)
    return frozenset(found)


def item_lists(reading: Reading) -> list[ItemList]:
    """Return the lists of a document in reading order."""
    lists: list[ItemList] = []
    run: list[Block] = []
    introduction: Block | None = None
    heading: Block | None = None
    above: Block | None = None

    def end_run() -> None:
        if run:
            governs = _governs(reading, introduction, above)
            lists.append(ItemList(tuple(run), introduction if governs else None, heading))
            run.clear()

    for block in reading.content:
        if block.role == "item" and not _introduces(reading, block):
            if _is_labelled(block) and not any(map(_is_labelled, run)):
                end_run()
            run.append(block)
            continue
        end_run()
        if block.role == "heading":
            heading = block
        else:
            introduction = block
            heading = heading if above is heading else None
        above = block
    end_run()
    return lists


def _is_labelled(item: Block) -> bool:
    """Whether the marker of an item says what it is: "Recommendation 4:" opens a list of its own after bullets."""
    return rules(item.lang).labelled.match(item.marker) is not None


def _introduces(reading: Reading, item: Block) -> bool:
    """Whether an item only says who does or asks what the items below it hold: "1. Invites the States to:"."""
    words = reading.words(item.span)
    return words.rstrip().endswith(":") and _announces(reading, item)


def _governs(reading: Reading, introduction: Block | None, above: Block | None) -> bool:
    if introduction is None:
        return False
    return (
        introduction is above
        or reading.words(introduction.span).rstrip().endswith(":")
        or (above is not None and above.role == "heading")
    )


def opening(reading: Reading, found: ItemList) -> str:
    """Return the words that introduce a list: the last sentence before it and its heading."""
    words = ""
    if found.introduction is not None:
        words = reading.words(reading.sentences[found.introduction.index][-1].span)
    return words


def are_actions(reading: Reading, found: ItemList) -> bool:
    """Whether the items of a list are measures."""
    language = rules(found.items[0].lang)
    words = opening(reading, found)
    title = reading.words(found.heading.span) if found.heading else ""
    if language.missions.search(words):
        return False
    is_said = words.rstrip().endswith(":") and (_acts(reading, found) or _has_happened(words, language))
    if is_said or progress_of(reading, found) is not None:
        return True
    if language.not_actions.search(title) or language.not_actions.search(words):
        return False
    like = sum(_looks_like_action(reading, item) for item in found.items)
    if words.rstrip().endswith(":") and language.introduces.search(words):
        return like * 4 >= len(found.items)
    return like * 5 >= 3 * len(found.items) or all(CODE.match(item.marker) for item in found.items)


def progress_of(reading: Reading, found: ItemList) -> Status | None:
    """Return how far the measures of a list are, where the heading above it says only that: "On track"."""
    if found.heading is None:
        return None
    title = reading.words(found.heading.span)
    marks = rules(found.heading.lang).marks
    return next(
        (
            status
            for status, pattern in marks.items()
            if (mark := pattern.match(title)) and mark.end() == len(title)
        ),
        None,
    )


def progress_in_row(reading: Reading, block: Block) -> Status | None:
    """Return how far the measure of a row of a table is, where a cell says only that: "| done |"."""
    cells = [ORNAMENT.sub("", cell) for cell in reading.words(block.span).split("|")]
    if len(cells) < FEWEST_CELLS:
        return None
    marks = rules(block.lang).progress_alone
    return next((status for cell in cells for status, mark in marks.items() if mark.fullmatch(cell)), None)


def _has_happened(words: str, language: ListRules) -> bool:
    return any(
        status in {"done", "under_way"} and pattern.search(words) for status, pattern in language.statuses[:2]
    )


def _announces(reading: Reading, block: Block) -> bool:
    """Whether a block ends with a verb that announces, undertakes or asks for what follows."""
    tokens = row(reading.text, reading.sentences[block.index][-1].span, block.lang, ()).tokens
    return any(token.has("pres/past/fut/cond", "say|vow|ask") for token in tokens)


def _acts(reading: Reading, found: ItemList) -> bool:
    """Whether the sentence before a list says that somebody does, says, undertakes or asks for what follows."""
    if found.introduction is None:
        return False
    sentence = reading.sentences[found.introduction.index][-1].span
    tokens = row(reading.text, sentence, found.introduction.lang, ()).tokens
    return any(
        token.has("pres/past/fut/cond", "say|vow|ask|contain")
        or (token.tag in PERFECT and _completes(tokens[index + 1 :]))
        or (index + LAST >= len(tokens) and (token.tag in MODAL or token.has("pres/past", "act|soft")))
        for index, token in enumerate(tokens)
    )


def _completes(following: tuple[Token, ...]) -> bool:
    """Whether a participle of a verb that acts follows an auxiliary, or nothing but the colon."""
    rest = [token for token in following if token.tag != "ADV"]
    return bool(rest) and (rest[0].tag == "COLON" or rest[0].has("pp", "act|soft|say|vow|ask"))


def _looks_like_action(reading: Reading, item: Block) -> bool:
    tokens = row(reading.text, item.span, item.lang, ()).tokens[:7]
    nouns = action_nouns(item.lang)
    for position, token in enumerate(tokens):
        if token.has("inf", "act|soft|vow") or (item.lang == "en" and token.has("ing", "act|soft")):
            return position < 3
        if token.word in nouns:
            return True
        if token.tag == "NUM" and position == 0:
            return True
        if token.has("fut", "act|soft|other") or token.tag in {"SERA", "WILL", "MUST", "SHALL", "DOIT"}:
            return True
    return False


def status_of(words: str, lang: str) -> Status | None:
    """Return the status that an introduction or a heading gives to the items below it; ``None`` where it gives none."""
    return next((status for status, pattern in rules(lang).statuses if pattern.search(words)), None)


def are_of_a_bill(reading: Reading, found: ItemList) -> bool:
    """Whether the paragraph that introduces a list speaks of a law that is not passed yet."""
    if found.introduction is None:
        return False
    return rules(found.introduction.lang).bills.search(reading.words(found.introduction.span)) is not None


def provision_status(words: str, lang: str) -> Status | None:
    """Return the status of the provisions that a sentence introduces; ``None`` where it speaks of no law."""
    return next((status for status, pattern in rules(lang).provisions if pattern.search(words)), None)


def item_span(reading: Reading, item: Block) -> tuple[Span, Status | None]:
    """Return the words of an item that are the measure, and the status that a mark in brackets gives it."""
    language = rules(item.lang)
    words = reading.words(item.span)
    start = item.span.start + (that.end() if (that := THAT.match(words)) else 0)
    marked: Status | None = next(
        (status for status, pattern in language.marks.items() if pattern.search(words)), None
    )
    end = item.span.end
    for pattern in (language.progress, language.aside):
        while (aside := pattern.search(reading.text, item.span.start, end)) is not None:
            end = aside.start()
    sentences = reading.sentences[item.index]
    if len(sentences) > 2 or (len(sentences) == 2 and ADDS.match(reading.words(sentences[1].span))):
        end = min(end, sentences[0].span.end)
    return Span(start, end), marked
