"""Count the annotated documents and write the tables into their README: ``python -m training.extraction.count``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from ingest.evaluation.markup import RELATIONS, GoldDocument
from training.extraction.check import BROKEN
from training.extraction.documents import DATA, GENRES, LANGUAGES, PARTS, PREFIXES, documents

README = DATA / "README.md"
COUNTED = re.compile(r"(?<=<!-- counts -->\n).*(?=<!-- end of counts -->)", re.DOTALL)
"""The part of the README that this writes."""

Slice = tuple[str, list[GoldDocument]]
Rows = list[list[str | int]]


def tables() -> str:
    """Return the tables in Markdown: sizes and items, relations, genres, each by part and language."""
    slices = [
        (f"{part} {lang}", [one for one in documents(part) if one.lang == lang])
        for part in PARTS
        for lang in LANGUAGES
    ]
    every = [*slices, ("all", [one for _, held in slices for one in held])]
    return "\n".join([_items(every), _relations(every), _genres(every)])


def counted(readme: str) -> str:
    """Return the README with the counts of today."""
    return COUNTED.sub(lambda _: f"\n{tables()}\n", readme)


def _items(slices: Sequence[Slice]) -> str:
    rows: dict[str, Callable[[GoldDocument], int]] = {
        "documents": lambda _: 1,
        "blocks": lambda one: len([block for block in BROKEN.split(one.text) if block.strip()]),
        "words": lambda one: len(one.text.split()),
        **{f"{kind}, required": _of_type(kind) for kind in PREFIXES},
        "items, optional": lambda one: sum(entity.optional for entity in one.entities),
        "mentions": lambda one: sum(len((*each.mentions, *each.weak)) for each in one.entities),
        "boilerplate zones": lambda one: len(one.boilerplate),
    }
    cells: Rows = [[name, *(sum(map(count, held)) for _, held in slices)] for name, count in rows.items()]
    return _table(["", *(name for name, _ in slices)], cells)


def _of_type(kind: str) -> Callable[[GoldDocument], int]:
    return lambda one: sum(entity.type == kind and not entity.optional for entity in one.entities)


def _relations(slices: Sequence[Slice]) -> str:
    counts = [
        Counter(relation.type for one in held for relation in one.relations if not relation.optional)
        for _, held in slices
    ]
    cells: Rows = [[name, *(count[name] for count in counts)] for name in RELATIONS]
    return _table(["relations, required", *(name for name, _ in slices)], cells)


def _genres(slices: Sequence[Slice]) -> str:
    counts = [Counter(one.genre for one in held) for _, held in slices]
    cells: Rows = [[genre, *(count[genre] for count in counts)] for genre in GENRES]
    return _table(["documents by genre", *(name for name, _ in slices)], cells)


def _table(head: Sequence[str], rows: Rows) -> str:
    written = [[f"{cell:,}" if isinstance(cell, int) else cell for cell in row] for row in rows]
    ruler = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in [list(head), ruler, *written]) + "\n"


def main() -> None:
    """Write the counts into the README."""
    README.write_text(counted(README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
