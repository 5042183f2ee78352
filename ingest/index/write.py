"""Writing the index of a collection into the directory of a snapshot that is being built."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from snapshot.keywords import KeywordIndex
from snapshot.manifest import ENCODER, KEYWORDS, PASSAGES, VECTORS
from snapshot.passages import text_for_encoding, write_passages
from snapshot.vectors import VectorIndex

if TYPE_CHECKING:
    from pathlib import Path

    from ingest.index.embeddings import Embeddings
    from snapshot.encoder import Progress
    from snapshot.rows import Content


def write_index(
    directory: Path, content: Content, embeddings: Embeddings, on_progress: Progress | None = None
) -> dict[str, int]:
    """Write rows, vectors, keywords and encoder beside each other, and return the counts for the manifest.

    Args:
        directory: Of the snapshot; holds none of these yet.
        content: All rows of the collection.
        embeddings: The encoder to use, and the vectors that it gave before.
        on_progress: Told how many of the distinct texts have their vector, and how many there are.
    """
    write_passages(directory / PASSAGES, content)
    vectors = embeddings.vectors([text_for_encoding(unit) for unit in content.units], on_progress)
    VectorIndex.write(directory / VECTORS, vectors)
    KeywordIndex.write(directory / KEYWORDS, content.units)
    embeddings.encoder.save(directory / ENCODER)
    return counts(content)


def counts(content: Content) -> dict[str, int]:
    """Count documents, also by language, passages, measures, and the distinct plans and actors."""
    languages = Counter(f"documents.{document.lang}" for document in content.documents)
    published = {(row.type, row.iri) for row in content.evidence if row.iri}
    types = Counter(entity_type for entity_type, _ in published)
    kinds = Counter(unit.kind for unit in content.units)
    return {
        "documents": len(content.documents),
        "passages": kinds["passage"],
        "measures": kinds["measure"],
        "plans": types["plan"],
        "actors": types["actor"],
        **languages,
    }
