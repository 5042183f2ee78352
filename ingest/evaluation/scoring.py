"""Predictions compared with gold, as the annotation guidelines define it.

A prediction is right *strictly* when it has the span of one of the entity's mentions, articles, quotes and punctuation aside; it is right
when *relaxed* where they overlap by at least half of the longer one. It wins one entity. Other mentions of an entity that is already
found, weak mentions, optional entities and ignored zones are neutral; everything else is a false positive.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ingest.evaluation.markup import RELATIONS, GoldDocument, GoldEntity, Range
from snapshot.dates import interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TYPES = ("plan", "measure", "actor", "date")
EDGES = " \t\r\n\u00a0\u202f.,;:!?«»“”\"'’‘()[]{}•–—-*·…"
ARTICLE = re.compile(
    r"(?:(?:les|le|la|un|une|des|du|de la|de|ce|cette|ces|cet|the|an|a|this|that|its|our|mr|mrs|ms|mme|m\.|dr|pr)\s+|(?:l|d|de l)['’]\s*)",
    re.IGNORECASE,
)
INVERSE = {"isSubjectOf": "about"}

Prediction = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """Right, wrong and missing items."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missing + other.missing)

    @property
    def precision(self) -> float:
        """Share of the predictions that are right; 1 without predictions where nothing is missing."""
        found = self.right + self.wrong
        return self.right / found if found else float(not self.missing)

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        wanted = self.right + self.missing
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Score:
    """The tallies of one document, or of several added up."""

    strict: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    relaxed: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    relations: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    qualities: Counter[str] = field(default_factory=Counter)
    """``status``, ``theme``, ``value``: right ones; ``measures``, ``dates``: how many were judged; ``leaks``."""
    errors: list[str] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        total = Score(qualities=self.qualities + other.qualities, errors=self.errors + other.errors)
        for name in ("strict", "relaxed", "relations"):
            for part in (self, other):
                for key, tally in getattr(part, name).items():
                    getattr(total, name)[key] = getattr(total, name)[key] + tally
        return total

    def micro(self, mode: str = "relaxed") -> Tally:
        """Return the tally of plans, measures, actors and dates together."""
        return sum((getattr(self, mode)[key] for key in TYPES), Tally())

    def share(self, quality: str) -> float:
        """Return the share of matched measures or dates whose quality is right."""
        judged = self.qualities["dates" if quality == "value" else "measures"]
        return self.qualities[quality] / judged if judged else 1.0


def score(gold: GoldDocument, predictions: Sequence[Prediction]) -> Score:
    """Compare the predictions of one document with its gold."""
    result = Score()
    entity_of: dict[str, str] = {}
    neutral: set[str] = set()
    for kind in (*TYPES, "axis"):
        own = [one for one in predictions if one["type"] == kind]
        wanted = [one for one in gold.entities if one.type == kind]
        result.strict[kind], _ = _tally(gold, own, _strict_matches(gold, own, wanted), wanted)
        matches = _relaxed_matches(own, wanted)
        result.relaxed[kind], wrong = _tally(gold, own, matches, wanted)
        entity_of |= _names(own, wanted, matches)
        neutral |= _neutral_ids(gold, own, matches, wrong)
        _note_qualities(result, own, wanted, matches)
        _note_errors(result, gold, own, wanted, matches, wrong)
    result.relations = _score_relations(gold, predictions, entity_of, neutral)
    return result


def trimmed(text: str, span: Range) -> Range:
    """Return a span without leading articles, quotes and bullets and without final punctuation."""
    start, end = span
    while True:
        while start < end and text[start] in EDGES:
            start += 1
        while end > start and text[end - 1] in EDGES:
            end -= 1
        article = ARTICLE.match(text[start:end])
        if article is None or article.end() >= end - start:
            return start, end
        start += article.end()


def _overlap(one: Range, other: Range) -> float:
    """Return the share of the longer span that both cover."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / max(one[1] - one[0], other[1] - other[0], 1)


def _span(prediction: Prediction) -> Range:
    return prediction["start"], prediction["end"]


def _best_pairs(pairs: list[tuple[float, int, int]]) -> dict[int, int]:
    """Pair each prediction with one entity, the closest first."""
    matches: dict[int, int] = {}
    for _, prediction, entity in sorted(pairs, reverse=True):
        if prediction not in matches and entity not in matches.values():
            matches[prediction] = entity
    return matches


def _strict_matches(
    gold: GoldDocument, own: Sequence[Prediction], wanted: Sequence[GoldEntity]
) -> dict[int, int]:
    pairs = []
    for i, prediction in enumerate(own):
        span = trimmed(gold.text, _span(prediction))
        for j, entity in enumerate(wanted):
            accepted = [*entity.mentions, *([] if entity.type == "measure" else entity.accepted)]
            if any(trimmed(gold.text, mention) == span for mention in accepted):
                pairs.append((float(not entity.optional), i, j))
    return _best_pairs(pairs)


def _relaxed_matches(own: Sequence[Prediction], wanted: Sequence[GoldEntity]) -> dict[int, int]:
    pairs = []
    for i, prediction in enumerate(own):
        for j, entity in enumerate(wanted):
            best = max(_overlap(_span(prediction), one) for one in (*entity.mentions, *entity.accepted))
            if best >= 0.5:
                pairs.append((best, i, j))
    return _best_pairs(pairs)


def _tally(
    gold: GoldDocument, own: Sequence[Prediction], matches: dict[int, int], wanted: Sequence[GoldEntity]
) -> tuple[Tally, list[Prediction]]:
    found = set(matches.values())
    wrong = [
        one
        for i, one in enumerate(own)
        if i not in matches and not _is_neutral(gold, one, _winners(own, matches))
    ]
    right = sum(not wanted[j].optional for j in matches.values())
    missing = sum(j not in found and not one.optional for j, one in enumerate(wanted))
    return Tally(right, len(wrong), missing), wrong


def _winners(own: Sequence[Prediction], matches: dict[int, int]) -> list[Range]:
    return [_span(own[i]) for i in matches]


def _is_neutral(gold: GoldDocument, prediction: Prediction, winners: Iterable[Range]) -> bool:
    """Whether an unmatched prediction costs nothing; a second item on the place of a match does."""
    span, kind = _span(prediction), prediction["type"]
    own = [one for one in gold.entities if one.type == kind]
    if any(_overlap(span, other) >= 0.5 for other in winners):
        return False
    if any(
        _overlap(span, mention) >= 0.5 for one in own for mention in (*one.mentions, *one.accepted, *one.weak)
    ):
        return True
    if any(_inside(span, zone, share=0.5) for ignored, zone in gold.ignored if ignored == kind):
        return True
    if kind == "date":
        return any(
            _inside(span, mention) for one in gold.entities if one.type == "plan" for mention in one.mentions
        )
    names = [one for one in gold.entities if one.type in {"actor", "plan"}]
    return kind == "actor" and any(_inside(span, mention) for one in names for mention in one.mentions)


def _inside(span: Range, zone: Range, *, share: float = 1.0) -> bool:
    common = min(span[1], zone[1]) - max(span[0], zone[0])
    return common >= share * max(span[1] - span[0], 1)


def _names(
    own: Sequence[Prediction], wanted: Sequence[GoldEntity], matches: dict[int, int]
) -> dict[str, str]:
    """Return the gold id of every prediction that lies on a mention of a gold entity."""
    named = {own[i]["id"]: wanted[j].id for i, j in matches.items()}
    for prediction in own:
        for entity in wanted:
            if any(_overlap(_span(prediction), one) >= 0.5 for one in (*entity.mentions, *entity.weak)):
                named.setdefault(prediction["id"], entity.id)
    return named


def _neutral_ids(
    gold: GoldDocument, own: Sequence[Prediction], matches: dict[int, int], wrong: Sequence[Prediction]
) -> set[str]:
    optional = {one.id for one in gold.entities if one.optional}
    unmatched = {one["id"] for i, one in enumerate(own) if i not in matches} - {one["id"] for one in wrong}
    return unmatched | optional


def _note_qualities(
    result: Score, own: Sequence[Prediction], wanted: Sequence[GoldEntity], matches: dict[int, int]
) -> None:
    for i, j in matches.items():
        prediction, entity = own[i], wanted[j]
        if entity.optional:
            continue
        if entity.type == "measure":
            result.qualities["measures"] += 1
            result.qualities["status"] += prediction["status"] in entity.statuses
            result.qualities["theme"] += bool(set(prediction["themes"][:2]) & set(entity.themes))
        elif entity.type == "date":
            result.qualities["dates"] += 1
            result.qualities["value"] += _same_value(prediction["norm"], entity.edtf)


def _same_value(one: str, other: str) -> bool:
    return one == other or (interval(one) is not None and interval(one) == interval(other))


def _note_errors(
    result: Score,
    gold: GoldDocument,
    own: Sequence[Prediction],
    wanted: Sequence[GoldEntity],
    matches: dict[int, int],
    wrong: Sequence[Prediction],
) -> None:
    if own and own[0]["type"] == "axis":
        return
    for one in wrong:
        if any(_inside(_span(one), zone, share=0.5) for zone in gold.boilerplate):
            result.qualities["leaks"] += 1
        result.errors.append(f"{gold.id}: {one['type']} too many: {one['text']!r}")
    for j, entity in enumerate(wanted):
        if j not in matches.values() and not entity.optional and entity.type != "axis":
            result.errors.append(
                f"{gold.id}: {entity.type} missing: {gold.text[slice(*entity.mentions[0])]!r}"
            )


Triple = tuple[str, str, str]


def _score_relations(
    gold: GoldDocument, predictions: Sequence[Prediction], entity_of: dict[str, str], neutral: set[str]
) -> dict[str, Tally]:
    """Compare relations whose ends were matched; the parts of a part are parts, a person stands for the post held."""
    predicted = {_named(triple, entity_of) for triple in _links(predictions) if not neutral & set(triple[1:])}
    wanted = {(one.type, one.head, one.tail): one.optional for one in gold.relations}
    accepted = {triple: _equivalents(triple, list(wanted)) for triple in wanted}
    tallies: dict[str, Tally] = defaultdict(Tally)
    for triple, optional in wanted.items():
        if not optional:
            hit = bool(accepted[triple] & predicted)
            tallies[triple[0]] += Tally(int(hit), 0, int(not hit))
    right = set().union(*accepted.values()) if accepted else set()
    for triple in predicted - right:
        if not neutral & set(triple[1:]):
            tallies[triple[0]] += Tally(0, 1, 0)
    return tallies


def _links(predictions: Sequence[Prediction]) -> Iterable[Triple]:
    for one in predictions:
        for link in one.get("links", ()):
            name = INVERSE.get(link["rel"], link["rel"])
            if name in RELATIONS:
                yield (
                    (name, link["to"], one["id"]) if link["rel"] in INVERSE else (name, one["id"], link["to"])
                )


def _named(triple: Triple, entity_of: dict[str, str]) -> Triple:
    name, head, tail = triple
    return (
        name,
        entity_of.get(head, f"no {head}") if head != "DOC" else head,
        entity_of.get(tail, f"no {tail}"),
    )


def _equivalents(triple: Triple, relations: Sequence[Triple]) -> set[Triple]:
    name, head, tail = triple
    if name == "partOf":
        wholes = {tail}
        for _ in range(3):
            wholes |= {other[2] for other in relations if other[0] == "partOf" and other[1] in wholes}
        return {(name, head, whole) for whole in wholes}
    if name in {"announces", "responsibleFor"}:
        posts = {other[1:] for other in relations if other[0] == "holdsPost"}
        same = {head} | {b for a, b in posts if a == head} | {a for a, b in posts if b == head}
        return {(name, one, tail) for one in same}
    return {triple}
