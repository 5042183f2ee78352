"""Which blocks are the furniture of a page and not its content."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.segment import patterns_en, patterns_fr
from ingest.segment.drafts import Draft, words_of
from ingest.segment.roles import FULL_DATE
from ingest.segment.wording import fingerprint

_FURNITURE = frozenset(patterns_fr.FURNITURE + patterns_en.FURNITURE)
_AMBIGUOUS = frozenset(patterns_fr.AMBIGUOUS_FURNITURE + patterns_en.AMBIGUOUS_FURNITURE)
_ANY_FURNITURE = _FURNITURE | _AMBIGUOUS
_RELATED = frozenset(patterns_fr.RELATED_TITLES + patterns_en.RELATED_TITLES)
_LONGEST_FURNITURE = 60  # words; a cookie banner is the longest
_CLEAR_CONTENT = 30  # words of a finished paragraph that cannot be a link


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_PATTERNS = _any_of(patterns_fr.FURNITURE_PATTERNS + patterns_en.FURNITURE_PATTERNS)
_DATED = _any_of(patterns_fr.DATED_FURNITURE + patterns_en.DATED_FURNITURE)
_SEPARATORS = re.compile(r"\s*[|·•\n]\s*| - ")
_ADDRESS = r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:fr|net|org|com|eu|uk|ie|info)(?:/\S*)?"
_SHAPES = re.compile(
    rf"(?:[^:]{{1,30}}: ?)?[<(\[]?(?:{_ADDRESS})[>)\].]*"  # nothing but an address, with or without a label
    r"|[^>]{1,60}(?: > [^>]+){2,}"  # breadcrumb
    r"|[\w%() .-]+\.(?:pdf|docx?|odt|xlsx?|pptx?|zip|jpe?g|png|gif|svg)(?: ?\(.{1,30}\))?"  # file name
    r"|(?=\S*_\S*_)[\w%.-]+"  # file name without its suffix
    r"|\(?(?:pdf|docx?|odt|zip)\b.{0,4}[\d.,]+ ?[kmg][ob]\)?"  # size of a file
    r"|(?=\w*\d)(?=\w*[a-z])[a-z0-9]{2,12}"  # a lone token of letters and digits: a template's debris
    r"|\d{1,3}(?: ?/ ?\d{1,3})?|- ?\d{1,3} ?-"  # page number
    r"|(?:#\w+ ?)+"  # hashtags
    r"|(?:\+\d\d ?)?\(?\d{2,5}\)?(?:[ .]\d{2,6}){2,5}"  # telephone number
    r"|[\W_]+"  # rules and ornaments
)


def with_furniture(drafts: list[Draft], text: str) -> list[Draft]:
    """Return the drafts with page furniture marked as boilerplate, wherever it stands."""
    marked = [_as_boilerplate(draft) if _is_furniture(draft, text) else draft for draft in drafts]
    for order in (range(len(marked)), range(len(marked) - 1, -1, -1)):
        edge = True
        for index in order:
            if edge and fingerprint(words_of(text, marked[index])) in _AMBIGUOUS:
                marked[index] = _as_boilerplate(marked[index])
            edge = marked[index].role == "boilerplate"
    return marked


def with_related(drafts: list[Draft], text: str) -> list[Draft]:
    """Return the drafts with lists of other pages marked as boilerplate, from their title to where content resumes."""
    marked = list(drafts)
    is_listing = False
    for index, draft in enumerate(drafts):
        if fingerprint(words_of(text, draft)) in _RELATED:
            is_listing = True
        elif is_listing and _resumes(drafts, index, text):
            is_listing = False
        if is_listing:
            marked[index] = _as_boilerplate(draft)
    return marked


def _is_furniture(draft: Draft, text: str) -> bool:
    if draft.role == "boilerplate":
        return True
    words = words_of(text, draft)
    if len(words.split()) > _LONGEST_FURNITURE:
        return False
    if _SHAPES.fullmatch(words):
        return not FULL_DATE.fullmatch(words)
    if _DATED.match(words):
        return True
    # Any other line with a date dates the document: it stays content, whatever stands beside the date.
    return not FULL_DATE.search(words) and (
        _is_made_of_furniture(draft, text) or bool(_PATTERNS.match(words))
    )


def _is_made_of_furniture(draft: Draft, text: str) -> bool:
    parts = [fingerprint(part) for part in _SEPARATORS.split(draft.span.within(text))]
    if all(part in _ANY_FURNITURE or _PATTERNS.fullmatch(part) for part in parts if part):
        return len(parts) > 1 or parts[0] in _FURNITURE
    tokens = fingerprint(draft.span.within(text)).split()
    return len(tokens) > 1 and all(token in _ANY_FURNITURE for token in tokens)


def _resumes(drafts: list[Draft], index: int, text: str) -> bool:
    if _is_clear_content(drafts[index], text):
        return True
    following = drafts[index + 1] if index + 1 < len(drafts) else None
    return drafts[index].role == "heading" and following is not None and _is_clear_content(following, text)


def _is_clear_content(draft: Draft, text: str) -> bool:
    words = words_of(text, draft)
    is_finished = words.rstrip("\"' )")[-1:] in {".", "!", "?", ":"} and not words.endswith("...")
    return draft.role == "paragraph" and is_finished and len(words.split()) >= _CLEAR_CONTENT


def _as_boilerplate(draft: Draft) -> Draft:
    return replace(draft, role="boilerplate")
