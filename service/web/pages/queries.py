"""The SPARQL page: a query, its rows, and examples to start from."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from ontology.resources import competency_questions
from service.errors import ServiceError, UnavailableError
from service.sparql.clients import client_of
from service.web.rendering import NOTHING_YET, lang_of, render, served
from service.web.rows import read_result, run

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from service.web.rows import Result

FORMATS = {"rows": ("csv", "json", "tsv", "xml"), "graph": ("ttl", "nt", "jsonld", "rdf")}
"""Formats in which a result can be downloaded, by its kind."""


async def show(request: Request) -> Response:
    """Show the page; run the query that is asked, or the example that is chosen."""
    examples = competency_questions()
    chosen = next((one for one in examples if one.id == request.query_params.get("example")), None)
    query = request.query_params.get("query") or (chosen.query if chosen else "")
    result, problem = None, None
    if query.strip():
        try:
            result = await _result(request, query)
        except ServiceError as error:
            problem = error
    return await asyncio.to_thread(
        render,
        request,
        "sparql.html",
        problem.status if problem else 200,
        query=query or examples[0].query,
        title=chosen.title[lang_of(request)] if chosen and chosen.query == query else None,
        examples=examples,
        result=result,
        problem=problem.detail.in_lang(lang_of(request)) if problem else None,
        parameters=urlencode({"query": query}),
        formats=FORMATS,
        origin=f"{request.url.scheme}://{request.url.netloc}",
    )


async def _result(request: Request, query: str) -> Result:
    """Run a query for the address that it comes from."""
    state = request.scope["state"]
    if state.get("pool") is None:
        raise UnavailableError(NOTHING_YET)
    base_iri = served(request).manifest.base_iri
    client = client_of(request.client.host if request.client else "")
    media_type, content = await run(state["pool"], state["limits"], query, base_iri, client)
    return await asyncio.to_thread(read_result, media_type, content, lang_of(request), base_iri)
