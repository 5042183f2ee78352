"""Extraction compared with its gold of marked-up documents.

Rules may be tuned on ``dev`` and on the training data, never on the other parts: they say how rules and weights do
elsewhere. Only their sums are printed; ``enfance eval FOLDER --errors PAGE`` shows single errors, of ``dev`` for instance.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.evaluation.markup import GoldDocument
from ingest.evaluation.run import TEST_PART, Scored, marked_up, scored
from ingest.evaluation.scoring import AXIS, TYPES
from ingest.evaluation.slices import LISTED, PROSE, by_place, total
from ingest.evaluation.tables import tables
from snapshot.authority import Authority
from tests.eval.floors import Figures
from tests.eval.speed import speed_table

GOLD = Path(__file__).parent / "gold"
LANGUAGES = ("fr", "en")
SECOND, THIRD = "-t2-", "-t3-"
"""In the names of the documents of the test part that were written later, by people who had seen no others."""


def measure_extraction() -> Figures:
    """Print the tables of every part and the speed; return the figures."""
    authority = Authority.load()
    measured: Figures = {}
    for part, gold in parts().items():
        documents = tuple(scored(gold, authority))
        print(f"\n\nextraction, {part}: {len(gold)} documents\n\n" + "\n\n".join(tables(documents)))
        measured[part] = {
            lang: figures([one for one in documents if one.gold.lang == lang]) for lang in LANGUAGES
        }
    print(f"\n\n{speed_table(marked_up(TEST_PART), authority)}")
    return measured


def parts() -> dict[str, tuple[GoldDocument, ...]]:
    """Return the documents of each part."""
    unseen = marked_up(TEST_PART)
    return {
        "dev": marked_up(GOLD / "dev"),
        "test": marked_up(GOLD / "test"),
        "unseen older": tuple(one for one in unseen if SECOND not in one.id and THIRD not in one.id),
        "unseen": tuple(one for one in unseen if SECOND in one.id),
        "unseen last": tuple(one for one in unseen if THIRD in one.id),
    }


def figures(documents: Sequence[Scored]) -> dict[str, float]:
    """Return the figures that have floors, rounded down to three decimals."""
    whole, places = total(documents), by_place(documents)
    relations = sum(whole.relations.values(), start=type(whole.micro())())
    leaky = sum(one.score.leaks > 0 for one in documents)
    values = {kind: whole.relaxed[kind].f1 for kind in (*TYPES, AXIS)} | {
        "measure_listed": places[LISTED].f1,
        "measure_prose": places[PROSE].f1,
        "micro": whole.micro().f1,
        "micro_strict": whole.micro("strict").f1,
        "status": whole.share("status"),
        "theme": whole.share("theme"),
        "date_value": whole.share("value"),
        "relations": relations.f1,
        "relations_macro": whole.relations_macro,
        "without_leaks": 1 - leaky / len(documents),
    }
    return {name: int(value * 1000) / 1000 for name, value in values.items()}
