"""What the styles and the numbering of a Word document say of a paragraph: heading or list item, and how deep."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST_HEADING = 9
"""Outline level 9 is Word's name for body text."""
_BUILT_IN_LIST = re.compile(r"list (?:bullet|number) ([2-5])")
"""Word's own lists are told apart by their style; each stands on the first level of a list of its own."""


class Styles:
    """Reads a document's paragraphs in order; numbers of lists are counted as they come."""

    def __init__(self, word: WordDocument) -> None:
        self._styles = {style.get(f"{W}styleId"): style for style in word.styles.element.iter(f"{W}style")}
        self._formats = _number_formats(word)
        self._counts: Counter[tuple[str, int]] = Counter()

    def heading_level(self, paragraph: Element) -> int:
        """Return the level of a heading from 1, or 0: its outline level, whatever the style is called."""
        for properties in self._properties(paragraph):
            level = _value(properties, "outlineLvl")
            if level is not None:
                return int(level) + 1 if int(level) < DEEPEST_HEADING else 0
        return 1 if self._style_name(paragraph) == "title" else 0

    def list_item(self, paragraph: Element) -> tuple[int, str]:
        """Return the depth of a list item from 1, and its bullet or number; 0 for what is none."""
        for properties in self._properties(paragraph):
            numbering = properties.find(f"{W}numPr")
            if numbering is not None:
                list_id, level = _value(numbering, "numId") or "0", int(_value(numbering, "ilvl") or 0)
                bullet = self._bullet(list_id, level)
                built_in = _BUILT_IN_LIST.fullmatch(self._style_name(paragraph))
                depth = max(level + 1, int(built_in[1]) if built_in else 1)
                return (depth, bullet) if bullet else (0, "")
        return 0, ""

    def _bullet(self, list_id: str, level: int) -> str:
        number_format = self._formats.get((list_id, level))
        if number_format in {None, "none"}:  # list 0 takes the numbering of a style away
            return ""
        if number_format == "bullet":
            return "-"
        self._counts[list_id, level] += 1
        for deeper in [key for key in self._counts if key[0] == list_id and key[1] > level]:
            del self._counts[deeper]
        return f"{self._counts[list_id, level]}."

    def _properties(self, paragraph: Element) -> list[Element]:
        """Return the properties of a paragraph, then those of its style and of the styles that it is based on."""
        own = paragraph.find(f"{W}pPr")
        found = [] if own is None else [own]
        name = None if own is None else _value(own, "pStyle")
        seen: set[str] = set()
        while name and name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            found += style.findall(f"{W}pPr")
            name = _value(style, "basedOn")
        return found

    def _style_name(self, paragraph: Element) -> str:
        own = paragraph.find(f"{W}pPr")
        style = self._styles.get(None if own is None else _value(own, "pStyle"))
        return "" if style is None else (_value(style, "name") or "").lower()


def _number_formats(word: WordDocument) -> dict[tuple[str, int], str | None]:
    """Return the format of each level of each list (``bullet``, ``decimal``, …), by list id and level."""
    parts = [one for one in word.part.rels.values() if one.reltype.endswith("/numbering")]
    if not parts:
        return {}
    root = parts[0].target_part.element
    abstract = {one.get(f"{W}abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
    formats = {}
    for number in root.iter(f"{W}num"):
        definition = abstract.get(_value(number, "abstractNumId"))
        for level in () if definition is None else definition.iter(f"{W}lvl"):
            key = number.get(f"{W}numId"), int(level.get(f"{W}ilvl", "0"))
            formats[key] = _value(level, "numFmt")
    return formats


def _value(element: Element, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")
