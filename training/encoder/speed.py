"""Step 9: passages a second and milliseconds a question, beside the teacher, in one run on one core.

Processor time is counted, not the clock's, so that other work on the machine matters little.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from snapshot.encoder import load_layers
from training.encoder.records import LANGUAGES
from training.encoder.teacher_model import teacher_folder
from training.encoder.test_sets import Field, field_set
from training.encoder.workdir import WorkDir, step_parser

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 32
QUESTIONS = 40
ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """Return the least processor time that some work took in a few rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def speed_row(model: SentenceTransformer, field: Field) -> dict[str, float]:
    """Measure a model on the field's passages, by language, and on its questions one by one."""
    row = {}
    for lang in LANGUAGES:
        texts = [passage.text for passage in field.passages if passage.lang == lang]
        row[f"{lang} passages/s"] = len(texts) / seconds(lambda texts=texts: encode(model, texts))
    questions = [texts[lang] for texts in field.questions.values() for lang in LANGUAGES][:QUESTIONS]
    row["ms/question"] = (
        1000 * seconds(lambda: [encode(model, [text]) for text in questions]) / len(questions)
    )
    return row


def encode(model: SentenceTransformer, texts: Sequence[str]) -> None:
    """Encode texts in batches of like length."""
    model.encode(sorted(texts, key=len), batch_size=BATCH, show_progress_bar=False)


def main() -> None:
    """Run the step."""
    import torch

    work: WorkDir = step_parser(__doc__).parse_args().work
    torch.set_num_threads(1)
    field = field_set()
    folders: dict[str, Path] = {"all-MiniLM-L6-v2": teacher_folder(), "ours": work.final}
    rows = {name: speed_row(load_layers(folder), field) for name, folder in folders.items()}
    table = Table("", *rows["ours"])
    for name, row in rows.items():
        table.add_row(name, *(f"{value:.1f}" for value in row.values()))
    Console().print(table)


if __name__ == "__main__":
    main()
