"""Measure extraction against its gold, and hold the floors: ``python -m tests.eval.gate [--errors] [--lower]``.

The gold has two parts of different documents: rules may be tuned on ``dev``; ``test`` only says how they do elsewhere. A figure below
its floor in ``baseline.json`` fails; one above raises the floor. ``--lower`` accepts lower figures: say why in the changelog.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

from ingest.pipeline import analyse
from ingest.predictions import predictions
from ingest.records import Source
from snapshot.authority import Authority
from tests.eval.markup import GOLD, GoldDocument, read_gold
from tests.eval.scoring import TYPES, Score, score

BASELINE = Path(__file__).parent / "baseline.json"
PARTS = ("dev", "test")
LANGUAGES = ("fr", "en")

Figures = dict[str, dict[str, dict[str, float]]]


def source(gold: GoldDocument) -> Source:
    """Return a gold text as a text file."""
    content = gold.text.encode()
    return Source(f"{gold.id}.txt", gold.id, ".txt", content, hashlib.sha256(content).hexdigest())


def measure(part: str, authority: Authority) -> dict[str, Score]:
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


def show(name: str, total: Score) -> None:
    """Print the table of one part and language."""
    print(f"\n{name}: relaxed micro F1 {total.micro().f1:.3f}, strict {total.micro('strict').f1:.3f}")
    for kind in TYPES:
        relaxed, strict = total.relaxed[kind], total.strict[kind]
        print(
            f"  {kind:8} P {relaxed.precision:.3f}  R {relaxed.recall:.3f}  F1 {relaxed.f1:.3f}  strict F1 {strict.f1:.3f}"
            f"  ({relaxed.right} right, {relaxed.wrong} too many, {relaxed.missing} missing)"
        )
    print(
        f"  status {total.share('status'):.3f}, theme {total.share('theme'):.3f}, date value {total.share('value'):.3f}, "
        f"leaks {total.qualities['leaks']}"
    )
    relations = (f"{key} {tally.f1:.3f}" for key, tally in sorted(total.relations.items()))
    print(f"  relations F1: {', '.join(relations)}")


def below(floors: Figures, measured: Figures) -> list[str]:
    """Return the figures that fell below their floor, in words."""
    return [
        f"{part} {lang} {name}: {measured[part][lang][name]:.3f}, floor {floor:.3f}"
        for part, languages in floors.items()
        for lang, values in languages.items()
        for name, floor in values.items()
        if measured[part][lang][name] < floor
    ]


def raised(floors: Figures, measured: Figures) -> Figures:
    """Return the higher of floor and figure everywhere."""
    return {
        part: {
            lang: {
                name: max(value, floors.get(part, {}).get(lang, {}).get(name, 0.0))
                for name, value in values.items()
            }
            for lang, values in languages.items()
        }
        for part, languages in measured.items()
    }


def main() -> int:
    """Measure, print, compare with the floors; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--errors", action="store_true", help="print every wrong and missing item of the dev part"
    )
    parser.add_argument("--lower", action="store_true", help="accept lower figures as the new floors")
    options = parser.parse_args()
    authority = Authority.load()
    measured: Figures = {}
    for part in PARTS:
        totals = measure(part, authority)
        measured[part] = {lang: figures(total) for lang, total in totals.items()}
        for lang, total in totals.items():
            show(f"{part} {lang}", total)
            if options.errors and part == "dev":
                print("\n".join(f"  {line}" for line in total.errors))
    floors: Figures = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    fallen = below(floors, measured)
    if fallen and not options.lower:
        print("\nBelow the floor:\n" + "\n".join(fallen), file=sys.stderr)
        return 1
    kept = measured if options.lower else raised(floors, measured)
    BASELINE.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
