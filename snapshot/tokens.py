"""The token vectors of a snapshot: how near each word of a question is to some word of a unit (late interaction).

Two files: ``vectors.i8`` holds the directions of all tokens, text after text, and is read where it is needed;
``rows.npz`` says where each text begins, which text stands above which unit, and how many texts have a word piece.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from snapshot.encoded import cosines
from snapshot.errors import SnapshotMismatch
from snapshot.manifest import REBUILD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt

    from snapshot.encoded import EncodedText

    Ids = npt.NDArray[np.int64]

VECTORS = "vectors.i8"
ROWS = "rows.npz"
LARGEST_VOCABULARY = 1 << 20


class TokenIndex:
    """Token vectors by unit id, read-only. Threads may share it."""

    def __init__(
        self, tokens: npt.NDArray[np.int8], starts: Ids, headings: Ids, texts_with: npt.NDArray[np.int32]
    ) -> None:
        self._tokens = tokens
        self._starts = starts
        self._headings = headings
        self._texts_with = texts_with

    def __len__(self) -> int:
        return len(self._headings)

    @property
    def bytes_per_unit(self) -> float:
        """How much is stored for a unit on average, what stands above it included."""
        return float(self._tokens.nbytes) / max(len(self), 1)

    @staticmethod
    def write(directory: Path, texts: Iterable[EncodedText], headings: Sequence[int]) -> None:
        """Write a new directory.

        Args:
            directory: To create.
            texts: Those of the units by id, then what stands above units. Each is read once, and not held.
            headings: For each unit, the number among the texts of what stands above it.

        Raises:
            OSError: it can't be written.
        """
        import numpy as np

        directory.mkdir()
        counts = [0]
        texts_with = np.zeros(LARGEST_VOCABULARY, np.int32)
        dimension = 0
        with (directory / VECTORS).open("wb") as file:
            for text in texts:
                file.write(text.tokens.tobytes())
                counts.append(len(text.tokens))
                dimension = text.tokens.shape[1]
                if len(counts) <= len(headings) + 1:
                    texts_with[np.unique(text.pieces)] += 1
        known = int(texts_with.nonzero()[0].max(initial=0)) + 1
        np.savez(
            directory / ROWS,
            starts=np.cumsum(counts),
            headings=np.array(headings, np.int64),
            texts_with=texts_with[:known],
            dimension=dimension,
        )

    @classmethod
    def open(cls, directory: Path) -> TokenIndex:
        """Open the directory that ``write`` filled.

        Raises:
            SnapshotMismatch: it is missing or is not such an index.
        """
        import numpy as np

        try:
            with np.load(directory / ROWS) as rows:
                starts, headings, texts_with = (rows[name] for name in ("starts", "headings", "texts_with"))
                shape = int(starts[-1]), int(rows["dimension"])
            if not shape[0]:
                return cls(np.empty((0, 0), np.int8), starts, headings, texts_with)
            return cls(
                np.memmap(directory / VECTORS, np.int8, "r", shape=shape), starts, headings, texts_with
            )
        except (OSError, EOFError, ValueError, KeyError) as error:
            raise SnapshotMismatch(f"{directory} can't be read ({error}). {REBUILD}") from error

    def rarity(self, pieces: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
        """Return how rare word pieces are: the square root of their inverse document frequency."""
        import numpy as np

        known = np.zeros(len(pieces))
        met = pieces < len(self._texts_with)
        known[met] = self._texts_with[pieces[met]]
        rarity: npt.NDArray[np.float32] = np.sqrt(np.log1p(len(self) / (1 + known))).astype(np.float32)
        return rarity

    def nearness(self, question: npt.NDArray[np.int8], units: Ids) -> npt.NDArray[np.float32]:
        """Return the cosine of each word of a question and the nearest word of a unit, or of what stands above it.

        Args:
            question: The tokens of an encoded question.
            units: Ids.

        Returns:
            An array of shape (units, tokens of the question).
        """
        import numpy as np

        if not len(units):
            return np.empty((0, len(question)), np.float32)
        rows, where = np.unique(np.concatenate([units, self._headings[units]]), return_inverse=True)
        own, above = np.split(self._best(question, rows)[where], 2)
        nearest: npt.NDArray[np.float32] = np.maximum(own, above)
        return nearest

    def cosines(self, question: npt.NDArray[np.int8], unit: int) -> npt.NDArray[np.float32]:
        """Return the cosine of each word of a unit and each word of a question.

        Args:
            question: The tokens of an encoded question.
            unit: Its id.

        Returns:
            An array of shape (tokens of the text, tokens of the question).
        """
        return cosines(self._tokens[self._starts[unit] : self._starts[unit + 1]], question)

    def cosines_above(self, question: npt.NDArray[np.int8], unit: int) -> npt.NDArray[np.float32]:
        """Return the same for what stands above a unit."""
        return self.cosines(question, int(self._headings[unit]))

    def _best(self, question: npt.NDArray[np.int8], rows: Ids) -> npt.NDArray[np.float32]:
        """Return the cosine of each word of a question and the nearest word of a text."""
        import numpy as np

        lengths = self._starts[rows + 1] - self._starts[rows]
        firsts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        places = np.repeat(self._starts[rows] - firsts, lengths) + np.arange(lengths.sum())
        nearness = cosines(self._tokens[places], question)
        best: npt.NDArray[np.float32] = np.maximum.reduceat(nearness, firsts, axis=0)
        return best
