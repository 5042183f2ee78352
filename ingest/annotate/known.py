"""Names of the authority file, found in a text whatever their case, accents and apostrophes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.annotate.mentions import Mention, longest, trim
from ingest.annotate.wording import fold, fold_key
from ingest.records import EntityType, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.annotate.reading import Reading
    from ingest.records import Block
    from snapshot.authority import Authority, AuthorityEntry

WORD = re.compile(r"[^\W_]+")
ARTICLE = re.compile(
    r"(?:^|(?<!\bde )(?<!\bof ))\b(?:l'|la |le |les |the |au |aux |par |by |and |et |with |avec )$",
    re.IGNORECASE,
)
KINDS = {"person": "person", "post": "role"}
Index = dict[str, list[tuple[tuple[str, ...], str, "AuthorityEntry"]]]


@lru_cache(maxsize=4)
def _index(authority: Authority) -> Index:
    """Return the names of an authority file by their first word, the longest first."""
    index: Index = {}
    for entry in authority.entries:
        for name in entry.names:
            words = tuple(fold(name).split())
            if len(words) > 1 or _stands_alone(name):
                index.setdefault(words[0], []).append((words, name, entry))
    for names in index.values():
        names.sort(key=lambda one: -len(one[0]))
    return index


def _stands_alone(name: str) -> bool:
    """Whether a name of one word is no common word: an acronym, or a brand such as DfE."""
    return len(name) > 2 and any(letter.isupper() for letter in name[1:])


def known_names(reading: Reading, authority: Authority) -> list[Mention]:
    """Return the plans and actors of a document that the authority file knows by the words used there."""
    index = _index(authority)
    return longest(mention for block in reading.content for mention in _in_block(reading, block, index))


def _in_block(reading: Reading, block: Block, index: Index) -> Iterator[Mention]:
    words = list(WORD.finditer(reading.text, block.span.start, block.span.end))
    folded = [_folded(word.group()) for word in words]
    for position, first in enumerate(folded):
        for name, written, entry in index.get(first, ()):
            end = position + len(name)
            if tuple(folded[position:end]) != name:
                continue
            span = trim(reading.text, Span(words[position].start(), words[end - 1].end()))
            if not _is_used_as_name(reading, block, span, written):
                continue
            yield _mention(reading, block, span, entry)
            break


@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> str:
    return fold(word)


def _is_used_as_name(reading: Reading, block: Block, span: Span, written: str) -> bool:
    """Whether the words stand with a capital; a single word as it is written in the file, and after an article."""
    words = reading.words(span)
    if " " in words or "'" in words:
        return any(letter.isupper() for letter in words)
    before = reading.text[max(block.span.start, span.start - 12) : span.start]
    return words == written and (not before or ARTICLE.search(before) is not None)


def _mention(reading: Reading, block: Block, span: Span, entry: AuthorityEntry) -> Mention:
    entity_type: EntityType = "plan" if entry.type == "instrument" else "actor"
    kind = KINDS.get(entry.type) or entry.kind or "org"
    if entry.type == "organisation" and kind not in {"body", "collective"}:
        kind = "org"
    return Mention(entity_type, span, fold_key(reading.words(span)), kind=kind, block=block.index)
