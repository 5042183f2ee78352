"""Extraction compared with its gold of marked-up documents.

The gold has two parts of different documents: rules may be tuned on ``dev``; ``test`` only says how they do elsewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ingest.evaluation.markup import GoldDocument, read_gold
from ingest.evaluation.scoring import TYPES, Score, score
from ingest.pipeline import analyse
from ingest.predictions import predictions
from ingest.records import Source
from snapshot.authority import Authority
from tests.eval.floors import Figures

GOLD = Path(__file__).parent / "gold"
PARTS = ("dev", "test")
LANGUAGES = ("fr", "en")


def measure_extraction(*, with_errors: bool) -> Figures:
    """Print the tables of both parts, and every wrong and missing item of ``dev`` if asked to; return the figures."""
    authority = Authority.load()
    measured: Figures = {}
    for part in PARTS:
        totals = scores(part, authority)
        measured[part] = {lang: figures(total) for lang, total in totals.items()}
        for lang, total in totals.items():
            print("\n".join(table(f"extraction, {part} {lang}", total)))
            if with_errors and part == "dev":
                print("\n".join(f"  {line}" for line in total.errors))
    return measured


def source(gold: GoldDocument) -> Source:
    """Return a gold text as a text file."""
    content = gold.text.encode()
    return Source(f"{gold.id}.txt", gold.id, ".txt", content, hashlib.sha256(content).hexdigest())


def scores(part: str, authority: Authority) -> dict[str, Score]:
    """Return the score of one part of the gold for each language."""
    totals = {lang: Score() for lang in LANGUAGES}
    for gold in read_gold(GOLD / part):
        found = predictions(analyse(source(gold), authority))
        totals[gold.lang] = totals[gold.lang] + score(gold, found)
    return totals


def figures(total: Score) -> dict[str, float]:
    """Return the figures that have floors, rounded down to three decimals."""
    relations = sum(total.relations.values(), start=type(total.micro())())
    values = {kind: total.relaxed[kind].f1 for kind in TYPES} | {
        "micro": total.micro().f1,
        "micro_strict": total.micro("strict").f1,
        "status": total.share("status"),
        "theme": total.share("theme"),
        "date_value": total.share("value"),
        "relations": relations.f1,
    }
    return {name: int(value * 1000) / 1000 for name, value in values.items()}


def table(name: str, total: Score) -> Iterator[str]:
    """Yield the lines of the table of one part and language."""
    yield f"\n{name}: relaxed micro F1 {total.micro().f1:.3f}, strict {total.micro('strict').f1:.3f}"
    for kind in TYPES:
        relaxed, strict = total.relaxed[kind], total.strict[kind]
        yield (
            f"  {kind:8} P {relaxed.precision:.3f}  R {relaxed.recall:.3f}  F1 {relaxed.f1:.3f}  strict F1 {strict.f1:.3f}"
            f"  ({relaxed.right} right, {relaxed.wrong} too many, {relaxed.missing} missing)"
        )
    yield (
        f"  status {total.share('status'):.3f}, theme {total.share('theme'):.3f}, date value {total.share('value'):.3f}, "
        f"leaks {total.qualities['leaks']}"
    )
    relations = (f"{key} {tally.f1:.3f}" for key, tally in sorted(total.relations.items()))
    yield f"  relations F1: {', '.join(relations)}"
