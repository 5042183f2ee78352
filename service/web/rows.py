"""SPARQL results as a page shows them: a table of limited length, a yes or no, or statements."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from service.errors import TooLargeError, Wording
from service.sparql.protocol import QueryRequest, prepare
from service.web.addresses import thing_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from service.entities.selection import Lang
    from service.sparql.limits import SparqlLimits
    from service.sparql.workers import WorkerPool

ACCEPT = "application/sparql-results+json, text/turtle;q=0.5"
LARGEST_MB = 4
MOST_ROWS = 100
TOO_LARGE = Wording(
    fr=f"Le résultat dépasse {LARGEST_MB}\u00a0Mo\u00a0: ajoutez LIMIT, ou demandez-le à /sparql, qui en envoie davantage.",
    en=f"The result is larger than {LARGEST_MB} MB: add LIMIT, or ask /sparql for it, which sends more.",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in a row; an IRI of the collection leads to its page."""

    text: str
    lang: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a query: ``rows``, ``boolean`` or ``graph``."""

    kind: str
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    total: int = 0
    """Rows of the result; the first ones are shown."""
    truth: bool = False
    statements: str = ""
    """Turtle."""


async def run(
    pool: WorkerPool, limits: SparqlLimits, query: str, base_iri: str, client: str
) -> tuple[str, bytes]:
    """Return the media type and the result of a query, run like those of the endpoint.

    Raises:
        ServiceError: the query is refused, wrong, stopped, or its result is too large for a page.
    """
    request = QueryRequest(query, default_graphs=None, named_graphs=None, accept=ACCEPT)
    job = replace(prepare(request, base_iri, limits).job, max_bytes=LARGEST_MB * 1_000_000)
    try:
        async with pool.run(job, client) as answer:
            parts = [await answer.reply.first()]
            parts += [part async for part in answer.reply.rest()]
    except TooLargeError as error:
        raise TooLargeError(TOO_LARGE) from error
    return job.media_type, b"".join(parts)


def read_result(media_type: str, content: bytes, lang: Lang, base_iri: str) -> Result:
    """Return a result as it is shown on a page in a language."""
    if not media_type.endswith("json"):
        return Result("graph", statements=content.decode("utf-8"))
    found = json.loads(content)
    if "boolean" in found:
        return Result("boolean", truth=found["boolean"])
    variables = tuple(found["head"]["vars"])
    bindings = found["results"]["bindings"]
    rows = tuple(
        tuple(_cell(row.get(name), lang, base_iri) for name in variables) for row in bindings[:MOST_ROWS]
    )
    return Result("rows", variables=variables, rows=rows, total=len(bindings))


def _cell(term: Mapping[str, str] | None, lang: Lang, base_iri: str) -> Cell:
    if term is None:
        return Cell("")
    value = term["value"]
    if term["type"] != "uri":
        return Cell(value, lang=term.get("xml:lang"))
    href = thing_address(lang, value, base_iri)
    return Cell(value.removeprefix(base_iri) if href else value, href=href)
