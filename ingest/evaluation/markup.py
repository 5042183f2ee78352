"""Read the marked-up documents of the extraction gold.

A document is a head of ``name: value`` lines, a line ``===``, the text, a line ``===`` and its relations. In the text:

``{{m1 measure done care,health|words}}``   the first mention of an entity: id, type, then what the type needs:
                                            a measure its status (``under_way/announced``: the second is accepted too)
                                            and themes, a date its EDTF value, a plan or an actor its kind
``{{m1|words}}``    another mention of it           ``{{~m1|words}}``  a weak mention: free, never required
``{{=m1|words}}``   another span accepted for it    ``{{?m1 …|words}}`` an optional entity: free, never required
``{{!measure|words}}``  measures in these words are neither right nor wrong
``{{#|words}}``     boilerplate: anything found here is a leak

Marks may be nested. A relation is a line ``m1 m2 partOf p1`` (every head to every tail), ``?`` before an optional one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

RELATIONS = ("partOf", "announces", "responsibleFor", "hasDate", "holdsPost", "about")
NEEDED = {"measure": 4, "date": 3}
"""Words of the mark that declares an entity: id, type, status and themes, or a value."""

Range = tuple[int, int]


class MarkupError(ValueError):
    """A gold document that does not follow the format; the message names the mark."""


@dataclass(slots=True)
class GoldEntity:
    """One entity of a gold document, required unless ``optional``."""

    id: str
    type: str
    optional: bool
    kind: str = ""
    edtf: str = ""
    statuses: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    mentions: list[Range] = field(default_factory=list)
    weak: list[Range] = field(default_factory=list)
    accepted: list[Range] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A relation between two gold entities, by their ids; the document is ``DOC``."""

    type: str
    head: str
    tail: str
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with everything that should be found in it."""

    id: str
    lang: str
    genre: str
    date: str
    text: str
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]
    ignored: tuple[tuple[str, Range], ...]
    """Entity type and range: neither right nor wrong there."""
    boilerplate: tuple[Range, ...]


def read_gold(folder: Path) -> tuple[GoldDocument, ...]:
    """Read every marked-up document of a folder, in the order of their names.

    Raises:
        MarkupError: one of them does not follow the format; the message names it.
    """
    return tuple(_read_file(path) for path in sorted(folder.glob("*.txt")))


def _read_file(path: Path) -> GoldDocument:
    try:
        return parse(path.stem, path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise MarkupError(f"{path.name}: it is not in UTF-8") from error
    except MarkupError as error:
        raise MarkupError(f"{path.name}: {error}") from error


def parse(name: str, content: str) -> GoldDocument:
    """Read one marked-up document.

    Raises:
        MarkupError: a part or a line of the head is missing, a mark is not closed, an id is declared twice or never,
            a relation is not one.
    """
    parts = content.split("\n===\n")
    if len(parts) != 3:
        raise MarkupError("it needs a head, a text and relations, with lines of === between them")
    head, body, tail = parts
    about = dict(line.partition(": ")[::2] for line in head.splitlines())
    if missing := {"lang", "genre", "date"} - about.keys():
        raise MarkupError(f"its head does not tell {', '.join(sorted(missing))}")
    reader = _Reader()
    text = reader.read(body)
    entities = reader.declared()
    return GoldDocument(
        id=name,
        lang=about["lang"],
        genre=about["genre"],
        date=about["date"],
        text=text,
        entities=entities,
        relations=_relations(tail, {one.id for one in entities} | {"DOC"}),
        ignored=tuple(reader.ignored),
        boilerplate=tuple(reader.boilerplate),
    )


class _Reader:
    """Takes the marks out of a text and remembers what they said."""

    def __init__(self) -> None:
        self.entities: dict[str, GoldEntity] = {}
        self.ignored: list[tuple[str, Range]] = []
        self.boilerplate: list[Range] = []

    def read(self, body: str) -> str:
        text: list[str] = []
        length = 0
        opened: list[tuple[str, int]] = []
        for piece in re.split(r"(\{\{[^|{}]*\||\}\})", body):
            if piece.startswith("{{"):
                opened.append((piece[2:-1], length))
            elif piece == "}}":
                if not opened:
                    raise MarkupError(f"closed without a mark: …{''.join(text)[-40:]}")
                mark, start = opened.pop()
                self._note(mark, (start, length))
            else:
                text.append(piece)
                length += len(piece)
        if opened:
            raise MarkupError(f"never closed: {opened[-1][0]}")
        return "".join(text)

    def _note(self, mark: str, span: Range) -> None:
        if mark == "#":
            self.boilerplate.append(span)
        elif mark.startswith("!"):
            self.ignored.append((mark[1:], span))
        elif mark[0] in "~=":
            entity = self._entity(mark[1:])
            (entity.weak if mark[0] == "~" else entity.accepted).append(span)
        else:
            self._mention(mark.lstrip("?").split(), mark.startswith("?"), span)

    def _mention(self, words: list[str], is_optional: bool, span: Range) -> None:
        entity = self._entity(words[0])
        entity.mentions.append(span)
        if len(words) == 1:
            return
        if entity.type:
            raise MarkupError(f"declared twice: {words[0]}")
        entity.type, entity.optional = words[1], is_optional
        if len(words) < NEEDED.get(entity.type, 2):
            raise MarkupError(f"declared without what a {entity.type} needs: {words[0]}")
        if entity.type == "measure":
            entity.statuses, entity.themes = tuple(words[2].split("/")), tuple(re.split("[,/]", words[3]))
        elif entity.type == "date":
            entity.edtf = words[2]
        elif len(words) > 2:
            entity.kind = words[2]

    def _entity(self, key: str) -> GoldEntity:
        return self.entities.setdefault(key, GoldEntity(key, "", optional=False))

    def declared(self) -> tuple[GoldEntity, ...]:
        for entity in self.entities.values():
            if not entity.type or not entity.mentions:
                raise MarkupError(f"never declared: {entity.id}")
        return tuple(self.entities.values())


def _relations(lines: str, known: set[str]) -> tuple[GoldRelation, ...]:
    relations = []
    for line in lines.splitlines():
        words = line.lstrip("?").split()
        name = next((word for word in words if word in RELATIONS), None)
        if name is None:
            raise MarkupError(f"not a relation: {line}")
        at = words.index(name)
        for head in words[:at]:
            for tail in words[at + 1 :]:
                if not {head, tail} <= known:
                    raise MarkupError(f"a relation with an unknown id: {line}")
                relations.append(GoldRelation(name, head, tail, line.startswith("?")))
    return tuple(relations)
