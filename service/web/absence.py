"""Pages that are not there: where a reader is sent, or what a reader is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.iris import Name, segment
from service.entities.absence import absence
from service.web.addresses import LISTS, page_address
from service.web.rendering import lang_of, served

if TYPE_CHECKING:
    from starlette.requests import Request

    from ontology.iris import Kind
    from service.errors import ServiceError, Wording


def absent(request: Request, kind: Kind, unknown: Wording) -> ServiceError:
    """Return the error to raise for a page of a kind that the snapshot does not hold.

    Args:
        request: Its path ends with the name of what was asked for.
        kind: Of thing.
        unknown: What to say if nothing was ever published under that name.
    """
    lang = lang_of(request)

    def address(other: Name) -> str:
        return page_address(lang, LISTS[kind], "/".join(other.segments))

    asked = Name(kind, (segment(request.path_params["name"]),))
    return absence(served(request), asked, address, unknown)
