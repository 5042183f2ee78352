"""Step 7: the weights as 8-bit numbers, each row with its scale, in a folder a third of the size.

Several states of one training may be averaged on the way, which stands in for a slower end of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
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


def average(states: Sequence[dict[str, Array]]) -> dict[str, Array]:
    """Return the mean of the weights of several states; whole numbers are the first one's."""
    first = states[0]
    return {
        name: np.mean([state[name] for state in states], axis=0, dtype=np.float32)
        if array.dtype == np.float32
        else array
        for name, array in first.items()
    }


def quantise_folders(folders: Sequence[Path], target: Path) -> None:
    """Write the average of sentence-transformers folders as one whose largest weights are quantised."""
    from safetensors.numpy import load_file, save_file

    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(folders[0], target, ignore=shutil.ignore_patterns(WEIGHTS, "README.md"))
    save_file(quantise(average([load_file(one / WEIGHTS) for one in folders])), target / QUANTISED_WEIGHTS)
    for projection in folders[0].glob(f"*/{WEIGHTS}"):
        name = projection.relative_to(folders[0])
        save_file(average([load_file(one / name) for one in folders]), target / name)


def main() -> None:
    """Run the step."""
    parser = step_parser(__doc__)
    parser.add_argument(
        "--also", type=Path, action="append", default=[], help="another state to average with"
    )
    arguments = parser.parse_args()
    work: WorkDir = arguments.work
    quantise_folders([work.student, *arguments.also], work.final)
    size = sum(path.stat().st_size for path in work.final.rglob("*") if path.is_file())
    print(f"{size / 1e6:.1f} MB in {work.final}")


if __name__ == "__main__":
    main()
