"""The addresses behind the IRIs: ``/id/…`` leads to the JSON or the page of what an IRI names."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from service.errors import PROBLEM_MEDIA_TYPE
from service.sparql.negotiation import best_language, best_media_type

router = APIRouter()

JSON = "application/json"
PAGE = "text/html"


@router.get(
    "/id/{kind}/{name:path}",
    operation_id="resolve",
    tags=["identifiers"],
    status_code=303,
    response_class=RedirectResponse,
    responses={
        404: {"description": "No IRI has this form", "content": {PROBLEM_MEDIA_TYPE: {}}},
        422: {"description": "No IRI has this kind", "content": {PROBLEM_MEDIA_TYPE: {}}},
    },
)
def resolve(
    request: Request, kind: Literal["document", "measure", "plan", "actor"], name: str
) -> RedirectResponse:
    """Go to what an IRI names: its page for readers, its JSON for programs."""
    headers = {"Vary": "Accept, Accept-Language"}
    if best_media_type(request.headers.get("accept", ""), [JSON, PAGE]) == PAGE:
        lang = best_language(request.headers.get("accept-language", ""))
        return RedirectResponse(f"/{lang}/{kind}s/{name}", 303, headers)
    return RedirectResponse(f"/api/v1/{kind}s/{name}", 303, headers)
