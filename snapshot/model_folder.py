"""Finding the folder of an encoder's model and making sure that it is whole, before anything loads it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from contextlib import suppress
from functools import partial
from pathlib import Path

from snapshot.errors import EncoderUnavailable
from snapshot.manifest import file_digest
from snapshot.quantised import QUANTISED_WEIGHTS

DEFAULT = "default"
DEFAULT_FOLDER = Path(__file__).parent.parent / "ingest" / "models" / "encoder"
DEFAULT_WEIGHTS_SHA256 = "65fc28fe214edcba0b1f3f1855e1fa3a8f9311702b8f2603d13663d102437314"

REMEDY = (
    f"The setting `encoder` (ENFANCE_ENCODER) takes “{DEFAULT}”, the folder of a sentence-transformers model, or a "
    "model name."
)

HUB_NAME = re.compile(r"\w[\w.-]*(?:/\w[\w.-]*)?")
USED_SUFFIXES = (".json", ".txt", ".safetensors", ".model")
"""A model's weights, vocabulary and settings; a folder may also hold pictures, examples and other formats."""


def find_model(name: str) -> Path:
    """Return the whole, verified folder of a model.

    Args:
        name: ``default``, the path of a folder, or a model name, looked up in the local cache, then on a hub.

    Raises:
        EncoderUnavailable: there is no such folder or model, it can't be read, or it is damaged.
    """
    try:
        folder = _folder(name)
        _require_model(folder)
    except (OSError, RuntimeError) as error:  # no right to read it, a name too long, no home of such a user
        reason = getattr(error, "strerror", None) or error
        raise EncoderUnavailable(f"The model “{name}” can't be read ({reason}). {REMEDY}") from error
    return folder


def model_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of a model that loading it reads, sorted."""
    files = (path for path in folder.rglob("*") if path.suffix in USED_SUFFIXES and path.is_file())
    return tuple(sorted(path for path in files if not _is_hidden(path.relative_to(folder))))


def model_digest(folder: Path) -> str:
    """Return the SHA-256 over the names and contents of a model's files."""
    lines = (f"{file_digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in model_files(folder))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def copy_model(folder: Path, target: Path) -> None:
    """Put the files of a model into a new folder, as hard links where the file system allows."""
    for path in model_files(folder):
        copy = target / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        original = path.resolve()  # a model cache holds symbolic links
        try:
            os.link(original, copy)
        except OSError:  # another file system, or one without links
            shutil.copyfile(original, copy)


def _folder(name: str) -> Path:
    if name == DEFAULT:
        return _default_folder()
    path = Path(name).expanduser()
    if path.exists() or not HUB_NAME.fullmatch(name):
        return path
    return _fetched_folder(name)


def _default_folder() -> Path:
    weights = DEFAULT_FOLDER / QUANTISED_WEIGHTS
    if not weights.is_file() or file_digest(weights) != DEFAULT_WEIGHTS_SHA256:
        raise EncoderUnavailable(
            f"The weights of the encoder that comes with Enfance ({weights}) are missing or not the published ones. "
            f"Install Enfance again. {REMEDY}"
        )
    return DEFAULT_FOLDER


def _fetched_folder(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    fetch = partial(snapshot_download, name, allow_patterns=[f"*{suffix}" for suffix in USED_SUFFIXES])
    try:
        with suppress(LocalEntryNotFoundError):
            return Path(fetch(local_files_only=True))
        return Path(fetch())
    except (LocalEntryNotFoundError, HFValidationError, HfHubHTTPError, OSError) as error:
        raise EncoderUnavailable(
            f"“{name}” is no folder here, no model in the local cache, and could not be fetched from the "
            f"model hub ({type(error).__name__}). Check its spelling and the network. {REMEDY}"
        ) from error


def _require_model(folder: Path) -> None:
    if not folder.is_dir():
        raise EncoderUnavailable(f"{folder} is not a folder. {REMEDY}")
    if not (folder / "modules.json").is_file():
        message = f"{folder} is not a sentence-transformers model: it has no modules.json. {REMEDY}"
        raise EncoderUnavailable(message)
    if not any(path.suffix == ".safetensors" for path in model_files(folder)):
        raise EncoderUnavailable(f"{folder} holds no weights (*.safetensors). {REMEDY}")
    for path in model_files(folder):
        _require_whole(path)


def _require_whole(path: Path) -> None:
    """Refuse a file that was cut short: what a loader would say of it helps nobody."""
    from safetensors import SafetensorError, safe_open

    try:
        if path.suffix == ".json":
            json.loads(path.read_bytes())
        elif path.suffix == ".safetensors":
            with safe_open(path, framework="np"):
                pass  # opening compares the size with the header
    except (ValueError, SafetensorError) as error:
        message = f"{path} is damaged or cut short ({error}). Copy the model again. {REMEDY}"
        raise EncoderUnavailable(message) from error


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
