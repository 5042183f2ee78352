"""The rows of a snapshot in one SQLite file, written once and then read by any number of threads."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from contextlib import closing
from dataclasses import asdict, fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeGuard, TypeVar

from snapshot.dates import interval
from snapshot.errors import SnapshotMismatch
from snapshot.manifest import REBUILD
from snapshot.rows import (
    BlockRow,
    Content,
    Coverage,
    DescribedSource,
    DocumentRow,
    DocumentText,
    EvidenceRow,
    MeasureAmount,
    MeasureDate,
    MeasureRow,
    PageRow,
    Reference,
    UnitRow,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from _typeshed import DataclassInstance

Row = TypeVar("Row")

SCHEMA = """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, iri TEXT NOT NULL UNIQUE, title TEXT NOT NULL, lang TEXT NOT NULL,
    record TEXT NOT NULL, sha256 TEXT NOT NULL, media_type TEXT NOT NULL, path TEXT NOT NULL,
    kind TEXT, publisher TEXT, country TEXT, date TEXT, url TEXT, translation_of TEXT, coverage TEXT,
    described TEXT
);
CREATE TABLE texts (
    document_id TEXT PRIMARY KEY, text TEXT NOT NULL, blocks TEXT NOT NULL, pages TEXT NOT NULL
);
CREATE TABLE units (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, iri TEXT NOT NULL UNIQUE, document_id TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, lang TEXT NOT NULL, section TEXT NOT NULL,
    text TEXT NOT NULL, context TEXT NOT NULL, duplicate_of INTEGER
);
CREATE TABLE measures (
    unit_id INTEGER PRIMARY KEY, label TEXT NOT NULL, status TEXT, claim TEXT, themes TEXT NOT NULL,
    plans TEXT NOT NULL, announcers TEXT NOT NULL, responsible TEXT NOT NULL, dates TEXT NOT NULL,
    confidence REAL NOT NULL, amounts TEXT NOT NULL
);
CREATE TABLE evidence (
    document_id TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, type TEXT NOT NULL,
    iri TEXT NOT NULL, entity_id TEXT NOT NULL, label TEXT NOT NULL, detail TEXT NOT NULL
);
CREATE INDEX evidence_of_document ON evidence (document_id, start);
"""

TABLES = ("documents", "texts", "units", "measures", "evidence")

DECODERS: dict[str, Callable[[Any], Any]] = {
    "blocks": lambda rows: tuple(BlockRow(**row) for row in rows),
    "pages": lambda rows: tuple(PageRow(**row) for row in rows),
    "described": lambda row: DescribedSource(**{**row, "urls": tuple(row["urls"])}),
    "section": tuple,
    "themes": tuple,
    "plans": lambda rows: tuple(Reference(**row) for row in rows),
    "announcers": lambda rows: tuple(Reference(**row) for row in rows),
    "responsible": lambda rows: tuple(Reference(**row) for row in rows),
    "dates": lambda rows: tuple(MeasureDate(**row) for row in rows),
    "amounts": lambda rows: tuple(MeasureAmount(**row) for row in rows),
}
"""How the columns that hold JSON become what the rows hold."""


def write_passages(path: Path, content: Content) -> None:
    """Write the rows of a snapshot to a new file.

    Raises:
        OSError: it can't be written.
    """
    try:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.executescript(SCHEMA)
            for table in TABLES:
                _insert(connection, table, getattr(content, table))
    except sqlite3.OperationalError as error:
        raise OSError(f"{path}: {error}") from error


class PassageStore:
    """The rows of a snapshot, read-only."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> PassageStore:
        """Open the file that ``write_passages`` wrote.

        Raises:
            SnapshotMismatch: it is missing or is not such a file.
        """
        # A published snapshot never changes: immutable spares the locks. SQLite serialises threads itself.
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        try:
            connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            connection.execute("SELECT count(*) FROM units").fetchone()
        except sqlite3.Error as error:
            raise SnapshotMismatch(f"{path} can't be read ({error}). {REBUILD}") from error
        connection.row_factory = sqlite3.Row
        return cls(connection)

    def close(self) -> None:
        """Close the file; the store can't be used after."""
        self._connection.close()

    def document(self, document_id: str) -> DocumentRow | None:
        """Return a document by its id."""
        return self._one(DocumentRow, "SELECT * FROM documents WHERE id = ?", document_id)

    def document_by_iri(self, iri: str) -> DocumentRow | None:
        """Return a document by its IRI."""
        return self._one(DocumentRow, "SELECT * FROM documents WHERE iri = ?", iri)

    def documents(self) -> tuple[DocumentRow, ...]:
        """Return all documents, by id."""
        return tuple(self._rows(DocumentRow, "SELECT * FROM documents ORDER BY id"))

    def text(self, document_id: str) -> DocumentText | None:
        """Return the canonical text of a document with its blocks and pages."""
        return self._one(DocumentText, "SELECT * FROM texts WHERE document_id = ?", document_id)

    def units(self, unit_ids: Iterable[int]) -> tuple[UnitRow, ...]:
        """Return units in the order of their ids given; an unknown id is left out."""
        ids = [int(unit_id) for unit_id in unit_ids]
        query = "SELECT * FROM units WHERE id IN (SELECT value FROM json_each(?))"
        found = {unit.id: unit for unit in self._rows(UnitRow, query, json.dumps(ids))}
        return tuple(found[unit_id] for unit_id in ids if unit_id in found)

    def all_units(self) -> Iterator[UnitRow]:
        """Iterate over all units, by id."""
        return self._rows(UnitRow, "SELECT * FROM units ORDER BY id")

    def units_of(self, document_id: str) -> tuple[UnitRow, ...]:
        """Return the passages of a document, then its measures."""
        return tuple(
            self._rows(UnitRow, "SELECT * FROM units WHERE document_id = ? ORDER BY id", document_id)
        )

    def unit_by_iri(self, iri: str) -> UnitRow | None:
        """Return a passage or a measure by its IRI."""
        return self._one(UnitRow, "SELECT * FROM units WHERE iri = ?", iri)

    def neighbours(self, unit_id: int) -> tuple[UnitRow | None, UnitRow | None]:
        """Return the units of the same kind just before and just after in the same document."""
        query = """
            SELECT other.* FROM units AS this JOIN units AS other USING (document_id, kind)
            WHERE this.id = ? AND other.id = this.id + ?
        """
        return self._one(UnitRow, query, unit_id, -1), self._one(UnitRow, query, unit_id, 1)

    def measure(self, unit_id: int) -> MeasureRow | None:
        """Return what is known of the measure of a unit."""
        return self._one(MeasureRow, "SELECT * FROM measures WHERE unit_id = ?", unit_id)

    def measures(self) -> tuple[MeasureRow, ...]:
        """Return all measures, by unit id."""
        return tuple(self._rows(MeasureRow, "SELECT * FROM measures ORDER BY unit_id"))

    def evidence(self, document_id: str) -> tuple[EvidenceRow, ...]:
        """Return the spans to highlight in a document: by start, the longest first."""
        query = 'SELECT * FROM evidence WHERE document_id = ? ORDER BY start, "end" DESC, type, entity_id'
        return tuple(self._rows(EvidenceRow, query, document_id))

    def coverage(self) -> Coverage:
        """Count what the collection holds."""
        documents = self.documents()
        dates = [document.date for document in documents if document.date]
        return Coverage(
            documents=len(documents),
            languages=self._counts("SELECT lang, count(*) FROM documents GROUP BY lang ORDER BY lang"),
            kinds=self._counts(
                "SELECT ifnull(kind, ''), count(*) FROM documents GROUP BY kind ORDER BY kind"
            ),
            units=self._counts("SELECT kind, count(*) FROM units GROUP BY kind ORDER BY kind"),
            first_date=min(dates, key=_first_day, default=None),
            last_date=max(dates, key=_last_day, default=None),
        )

    def _counts(self, query: str) -> dict[str, int]:
        return dict(self._connection.execute(query).fetchall())

    def _rows(self, row_type: type[Row], query: str, *values: str | int) -> Iterator[Row]:
        for row in self._connection.execute(query, values):
            yield _decode(row_type, row)

    def _one(self, row_type: type[Row], query: str, *values: str | int) -> Row | None:
        return next(self._rows(row_type, query, *values), None)


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[DataclassInstance]) -> None:
    if rows:
        columns = [field.name for field in fields(rows[0])]
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - the names are our own
        connection.executemany(statement, ([_encode(getattr(row, name)) for name in columns] for row in rows))


def _encode(value: Any) -> Any:  # noqa: ANN401 - what a column holds
    if isinstance(value, tuple):
        return json.dumps([asdict(one) if _is_row(one) else one for one in value], ensure_ascii=False)
    if _is_row(value):
        return json.dumps(asdict(value), ensure_ascii=False)
    return value


def _is_row(value: object) -> TypeGuard[DataclassInstance]:
    return is_dataclass(value) and not isinstance(value, type)


def _decode(row_type: type[Row], row: sqlite3.Row) -> Row:
    values = dict(row)
    for name in DECODERS.keys() & values.keys():
        if values[name] is not None:
            values[name] = DECODERS[name](json.loads(values[name]))
    return row_type(**values)


def _first_day(edtf: str) -> dt.date:
    days = interval(edtf)
    return days[0] if days else dt.date.max


def _last_day(edtf: str) -> dt.date:
    days = interval(edtf)
    return days[1] if days else dt.date.min
