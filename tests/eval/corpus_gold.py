"""Compare what the pipeline finds in the notices of the corpus with what ``corpus/gold`` says it should find.

Run it with ``python -m tests.eval.corpus_gold``; it reads every notice, which takes a minute. ``--missed`` lists the
measures that are not found, and those whose status is another one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from ingest.load.sources import find_sources
from ingest.pipeline import analyse
from ingest.records import Analysis, Entity, Span
from snapshot.authority import Authority

CORPUS = Path(__file__).parent.parent.parent / "corpus"
GOLD = CORPUS / "gold"
NOTICES = CORPUS / "notices"
LEAST_OVERLAP = 0.5
"""Share of the longer span, as in relaxed matching of the extraction gold."""


@dataclass(frozen=True, slots=True)
class GoldMeasure:
    """A measure that a notice tells: the words of its bullet, and the statuses that are right for it."""

    fact: str
    words: str
    statuses: tuple[str, ...]
    date: str | None


@dataclass(frozen=True, slots=True)
class GoldNotice:
    """What should be found in a notice; evidence is neither required nor wrong."""

    id: str
    lang: str
    plans: tuple[str, ...]
    actors: tuple[str, ...]
    measures: tuple[GoldMeasure, ...]
    evidence: tuple[GoldMeasure, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the gold is found; sums of two are sums of their counts."""

    measures: int = 0
    measures_found: int = 0
    statuses_right: int = 0
    measures_beyond: int = 0
    """Measures that the pipeline finds where the gold has neither a measure nor evidence."""
    plans: int = 0
    plans_found: int = 0
    actors: int = 0
    actors_found: int = 0

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def recall(self) -> float:
        """Share of the measures of the facts that are found."""
        return self.measures_found / self.measures if self.measures else 1.0

    @property
    def status_accuracy(self) -> float:
        """Share of the measures found whose status is right."""
        return self.statuses_right / self.measures_found if self.measures_found else 1.0


def read_corpus_gold(folder: Path = GOLD) -> tuple[GoldNotice, ...]:
    """Read what every notice should give, in the order of the files."""
    files = sorted(path for path in folder.glob("*.yaml") if path.stem != "follow_ups")
    return tuple(_notice(row) for path in files for row in yaml.safe_load(path.read_text("utf-8")))


def coverage(notice: GoldNotice, analysis: Analysis) -> Coverage:
    """Compare one notice's analysis with its gold."""
    text = analysis.document.text
    entities = analysis.annotations.entities
    found = [entity for entity in entities if entity.type == "measure"]
    required = [one for one in notice.measures if one.statuses != ("abandoned",)]
    matches = _matches(required, found, text)
    neutral = [*notice.measures, *notice.evidence]
    beyond = [one for one in found if not any(_is_same(words.words, one, text) for words in neutral)]
    return Coverage(
        measures=len(required),
        measures_found=len(matches),
        statuses_right=sum(match.status in measure.statuses for measure, match in matches),
        measures_beyond=len(beyond),
        plans=len(notice.plans),
        plans_found=_named(notice.plans, "plan", entities, text),
        actors=len(notice.actors),
        actors_found=_named(notice.actors, "actor", entities, text),
    )


def missed(notice: GoldNotice, analysis: Analysis) -> Iterator[str]:
    """Yield a line for each measure that is not found, and for each that is found with another status."""
    text = analysis.document.text
    found = [entity for entity in analysis.annotations.entities if entity.type == "measure"]
    matches = {measure.fact: match for measure, match in _matches(notice.measures, found, text)}
    for measure in notice.measures:
        match = matches.get(measure.fact)
        if match is None and measure.statuses != ("abandoned",):
            yield f"not found  {notice.id}  {measure.fact}: {measure.words}"
        elif match is not None and match.status not in measure.statuses:
            yield f"{match.status}, not {measure.statuses[0]}  {notice.id}  {measure.fact}: {measure.words}"


def corpus_coverage() -> dict[str, Coverage]:
    """Read the whole corpus and return the coverage by language (``fr``, ``en``)."""
    totals: dict[str, Coverage] = {}
    for notice, analysis in _analysed():
        totals[notice.lang] = totals.get(notice.lang, Coverage()) + coverage(notice, analysis)
    return totals


def corpus_table(totals: dict[str, Coverage]) -> str:
    """Return the coverage as a table in plain text, a line for each language and one for all."""
    rows = {**totals, "all": sum(totals.values(), Coverage())}
    head = f"{'corpus':<8}{'measures':>16}{'status right':>16}{'beyond':>9}{'plans':>14}{'actors':>16}"
    return "\n".join([head, *(_row(name, one) for name, one in rows.items())])


def _row(name: str, one: Coverage) -> str:
    cells = (
        f"{one.measures_found}/{one.measures} {one.recall:.3f}",
        f"{one.statuses_right}/{one.measures_found} {one.status_accuracy:.3f}",
        str(one.measures_beyond),
        f"{one.plans_found}/{one.plans}",
        f"{one.actors_found}/{one.actors}",
    )
    return f"{name:<8}" + "".join(
        cell.rjust(width) for cell, width in zip(cells, (16, 16, 9, 14, 16), strict=True)
    )


def _analysed() -> Iterator[tuple[GoldNotice, Analysis]]:
    gold = {notice.id: notice for notice in read_corpus_gold()}
    authority = Authority.load()
    for source in find_sources([NOTICES])[0]:
        analysis = analyse(source, authority)
        yield gold[analysis.document.id], analysis


def _notice(row: dict[str, object]) -> GoldNotice:
    def rows(key: str) -> list[dict[str, str]]:
        return row.get(key, [])  # type: ignore[return-value]

    return GoldNotice(
        id=str(row["notice"]),
        lang=str(row["lang"]),
        plans=tuple(one["words"] for one in rows("plans")),
        actors=tuple(one["words"] for one in rows("actors")),
        measures=tuple(map(_measure, rows("measures"))),
        evidence=tuple(map(_measure, rows("evidence"))),
    )


def _measure(row: dict[str, str]) -> GoldMeasure:
    statuses = tuple(row["status"].split("/")) if "status" in row else ()
    return GoldMeasure(row["fact"], row["words"], statuses, row.get("date"))


def _matches(
    wanted: Iterable[GoldMeasure], found: Iterable[Entity], text: str
) -> list[tuple[GoldMeasure, Entity]]:
    """Pair measures with entities, best overlap first, each at most once."""
    pairs = [(_overlap(one.words, entity, text), one, entity) for one in wanted for entity in found]
    matches: dict[str, tuple[GoldMeasure, Entity]] = {}
    taken: set[str] = set()
    for share, measure, entity in sorted(pairs, key=lambda pair: -pair[0]):
        if share >= LEAST_OVERLAP and measure.fact not in matches and entity.id not in taken:
            matches[measure.fact] = (measure, entity)
            taken.add(entity.id)
    return list(matches.values())


def _named(words: Iterable[str], entity_type: str, entities: Iterable[Entity], text: str) -> int:
    typed = [entity for entity in entities if entity.type == entity_type]
    return sum(
        any(_is_same(name, one, text) or _says_more(name, one, text) for one in typed) for name in words
    )


def _says_more(name: str, entity: Entity, text: str) -> bool:
    """Tell whether a mention begins with a name that is known in its short form: an act, then what it is about."""
    return any(mention.within(text).startswith(name) for mention in entity.mentions)


def _is_same(words: str, entity: Entity, text: str) -> bool:
    return _overlap(words, entity, text) >= LEAST_OVERLAP


def _overlap(words: str, entity: Entity, text: str) -> float:
    """Return the best share of the longer span that some place of the words and a mention have in common."""
    places = [Span(*match.span()) for match in re.finditer(re.escape(words), text)]
    return max(
        (
            place.overlap(mention) / max(place.end - place.start, mention.end - mention.start)
            for place in places
            for mention in entity.mentions
        ),
        default=0.0,
    )


def main() -> None:
    """Print the table, and what is missed where that is asked for."""
    totals: dict[str, Coverage] = {}
    for notice, analysis in _analysed():
        totals[notice.lang] = totals.get(notice.lang, Coverage()) + coverage(notice, analysis)
        if "--missed" in sys.argv:
            for line in missed(notice, analysis):
                sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{corpus_table(totals)}\n")


if __name__ == "__main__":
    main()
