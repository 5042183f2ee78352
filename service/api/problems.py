"""Every error leaves as RFC 9457 problem+json that says what to change, in the reader's language."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, cast

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from service.errors import (
    PROBLEM_MEDIA_TYPE,
    InternalError,
    InvalidParameterError,
    MethodNotAllowedError,
    NotFoundError,
    ServiceError,
    UnavailableError,
    Wording,
    problem,
)
from service.sparql.negotiation import best_language
from snapshot.errors import SnapshotError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fastapi import FastAPI, Request


log = logging.getLogger(__name__)

NO_SUCH_ADDRESS = Wording(
    fr="Il n’y a rien à cette adresse : la liste des adresses est dans /api/v1/openapi.json.",
    en="There is nothing at this address: /api/v1/openapi.json lists the addresses.",
)
READ_ONLY = Wording(
    fr="Cette adresse se lit seulement : utilisez GET.",
    en="This address can only be read: use GET.",
)
DAMAGED = Wording(
    fr="L’index publié ne peut pas être lu ; le journal du service dit pourquoi.",
    en="The published index can't be read; the log of the service says why.",
)
FAILED = Wording(
    fr="La requête n’a pas abouti par notre faute ; réessayez plus tard.",
    en="The request failed and the fault is ours; try again later.",
)


def add_handlers(app: FastAPI) -> None:
    """Answer every error of an application with a problem."""
    app.add_exception_handler(ServiceError, _told)
    app.add_exception_handler(SnapshotError, _damaged)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def respond(request: Request, error: ServiceError) -> JSONResponse:
    """Return an error as a problem in the language that the request prefers."""
    return JSONResponse(
        error.body(best_language(request.headers.get("accept-language", ""))),
        error.status,
        dict(error.headers),
        PROBLEM_MEDIA_TYPE,
    )


def _told(request: Request, error: Exception) -> JSONResponse:
    return respond(request, cast("ServiceError", error))


def _damaged(request: Request, error: Exception) -> JSONResponse:
    log.error("%s", error)
    return respond(request, UnavailableError(DAMAGED))


def _invalid(request: Request, error: Exception) -> JSONResponse:
    found = cast("RequestValidationError", error).errors()
    return respond(request, InvalidParameterError(_wording(found)))


def _http(request: Request, error: Exception) -> Response:
    raised = cast("HTTPException", error)
    if raised.status_code == NotFoundError.status:
        return respond(request, NotFoundError(NO_SUCH_ADDRESS))
    if raised.status_code == MethodNotAllowedError.status:
        return respond(request, MethodNotAllowedError(READ_ONLY, raised.headers))
    if raised.status_code == HTTPStatus.NOT_MODIFIED:
        return Response(status_code=raised.status_code, headers=raised.headers)
    body = problem(raised.status_code, raised.detail, raised.detail)
    return JSONResponse(body, raised.status_code, raised.headers, PROBLEM_MEDIA_TYPE)


def _unexpected(request: Request, _error: Exception) -> JSONResponse:
    # The server logs the traceback by itself, without the question and the query string.
    return respond(request, InternalError(FAILED))


def _wording(errors: Iterable[Mapping[str, object]]) -> Wording:
    """Say which parameters are wrong and what they may be."""
    french, english = zip(*(_one(error) for error in errors), strict=True)
    return Wording(fr=" ".join(french), en=" ".join(english))


def _one(error: Mapping[str, object]) -> tuple[str, str]:
    place = cast("tuple[object, ...]", error["loc"])
    name = str(place[1]) if len(place) > 1 else str(place[0])
    if error["type"] == "extra_forbidden":
        return (
            f"Le paramètre « {name} » n’existe pas ici : retirez-le ou corrigez son nom.",
            f"There is no parameter “{name}” here: remove it or correct its name.",
        )
    message = str(error["msg"])
    return (
        f"Le paramètre « {name} » n’est pas admis ainsi ({message}).",
        f"The parameter “{name}” is not accepted as it is ({message}).",
    )
