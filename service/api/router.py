"""The JSON interface: search, documents, plans, measures, actors, themes, coverage, health."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from fastapi import APIRouter, Request, Response

from ontology.iris import Kind, Name, segment
from service.api.parameters import Documents, Kinds, Measures, Paging, Search, SearchParameters
from service.api.served import Cached, Served
from service.api.table import table
from service.entities import documents, instruments
from service.entities.absence import absence
from service.entities.catalogue import catalogue
from service.entities.models import (
    Actor,
    ActorSummary,
    Coverage,
    Document,
    DocumentSummary,
    Health,
    Measure,
    MeasureSummary,
    Page,
    Plan,
    PlanSummary,
    Record,
    Theme,
)
from service.entities.themes import themes
from service.errors import PROBLEM_MEDIA_TYPE, Wording
from service.search.answer import search
from service.search.models import Display, Filters, SearchAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from snapshot.current import Snapshot

Item = TypeVar("Item", bound=Record)

Responses = dict[int | str, dict[str, Any]]


def _problems(meanings: dict[int, str]) -> Responses:
    """Describe the problems of an address for OpenAPI, by status."""
    return {
        code: {"description": words, "content": {PROBLEM_MEDIA_TYPE: {}}} for code, words in meanings.items()
    }


PROBLEMS = _problems({422: "A parameter is unknown or wrong", 503: "Nothing is published yet"})
UNKNOWN = _problems(
    {
        308: "It has another id now",
        404: "There is none by this id",
        410: "It is no longer published",
    }
)
NO_ID = Wording(
    fr="Rien ne porte cet identifiant ici : cherchez-le dans la liste, par son nom avec « q ».",
    en="Nothing has this id here: look for it in the list, by its name with “q”.",
)
ASKED = _problems({400: "There is no question", 413: "The question is too long"})
ASKED[200] = {"content": {"text/csv": {}}}

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)
health_router = APIRouter()


@router.get("/search", operation_id="search", tags=["search"], responses=ASKED, response_model=SearchAnswer)
def ask(snapshot: Cached, request: Request, response: Response, asked: Search) -> SearchAnswer | Response:
    """Ask a question in French or English: measures, then passages, in both languages, each with its source.

    `answered` is false where nothing in the snapshot answers; `coverage` says what was searched.
    """
    filters = Filters(**asked.model_dump(include=set(Filters.model_fields)))
    display = Display(**asked.model_dump(include=set(Display.model_fields)))
    answer = search(snapshot, asked.q, filters, display, asked.ignore)
    if _wants_table(asked, request):
        return Response(table(answer), media_type="text/csv", headers=dict(response.headers))
    return answer


@router.get("/documents", operation_id="listDocuments", tags=["documents"])
def list_documents(snapshot: Cached, asked: Documents) -> Page[DocumentSummary]:
    """List documents, newest first."""
    return _page(snapshot, documents.documents(snapshot, asked), asked)


@router.get(
    "/documents/{document_id:path}", operation_id="getDocument", tags=["documents"], responses=UNKNOWN
)
def get_document(snapshot: Cached, document_id: str) -> Document:
    """Get a document: its text, and the measures, plans and actors in it."""
    return documents.document(snapshot, document_id) or _absent(snapshot, "document", document_id)


@router.get("/measures", operation_id="listMeasures", tags=["measures"])
def list_measures(snapshot: Cached, asked: Measures) -> Page[MeasureSummary]:
    """List measures: those of the newest documents first, in the order of the text."""
    return _page(snapshot, documents.measures(snapshot, asked), asked)


@router.get("/measures/{measure_id:path}", operation_id="getMeasure", tags=["measures"], responses=UNKNOWN)
def get_measure(snapshot: Cached, measure_id: str) -> Measure:
    """Get a measure with every fact about it, each with the words of its source."""
    return documents.measure(snapshot, measure_id) or _absent(snapshot, "measure", measure_id)


@router.get("/plans", operation_id="listPlans", tags=["plans"])
def list_plans(snapshot: Cached, asked: Kinds) -> Page[PlanSummary]:
    """List plans, laws, strategies and other instruments: those with most measures first."""
    return _page(snapshot, instruments.plans(snapshot, asked), asked)


@router.get("/plans/{plan_id:path}", operation_id="getPlan", tags=["plans"], responses=UNKNOWN)
def get_plan(snapshot: Cached, plan_id: str) -> Plan:
    """Get a plan: its measures, their statuses, its axes, and where documents speak of it."""
    return instruments.plan(snapshot, plan_id) or _absent(snapshot, "plan", plan_id)


@router.get("/actors", operation_id="listActors", tags=["actors"])
def list_actors(snapshot: Cached, asked: Kinds) -> Page[ActorSummary]:
    """List persons in public office, posts, organisations and bodies: those with most measures first."""
    return _page(snapshot, instruments.actors(snapshot, asked), asked)


@router.get("/actors/{actor_id:path}", operation_id="getActor", tags=["actors"], responses=UNKNOWN)
def get_actor(snapshot: Cached, actor_id: str) -> Actor:
    """Get an actor: posts, measures announced or to be carried out, and where documents speak of it."""
    return instruments.actor(snapshot, actor_id) or _absent(snapshot, "actor", actor_id)


@router.get("/themes", operation_id="listThemes", tags=["vocabulary"])
def list_themes(snapshot: Cached) -> Page[Theme]:
    """List the fifteen themes, with their names in French and English."""
    found = themes(snapshot)
    return Page(snapshot=snapshot.id, total=len(found), items=found)


@router.get("/coverage", operation_id="getCoverage", tags=["snapshot"])
def get_coverage(snapshot: Cached) -> Coverage:
    """Say what the snapshot holds."""
    return catalogue(snapshot).coverage


@health_router.get("/health", operation_id="getHealth", tags=["snapshot"], responses={503: PROBLEMS[503]})
def get_health(snapshot: Served) -> Health:
    """Say whether the service can answer, and from which snapshot."""
    return Health(status="ok", snapshot=snapshot.id, counts=snapshot.manifest.counts)


def _page(snapshot: Snapshot, found: Sequence[Item], asked: Paging) -> Page[Item]:
    items = tuple(found[asked.offset : asked.offset + asked.limit])
    return Page(snapshot=snapshot.id, total=len(found), items=items)


def _absent(snapshot: Snapshot, kind: Kind, name: str) -> NoReturn:
    asked = Name(kind, tuple(map(segment, name.split("/"))))
    raise absence(snapshot, asked, lambda other: f"/api/v1/{kind}s/{'/'.join(other.segments)}", NO_ID)


def _wants_table(asked: SearchParameters, request: Request) -> bool:
    return asked.format == "csv" or (asked.format is None and "text/csv" in request.headers.get("accept", ""))
