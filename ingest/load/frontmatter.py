"""Front matter: what a document declares of itself above its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from ingest.errors import DocumentRejected
from ingest.records import Described, Metadata
from snapshot.dates.edtf import interval

_TEXT_KEYS = (
    "id",
    "title",
    "lang",
    "publisher",
    "country",
    "kind",
    "date",
    "url",
    "translation_of",
    "coverage",
)
_DESCRIBED_KEYS = ("title", "publisher", "date", "source_type", "confidence")
_CURATORS_KEYS = frozenset({"dossier", "facts", "date_precision"})
"""Kept by those who write the documents, of no use here."""

_UNKNOWN_YEAR = re.compile(r"XXXX-\d\d(?:-\d\d)?")
_HALF_A_CHARACTER = re.compile(r"[\ud800-\udfff]")
_LANG = re.compile(r"[a-zA-Z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was declared, and the keys that mean nothing here."""

    metadata: Metadata
    warnings: tuple[str, ...]


def read_front_matter(block: str, first_line: int) -> FrontMatter:
    """Read a YAML block; values stay as written, so that a date keeps its precision and ``no`` stays Norway.

    Args:
        block: The lines between the two ``---``.
        first_line: Number of the block's first line in the file, for messages.

    Raises:
        DocumentRejected: it is not YAML, or a value is not what its key needs; the error names the line.
    """
    return _Reader(first_line).read(block)


class _Reader:
    """Reads one block; it knows where the block begins, to say on which line an error stands."""

    def __init__(self, first_line: int) -> None:
        self._first_line = first_line
        self._warnings: list[str] = []

    def read(self, block: str) -> FrontMatter:
        root = self._parse(block)
        fields = self._mapping(root, "The front matter") if root else {}
        texts = {key: self._text(key, fields.pop(key)) for key in _TEXT_KEYS if key in fields}
        record = self._record(fields.pop("record", None))
        described = self._described(fields.pop("describes", None))
        self._warn_of(fields)
        if record == "notice" and described is None:
            raise self._rejected(
                "A notice must say what it describes.", root, "Add “describes:” with a title."
            )
        return FrontMatter(
            Metadata(**texts, record=record, describes=described),  # type: ignore[arg-type]
            tuple(self._warnings),
        )

    def _parse(self, block: str) -> yaml.Node | None:
        try:
            return yaml.compose(block, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line if error.problem_mark else 0
            raise self._invalid(f"{error.problem}", line) from error
        except yaml.reader.ReaderError as error:
            raise self._invalid(error.reason, block.count("\n", 0, error.position)) from error
        except RecursionError as error:
            raise self._invalid("it is nested too deeply", 0) from error

    def _mapping(self, node: yaml.Node, what: str) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self._rejected(f"{what} is not a list of “key: value” lines.", node)
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value in found:
                raise self._rejected("A key stands twice or is no word.", key)
            found[key.value] = value
        return found

    def _text(self, key: str, node: yaml.Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode):
            raise self._rejected(f"“{key}” must be one value.", node)
        value = node.value.strip()
        if value in {"", "~", "null"}:
            return None
        if _HALF_A_CHARACTER.search(value):
            raise self._rejected(f"“{key}” holds an escape that is no character.", node)
        if key == "date" and not (interval(value) or _UNKNOWN_YEAR.fullmatch(value)):
            raise self._rejected(
                f"The date “{value}” can't be read.", node, "Write it as 2019-11-20, 2019-11 or 2019."
            )
        if key == "lang" and not _LANG.fullmatch(value):
            raise self._rejected(f"“{value}” is not a language tag.", node, "Write fr or en.")
        return str(value)

    def _record(self, node: yaml.Node | None) -> str:
        value = self._text("record", node) if node else "original"
        if value not in {"original", "notice"}:
            raise self._rejected(f"“{value}” is no kind of record.", node, "Write original or notice.")
        return value

    def _described(self, node: yaml.Node | None) -> Described | None:
        if node is None:
            return None
        fields = self._mapping(node, "“describes”")
        texts = {key: self._text(key, fields.pop(key)) for key in _DESCRIBED_KEYS if key in fields}
        urls = self._list("urls", fields.pop("urls")) if "urls" in fields else ()
        self._warn_of(fields)
        title = texts.pop("title", None)
        if title is None:
            raise self._rejected("“describes” has no title.", node)
        return Described(title, urls=urls, **texts)

    def _list(self, key: str, node: yaml.Node) -> tuple[str, ...]:
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        values = [self._text(key, one) for one in nodes]
        return tuple(dict.fromkeys(value for value in values if value))

    def _warn_of(self, unknown: dict[str, yaml.Node]) -> None:
        for key, node in unknown.items():
            if key not in _CURATORS_KEYS:
                self._warnings.append(f"Line {self._line(node)}: the key “{key}” is not known.")

    def _line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self._first_line

    def _invalid(self, problem: str, line: int) -> DocumentRejected:
        return DocumentRejected(
            f"The front matter is not valid YAML: line {line + self._first_line}, {problem}.",
            "Put values with a colon or a quotation mark between quotation marks.",
        )

    def _rejected(
        self, reason: str, node: yaml.Node | None, remedy: str = "Correct this line."
    ) -> DocumentRejected:
        line = self._line(node) if node else self._first_line
        return DocumentRejected(f"Front matter, line {line}: {reason}", remedy)
