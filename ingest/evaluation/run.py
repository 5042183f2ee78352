"""Read the marked-up documents of a folder as ingest does, and score what it finds in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import ingest
from ingest.errors import EvaluationError
from ingest.evaluation.markup import GoldDocument, MarkupError, read_gold
from ingest.evaluation.scoring import Score, score
from ingest.pipeline import analyse
from ingest.predictions import predictions
from ingest.records import Block, Source
from snapshot.authority import Authority

TEST_PART = Path(*ingest.__path__).parent / "training" / "extraction" / "data" / "test"
"""Documents that nobody tunes on; a checkout holds them, an installed package does not."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A marked-up document, its blocks as ingest reads them, and its score."""

    gold: GoldDocument
    blocks: tuple[Block, ...]
    score: Score


def marked_up(folder: Path) -> tuple[GoldDocument, ...]:
    """Return the marked-up documents of a folder.

    Raises:
        EvaluationError: it holds none or can't be read, or one of them breaks the format.
    """
    try:
        documents = read_gold(folder)
    except MarkupError as error:
        raise EvaluationError(f"{error}.", "training/extraction/data/README.md tells the format.") from error
    except OSError as error:
        raise EvaluationError(
            f"{folder} can't be read ({error.strerror}).", "Check the name and the permissions."
        ) from error
    if not documents:
        raise EvaluationError(
            f"{folder} holds no marked-up document (*.txt).",
            "Name a folder that does: the test part is in a checkout of the project, not in the installed package.",
        )
    return documents


def scored(documents: tuple[GoldDocument, ...], authority: Authority) -> Iterator[Scored]:
    """Read each document and compare what is found with its marks."""
    for gold in documents:
        analysis = analyse(source(gold), authority)
        yield Scored(gold, analysis.blocks, score(gold, predictions(analysis)))


def source(gold: GoldDocument) -> Source:
    """Return the text of a marked-up document as a text file."""
    content = gold.text.encode()
    return Source(f"{gold.id}.txt", gold.id, ".txt", content, hashlib.sha256(content).hexdigest())
