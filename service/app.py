"""The application: routers, handlers of errors, and what lives as long as it does."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from importlib import metadata
from typing import TYPE_CHECKING

from fastapi import FastAPI

from service.api.identifiers import router as identifiers
from service.api.problems import add_handlers
from service.api.router import health_router
from service.api.router import router as api
from service.front import Front
from service.published import Published
from service.sparql.limits import SparqlLimits
from service.web.site import add_pages

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp

    from service.settings import Settings

DESCRIPTION = """Policies on child protection, in French and English: what was promised, by whom, under which plan,
and what became of it. Every fact opens on the words of a document; every response names its snapshot in
`X-Enfance-Snapshot`. Where `record` is `notice`, the words are Enfance's own summary: show `notice` beside them.
SPARQL 1.1 is at `/sparql`."""


def create_app(settings: Settings) -> ASGIApp:
    """Return the service over what is published in the data directory, now and later."""
    limits = SparqlLimits(
        deadline_s=settings.sparql_deadline_s,
        memory_mb=settings.sparql_memory_mb,
        workers=settings.sparql_workers,
    )
    published = Published(settings.data, limits)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await published.refresh()
        following = asyncio.create_task(published.follow())
        try:
            yield
        finally:
            following.cancel()
            with suppress(asyncio.CancelledError):
                await following
            await published.close()

    app = FastAPI(
        title="Enfance",
        version=metadata.version("enfance"),
        description=DESCRIPTION,
        license_info={"name": "Apache-2.0 (code), CC BY 4.0 (notices)"},
        servers=[{"url": settings.public_url}] if settings.public_url else None,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # the usual page of documentation loads scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    for router in (api, health_router, identifiers):
        app.include_router(router)
    add_pages(app)
    add_handlers(app)
    return Front(app, published, limits)
