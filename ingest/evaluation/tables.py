"""The figures of an evaluation as tables in plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.evaluation.findings import Tally
from ingest.evaluation.reliability import bins, calibration_error, judged
from ingest.evaluation.run import Scored
from ingest.evaluation.scoring import AXIS, TYPES, Score
from ingest.evaluation.slices import by_genre, by_language, by_place, total

Row = tuple[str, ...]


def tables(documents: Sequence[Scored]) -> Iterator[str]:
    """Yield every table: by type, language and genre, measures by place, relations, reliability of confidence."""
    languages = by_language(documents)
    yield _types(languages)
    yield _qualities("by language", languages)
    yield _places(documents)
    yield _relations(languages)
    yield _qualities("by genre (relaxed F1)", by_genre(documents))
    yield _reliability(total(documents))


def _types(slices: dict[str, Score]) -> str:
    head = ("by type", "", "P", "R", "F1", "strict P", "strict R", "strict F1", "right", "wrong", "missed")
    rows = [
        (kind, name, *_three(part.relaxed[kind]), *_three(part.strict[kind]), *_counts(part.relaxed[kind]))
        for kind in (*TYPES, AXIS)
        for name, part in slices.items()
    ]
    micro = [
        (
            "micro",
            name,
            *_three(part.micro()),
            *_three(part.micro("strict")),
            *_counts(part.micro()),
        )
        for name, part in slices.items()
    ]
    return _table([head, *micro, *rows], labels=2)


def _qualities(title: str, slices: dict[str, Score]) -> str:
    head = (title, "documents", *TYPES, "micro", "strict", "status", "theme", "value", "relations", "leaks")
    return _table([head, *(_quality_row(name, one) for name, one in slices.items())])


def _quality_row(name: str, one: Score) -> Row:
    figures = (
        *(one.relaxed[kind].f1 for kind in TYPES),
        one.micro().f1,
        one.micro("strict").f1,
        *(one.share(quality) for quality in ("status", "theme", "value")),
        one.relations_macro,
    )
    return name, str(one.documents), *map(_figure, figures), f"{one.leaks / max(one.documents, 1):.2f}"


def _places(documents: Sequence[Scored]) -> str:
    head = ("measures", "", "P", "R", "F1", "right", "wrong", "missed")
    rows = [
        (place, name, *_three(tally), *_counts(tally))
        for name, held in _of_languages(documents).items()
        for place, tally in by_place(held).items()
    ]
    return _table([head, *rows], labels=2)


def _of_languages(documents: Sequence[Scored]) -> dict[str, list[Scored]]:
    names = sorted({one.gold.lang for one in documents})
    return {name: [one for one in documents if one.gold.lang == name] for name in names}


def _relations(slices: dict[str, Score]) -> str:
    head = ("relations", "", "P", "R", "F1", "right", "wrong", "missed")
    rows = [
        (name, lang, *_three(tally), *_counts(tally))
        for lang, part in slices.items()
        for name, tally in sorted(part.relations.items())
    ]
    macro = [("macro", lang, "", "", _figure(part.relations_macro)) for lang, part in slices.items()]
    return _table([head, *rows, *macro], labels=2)


def _reliability(found: Score) -> str:
    head = ("confidence", "from", "items", "mean", "right", "calibration error")
    rows: list[Row] = []
    for kind, held in judged(found).items():
        tenths = bins(held)
        rows += [
            (kind, f"{one.lowest:.1f}", str(one.count), _figure(one.confidence), _figure(one.right))
            for one in tenths
        ]
        if tenths:
            rows[-1] = (*rows[-1], _figure(calibration_error(tenths)))
    return _table([head, *rows])


def _three(tally: Tally) -> Row:
    return _figure(tally.precision), _figure(tally.recall), _figure(tally.f1)


def _counts(tally: Tally) -> Row:
    return str(tally.right), str(tally.wrong), str(tally.missing)


def _figure(value: float) -> str:
    return f"{value:.3f}"


def _table(rows: Sequence[Row], *, labels: int = 1) -> str:
    """Return rows with aligned columns: words to the left, figures to the right."""
    width = max(map(len, rows))
    filled = [row + ("",) * (width - len(row)) for row in rows]
    widths = [max(len(row[at]) for row in filled) for at in range(width)]
    return "\n".join(
        "  ".join(
            cell.ljust(size) if at < labels else cell.rjust(size)
            for at, (cell, size) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in filled
    )
