"""Measures of a document: items of lists, numbered measures, provisions of laws, clauses of running prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.annotate.measures.items import is_numbered, listed, numbered, provided_status
from ingest.annotate.measures.lists import ItemList, are_actions, contents_blocks, opening, rules
from ingest.annotate.measures.prose import in_prose
from ingest.annotate.measures.setting import Measure, Setting
from ingest.records import Span

if TYPE_CHECKING:
    from ingest.annotate.reading import Reading
    from ingest.records import Status


def find_measures(setting: Setting) -> list[Measure]:
    """Return every place where a measure is said, in reading order."""
    reading = setting.reading
    silent = set(contents_blocks(reading))
    found: list[Measure] = []
    introductions: set[Span | None] = set()
    provided: Status | None = None
    for items in setting.lists if not setting.is_law else ():
        if items.items[0].index in silent or all(is_numbered(reading, item) for item in items.items):
            continue
        if are_actions(reading, items):
            provided = provided_status(setting, items, provided)
            found += listed(setting, items, provided)
            introductions.add(_introduction(reading, items))
            silent.update(item.index for item in items.items)
        elif _names_no_action(reading, items):
            silent.update(item.index for item in items.items)
    if not setting.is_law:
        found += numbered(setting, silent)
    silent.update(one.block for one in found)
    found += in_prose(setting, silent, introductions)
    return sorted(found, key=lambda one: one.span)


def _names_no_action(reading: Reading, items: ItemList) -> bool:
    """Whether a list is an agenda, an attendance list or the like, in which no sentence is a measure either."""
    heading = reading.words(items.heading.span) if items.heading else ""
    return rules(items.items[0].lang).not_actions.search(f"{heading} {opening(reading, items)}") is not None


def _introduction(reading: Reading, items: ItemList) -> Span | None:
    """Return the sentence that introduces a list, where it ends with a colon."""
    if items.introduction is None or not opening(reading, items).rstrip().endswith(":"):
        return None
    return reading.sentences[items.introduction.index][-1].span
