"""Weights kept as 8-bit integers, a third of their size on disk, made whole again before they are loaded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

WEIGHTS = "model.safetensors"
QUANTISED_WEIGHTS = "model_int8.safetensors"
SCALES = "::scales"
"""Added to a matrix's name for the array that holds the scale of each of its rows."""


@contextmanager
def whole_model(folder: Path) -> Iterator[Path]:
    """Give the folder of a model as any loader reads it: itself, or a copy for a while with its weights whole.

    Raises:
        OSError: the folder can't be read, or there is no room for the whole weights.
        KeyError: a quantised matrix has no scales.
        SafetensorError: the quantised weights can't be read.
    """
    quantised = folder / QUANTISED_WEIGHTS
    if not quantised.is_file():
        yield folder
        return
    from safetensors.numpy import save_file

    with TemporaryDirectory(prefix="enfance-encoder-") as parent:
        copy = Path(parent) / folder.name
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(QUANTISED_WEIGHTS))
        save_file(read_weights(quantised), copy / WEIGHTS, metadata={"format": "pt"})
        yield copy


def read_weights(path: Path) -> dict[str, npt.NDArray[np.generic]]:
    """Return quantised weights, whole again.

    Raises:
        OSError: the file can't be read.
        KeyError: a quantised matrix has no scales.
        SafetensorError: it holds no weights.
    """
    from safetensors.numpy import load_file

    return _whole(load_file(path))


def _whole(arrays: dict[str, npt.NDArray[np.generic]]) -> dict[str, npt.NDArray[np.generic]]:
    import numpy as np

    weights: dict[str, npt.NDArray[np.generic]] = {}
    for name, array in arrays.items():
        if array.dtype == np.int8:
            weights[name] = array.astype(np.float32) * arrays[name + SCALES].astype(np.float32)
        elif not name.endswith(SCALES):
            weights[name] = array.astype(np.float32) if array.dtype == np.float16 else array
    return weights
