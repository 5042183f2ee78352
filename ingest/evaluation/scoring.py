"""Predictions compared with gold, as the annotation guidelines define it.

A prediction is right *strictly* when it has the span of one of the entity's mentions, articles, quotes and punctuation aside; it is right
when *relaxed* where they overlap by at least half of the longer one. It wins one entity. Other mentions of an entity that is already
found, weak mentions, optional entities and ignored zones are neutral; everything else is a false positive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.evaluation.findings import Finding, LinkFinding, Prediction, Tally, Verdict
from ingest.evaluation.links import link_findings
from ingest.evaluation.markup import GoldDocument, GoldEntity, Range
from ingest.evaluation.spans import is_inside, is_same, overlap, trimmed

TYPES = ("plan", "measure", "actor", "date")
"""The types of the headline figures."""
AXIS = "axis"

Matches = dict[int, int]
"""Index of an entity by index of the prediction that wins it."""


@dataclass(slots=True)
class Score:
    """The tallies of one document, or of several added up."""

    strict: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    relaxed: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    relations: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    findings: list[Finding] = field(default_factory=list)
    links: list[LinkFinding] = field(default_factory=list)
    documents: int = 0

    def __add__(self, other: Score) -> Score:
        total = Score(
            findings=self.findings + other.findings,
            links=self.links + other.links,
            documents=self.documents + other.documents,
        )
        for name in ("strict", "relaxed", "relations"):
            for part in (self, other):
                for key, tally in getattr(part, name).items():
                    getattr(total, name)[key] = getattr(total, name)[key] + tally
        return total

    def micro(self, mode: str = "relaxed") -> Tally:
        """Return the tally of plans, measures, actors and dates together."""
        return sum((getattr(self, mode)[key] for key in TYPES), Tally())

    def share(self, quality: str) -> float:
        """Return the share of matched measures or dates whose ``status``, ``theme`` or ``value`` is right."""
        judged = [one.is_right(quality) for one in self.findings if one.is_right(quality) is not None]
        return sum(map(bool, judged)) / len(judged) if judged else 1.0

    @property
    def relations_macro(self) -> float:
        """Mean F1 of the relations that the gold holds or that were found."""
        tallies = self.relations.values()
        return sum(one.f1 for one in tallies) / len(tallies) if tallies else 1.0

    @property
    def leaks(self) -> int:
        """How many wrong items stand in boilerplate."""
        return sum(one.is_leak for one in self.findings)


def score(gold: GoldDocument, predictions: Sequence[Prediction]) -> Score:
    """Compare the predictions of one document with its gold."""
    result = Score(documents=1)
    entity_of: dict[str, str] = {}
    neutral = {one.id for one in gold.entities if one.optional}
    for kind in (*TYPES, AXIS):
        own = [one for one in predictions if one["type"] == kind]
        wanted = [one for one in gold.entities if one.type == kind]
        matches = _relaxed_matches(own, wanted)
        findings = list(_findings(gold, own, wanted, matches))
        result.findings += findings
        result.relaxed[kind] = _tally(findings)
        result.strict[kind] = _tally(list(_findings(gold, own, wanted, _strict_matches(gold, own, wanted))))
        entity_of |= _names(own, wanted, matches)
        neutral |= {
            one.prediction["id"]
            for one in findings
            if one.prediction and one.verdict == "free" and one.gold is None
        }
    result.links = link_findings(gold, predictions, entity_of, neutral)
    for link in result.links:
        result.relations[link.type] += link.tally
    return result


def _findings(
    gold: GoldDocument, own: Sequence[Prediction], wanted: Sequence[GoldEntity], matches: Matches
) -> list[Finding]:
    winners = [_span(own[i]) for i in matches]
    findings = []
    for i, prediction in enumerate(own):
        entity = wanted[matches[i]] if i in matches else None
        verdict = _verdict(gold, prediction, entity, winners)
        findings.append(Finding(verdict, entity, prediction, _is_leak(gold, prediction, verdict)))
    missed = [one for j, one in enumerate(wanted) if j not in matches.values() and not one.optional]
    return findings + [Finding("missed", one, None) for one in missed]


def _verdict(
    gold: GoldDocument, prediction: Prediction, entity: GoldEntity | None, winners: Sequence[Range]
) -> Verdict:
    if entity is None:
        return "free" if _is_neutral(gold, prediction, winners) else "wrong"
    if entity.optional:
        return "free"
    return "right" if _is_strict(gold, prediction, entity) else "boundary"


def _is_leak(gold: GoldDocument, prediction: Prediction, verdict: Verdict) -> bool:
    if verdict != "wrong" or prediction["type"] == AXIS:
        return False
    return any(is_inside(_span(prediction), zone, share=0.5) for zone in gold.boilerplate)


def _tally(findings: Sequence[Finding]) -> Tally:
    return sum((one.tally for one in findings), Tally())


def _span(prediction: Prediction) -> Range:
    return prediction["start"], prediction["end"]


def _best_pairs(pairs: list[tuple[float, int, int]]) -> Matches:
    """Pair each prediction with one entity, the closest first."""
    matches: Matches = {}
    for _, prediction, entity in sorted(pairs, reverse=True):
        if prediction not in matches and entity not in matches.values():
            matches[prediction] = entity
    return matches


def _strict_matches(gold: GoldDocument, own: Sequence[Prediction], wanted: Sequence[GoldEntity]) -> Matches:
    pairs = [
        (float(not entity.optional), i, j)
        for i, prediction in enumerate(own)
        for j, entity in enumerate(wanted)
        if _is_strict(gold, prediction, entity)
    ]
    return _best_pairs(pairs)


def _is_strict(gold: GoldDocument, prediction: Prediction, entity: GoldEntity) -> bool:
    """Whether a prediction has the very span of a mention; of a measure, other spans are accepted only when relaxed."""
    span = trimmed(gold.text, _span(prediction))
    accepted = [*entity.mentions, *([] if entity.type == "measure" else entity.accepted)]
    return any(trimmed(gold.text, mention) == span for mention in accepted)


def _relaxed_matches(own: Sequence[Prediction], wanted: Sequence[GoldEntity]) -> Matches:
    pairs = []
    for i, prediction in enumerate(own):
        for j, entity in enumerate(wanted):
            best = max(overlap(_span(prediction), one) for one in (*entity.mentions, *entity.accepted))
            if best >= 0.5:
                pairs.append((best, i, j))
    return _best_pairs(pairs)


def _is_neutral(gold: GoldDocument, prediction: Prediction, winners: Sequence[Range]) -> bool:
    """Whether an unmatched prediction costs nothing; a second item on the place of a match does."""
    span, kind = _span(prediction), prediction["type"]
    own = [one for one in gold.entities if one.type == kind]
    if any(is_same(span, other) for other in winners):
        return False
    if any(is_same(span, mention) for one in own for mention in (*one.mentions, *one.accepted, *one.weak)):
        return True
    if any(is_inside(span, zone, share=0.5) for ignored, zone in gold.ignored if ignored == kind):
        return True
    # A year in the name of a plan is free, an organisation in the name of a role or a plan too.
    holders = {"date": {"plan"}, "actor": {"actor", "plan"}}.get(kind, set())
    names = [one for one in gold.entities if one.type in holders]
    return any(is_inside(span, mention) for one in names for mention in one.mentions)


def _names(own: Sequence[Prediction], wanted: Sequence[GoldEntity], matches: Matches) -> dict[str, str]:
    """Return the gold id of every prediction that lies on a mention of a gold entity."""
    named = {own[i]["id"]: wanted[j].id for i, j in matches.items()}
    for prediction in own:
        for entity in wanted:
            if any(is_same(_span(prediction), one) for one in (*entity.mentions, *entity.weak)):
                named.setdefault(prediction["id"], entity.id)
    return named
