"""A graph of any size that looks like one of ours, and the queries that are asked of it. The same every time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

EX = "https://example.org/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
COUNTRIES = ("FR", "BE", "GB", "IE", "CA")
MEASURES_PER_PLAN = 200
TRIPLES_PER_MEASURE = 10

_FR = "créer ouvrir renforcer accueil soutien écoute familles enfants foyers jeunes places suivi santé école".split()
_EN = "create open strengthen care support listening families children homes young places follow-up health school".split()


def write_graph(path: Path, triples: int) -> int:
    """Write about so many triples as N-Triples; return how many measures they describe."""
    count = triples // TRIPLES_PER_MEASURE
    with path.open("w", encoding="utf-8") as file:
        file.writelines(_statements(count))
    return count


def _statements(count: int) -> Iterator[str]:
    chance = random.Random(7)  # noqa: S311 - the same graph every time
    plans, actors = max(1, count // MEASURES_PER_PLAN), max(10, count // 50)
    for plan in range(1, plans):
        yield f"<{EX}plan/{plan}> <{EX}partOf> <{EX}plan/{plan // 2}> .\n"
    for number in range(count):
        measure = f"<{EX}measure/{number}>"
        french, english = (" ".join(chance.choices(words, k=8)) for words in (_FR, _EN))
        yield (
            f"{measure} <{RDF_TYPE}> <{EX}Measure> .\n"
            f'{measure} <{LABEL}> "{french}, {number}"@fr .\n'
            f'{measure} <{EX}quote> "{english}, {number}"@en .\n'
            f"{measure} <{EX}theme> <{EX}theme/{number % 15}> .\n"
            f"{measure} <{EX}plan> <{EX}plan/{chance.randrange(plans)}> .\n"
            f'{measure} <{EX}country> "{COUNTRIES[number % 5]}" .\n'
            f'{measure} <{EX}date> "{2000 + number % 25}-03-18"^^<http://www.w3.org/2001/XMLSchema#date> .\n'
            f"{measure} <{EX}status> <{EX}status/{number % 8}> .\n"
            f"{measure} <{EX}responsible> <{EX}actor/{chance.randrange(actors)}> .\n"
            f"{measure} <{EX}restates> <{EX}measure/{chance.randrange(count)}> .\n"
        )


def _unlike_others(write: Callable[[random.Random], str]) -> Callable[[random.Random], str]:
    """Return what writes the same queries with a comment, so that nobody has the answer from before."""
    return lambda chance: f"{write(chance)} # {chance.getrandbits(64)}"


@dataclass(frozen=True, slots=True)
class Queries:
    """Queries of each kind over a graph of so many measures, drawn at random from a seed."""

    measures: int

    def kinds(self) -> dict[str, Callable[[random.Random], str]]:
        """Return, by its name, what writes a query of each kind; no two are alike, except those that are asked again."""
        new = {
            "point": self._point,
            "100 rows": self._star,
            "10,000 rows": self._rows,
            "aggregation": self._aggregation,
            "path": self._path,
        }
        return {"point again": self._same_point} | {
            name: _unlike_others(write) for name, write in new.items()
        }

    def _point(self, chance: random.Random) -> str:
        return f"SELECT ?label {{ <{EX}measure/{chance.randrange(self.measures)}> <{LABEL}> ?label }}"

    def _same_point(self, _chance: random.Random) -> str:
        return f"SELECT ?label {{ <{EX}measure/1> <{LABEL}> ?label }}"

    def _star(self, chance: random.Random) -> str:
        plan = chance.randrange(self._plans)
        return (
            f"SELECT ?measure ?label ?status ?date {{ ?measure <{EX}plan> <{EX}plan/{plan}> ; <{LABEL}> ?label ; "
            f"<{EX}status> ?status ; <{EX}date> ?date }} LIMIT 100"
        )

    def _rows(self, chance: random.Random) -> str:
        country = chance.choice(COUNTRIES)
        return (
            f'SELECT ?measure ?label {{ ?measure <{EX}country> "{country}" ; <{LABEL}> ?label }} LIMIT 10000'
        )

    def _aggregation(self, chance: random.Random) -> str:
        plans = " ".join(f"<{EX}plan/{chance.randrange(self._plans)}>" for _ in range(10))
        return (
            f"SELECT ?theme (COUNT(*) AS ?count) {{ VALUES ?plan {{ {plans} }} "
            f"?measure <{EX}plan> ?plan ; <{EX}theme> ?theme }} GROUP BY ?theme ORDER BY DESC(?count)"
        )

    def _path(self, chance: random.Random) -> str:
        return (
            f"SELECT ?earlier {{ <{EX}measure/{chance.randrange(self.measures)}> <{EX}restates>+ ?earlier }}"
        )

    @property
    def _plans(self) -> int:
        return max(1, self.measures // MEASURES_PER_PLAN)
