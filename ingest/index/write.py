"""Writing the index of a collection into the directory of a snapshot that is being built."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from snapshot.encoded import TextInContext, heading
from snapshot.keywords import KeywordIndex
from snapshot.manifest import ENCODER, KEYWORDS, PASSAGES, TOKENS, VECTORS
from snapshot.passages import write_passages
from snapshot.tokens import TokenIndex
from snapshot.vectors import VectorIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt

    from ingest.index.embeddings import Embeddings
    from snapshot.encoded import EncodedText
    from snapshot.encoder import Progress
    from snapshot.rows import Content


def write_index(
    directory: Path, content: Content, embeddings: Embeddings, on_progress: Progress | None = None
) -> dict[str, int]:
    """Write rows, vectors, those of words, keywords and encoder beside each other, and return the counts for the manifest.

    Args:
        directory: Of the snapshot; holds none of these yet.
        content: All rows of the collection.
        embeddings: The encoder to use, and the vectors that it gave before.
        on_progress: Told how many of the distinct texts have their vector, and how many there are.
    """
    write_passages(directory / PASSAGES, content)
    _write_vectors(directory, content, embeddings, on_progress)
    KeywordIndex.write(directory / KEYWORDS, content.units)
    embeddings.encoder.save(directory / ENCODER)
    return counts(content)


def _write_vectors(
    directory: Path, content: Content, embeddings: Embeddings, on_progress: Progress | None
) -> None:
    import numpy as np

    found, above = texts(content)
    vectors = np.empty((len(above), embeddings.encoder.dimension), np.float32)
    encoded = _keeping(embeddings.encoded(found, on_progress), vectors)
    TokenIndex.write(directory / TOKENS, encoded, above)
    VectorIndex.write(directory / VECTORS, vectors)


def texts(content: Content) -> tuple[list[TextInContext], list[int]]:
    """Return what is encoded of a collection, units then headings, and the number of what stands above each unit."""
    headings = _headings(content)
    distinct = {words: len(headings) + number for number, words in enumerate(dict.fromkeys(headings))}
    found = [TextInContext(unit.context, unit.text) for unit in content.units]
    found += [TextInContext("", words) for words in distinct]
    return found, [distinct[words] for words in headings]


def _headings(content: Content) -> list[str]:
    """Return what stands above each unit."""
    titles = {document.id: document.title for document in content.documents}
    return [heading(titles[unit.document_id], unit.section) for unit in content.units]


def _keeping(encoded: Iterable[EncodedText], vectors: npt.NDArray[np.float32]) -> Iterator[EncodedText]:
    """Yield what is encoded and put the vectors of the first texts into an array."""
    for number, text in enumerate(encoded):
        if number < len(vectors):
            vectors[number] = text.vector
        yield text


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
