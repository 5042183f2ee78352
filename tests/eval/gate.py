"""Measure extraction, encoder and search, and hold the floors: ``python -m tests.eval.gate``.

A figure below its floor in ``baseline.json`` fails; one above raises the floor. ``--update`` makes every figure measured its
own floor, lower ones and new ones too: say why in the changelog. ``--only`` measures one part.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from tests.eval.corpus_gold import Coverage, corpus_coverage, corpus_table
from tests.eval.encoder import measure_encoder
from tests.eval.extraction import measure_extraction
from tests.eval.floors import Figures, below, raised, read_floors, write_floors
from tests.eval.search.run import measure_search


def measure_corpus() -> Figures:
    """Print how much the pipeline finds of what the notices tell; return the figures."""
    totals = corpus_coverage()
    print(f"\n{corpus_table(totals)}")
    return {"corpus": {lang: _figures(one) for lang, one in totals.items()}}


def _figures(one: Coverage) -> dict[str, float]:
    values = {
        "measures": one.recall,
        "status": one.status_accuracy,
        "plans": one.plans_found / one.plans,
        "actors": one.actors_found / one.actors,
    }
    return {name: int(value * 1000) / 1000 for name, value in values.items()}


PARTS: dict[str, Callable[[], Figures]] = {
    "extraction": measure_extraction,
    "corpus": measure_corpus,
    "encoder": measure_encoder,
    "search": measure_search,
}


def main() -> int:
    """Measure, print, compare with the floors; return the exit status."""
    options = _options()
    measured: Figures = {}
    for name, section in PARTS.items():
        if options.only in (None, name):
            measured |= section()
    floors = read_floors()
    fallen = below(floors, measured)
    if options.update:
        write_floors(floors | measured)
        return 0
    if fallen:
        print("\nBelow the floor:\n" + "\n".join(fallen), file=sys.stderr)
        return 1
    write_floors(raised(floors, measured))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=tuple(PARTS), help="measure only this")
    parser.add_argument(
        "--update", action="store_true", help="make every figure its floor, lower and new ones too"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
