"""Files of one JSON object a line: records that outlive every snapshot, and that a person can read and mend."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, TypeVar

from snapshot.errors import LineDamaged

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from _typeshed import DataclassInstance

Record = TypeVar("Record")


def read_lines(path: Path, record: type[Record], remedy: str) -> list[Record]:
    """Read a file of records; one that is missing holds none.

    Args:
        path: Of the file.
        record: A dataclass; each line holds its fields.
        remedy: What to do where a line can't be read.

    Raises:
        LineDamaged: the file or one of its lines can't be read; the message names the line.
    """
    from pydantic import TypeAdapter, ValidationError

    adapter = TypeAdapter(record)
    records = []
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise LineDamaged(f"{path} can't be read ({error.strerror}). {remedy}") from error
    for number, line in enumerate(lines, start=1):
        try:
            records += [adapter.validate_json(line)] if line.strip() else []
        except ValidationError as error:
            reason = error.errors()[0]["msg"]
            raise LineDamaged(f"Line {number} of {path} can't be read ({reason}). {remedy}") from error
    return records


def write_lines(path: Path, records: Iterable[DataclassInstance]) -> None:
    """Write records, one a line, fields without a value left out; a crash leaves the old file or the new one."""
    fields = ({name: value for name, value in asdict(one).items() if value} for one in records)
    lines = [json.dumps(one, ensure_ascii=False, sort_keys=True) + "\n" for one in fields]
    unfinished = path.with_name(f".{path.name}")
    unfinished.write_text("".join(lines), "utf-8")
    unfinished.replace(path)
