"""The encoder that ships on the field set, beside keywords, the model that taught it and its own words read one by one."""

from __future__ import annotations

from snapshot.model_folder import DEFAULT_FOLDER
from tests.eval.floors import Figures
from training.encoder.contenders import Layers, Static
from training.encoder.evaluate import measure, print_table
from training.encoder.records import LANGUAGES
from training.encoder.teacher_model import teacher_folder

OURS = "ours"
REACHES = ("same", "cross")
COLUMNS = {"sentence": OURS, "words": f"{OURS}, token_vectors as bytes"}
"""What ranks: the vector of the whole text, or those of its words as a snapshot stores them."""


def measure_encoder() -> Figures:
    """Print the table of the encoders and return the figures of ours, rounded down to three decimals."""
    contenders = [
        Layers.load("all-MiniLM-L6-v2", teacher_folder()),
        Static.of(f"{OURS}, static", DEFAULT_FOLDER),
        Layers.load(OURS, DEFAULT_FOLDER),
    ]
    rows = measure(contenders, [], None)
    print("\nencoders on the field set, nDCG@10")
    print_table(rows)
    return {
        "encoder": {
            lang: {
                f"{name}_{reach}": int(rows[column][f"field {reach} {lang}"] * 1000) / 1000
                for name, column in COLUMNS.items()
                for reach in REACHES
            }
            for lang in LANGUAGES
        }
    }
