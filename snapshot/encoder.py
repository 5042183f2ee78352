"""The encoder: texts and questions to unit vectors, by any sentence-transformers model."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING

from snapshot.encoded import TextInContext, Tokens
from snapshot.errors import EncoderUnavailable, SnapshotMismatch
from snapshot.manifest import REBUILD, EncoderIdentity
from snapshot.model_folder import DEFAULT, REMEDY, copy_model, find_model, model_digest
from snapshot.quantised import whole_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt
    from sentence_transformers import SentenceTransformer

    from snapshot.encoded import EncodedText

    Progress = Callable[[int, int], None]
    """Told how many texts are encoded, and how many there are."""
    Probes = tuple[tuple[float, ...], ...]

PROBES = (
    "Les départements accompagnent les jeunes majeurs jusqu’à vingt et un ans.",
    "Un numéro d’appel gratuit répond aux enfants en danger.",
    "Local councils support care leavers until the age of twenty-one.",
    "A free helpline answers children at risk.",
)
"""Sentences whose vectors tell whether a model is the one that encoded a snapshot."""
PROBE_COMPONENTS = 8
PROBE_TOLERANCE = 1e-3
"""Processors and batch shapes move a component by a millionth; another model moves it by a tenth."""
BATCH_SIZE = 32
LONGEST = 100_000
"""Characters of a text, of which a model reads the first hundreds or thousands; cutting millions into pieces takes minutes."""


class Encoder:
    """A loaded model. Threads may share it; they encode one after the other."""

    def __init__(self, name: str, folder: Path, model: SentenceTransformer) -> None:
        self._folder = folder
        self._model = model
        self._tokens = Tokens(model.tokenizer)
        self._lock = threading.Lock()  # a tokenizer can't be used by two threads at once
        probes = self._encode(PROBES)
        self.dimension = probes.shape[1]
        self.identity = EncoderIdentity(
            name=name,
            dimension=self.dimension,
            digest=model_digest(folder),
            probes=tuple(tuple(map(float, probe[:PROBE_COMPONENTS])) for probe in probes),
        )

    @classmethod
    def load(cls, name: str = DEFAULT) -> Encoder:
        """Load a model.

        Args:
            name: ``default``, the path of a sentence-transformers folder, or a model name. The network is
                asked only for a name that is not in the local cache.

        Raises:
            EncoderUnavailable: it is missing, damaged or no sentence-transformers model.
        """
        folder = find_model(name)
        with _usable(folder):
            return cls(name, folder, load_layers(folder))

    def encode(self, texts: Sequence[str], *, on_progress: Progress | None = None) -> npt.NDArray[np.float32]:
        """Return the L2-normalised vectors of texts, of shape (n, dimension).

        A text longer than the model reads is cut; an empty one has a vector like any other.
        """
        import numpy as np

        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        # Texts of like length share a batch, so that little is computed for padding.
        order = sorted(range(len(texts)), key=lambda index: -len(texts[index]))
        for start in range(0, len(order), BATCH_SIZE):
            batch = order[start : start + BATCH_SIZE]
            vectors[batch] = self._encode([texts[index] for index in batch])
            if on_progress:
                on_progress(start + len(batch), len(texts))
        return vectors

    def encode_texts(self, texts: Sequence[TextInContext]) -> list[EncodedText]:
        """Return the vectors of texts in their contexts and those of their words."""
        return self._encode_words(texts)

    def encode_question(self, question: str) -> EncodedText:
        """Return the vector of a question and those of its words.

        Models that read questions and passages differently say so in their own settings.
        """
        return self._encode_words([TextInContext("", question)], is_question=True)[0]

    def places(self, text: str) -> npt.NDArray[np.int64]:
        """Return where the words whose vectors are compared stand in a text, of shape (pieces, 2), half-open.

        There may be fewer of them than vectors, where the model can't say, or more, where it doesn't read to the end.
        """
        with self._lock:
            return self._tokens.places(_readable(text))

    def piece_ids(self, words: Iterable[str]) -> npt.NDArray[np.int32]:
        """Return the ids of the word pieces that are one of the words."""
        with self._lock:
            return self._tokens.piece_ids(map(_readable, words))

    def save(self, directory: Path) -> None:
        """Put the model into a new folder, from which ``load`` gives the same vectors."""
        copy_model(self._folder, directory)

    def check(self, expected: EncoderIdentity) -> None:
        """Compare this model with the one that encoded a snapshot.

        Raises:
            SnapshotMismatch: another model, or one that gives other vectors on this machine.
        """
        if self.identity.digest != expected.digest:
            raise SnapshotMismatch(f"The encoder in {self._folder} is not the one in the manifest. {REBUILD}")
        if self.dimension != expected.dimension:
            raise SnapshotMismatch(
                f"The encoder in {self._folder} gives vectors of dimension {self.dimension}, but those of the snapshot "
                f"have {expected.dimension}. {REBUILD}"
            )
        if not _are_close(self.identity.probes, expected.probes):
            raise SnapshotMismatch(
                f"The encoder in {self._folder} gives other vectors here than where the snapshot was built: "
                f"questions would find the wrong passages. {REBUILD}"
            )

    def _encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        import numpy as np

        with self._lock:
            vectors = self._model.encode_document(
                [_readable(text) for text in texts],
                batch_size=BATCH_SIZE,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        return np.asarray(vectors, dtype=np.float32)

    def _encode_words(
        self, texts: Sequence[TextInContext], *, is_question: bool = False
    ) -> list[EncodedText]:
        encode = self._model.encode_query if is_question else self._model.encode_document
        readable = [_readable(text.whole) for text in texts]
        with self._lock:
            outputs = encode(readable, batch_size=BATCH_SIZE, output_value=None, show_progress_bar=False)
            return [
                self._tokens.encoded(output, _readable(text.context))
                for output, text in zip(outputs, texts, strict=True)
            ]


def load_layers(folder: Path) -> SentenceTransformer:
    """Load a sentence-transformers folder, its weights whole or quantised.

    Raises:
        EncoderUnavailable: it is damaged or no sentence-transformers model.
    """
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]  # it would draw over the one of ingest
    with _usable(folder), whole_model(folder) as readable:
        return SentenceTransformer(str(readable), local_files_only=True)


@contextmanager
def _usable(folder: Path) -> Iterator[None]:
    """Tell of what goes wrong when a model is loaded, or encodes for the first time, that it is the model's fault."""
    from safetensors import SafetensorError

    try:
        yield
    except (OSError, ValueError, TypeError, LookupError, RuntimeError, ImportError, SafetensorError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise EncoderUnavailable(f"The model in {folder} can't be loaded ({reason}). {REMEDY}") from error


def _are_close(probes: Probes, expected: Probes) -> bool:
    if [len(probe) for probe in probes] != [len(probe) for probe in expected]:
        return False
    pairs = zip(chain.from_iterable(probes), chain.from_iterable(expected), strict=True)
    return all(abs(here - there) <= PROBE_TOLERANCE for here, there in pairs)


def _readable(text: str) -> str:
    """Replace what UTF-8 can't write, and leave out what no model reads to."""
    return text[:LONGEST].encode("utf-8", "replace").decode("utf-8")
