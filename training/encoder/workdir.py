"""The folder that the steps of training share, never inside the repository, and the names of its files."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

SEED = 20_240_501


@dataclass(frozen=True, slots=True)
class WorkDir:
    """Where a step finds what the steps before it wrote."""

    root: Path

    @property
    def laws(self) -> Path:
        """Aligned passages of laws, for training."""
        return self.root / "laws.jsonl"

    @property
    def held_out_laws(self) -> Path:
        """Aligned passages of laws that training never sees."""
        return self.root / "laws_held_out.jsonl"

    @property
    def headings(self) -> Path:
        """Headings of law sections with the sections, within and across the languages."""
        return self.root / "headings.jsonl"

    @property
    def general(self) -> Path:
        """Aligned sentences of everyday language."""
        return self.root / "general.jsonl"

    @property
    def tokenizer(self) -> Path:
        """The joint tokenizer."""
        return self.root / "tokenizer.json"

    @property
    def lexicon(self) -> Path:
        """Which English pieces translate each piece, a sparse matrix."""
        return self.root / "lexicon.npz"

    @property
    def counts(self) -> Path:
        """How often each piece occurs in French and in English."""
        return self.root / "counts.npy"

    @property
    def static(self) -> Path:
        """The static bilingual space: one vector a token."""
        return self.root / "static.npy"

    @property
    def initial(self) -> Path:
        """The teacher with the joint vocabulary and the first French rows, a sentence-transformers folder."""
        return self.root / "initial"

    @property
    def french_rows(self) -> Path:
        """The numbers of the word pieces that are French."""
        return self.root / "french_rows.npy"

    @property
    def teacher(self) -> Path:
        """Shards of teacher vectors with the pairs that they belong to."""
        return self.root / "teacher"

    @property
    def checkpoint(self) -> Path:
        """Where distillation stopped last."""
        return self.root / "checkpoint.pt"

    @property
    def student(self) -> Path:
        """The distilled model in full precision, a sentence-transformers folder."""
        return self.root / "student"

    @property
    def final(self) -> Path:
        """The model as it ships."""
        return self.root / "final"


def step_parser(description: str | None) -> argparse.ArgumentParser:
    """Return the command line that every step has."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--work",
        type=lambda path: WorkDir(Path(path)),
        default="encoder-work",
        metavar="FOLDER",
        help="folder for what the steps write (default: %(default)s)",
    )
    return parser
