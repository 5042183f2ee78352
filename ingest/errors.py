"""What can go wrong in ingest, each with the reason and the remedy.

IngestError
├── DocumentRejected     one document; the others go on
├── AddressFailed        one address to fetch; the others go on
├── FetchError           the whole fetch: its catalogue or its folder; what was fetched before stays
├── EvaluationError      the marked-up documents to compare with: there are none, or one breaks the format
└── PublicationError     the whole run; the snapshot served before stays
"""

from __future__ import annotations


class IngestError(Exception):
    """An error that the user can act on: it says what happened and what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason} {remedy}")
        self.reason = reason
        self.remedy = remedy


class DocumentRejected(IngestError):
    """This document can't be ingested; the run goes on without it and names it in the report."""


class AddressFailed(IngestError):
    """This address gave no document; the fetch goes on without it and says so."""


class FetchError(IngestError):
    """Nothing can be fetched: the list of sources or the folder is wrong."""


class PublicationError(IngestError):
    """No new snapshot could be published; the one served before is untouched."""


class EvaluationError(IngestError):
    """Nothing can be evaluated: the folder holds no marked-up document, or one breaks the format."""
