"""How often what is found with a probability is right: the factors that make a confidence of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ingest.annotate import entities_of, find_by_rules
from ingest.evaluation.run import source
from ingest.evaluation.spans import overlap
from training.extraction.examples import read

if TYPE_CHECKING:
    from ingest.annotate.tagger.tagger import Tagger
    from ingest.evaluation.markup import GoldDocument
    from snapshot.authority import Authority

RIGHT = 0.5
"""Share of the longer span from which a find is right."""

Row = tuple[float, bool, bool]


def calibration(
    tagger: Tagger, authority: Authority, documents: Iterable[GoldDocument]
) -> dict[str, tuple[float, float, float]]:
    """Return, for each type, the factor and the constant of the log-odds, and what is added for a find of the rules.

    Args:
        tagger: Trained on other documents.
        authority: The names that are known.
        documents: Annotated ones.
    """
    from sklearn.linear_model import LogisticRegression

    rows: dict[str, list[Row]] = defaultdict(list)
    for gold in documents:
        for kind, row in _judged(tagger, authority, gold):
            rows[kind].append(row)
    fitted = {}
    for kind, own in rows.items():
        model = LogisticRegression().fit(
            [(odds, by_rules) for odds, by_rules, _ in own], [is_right for *_, is_right in own]
        )
        factor, of_rules = (float(one) for one in model.coef_[0])
        fitted[kind] = factor, float(model.intercept_[0]), of_rules
    return fitted


def _judged(tagger: Tagger, authority: Authority, gold: GoldDocument) -> Iterable[tuple[str, Row]]:
    reading, offsets = read(source(gold))
    by_rules = find_by_rules(reading, authority)[0].spans
    found = entities_of(reading, authority, tagger)
    for entity in found.entities:
        span = entity.mentions[0]
        place = offsets.restored(span)
        wanted = (
            one
            for other in gold.entities
            if other.type == entity.type
            for one in (*other.mentions, *other.accepted, *other.weak)
        )
        is_right = any(overlap((place.start, place.end), one) >= RIGHT for one in wanted)
        odds = found.tagged.log_odds(entity.type, span)
        yield entity.type, (odds, span in by_rules[entity.type], is_right)
