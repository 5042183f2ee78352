"""How deep each heading and each list item lies."""

from __future__ import annotations

import re

from ingest.segment.drafts import Draft, words_of
from ingest.segment.markers import find_marker

# From the outermost: the style of a heading decides its depth among the styles that the document uses.
_HEADING_STYLES = (
    re.compile(r"(?:livre|book|part|partie|titre|title|annex|annexe|appendix|schedule)$"),
    re.compile(
        r"(?:chapitre|chapter|axe|axis|pilier|pillar|volet|strand|orientation|ambition|theme|thème|priorité|priority)$"
    ),
    re.compile(r"capitals$"),
    re.compile(r"I\W"),
    re.compile(r"(?:section|objectif|objective|goal|levier|outcome|area|point|item)$"),
    re.compile(r"A\W"),
    re.compile(r"\W?1\W?$|1\.-$"),
    re.compile(r"(?:article|art\.|clause)$"),
    re.compile(r"1\.1\.?$"),
    re.compile(r"1\.1\.1\.?"),
    re.compile(r".*"),
)


def depths(drafts: list[Draft], text: str) -> list[int]:
    """Return the level of each draft: of headings, 1 is the title; of items, 1 is the outermost list; else 1."""
    ranks = {index: _rank(draft, text) for index, draft in enumerate(drafts) if _is_guessed_heading(draft)}
    title = next((index for index in list(ranks)[:1] if not drafts[index].marker), None)
    used = sorted({rank for index, rank in ranks.items() if index != title})
    levels: list[int] = []
    lists: list[Draft] = []
    for index, draft in enumerate(drafts):
        if draft.role == "item":
            lists = _nested(lists, draft)
            levels.append(draft.level or len(lists))
            continue
        lists = lists if draft.role == "boilerplate" else []
        is_level_1 = index == title or index not in ranks
        levels.append(draft.level or (1 if is_level_1 else 2 + used.index(ranks[index])))
    return levels


def _is_guessed_heading(draft: Draft) -> bool:
    return draft.role == "heading" and draft.level is None


def _rank(draft: Draft, text: str) -> int:
    words = words_of(text, draft)
    marker = draft.marker or find_marker(text, draft.span)  # « Article 6 », with nothing else on its line
    style = marker.style if marker else "capitals" if words.isupper() else ""
    return next(rank for rank, pattern in enumerate(_HEADING_STYLES) if pattern.match(style))


def _nested(lists: list[Draft], draft: Draft) -> list[Draft]:
    """Return the items that opened the lists that are open after this one, which goes on with one of them or opens its own.

    A list is known again by its indent and its style. « Mesure 3 : » is no detail of the bullets before it.
    """
    if _is_action(draft):
        lists = [opened for opened in lists if _is_action(opened) or opened.indent < draft.indent]
    for place, opened in enumerate(lists):
        same_style = opened.style == draft.style or not opened.style or not draft.style
        if opened.indent == draft.indent and same_style:
            return lists[: place + 1]
    return [*(opened for opened in lists if opened.indent <= draft.indent), draft]


def _is_action(draft: Draft) -> bool:
    return draft.marker is not None and draft.marker.kind == "action"
