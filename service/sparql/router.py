"""The SPARQL endpoint as an ASGI application that stands before the rest of the service."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from service.errors import ServiceError
from service.sparql.clients import client_of
from service.sparql.description import DESCRIPTION
from service.sparql.exchange import ClientGoneError, Exchange
from service.sparql.formats import TRIPLES, content_type
from service.sparql.graph_store import existence, prepare_graph
from service.sparql.negotiation import best_media_type
from service.sparql.protocol import Prepared, QueryRequest, prepare, read_get, read_post
from service.sparql.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from starlette.types import ASGIApp, Receive, Scope, Send

    from service.sparql.limits import SparqlLimits
    from service.sparql.workers import Answer, WorkerPool

PATHS = frozenset({"/sparql", "/sparql/"})
GRAPH_PATHS = frozenset({"/rdf-graphs", "/rdf-graphs/"})
_ALL_PATHS = PATHS | GRAPH_PATHS
METHODS = "GET, HEAD, POST, OPTIONS"
GRAPH_METHODS = "GET, HEAD, OPTIONS"
_HTML = "text/html"
# A form carries a query percent-encoded: up to three bytes for one, and its other parameters.
_FORM_FACTOR = 3
_FORM_MARGIN = 65_536
# A task for each quick query would cost more than stopping it saves.
_UNWATCHED_S = 0.05
_PREFLIGHT = {
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class SparqlEndpoint:
    """Answers `/sparql` and, with whole graphs, `/rdf-graphs`; hands everything else to `app`.

    A GET of `/sparql` without a query gives the service description, or goes to `app` where the client prefers a
    page.
    Clients are told apart by the address in the ASGI scope, which the server sets. Nothing is logged.
    """

    def __init__(self, app: ASGIApp, pool: WorkerPool, limits: SparqlLimits) -> None:
        self._app = app
        self._pool = pool
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (the ASGI interface)."""
        if scope["type"] != "http" or scope["path"] not in _ALL_PATHS or _wants_page(scope):
            await self._app(scope, receive, send)
            return
        exchange = Exchange(scope, receive, send)
        try:
            if scope["path"] in PATHS:
                await self._answer(exchange)
            else:
                await self._answer_graph(exchange)
        except ServiceError as error:
            # Once the status is sent, all that is left is to break off, so that nobody takes a part for the whole.
            if not exchange.has_started:
                await exchange.refuse(error)
        except (ClientGoneError, TimeoutError):
            return

    async def _answer(self, exchange: Exchange) -> None:
        if exchange.method == "OPTIONS":
            await _preflight(exchange, METHODS)
            return
        request = await self._read(exchange)
        await _unless_gone(exchange, self._respond(exchange, prepare(request, exchange.iri, self._limits)))

    async def _answer_graph(self, exchange: Exchange) -> None:
        if exchange.method == "OPTIONS":
            await _preflight(exchange, GRAPH_METHODS)
            return
        if exchange.method not in {"GET", "HEAD"}:
            raise refusal("graphs_are_read_only", {"Allow": GRAPH_METHODS}, method=exchange.method)
        await exchange.body(_FORM_MARGIN)
        accept = exchange.header("accept")
        prepared = prepare_graph(exchange.query_string, accept, exchange.iri, self._limits)
        await _unless_gone(exchange, self._respond_graph(exchange, prepared))

    async def _read(self, exchange: Exchange) -> QueryRequest:
        accept = exchange.header("accept")
        if exchange.method in {"GET", "HEAD"}:
            # The server has no body to wait for; reading it lets `until_gone` see the end of the connection.
            await exchange.body(_FORM_MARGIN)
            if not exchange.query_string:
                return QueryRequest(DESCRIPTION, None, None, accept)
            return read_get(exchange.query_string, accept)
        if exchange.method != "POST":
            raise refusal("method_not_allowed", {"Allow": METHODS}, method=exchange.method)
        body = await exchange.body(self._limits.query_bytes * _FORM_FACTOR + _FORM_MARGIN)
        return read_post(exchange.query_string, exchange.header("content-type"), body, accept)

    async def _respond_graph(self, exchange: Exchange, prepared: Prepared) -> None:
        if prepared.job.default_graphs is not None:
            async with self._pool.run(existence(prepared.job), client_of(exchange.client)) as answer:
                if await answer.reply.first() != b"true":
                    raise refusal("no_such_graph")
        await self._respond(exchange, prepared)

    async def _respond(self, exchange: Exchange, prepared: Prepared) -> None:
        snapshot_id = self._pool.snapshot_id
        tag = prepared.etag(snapshot_id)
        if tag and exchange.method != "POST" and tag in _tags(exchange.header("if-none-match")):
            await exchange.respond(304, {"ETag": tag, "Vary": "Accept"})
            return
        content = self._pool.answers.get(tag)
        if content is None:
            await self._respond_anew(exchange, prepared)
            return
        async with asyncio.timeout(self._limits.send_s):
            await exchange.respond(200, _headers(exchange, prepared, tag, snapshot_id), content)

    async def _respond_anew(self, exchange: Exchange, prepared: Prepared) -> None:
        async with self._pool.run(prepared.job, client_of(exchange.client)) as answer:
            first = await answer.reply.first()
            tag = prepared.etag(answer.snapshot_id)
            headers = _headers(exchange, prepared, tag, answer.snapshot_id)
            async with asyncio.timeout(self._limits.send_s):
                if answer.reply.is_over:
                    self._pool.answers.keep(tag, first)
                    await exchange.respond(200, headers, first)
                else:
                    await self._stream(exchange, headers, first, answer)

    @staticmethod
    async def _stream(exchange: Exchange, headers: dict[str, str], first: bytes, answer: Answer) -> None:
        await exchange.start(200, headers)
        if exchange.method == "HEAD":
            await exchange.write(b"", is_last=True)
            return
        await exchange.write(first, is_last=False)
        async for part in answer.reply.rest():
            await exchange.write(part, is_last=False)
        await exchange.write(b"", is_last=True)


def _headers(exchange: Exchange, prepared: Prepared, tag: str, snapshot_id: str) -> dict[str, str]:
    headers = {
        "Content-Type": content_type(prepared.job.media_type),
        "Vary": "Accept",
        "Cache-Control": "no-cache",
        "X-Enfance-Snapshot": snapshot_id,
    }
    if tag and exchange.method != "POST":
        headers["ETag"] = tag
    return headers


def _tags(if_none_match: str) -> list[str]:
    return [tag.strip() for tag in if_none_match.split(",")]


def _wants_page(scope: Scope) -> bool:
    """Return whether the request brings no query and comes from somebody who reads pages."""
    if scope["path"] in GRAPH_PATHS:
        return False
    if scope["method"] not in {"GET", "HEAD"} or scope["query_string"]:
        return False
    accept = dict(scope["headers"]).get(b"accept", b"").decode("latin-1")
    return best_media_type(accept, [*TRIPLES, _HTML]) == _HTML


async def _preflight(exchange: Exchange, methods: str) -> None:
    await exchange.respond(204, {**_PREFLIGHT, "Access-Control-Allow-Methods": methods, "Allow": methods})


async def _unless_gone(exchange: Exchange, work: Coroutine[object, object, None]) -> None:
    """Do `work`, or stop it when the client closes the connection; quick work is over before anybody looks."""
    watch = _Watch(exchange, asyncio.current_task())
    timer = asyncio.get_running_loop().call_later(_UNWATCHED_S, watch.start)
    try:
        await work
    except asyncio.CancelledError:
        if not watch.is_gone:
            raise
    finally:
        timer.cancel()
        watch.stop()


class _Watch:
    """Waits for a client to close the connection, and then cancels the task that works for it."""

    def __init__(self, exchange: Exchange, working: asyncio.Task[object] | None) -> None:
        self.is_gone = False
        self._exchange = exchange
        self._working = working
        self._watching: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._watching = asyncio.get_running_loop().create_task(self._watch())

    def stop(self) -> None:
        if self._watching is not None:
            self._watching.cancel()

    async def _watch(self) -> None:
        await self._exchange.until_gone()
        self.is_gone = True
        if self._working is not None:
            self._working.cancel()
