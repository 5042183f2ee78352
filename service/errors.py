"""Errors of the service, each with its HTTP status, in both languages.

ServiceError
├── MovedError                 308
├── BadRequestError            400
├── NotFoundError              404
├── MethodNotAllowedError      405
├── NotAcceptableError         406
├── GoneError                  410
├── TooLargeError              413
├── UnsupportedMediaTypeError  415
├── InvalidParameterError      422
├── TooManyRequestsError       429
├── InternalError              500
└── UnavailableError           503
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["fr", "en"]

PROBLEM_MEDIA_TYPE = "application/problem+json"
PROBLEM_TYPES = "https://w3id.org/enfance/problems/"


@dataclass(frozen=True, slots=True)
class Wording:
    """One message in French and in English."""

    fr: str
    en: str

    def in_lang(self, lang: Language) -> str:
        """Return the message in `lang`."""
        return self.fr if lang == "fr" else self.en


class ServiceError(Exception):
    """Something the client is told about: what went wrong and what to change.

    Subclasses fix `status`, `slug` (the last part of the problem's type IRI) and `title`; `headers` are added
    to the response.
    """

    status: ClassVar[int] = 500
    slug: ClassVar[str] = "internal-error"
    title: ClassVar[Wording] = Wording(fr="Erreur du service", en="Error in the service")

    def __init__(self, detail: Wording, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail.en)
        self.detail = detail
        self.headers: Mapping[str, str] = headers or {}

    def body(self, lang: Language) -> dict[str, object]:
        """Return the RFC 9457 body of this error in `lang`."""
        kind = PROBLEM_TYPES + self.slug
        return problem(self.status, self.title.in_lang(lang), self.detail.in_lang(lang), type=kind)


class MovedError(ServiceError):
    """What was published under this name is published under another one now, in `address`."""

    status = 308
    slug = "moved"
    title = Wording(fr="Adresse remplacée", en="Address replaced")

    def __init__(self, address: str) -> None:
        detail = Wording(fr=f"C’est maintenant à l’adresse {address}.", en=f"It is now at {address}.")
        super().__init__(detail, {"Location": address})


class BadRequestError(ServiceError):
    """The request cannot be understood or is refused as it stands."""

    status = 400
    slug = "bad-request"
    title = Wording(fr="Requête refusée", en="Request refused")


class NotFoundError(ServiceError):
    """There is nothing by this name in the snapshot, or nothing at this address."""

    status = 404
    slug = "not-found"
    title = Wording(fr="Introuvable", en="Not found")


class MethodNotAllowedError(ServiceError):
    """The address does not know this HTTP method."""

    status = 405
    slug = "method-not-allowed"
    title = Wording(fr="Méthode non admise", en="Method not allowed")


class NotAcceptableError(ServiceError):
    """None of the formats the client accepts can be written."""

    status = 406
    slug = "not-acceptable"
    title = Wording(fr="Aucun format acceptable", en="No acceptable format")


class GoneError(ServiceError):
    """This was published and is no longer; `document` is the IRI of the document that it stood in, if that still is."""

    status = 410
    slug = "gone"
    title = Wording(fr="N’est plus publié", en="No longer published")

    def __init__(self, detail: Wording, document: str = "") -> None:
        super().__init__(detail)
        self.document = document

    def body(self, lang: Language) -> dict[str, object]:
        """Return the RFC 9457 body of this error in `lang`, with the document."""
        return super().body(lang) | ({"document": self.document} if self.document else {})


class TooLargeError(ServiceError):
    """The request or its result is larger than the service takes."""

    status = 413
    slug = "too-large"
    title = Wording(fr="Trop volumineux", en="Too large")


class UnsupportedMediaTypeError(ServiceError):
    """The body comes in a format that the service does not read."""

    status = 415
    slug = "unsupported-media-type"
    title = Wording(fr="Format d’envoi inconnu", en="Unsupported media type")


class InvalidParameterError(ServiceError):
    """A parameter is unknown, or its value is not one that it may have."""

    status = 422
    slug = "invalid-parameter"
    title = Wording(fr="Paramètre inadmissible", en="Invalid parameter")


class TooManyRequestsError(ServiceError):
    """This client asks for more than its share."""

    status = 429
    slug = "too-many-requests"
    title = Wording(fr="Trop de requêtes", en="Too many requests")


class InternalError(ServiceError):
    """The service failed; the client cannot help it."""


class UnavailableError(ServiceError):
    """The service cannot answer now, or not within its limits."""

    status = 503
    slug = "unavailable"
    title = Wording(fr="Réponse impossible pour l’instant", en="No answer for now")


def problem(status: int, title: str, detail: str, **extra: object) -> dict[str, object]:
    """Return an RFC 9457 problem body; `extra` adds members or replaces the type `about:blank`."""
    return {"type": "about:blank", "title": title, "status": status, "detail": detail, **extra}
