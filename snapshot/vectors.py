"""The vectors of a snapshot: exact inner-product search over units, in one FAISS file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from snapshot.errors import SnapshotMismatch
from snapshot.manifest import REBUILD

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt


FEW = 20
"""Where one unit in so many is allowed, or fewer, comparing with each is faster than searching."""


class VectorIndex:
    """Vectors by unit id, read-only. Threads may share it."""

    def __init__(self, index: Any) -> None:  # noqa: ANN401 - FAISS has no types
        self._index = index

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @staticmethod
    def write(path: Path, vectors: npt.NDArray[np.float32]) -> None:
        """Write unit vectors of shape (n, dimension); the row of a unit is its id.

        Raises:
            OSError: the file can't be written.
        """
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        try:
            faiss.write_index(index, str(path))
        except RuntimeError as error:
            raise OSError(str(error)) from error

    @classmethod
    def open(cls, path: Path, dimension: int) -> VectorIndex:
        """Open the file that ``write`` wrote.

        Args:
            path: Of the file.
            dimension: Of the vectors of questions, which the stored ones must have too.

        Raises:
            SnapshotMismatch: it is missing, is not such a file, or its vectors have another dimension.
        """
        import faiss

        try:
            index = faiss.read_index(str(path))
        except RuntimeError as error:
            reason = str(error).splitlines()[0]
            raise SnapshotMismatch(f"{path} can't be read ({reason}). {REBUILD}") from error
        if index.d != dimension:
            raise SnapshotMismatch(
                f"{path} holds vectors of dimension {index.d}, but the snapshot's encoder gives {dimension}. {REBUILD}"
            )
        return cls(index)

    def of(self, units: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Return the vectors of units, of shape (units, dimension)."""
        vectors: npt.NDArray[np.float32] = self._index.reconstruct_batch(units)
        return vectors

    def search(
        self, vector: npt.NDArray[np.float32], limit: int, allowed: npt.NDArray[np.int64] | None = None
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Return the ids of the nearest units and their cosines, best first.

        Args:
            vector: Of shape (dimension,), L2-normalised.
            limit: At most so many units.
            allowed: Ids of the units to search among; all where it is ``None``.
        """
        count = min(limit, len(self))
        if allowed is not None and (count < 1 or len(allowed) * FEW < len(self)):
            return self._search_among(vector, count, allowed)
        parameters, _selected = self._selecting(allowed)
        scores, ids = self._index.search(vector[None, :], max(count, 1), params=parameters)
        # Where fewer units are allowed than asked for, FAISS fills up with the id -1.
        found = ids[0] >= 0
        return ids[0][found], scores[0][found]

    def _search_among(
        self, vector: npt.NDArray[np.float32], count: int, allowed: npt.NDArray[np.int64]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Search among few units by comparing with each of them, instead of passing over all others."""
        scores = self.of(allowed) @ vector
        best = (-scores).argsort(kind="stable")[:count]
        return allowed[best], scores[best]

    def _selecting(self, allowed: npt.NDArray[np.int64] | None) -> tuple[Any, object]:
        """Return the parameters of a search among some units, and what must live as long as they."""
        import faiss
        import numpy as np

        if allowed is None:
            return None, None
        chosen = np.zeros(len(self), bool)
        chosen[allowed] = True
        bits = np.packbits(chosen, bitorder="little")
        selector = faiss.IDSelectorBitmap(bits)  # type: ignore[arg-type,call-arg]
        return faiss.SearchParameters(sel=selector), bits  # type: ignore[call-arg]
