"""First pass of segmentation: lines become drafts of blocks, by their markers and their wrapping."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.records import Document, Mark, Role, Span
from ingest.segment.lines import Line, lines
from ingest.segment.markers import Marker, find_marker
from ingest.segment.wording import fold

_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
_BREAKS = "\n\r\v\f\x85\u2028\u2029"
_CLOSING = ".:;!?"
# Dots or rules that lead to a page number in a table of contents, as many of one sign as this at least.
_LEADERS = {".": 3, "…": 2, "_": 3, "·": 3}
_LONGEST_PAGE_NUMBER = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """A block whose role or level may not be known yet."""

    span: Span
    role: Role | None
    """None: to be decided by its words and by what stands around it."""
    level: int | None = None
    marker: Marker | None = None
    indent: int = 0
    is_detached: bool = True
    """Whether a blank line stands before it."""
    line_count: int = 1
    is_contents_entry: bool = False
    """Whether leaders and a page number followed its words."""

    @property
    def style(self) -> str:
        """The style of its marker, empty without one."""
        return self.marker.style if self.marker else ""


def draft_blocks(document: Document) -> list[Draft]:
    """Return the document's blocks in reading order, with the roles that format and markers declare."""
    drafts: list[Draft] = []
    position = 0
    for mark in sorted(document.marks, key=lambda mark: mark.span):
        start = max(position, _start_of_line(document.text, position, mark.span.start))
        drafts += _from_text(document.text, Span(position, start))
        drafts.append(_from_mark(document.text, mark, start))
        position = _end_of_line(document.text, mark.span.end)
    return drafts + _from_text(document.text, Span(position, len(document.text)))


def words_of(text: str, draft: Draft) -> str:
    """Return the draft's words, folded, on one line."""
    return " ".join(fold(draft.span.within(text)).split())


def _from_mark(text: str, mark: Mark, start_of_line: int) -> Draft:
    before = text[start_of_line : mark.span.start]
    start = mark.span.start - len(before.lstrip()) if mark.role == "item" else mark.span.start
    marker = find_marker(text, Span(start, mark.span.end)) if mark.role != "boilerplate" else None
    if marker is None and start < mark.span.start:
        bullet = before.strip()
        marker = Marker(Span(start, start + len(bullet)), "bullet", bullet, mark.span.start)
    start_of_words = max(mark.span.start, marker.start_of_words) if marker else mark.span.start
    if start_of_words >= mark.span.end:
        start_of_words, marker = mark.span.start, None
    role = None if mark.role == "paragraph" else mark.role
    return Draft(Span(start_of_words, mark.span.end), role, mark.level, marker)


def _from_text(text: str, part: Span) -> list[Draft]:
    found = list(lines(text, part))
    width = _wrap_width(text, found)
    drafts: list[Draft] = []
    waiting: Marker | None = None
    for above, line, below in zip([None, *found], found, [*found[1:], None], strict=False):
        marker = None if waiting else find_marker(text, line.span)
        if (
            above
            and not (waiting or marker or line.is_detached)
            and _continues(text, drafts[-1], above, line, width)
        ):
            drafts[-1] = _extended(drafts[-1], line)
        elif (
            marker and marker.start_of_words >= line.span.end and below and not find_marker(text, below.span)
        ):
            waiting = marker
        else:
            drafts.append(_from_line(text, line, waiting or marker))
            waiting = None
    return drafts


def _from_line(text: str, line: Line, marker: Marker | None) -> Draft:
    start = max(line.span.start, marker.start_of_words) if marker else line.span.start
    if start >= line.span.end:  # nothing but a marker: it is all there is to read
        start, marker = line.span.start, None
    end = _start_of_leaders(text, Span(start, line.span.end))
    is_entry = end < line.span.end
    is_item = is_entry or (marker is not None and marker.kind in {"bullet", "action"})
    return Draft(
        Span(start, end),
        "item" if is_item else None,
        marker=marker,
        indent=line.indent,
        is_detached=line.is_detached,
        is_contents_entry=is_entry,
    )


def _start_of_leaders(text: str, words: Span) -> int:
    """Return where the leaders of an entry of a table of contents begin, or else where the words end."""
    entry = words.within(text)
    numberless = entry.rstrip("0123456789")
    if not 0 < len(entry) - len(numberless) <= _LONGEST_PAGE_NUMBER:
        return words.end
    bare = numberless.rstrip(f"{''.join(_LEADERS)} \t\u00a0")
    leaders = numberless[len(bare) :]
    is_led = any(leaders.count(sign) >= count for sign, count in _LEADERS.items())
    return words.start + len(bare) if bare and is_led else words.end


def _extended(draft: Draft, line: Line) -> Draft:
    return replace(draft, span=Span(draft.span.start, line.span.end), line_count=draft.line_count + 1)


def _continues(text: str, draft: Draft, above: Line, line: Line, width: int | None) -> bool:
    """Tell whether a line without a marker goes on with the block of the line right above it."""
    if draft.is_contents_entry or _is_enumerated(text, draft):
        return False
    if draft.marker and draft.line_count == 1 and line.indent > above.indent:
        return True
    return _is_wrapped(fold(above.span.within(text)), fold(line.span.within(text)), width)


def _is_enumerated(text: str, draft: Draft) -> bool:
    """Tell whether a line is an entry of a list without bullets: in lower case, up to a comma or a semicolon."""
    return not draft.marker and text[draft.span.start].islower() and text[draft.span.end - 1] in ",;"


def _is_wrapped(above: str, line: str, width: int | None) -> bool:
    is_in_column = width is not None and width / 2 < len(above) <= width and " " in above
    if width is not None and is_in_column and len(above) + 1 + len(line.split(maxsplit=1)[0]) > width:
        return True
    return len(above) >= 40 and above[-1] not in _CLOSING and line[0].islower()


def _wrap_width(text: str, found: list[Line]) -> int | None:
    """Return the longest line that was broken inside a sentence, or None where lines are paragraphs."""
    broken = []
    for above, below in pairwise(found):
        words, rest = above.span.within(text), below.span.within(text)
        if (
            not below.is_detached
            and 40 <= len(words) <= 110
            and words[-1] not in _CLOSING
            and rest[0].islower()
        ):
            broken.append(len(words))
    return max(broken, default=None)


def _start_of_line(text: str, floor: int, position: int) -> int:
    return max(text.rfind(sign, floor, position) for sign in _BREAKS) + 1


def _end_of_line(text: str, position: int) -> int:
    found = _BREAK.search(text, position)
    return found.start() if found else len(text)
