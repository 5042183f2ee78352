"""Step 7: the weights as 8-bit numbers, each row with its scale, in a folder a third of the size."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt

from snapshot.quantised import QUANTISED_WEIGHTS, SCALES, WEIGHTS
from training.encoder.workdir import WorkDir, step_parser

Array = npt.NDArray[np.generic]
SMALLEST_ROW = 16
LARGEST = 127


def quantise(weights: dict[str, Array]) -> dict[str, Array]:
    """Return matrices as 8-bit integers with a scale for each row, and everything else in half precision."""
    arrays: dict[str, Array] = {}
    for name, array in weights.items():
        if array.ndim == 2 and min(array.shape) >= SMALLEST_ROW:
            scales = np.abs(array).max(axis=1, keepdims=True).astype(np.float32) / LARGEST
            scales = np.maximum(scales, np.finfo(np.float16).tiny).astype(np.float16)
            whole = np.rint(array / scales.astype(np.float32))
            arrays[name] = np.clip(whole, -LARGEST, LARGEST).astype(np.int8)
            arrays[name + SCALES] = scales
        else:
            arrays[name] = array.astype(np.float16) if array.dtype == np.float32 else array
    return arrays


def quantise_folder(folder: Path, target: Path) -> None:
    """Write a sentence-transformers folder whose largest weights are quantised."""
    from safetensors.numpy import load_file, save_file

    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns(WEIGHTS, "README.md"))
    save_file(quantise(load_file(folder / WEIGHTS)), target / QUANTISED_WEIGHTS)
    for projection in folder.glob(f"*/{WEIGHTS}"):
        shutil.copyfile(projection, target / projection.relative_to(folder))


def main() -> None:
    """Run the step."""
    work: WorkDir = step_parser(__doc__).parse_args().work
    quantise_folder(work.student, work.final)
    size = sum(path.stat().st_size for path in work.final.rglob("*") if path.is_file())
    print(f"{size / 1e6:.1f} MB in {work.final}")


if __name__ == "__main__":
    main()
