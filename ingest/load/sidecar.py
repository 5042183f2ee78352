"""Front matter in a file of its own, beside a document whose format has none: ``plan.yaml`` beside ``plan.pdf``."""

from __future__ import annotations

from dataclasses import asdict, replace

from ingest.errors import DocumentRejected
from ingest.load.encoding import decode
from ingest.load.frontmatter import read_front_matter
from ingest.load.identity import document_id
from ingest.records import Document, Metadata

SIDECAR = ".yaml"
_SILENT = asdict(Metadata())


def with_declared(document: Document, declared: bytes) -> Document:
    """Return the document as the file beside it describes it; what that file says wins over what the format says.

    Args:
        document: As its format gives it.
        declared: The file, in YAML; its keys are those of front matter.

    Raises:
        DocumentRejected: it can't be read; the error names the line.
    """
    try:
        front_matter = read_front_matter(decode(declared)[0], first_line=1)
    except DocumentRejected as error:
        raise DocumentRejected(f"Its {SIDECAR} file: {error.reason}", error.remedy) from error
    said = {
        name: getattr(front_matter.metadata, name)
        for name, silence in _SILENT.items()
        if getattr(front_matter.metadata, name) != silence
    }
    metadata = replace(document.metadata, **said)
    return replace(
        document,
        id=document_id(metadata, document.sha256),
        metadata=metadata,
        warnings=(*document.warnings, *front_matter.warnings),
    )
