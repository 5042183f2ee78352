"""Second pass of segmentation: which blocks are headings, list items or paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from ingest.records import Role
from ingest.segment import patterns_en, patterns_fr
from ingest.segment.drafts import Draft, words_of
from ingest.segment.wording import fingerprint

_QUOTES = "\"' )"
_LONGEST_HEADING = 16  # words
_LONGEST_DETACHED_HEADING = 24
_LONGEST_TITLE = 30
_LONGEST_LISTED = 40
_VALUE = re.compile(
    rf"(?:{'|'.join(patterns_fr.VALUE_LABELS + patterns_en.VALUE_LABELS)}) ?: ?\S", re.IGNORECASE
)
_PUBLICATION = re.compile(
    rf"\b(?:{'|'.join(patterns_fr.PUBLICATION + patterns_en.PUBLICATION)})\b", re.IGNORECASE
)
_CONTENTS = frozenset(patterns_fr.CONTENTS + patterns_en.CONTENTS)
_VERBS = frozenset(patterns_fr.INTRODUCING_VERBS + patterns_en.INTRODUCING_VERBS)
_MONTH = "|".join(patterns_fr.MONTHS + patterns_en.MONTHS)
FULL_DATE = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
    rf"|\b\d{{1,2}}(?:er|st|nd|rd|th)? (?:of )?(?:{_MONTH})(?:,? \d{{4}})?(?!\w)"
    rf"|\b(?:{_MONTH}) (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?\d{{4}}\b",
    re.IGNORECASE,
)


def with_roles(drafts: list[Draft], text: str, *, has_headings: bool) -> list[Draft]:
    """Return the drafts with every role decided.

    Args:
        drafts: In reading order, boilerplate included; blocks that are boilerplate are looked through.
        text: The document's text.
        has_headings: Whether the format declares headings, so that none has to be guessed.
    """
    content = [index for index, draft in enumerate(drafts) if draft.role != "boilerplate"]
    decided = list(drafts)
    listed = _unmarked_items([drafts[index] for index in content], text)
    for place, index in enumerate(content):
        if drafts[index].role is None:
            before = drafts[content[place - 1]] if place else None
            after = drafts[content[place + 1]] if place + 1 < len(content) else None
            role: Role = (
                "item" if place in listed else _role(text, before, drafts[index], after, has_headings)
            )
            decided[index] = replace(drafts[index], role=role)
    return decided


def _role(text: str, before: Draft | None, draft: Draft, after: Draft | None, has_headings: bool) -> Role:
    words = words_of(text, draft)
    if draft.marker:
        is_heading = not has_headings and _is_numbered_heading(words, before, draft, after, text)
        return "heading" if is_heading else "item"
    if has_headings:
        return "paragraph"
    if before is None and _is_title(words, draft):
        return "heading"
    return "heading" if _is_heading(words, draft) and _heads(words, after, text) else "paragraph"


def _is_title(words: str, draft: Draft) -> bool:
    is_closed = words.rstrip(_QUOTES)[-1:] in {".", ";", ",", ":"}
    return (
        len(words.split()) <= _LONGEST_TITLE
        and not is_closed
        and not is_value(words)
        and draft.line_count <= 3
    )


def _is_heading(words: str, draft: Draft) -> bool:
    count = len(words.split())
    longest = _LONGEST_DETACHED_HEADING if draft.is_detached else _LONGEST_HEADING
    first = words.lstrip("\"'([")[:1]
    if draft.line_count > 2 or count > longest or not (first.isupper() or first.isdigit()):
        return False
    return not _is_closed(words) and not is_value(words)


def _is_closed(words: str) -> bool:
    """Tell whether a line ends as a sentence, an enumeration or an introduction does."""
    last = words.rstrip(_QUOTES)[-1:]
    introduces = last == ":" and (
        len(words.split()) > 5 or bool(_VERBS & set(re.findall(r"\w+", words.lower())))
    )
    return introduces or last in {".", ";", ",", "…"}


def _heads(words: str, after: Draft | None, text: str) -> bool:
    """Tell whether what follows can stand under a heading: not the next line of an address or a list of names."""
    if after is None:
        return False
    if after.marker or after.is_detached or after.role is not None:
        return True
    below = words_of(text, after)
    if is_value(below) or below[0].islower():
        return False
    return words.isupper() or not _is_heading(below, after)


def _is_numbered_heading(
    words: str, before: Draft | None, draft: Draft, after: Draft | None, text: str
) -> bool:
    if len(words.split()) > _LONGEST_HEADING or not draft.marker or after is None or _is_closed(words):
        return False
    if draft.marker.kind == "section":
        return True
    # Numbered lines that follow one another are a list, a lone one above other text is a heading.
    in_a_row = draft.style == after.style or (before is not None and draft.style == before.style)
    return (
        not in_a_row
        and not words[0].islower()
        and (bool(after.marker) or _is_sentence(words_of(text, after)))
    )


def _is_sentence(words: str) -> bool:
    return len(words.split()) > _LONGEST_HEADING or words.rstrip(_QUOTES)[-1:] in {".", ":", "!", "?", "…"}


def is_value(words: str) -> bool:
    """Tell whether a line is a date or a labelled value (``Source : …``), which no heading is."""
    date = FULL_DATE.search(words)
    if _VALUE.match(words) or date is None:
        return bool(_VALUE.match(words))
    others = len(words.split()) - len(date.group().split())
    return bool(_PUBLICATION.match(words)) or others <= (5 if _PUBLICATION.search(words) else 2)


def _unmarked_items(content: list[Draft], text: str) -> set[int]:
    """Return the places of list items without bullets: lines in a row below a colon, or lines ending in semicolons."""
    items: set[int] = set()
    for _, run in groupby(_runs(content), key=lambda pair: pair[0]):
        places = [place for _, place in run]
        words = [words_of(text, content[place]) for place in places]
        above = content[places[0] - 1] if places[0] else None
        introduction = words_of(text, above) if above else ""
        if _introduces(words[0]):
            introduction, places, words = words[0], places[1:], words[1:]
        is_among_entries = (
            above is not None and above.is_contents_entry and not content[places[0]].is_detached
        )
        if is_among_entries or (len(places) > 1 and _is_list(introduction, words)):
            items.update(places)
    return items


def _runs(content: list[Draft]) -> list[tuple[int, int]]:
    """Number the runs of unmarked lines without a blank line inside: pairs of run and place."""
    runs: list[tuple[int, int]] = []
    number = 0
    for place, draft in enumerate(content):
        if draft.role is not None or draft.marker or draft.is_detached:
            number += 1
        if draft.role is None and not draft.marker:
            runs.append((number, place))
    return runs


def _is_list(introduction: str, words: list[str]) -> bool:
    if any(len(line.split()) > _LONGEST_LISTED for line in words):
        return False
    if all(line.endswith(";") or (line.endswith(",") and line[0].islower()) for line in words[:-1]):
        return True
    is_closed = any(line.endswith((".", ":")) or is_value(line) for line in words[:-1])
    return _introduces(introduction) and not is_closed


def _introduces(words: str) -> bool:
    return words.endswith(":") or fingerprint(words) in _CONTENTS
