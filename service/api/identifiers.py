"""The addresses behind the IRIs: ``/id/…`` leads to the page or the JSON of what an IRI names, or describes it as RDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from ontology.iris import Kind, Name, mint, parse
from service.api.served import Cached
from service.entities.absence import absence
from service.entities.description import RDF_FORMATS, describe, written
from service.entities.places import Place, place
from service.errors import PROBLEM_MEDIA_TYPE, NotAcceptableError, Wording
from service.sparql.negotiation import best_language, best_media_type

if TYPE_CHECKING:
    from snapshot.current import Snapshot

router = APIRouter()

JSON = "application/json"
PAGE = "text/html"
IN_JSON = frozenset({"document", "measure", "plan", "actor"})
"""Kinds of things that the JSON interface has."""
SUFFIXES = {f".{suffix}": media_type for media_type, suffix in RDF_FORMATS.items()}

UNKNOWN = Wording(
    fr="Rien n’a été publié sous ce nom\u00a0: cherchez-le par /api/v1, ou par /sparql.",
    en="Nothing was published under this name: look for it by /api/v1, or by /sparql.",
)
NO_FORMAT = Wording(
    fr="Ce qui porte ce nom se lit dans ces formats\u00a0: {available}.",
    en="What has this name can be read in these formats: {available}.",
)
PROBLEMS = {
    308: "It is published under another name now",
    404: "Nothing was published under this name",
    406: "None of the formats that are accepted can be written",
    410: "It is no longer published",
    422: "No IRI has this kind",
    503: "Nothing is published yet",
}
RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"description": "A description in RDF", "content": {media_type: {} for media_type in RDF_FORMATS}},
    303: {"description": "Its page or its JSON"},
    **{code: {"description": words, "content": {PROBLEM_MEDIA_TYPE: {}}} for code, words in PROBLEMS.items()},
}


@router.get(
    "/id/{kind}/{name:path}",
    operation_id="resolve",
    tags=["identifiers"],
    response_class=Response,
    responses=RESPONSES,
)
def resolve(snapshot: Cached, request: Request, response: Response, kind: Kind, name: str) -> Response:
    """Go to what an IRI names: its page for readers, its JSON or a description in RDF for programs.

    The `Accept` header chooses, or a suffix: `.ttl`, `.jsonld`, `.nt`, `.rdf`. A description holds what the graph
    says of the thing, the claims about it and the evidence for it, 1,000 statements at most.
    """
    iri, suffix = _split(snapshot, kind, name)
    triples = describe(snapshot, iri)
    named = parse(iri, snapshot.manifest.base_iri)
    if named is None or not triples:
        asked = named or Name(kind, (name,))
        raise absence(snapshot, asked, lambda other: _address(other) + suffix, UNKNOWN)
    shown = place(snapshot, named)
    media_type = SUFFIXES.get(suffix) or _chosen(request, named, has_page=shown is not None)
    headers = {**response.headers, "Link": _alternates(named)}
    if media_type == PAGE and shown:
        lang = best_language(request.headers.get("accept-language", ""))
        return RedirectResponse(_page(lang, shown), 303, headers)
    if media_type == JSON:
        return RedirectResponse(f"/api/v1/{kind}s/{'/'.join(named.segments)}", 303, headers)
    headers["Content-Location"] = f"{_address(named)}.{RDF_FORMATS[media_type]}"
    return Response(written(triples, media_type), media_type=media_type, headers=headers)


def _split(snapshot: Snapshot, kind: Kind, name: str) -> tuple[str, str]:
    """Return the IRI that is asked for, and the suffix that chooses a format."""
    suffix = next((one for one in SUFFIXES if name.endswith(one)), "")
    base = snapshot.manifest.base_iri
    whole = f"{base}{kind}/{name}"
    if parse(whole, base) and (not suffix or describe(snapshot, whole)):
        return whole, ""
    bare = name.removesuffix(suffix)
    document = snapshot.passages.document(bare) if kind == "document" else None
    return document.iri if document else mint(kind, *bare.split("/"), base=base), suffix


def _chosen(request: Request, named: Name, *, has_page: bool) -> str:
    """Return the media type that the client likes best.

    Raises:
        NotAcceptableError: it takes none.
    """
    available = [*((JSON,) if named.kind in IN_JSON else ()), *RDF_FORMATS, *((PAGE,) if has_page else ())]
    chosen = best_media_type(request.headers.get("accept", ""), available)
    if chosen is None:
        formats = ", ".join(available)
        raise NotAcceptableError(
            Wording(fr=NO_FORMAT.fr.format(available=formats), en=NO_FORMAT.en.format(available=formats)),
            {"Vary": "Accept, Accept-Language"},
        )
    return chosen


def _page(lang: str, shown: Place) -> str:
    span = f"#char={shown.span[0]},{shown.span[1]}" if shown.span else ""
    return f"/{lang}/{shown.kind}s/{quote(shown.id, safe='')}{span}"


def _address(named: Name) -> str:
    return f"/id/{named.kind}/{'/'.join(named.segments)}"


def _alternates(named: Name) -> str:
    """Return the header that names the formats of a description."""
    address = _address(named)
    return ", ".join(
        f'<{address}.{suffix}>; rel="alternate"; type="{media_type}"'
        for media_type, suffix in RDF_FORMATS.items()
    )
