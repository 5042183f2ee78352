"""A document's blocks: headings, paragraphs, list items and boilerplate, with depth and repetition."""

from __future__ import annotations

from ingest.records import Block, Document
from ingest.segment.boilerplate import with_furniture, with_related
from ingest.segment.depth import depths
from ingest.segment.drafts import Draft, draft_blocks
from ingest.segment.roles import with_roles
from ingest.segment.wording import fingerprint

UNDETERMINED = "und"
"""BCP 47 for a language that nobody has looked at yet."""

_SHORTEST_REPEATED_HEADING = 4  # words: « Objectifs » may head several parts


def segment(document: Document) -> tuple[Block, ...]:
    """Split a document into blocks, in reading order.

    What the format declares (``Document.marks``) is kept; the rest is read from layout and wording. Every visible
    character belongs to a block, to a bullet or number before one, or to the markup that the loader left out of its marks. The
    language of the blocks is left to be determined.
    """
    text = document.text
    has_headings = any(mark.role == "heading" for mark in document.marks)
    drafts = with_furniture(draft_blocks(document), text)
    drafts = with_related(with_roles(drafts, text, has_headings=has_headings), text)
    levels = depths(drafts, text)
    copies = _copies(drafts, text)
    return tuple(
        Block(
            index=index,
            span=draft.span,
            role=draft.role or "paragraph",
            level=_level(index, drafts, levels, copies),
            lang=UNDETERMINED,
            marker=draft.marker.span.within(text) if draft.marker else "",
            duplicate_of=copies[index],
        )
        for index, draft in enumerate(drafts)
    )


def _level(index: int, drafts: list[Draft], levels: list[int], copies: list[int | None]) -> int:
    original = copies[index]  # a title that stands twice is no section of itself
    is_repeated_heading = original is not None and {drafts[index].role, drafts[original].role} == {"heading"}
    return levels[original] if original is not None and is_repeated_heading else levels[index]


def _copies(drafts: list[Draft], text: str) -> list[int | None]:
    first: dict[str, int] = {}
    copies: list[int | None] = []
    for index, draft in enumerate(drafts):
        words = fingerprint(draft.span.within(text))
        # The entry of a table of contents announces a heading; neither repeats the other.
        is_content = draft.role != "boilerplate" and not draft.is_contents_entry
        original = first.setdefault(words, index) if is_content else index
        is_copy = original != index and (draft.role != "heading" or _is_title_again(drafts[original], words))
        copies.append(original if is_copy else None)
    return copies


def _is_title_again(original: Draft, words: str) -> bool:
    """Tell whether a heading repeats another: a short one may head several parts, and one in a list announces it."""
    return original.role == "heading" and len(words.split()) >= _SHORTEST_REPEATED_HEADING
