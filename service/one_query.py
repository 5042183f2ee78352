"""One SPARQL query for the command line, under the same guard, sandbox and deadline as over HTTP."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from service.sparql.connection import Version
from service.sparql.hits import search_hits
from service.sparql.limits import SparqlLimits
from service.sparql.protocol import QueryRequest, prepare
from service.sparql.workers import WorkerPool
from snapshot.manifest import GRAPH

if TYPE_CHECKING:
    from snapshot.current import Snapshot


async def run_query(snapshot: Snapshot, query: str, accept: str, deadline_s: float) -> tuple[str, bytes]:
    """Return the media type and the result of a query.

    Args:
        snapshot: Whose graph to ask.
        query: SPARQL 1.1; relative IRIs are resolved against the publisher's base.
        accept: The formats wanted, as in HTTP.
        deadline_s: Seconds after which the query is stopped.

    Raises:
        ServiceError: The query is refused, wrong, or took too much.
    """
    limits = SparqlLimits(deadline_s=deadline_s, workers=1, standbys=0)
    request = QueryRequest(query, default_graphs=None, named_graphs=None, accept=accept)
    job = prepare(request, snapshot.manifest.base_iri, limits).job
    version = Version(snapshot.directory / GRAPH, snapshot.id, partial(search_hits, snapshot))
    pool = WorkerPool(version, limits)
    await pool.start()
    try:
        async with pool.run(job, "command line") as answer:
            parts = [await answer.reply.first()]
            parts += [part async for part in answer.reply.rest()]
    finally:
        await pool.close()
    return job.media_type, b"".join(parts)
