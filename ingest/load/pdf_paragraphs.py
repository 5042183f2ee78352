"""From printed lines to paragraphs, list items and headings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.load.canonical import Piece
from ingest.load.pdf_lines import PrintedLine

_BULLET = re.compile(
    r"[^\w\s\"'«“‘(\[€£$<…]\s|[•▪◦‣●\uf000-\uf0ff]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)°]\s|\d+(?:\.\d+)+\.?\s"
)
_LEADERS = re.compile(r"(?:\. ?){3,}\s*\d+$|…\s*\d+$")
_END = re.compile(r"[.!?:;…][\"'»”’)\]]*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad‐]$")
_LONGEST_HEADING = 25  # words
_LARGER = 1.12  # how much larger than the body the letters of a heading are
_SAME_SIZE = 0.6  # points


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: tuple[PrintedLine, ...]
    level: int = 0
    """Of a heading, from 1; 0 for text."""


def paragraphs(lines: list[PrintedLine]) -> list[Paragraph]:
    """Join the lines of a document into paragraphs and headings, across pages too.

    Args:
        lines: In reading order, without page furniture.
    """
    levels = _heading_levels(lines)
    spacing = _line_spacing(lines)
    right = _right_margin(lines)
    grouped: list[list[PrintedLine]] = []
    for line in lines:
        if grouped and _goes_on(grouped[-1], line, spacing, right, levels):
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return [Paragraph(tuple(group), _level(group[0], levels)) for group in grouped]


def piece(paragraph: Paragraph, vocabulary: frozenset[str]) -> tuple[Piece, list[tuple[int, PrintedLine]]]:
    """Return a paragraph's words, and the offset in them at which each of its lines begins.

    Args:
        paragraph: What to write.
        vocabulary: Words of the document, in lower case, which tell whether a hyphen at a line's end is part of a word.
    """
    words = ""
    beginnings: list[tuple[int, PrintedLine]] = []
    for line in paragraph.lines:
        words = _joined(words, line.words, vocabulary)
        beginnings.append((len(words) - len(line.words), line))
    role = "heading" if paragraph.level else None
    return Piece(words, role, paragraph.level or 1), beginnings  # type: ignore[arg-type]


def _level(line: PrintedLine, levels: dict[tuple[float, bool], int]) -> int:
    return 0 if _LEADERS.search(line.words) else levels.get(_style(line), 0)


def vocabulary_of(lines: list[PrintedLine]) -> frozenset[str]:
    """Return the words that stand inside the lines, with their hyphens."""
    return frozenset(word for line in lines for word in re.findall(r"[\w-]+", line.words.lower())[:-1])


def _joined(above: str, words: str, vocabulary: frozenset[str]) -> str:
    if not above:
        return words
    if not _HYPHEN.search(above) or not words[0].islower():
        return f"{above} {words}"
    first, last = re.findall(r"[\w-]+", above[:-1].lower())[-1], re.findall(r"\w+", words.lower())[0]
    is_compound = f"{first}-{last}" in vocabulary and first + last not in vocabulary
    return above[:-1] + ("-" if is_compound and above[-1] != "\u00ad" else "") + words


def _goes_on(
    group: list[PrintedLine],
    line: PrintedLine,
    spacing: float,
    right: float,
    levels: dict[tuple[float, bool], int],
) -> bool:
    above = group[-1]
    if _BULLET.match(line.words) or _LEADERS.search(above.words):
        return False
    if _style(above) != _style(line) and (_style(above) in levels or _style(line) in levels):
        return False
    if _style(line) in levels:  # a heading on several lines
        return line.page == above.page and line.top - above.bottom < spacing
    if line.page != above.page:
        return not _END.search(above.words) and line.words[0].islower()
    if not -spacing < line.top - above.bottom <= 1.5 * spacing + 1:
        return False
    is_short = above.right < right - 0.15 * (right - above.left)
    return not (is_short and _END.search(above.words)) and not (is_short and line.words[0].isupper())


def _style(line: PrintedLine) -> tuple[float, bool]:
    return round(line.size), line.is_bold


def _heading_levels(lines: list[PrintedLine]) -> dict[tuple[float, bool], int]:
    """Return the levels of the print styles that headings are in: larger than the body, or bold where it is not."""
    letters: Counter[tuple[float, bool]] = Counter()
    for line in lines:
        letters[_style(line)] += len(line.words)
    body_size, body_is_bold = letters.most_common(1)[0][0]
    styles = {
        style
        for style in letters
        if style[0] >= _LARGER * body_size or (style[0] == body_size and style[1] and not body_is_bold)
    }
    short = {style for style in styles if _is_of_headings([line for line in lines if _style(line) == style])}
    ranked = sorted(short, key=lambda style: (-style[0], not style[1]))
    return {style: level for level, style in enumerate(ranked, start=1)}


def _is_of_headings(lines: list[PrintedLine]) -> bool:
    closed = sum(line.words.endswith((".", ";", ",")) for line in lines)
    return closed <= len(lines) / 3 and median(len(line.words.split()) for line in lines) <= _LONGEST_HEADING


def _line_spacing(lines: list[PrintedLine]) -> float:
    gaps = [
        below.top - above.bottom
        for above, below in pairwise(lines)
        if above.page == below.page and below.top > above.top
    ]
    return max(1.0, median(gaps)) if gaps else 1.0


def _right_margin(lines: list[PrintedLine]) -> float:
    return sorted(line.right for line in lines)[int(0.95 * (len(lines) - 1))]
