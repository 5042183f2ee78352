"""The lines printed on the pages of a PDF, and which of them repeat from page to page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_WORD_GAP = 0.15  # share of the letters' size; justified lines have narrow spaces
_MARGIN = 0.1  # share of the page's height in which headers and footers stand
_PAGE_NUMBER = re.compile(
    r"(?:page )?[-–—| ]*(?:\d{1,4}|[ivxl]{1,6})[-–—| ]*(?:(?:/|sur|of) ?\d{1,4})?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of a page; lengths are in points, from the top left corner of the page."""

    words: str
    page: int
    """From 1."""
    top: float
    bottom: float
    left: float
    right: float
    size: float
    """Of most of its letters."""
    is_bold: bool
    is_in_margin: bool

    @property
    def pattern(self) -> str:
        """Its words with every number alike: equal for the headers of two pages."""
        return re.sub(r"\d+", "#", self.words).casefold()


def printed_lines(page: Any) -> list[PrintedLine]:  # noqa: ANN401  (pdfplumber has no types)
    """Return the lines of a pdfplumber page, from top to bottom."""
    found = [
        _printed_line(line, page)
        for line in page.extract_text_lines(return_chars=True, x_tolerance_ratio=_WORD_GAP)
    ]
    return [line for line in found if line.words]


def _printed_line(line: dict[str, Any], page: Any) -> PrintedLine:  # noqa: ANN401
    letters = [char for char in line["chars"] if not char["text"].isspace()]
    sizes = Counter(round(char["size"], 1) for char in letters)
    bold = sum(bool(_BOLD.search(char["fontname"])) for char in letters)
    # Letters of fonts without a map to Unicode are bullets as a rule.
    words = _UNMAPPED.sub("•", line["text"]).replace("\x00", "").strip()
    in_margin = line["bottom"] < _MARGIN * page.height or line["top"] > (1 - _MARGIN) * page.height
    return PrintedLine(
        words, page.page_number, line["top"], line["bottom"], line["x0"], line["x1"],
        size=max(sizes, key=lambda size: (sizes[size], size), default=0.0),
        is_bold=bold > len(letters) / 2,
        is_in_margin=in_margin,
    )  # fmt: skip


def body_size(lines: Iterable[PrintedLine]) -> float:
    """Return the size of most letters, in whole points."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size)] += len(line.words)
    return letters.most_common(1)[0][0]


def running_lines(pages: list[list[PrintedLine]]) -> set[PrintedLine]:
    """Return the page numbers, and the headers and footers that stand on three pages, or on half of a few.

    What is printed larger than the body is a title, even where every page begins with one.
    """
    body = body_size(line for lines in pages for line in lines)
    in_margins = [line for lines in pages for line in lines if line.is_in_margin and round(line.size) <= body]
    times = Counter(pattern for _, pattern in {(line.page, line.pattern) for line in in_margins})
    enough = min(max(2, len(pages) / 2), 3)
    return {
        line for line in in_margins if times[line.pattern] >= enough or _PAGE_NUMBER.fullmatch(line.words)
    }
