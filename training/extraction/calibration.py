"""How often what is found with a probability is right: the factors that make a confidence of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ingest.annotate import find_by_rules
from ingest.annotate.tagger.revision import found_alone
from ingest.evaluation.run import source
from ingest.evaluation.spans import overlap
from training.extraction.examples import read

if TYPE_CHECKING:
    from ingest.annotate.tagger.tagger import Tagger
    from ingest.evaluation.markup import GoldDocument, Range
    from snapshot.authority import Authority

RIGHT = 0.5
"""Share of the longer span from which a find is right."""
STRENGTH = 0.3
"""Inverse of the weight of regularisation."""

Row = tuple[tuple[float, ...], bool]


def calibration(
    tagger: Tagger, authority: Authority, documents: Iterable[GoldDocument]
) -> dict[str, tuple[float, ...]]:
    """Return, for each type, a factor for each of the signs of a find (``Tagged.signs``), and the constant.

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
        model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(
            [signs for signs, _ in own], [is_right for _, is_right in own]
        )
        fitted[kind] = (*(float(one) for one in model.coef_[0]), float(model.intercept_[0]))
    return fitted


def _judged(tagger: Tagger, authority: Authority, gold: GoldDocument) -> Iterable[tuple[str, Row]]:
    """Yield what the rules and what the network alone find, and whether it is right; boilerplate aside."""
    reading, offsets = read(source(gold))
    found = find_by_rules(reading, authority)[0]
    tagged = tagger.read(reading, found)
    for kind, known in found.spans.items():
        finds = [(span, True) for span in known]
        if kind != "date":
            finds += [(span, False) for span in found_alone(reading, tagged, kind, known)]
        for span, by_rules in finds:
            place = offsets.restored(span)
            is_right = _is_right(gold, kind, (place.start, place.end))
            if is_right is not None and not tagged.is_margin(reading.content_at(span.start).index):
                yield kind, (tagged.signs(kind, span, by_rules=by_rules), is_right)


def _is_right(gold: GoldDocument, kind: str, place: Range) -> bool | None:
    """Tell whether a find is right; ``None`` where the annotation leaves it open."""
    entities = (one for one in gold.entities if one.type == kind)
    if any(
        overlap(place, span) >= RIGHT
        for one in entities
        for span in (*one.mentions, *one.accepted, *one.weak)
    ):
        return True
    is_open = any(
        other == kind and place[0] < end and start < place[1] for other, (start, end) in gold.ignored
    )
    return None if is_open else False
