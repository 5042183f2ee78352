"""Each topic asked in both languages of each system, and the figures of all that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.eval.search.collection import Answers
from tests.eval.search.metrics import Gold, Hit, Quality, quality
from tests.eval.search.systems import SYSTEMS
from tests.eval.search.topics import LANGUAGES, Lang, Topic

if TYPE_CHECKING:
    from snapshot.current import Snapshot

REACHES = ("all", "same", "cross")
"""Whether answers and hits in both languages count, or only those in the question's, or in the other."""


@dataclass(frozen=True, slots=True)
class Row:
    """How well a system answered one question."""

    system: str
    topic: Topic
    lang: Lang
    reach: str
    quality: Quality


@dataclass(frozen=True, slots=True)
class Asked:
    """Whether the service says that it has an answer to one question."""

    topic: Topic
    lang: Lang
    answered: bool


def evaluate(snapshot: Snapshot, topics: Iterable[Topic]) -> list[Row]:
    """Ask every topic of every system."""
    answers = Answers(snapshot)
    return [
        row
        for topic in topics
        for lang in LANGUAGES
        for system, ranking in SYSTEMS.items()
        for row in rows(system, topic, lang, ranking(snapshot, topic.questions[lang]), answers.of(topic))
    ]


def rows(system: str, topic: Topic, lang: Lang, ranked: Sequence[Hit], gold: Sequence[Gold]) -> Iterable[Row]:
    """Return the figures of one ranking for each reach in which the topic has an answer."""
    for reach in REACHES:
        is_in_reach = _reach(reach, lang)
        wanted = [one for one in gold if is_in_reach(one.lang)]
        if wanted:
            found = [hit for hit in ranked if is_in_reach(hit.lang)]
            yield Row(system, topic, lang, reach, quality(found, wanted))


def ask(snapshot: Snapshot, topics: Iterable[Topic]) -> list[Asked]:
    """Note which questions the service says that it answers."""
    from service.search.answer import search

    return [
        Asked(topic, lang, search(snapshot, topic.questions[lang]).answered)
        for topic in topics
        for lang in LANGUAGES
    ]


def _reach(reach: str, asked: Lang) -> Callable[[str], bool]:
    return {"all": lambda _: True, "same": lambda lang: lang == asked, "cross": lambda lang: lang != asked}[
        reach
    ]
