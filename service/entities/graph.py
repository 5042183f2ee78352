"""The queries that this package asks of a snapshot's graph, each in a file of its own."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QuerySolutions, Variable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import BlankNode, Literal, Triple

    from snapshot.current import Snapshot

    Term = NamedNode | BlankNode | Literal | Triple


def select(snapshot: Snapshot, query: str, **iris: str) -> Iterator[dict[str, str]]:
    """Return the rows of one of the queries as texts; unbound variables are left out.

    Args:
        snapshot: Whose graph to ask.
        query: Name of a file in ``queries``, without ``.rq``.
        iris: What the named variables stand for; given to the engine as IRIs, never as text of the query.
    """
    values: dict[Variable, Term] = {Variable(name): NamedNode(iri) for name, iri in iris.items()}
    solutions = snapshot.store.query(_text(query), substitutions=values)
    if not isinstance(solutions, QuerySolutions):
        raise TypeError(f"{query}.rq is not a SELECT query")
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: solution[name].value for name in names if solution[name] is not None}


@cache
def _text(query: str) -> str:
    return resources.files("service.entities").joinpath("queries", f"{query}.rq").read_text("utf-8")
