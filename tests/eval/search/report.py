"""The figures of the search evaluation, as tables and as floors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from tests.eval.search.evaluation import REACHES, Asked, Row
from tests.eval.search.metrics import Estimate, estimate
from tests.eval.search.systems import SYSTEMS
from tests.eval.search.topics import LANGUAGES, SPLITS, Split

SERVICE = "service"
Figures = dict[str, dict[str, float]]


def figures(rows: Sequence[Row], answerable: Sequence[Asked], unanswerable: Sequence[Asked]) -> Figures:
    """Return what has floors, by language of the question, rounded down to three decimals; higher is better."""
    values: Figures = {}
    for lang in LANGUAGES:
        own = [row for row in rows if row.lang == lang and row.system == SERVICE]
        reached = {reach: [row for row in own if row.reach == reach] for reach in REACHES}
        values[lang] = {f"ndcg_{reach}": _ndcg(reached[reach]).mean for reach in REACHES} | {
            "mrr": _mrr(reached["all"]).mean,
            "recall": _recall(reached["all"]).mean,
            "answered": _answered(one for one in answerable if one.lang == lang).mean,
            "left_unanswered": 1 - _answered(one for one in unanswerable if one.lang == lang).mean,
        }
    return {
        lang: {name: int(value * 1000) / 1000 for name, value in own.items()} for lang, own in values.items()
    }


def tables(rows: Sequence[Row], answerable: Sequence[Asked], unanswerable: Sequence[Asked]) -> str:
    """Return the systems side by side, the service by intent, and whether it answers when it should, for each half."""
    lines: list[str] = []
    for split in SPLITS:
        own = [row for row in rows if row.topic.split == split]
        lines += [
            "",
            f"search, {split} half: nDCG@10 with its 95 % interval, MRR and recall@20 of all",
            *_systems(own),
        ]
        lines += ["", "  service by intent (nDCG@10, all)", *_intents(own)]
        lines += ["", "  service says that it has an answer", *_answers(split, answerable, unanswerable)]
    return "\n".join(lines)


def _systems(rows: Sequence[Row]) -> Iterator[str]:
    yield (
        f"  {'':8}{'asked in':10}" + "".join(f"{reach:>20}" for reach in REACHES) + f"{'MRR':>8}{'recall':>8}"
    )
    for system, langs in product(SYSTEMS, (*((lang,) for lang in LANGUAGES), LANGUAGES)):
        own = [row for row in rows if row.system == system and row.lang in langs]
        everything = [row for row in own if row.reach == "all"]
        cells = "".join(f"{_shown(_ndcg(row for row in own if row.reach == reach)):>20}" for reach in REACHES)
        name = langs[0] if len(langs) == 1 else "both"
        yield f"  {system:8}{name:10}{cells}{_mrr(everything).mean:8.3f}{_recall(everything).mean:8.3f}"
    for system in SYSTEMS:
        cells = "".join(f"{_shown(_gap(rows, system, reach)):>20}" for reach in REACHES)
        yield f"  {system:8}{'fr - en':10}{cells}"


def _gap(rows: Iterable[Row], system: str, reach: str) -> Estimate:
    """Return how much better the same topics do in French."""
    values = {
        (row.topic.id, row.lang): row.quality.ndcg
        for row in rows
        if (row.system, row.reach) == (system, reach)
    }
    both = sorted({topic for topic, _ in values if {(topic, "fr"), (topic, "en")} <= values.keys()})
    return estimate(values[topic, "fr"] - values[topic, "en"] for topic in both)


def _intents(rows: Sequence[Row]) -> Iterator[str]:
    own = [row for row in rows if (row.system, row.reach) == (SERVICE, "all")]
    for intent in dict.fromkeys(row.topic.intent for row in own):
        yield f"  {intent:10}" + "  ".join(
            f"{lang} {_shown(_ndcg(row for row in own if row.topic.intent == intent and row.lang == lang))}"
            for lang in LANGUAGES
        )


def _answers(split: Split, answerable: Iterable[Asked], unanswerable: Iterable[Asked]) -> Iterator[str]:
    with_answer = [one for one in answerable if one.topic.split == split]
    without = [one for one in unanswerable if one.topic.split == split]
    for lang in LANGUAGES:
        yield (
            f"  {lang}: {_share(with_answer, lang)} of answerable, {_share(without, lang)} of unanswerable questions ("
            + (
                ", ".join(
                    f"{why} {_share([one for one in without if one.topic.intent == why], lang)}"
                    for why in dict.fromkeys(one.topic.intent for one in without)
                )
                + ")"
            )
        )


def _share(asked: Iterable[Asked], lang: str) -> str:
    own = [one.answered for one in asked if one.lang == lang]
    return f"{sum(own)}/{len(own)}"


def _ndcg(rows: Iterable[Row]) -> Estimate:
    return estimate(row.quality.ndcg for row in rows)


def _mrr(rows: Iterable[Row]) -> Estimate:
    return estimate(row.quality.reciprocal_rank for row in rows)


def _recall(rows: Iterable[Row]) -> Estimate:
    return estimate(row.quality.recall for row in rows)


def _answered(asked: Iterable[Asked]) -> Estimate:
    return estimate(float(one.answered) for one in asked)


def _shown(one: Estimate) -> str:
    return f"{one.mean:.3f} [{one.low:.2f} {one.high:.2f}]"
