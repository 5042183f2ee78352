"""What an encoder makes of a text: one vector of the whole, and one of each of its words where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy as np
    import numpy.typing as npt

TOKEN_OUTPUTS = ("token_vectors", "token_embeddings")
"""What a model calls the vectors of its tokens: made for late interaction where it has such, else what it has."""
STEPS = 127
SMALLEST = 1e-9


@dataclass(frozen=True, slots=True)
class TextInContext:
    """A text, and what stands before it to be understood with it."""

    context: str
    text: str

    @property
    def whole(self) -> str:
        """What the encoder reads: the text after its context, where it has one."""
        return f"{self.context}\n{self.text}" if self.context else self.text


@dataclass(frozen=True, slots=True)
class EncodedText:
    """The vectors of a text in its context."""

    vector: npt.NDArray[np.float32]
    """Of the whole, L2-normalised, of shape (dimension,)."""
    pieces: npt.NDArray[np.int32]
    """Ids of the word pieces of the text itself, at least one; its context and punctuation are left out."""
    tokens: npt.NDArray[np.int8]
    """The direction of each of these pieces where it stands, of shape (pieces, token dimension)."""


def heading(title: str, section: Iterable[str]) -> str:
    """Return what stands above a text and has token vectors of its own: the title of its document and its section path."""
    return " — ".join(dict.fromkeys((title, *section)))


class Tokens:
    """Takes from what a model gives for a text the tokens worth comparing."""

    def __init__(self, tokenizer: Any) -> None:  # noqa: ANN401 - each model has its own
        self._tokenizer = tokenizer
        self._ignored = _ignored(tokenizer)

    def encoded(self, output: Mapping[str, Any], context: str) -> EncodedText:
        """Return the vectors of a text.

        Args:
            output: What the model gives for the text in its context. One without vectors of tokens stands for its
                only token.
            context: What stood before the text.
        """
        import numpy as np

        vector = np.asarray(output["sentence_embedding"], np.float32)
        vector = vector / max(float(np.linalg.norm(vector)), SMALLEST)
        name = next((one for one in TOKEN_OUTPUTS if one in output), None)
        if name is None or not len(self._ignored):
            return EncodedText(vector, np.zeros(1, np.int32), quantised(vector[None, :]))
        pieces = np.asarray(output["input_ids"], np.int32)[np.asarray(output["attention_mask"], bool)]
        kept = self._worth_comparing(pieces, context)
        return EncodedText(vector, pieces[kept], quantised(np.asarray(output[name], np.float32)[kept]))

    def places(self, text: str) -> npt.NDArray[np.int64]:
        """Return where the pieces worth comparing stand in a text, of shape (pieces, 2); no place where a model can't say."""
        import numpy as np

        if not len(self._ignored) or not self._tokenizer.is_fast:
            return np.zeros((0, 2), np.int64)
        cut = self._tokenizer.backend_tokenizer.encode(text, add_special_tokens=False)
        all_places = np.array(cut.offsets, np.int64).reshape(-1, 2)
        places: npt.NDArray[np.int64] = all_places[~self._ignored[cut.ids]]
        return places

    def piece_ids(self, words: Iterable[str]) -> npt.NDArray[np.int32]:
        """Return the ids of the word pieces that are one of the words; of none where a model has no pieces."""
        import numpy as np

        if not len(self._ignored):
            return np.zeros(0, np.int32)
        cut = (self._tokenizer(word, add_special_tokens=False)["input_ids"] for word in words)
        return np.array([ids[0] for ids in cut if len(ids) == 1], np.int32)

    def _worth_comparing(self, pieces: npt.NDArray[np.int32], context: str) -> npt.NDArray[np.int64]:
        import numpy as np

        before = self._tokenizer(context, add_special_tokens=False)["input_ids"] if context else []
        own = np.flatnonzero(~self._ignored[pieces])[int((~self._ignored[before]).sum()) :]
        return own if len(own) else np.arange(len(pieces))


def quantised(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.int8]:
    """Return the directions of vectors in 8-bit integers: their largest component takes the whole range."""
    import numpy as np

    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), SMALLEST)
    tokens: npt.NDArray[np.int8] = np.round(vectors * (STEPS / largest)).astype(np.int8)
    return tokens


def directions(tokens: npt.NDArray[np.int8]) -> npt.NDArray[np.float32]:
    """Return quantised vectors as L2-normalised ones."""
    import numpy as np

    whole = tokens.astype(np.float32)
    vectors: npt.NDArray[np.float32] = whole / _lengths(whole)
    return vectors


def cosines(tokens: npt.NDArray[np.int8], others: npt.NDArray[np.int8]) -> npt.NDArray[np.float32]:
    """Return the cosine of each of some quantised vectors and each of others, which should be fewer."""
    import numpy as np

    whole = tokens.astype(np.float32)
    found: npt.NDArray[np.float32] = whole @ directions(others).T
    found /= _lengths(whole)  # of fewer numbers than the vectors have
    return found


def _lengths(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    import numpy as np

    lengths: npt.NDArray[np.float32] = np.sqrt(np.einsum("nd,nd->n", vectors, vectors))
    return np.maximum(lengths, SMALLEST)[:, None]


def _ignored(tokenizer: Any) -> npt.NDArray[np.bool_]:  # noqa: ANN401
    """Tell of each word piece whether it is a mark of the model or punctuation; of none where a model has no marks."""
    import numpy as np

    if not hasattr(tokenizer, "all_special_ids"):
        return np.zeros(0, bool)
    pieces = tokenizer.convert_ids_to_tokens(list(range(len(tokenizer))))
    ignored = np.array([not any(map(str.isalnum, piece or "")) for piece in pieces])
    ignored[tokenizer.all_special_ids] = True
    return ignored
