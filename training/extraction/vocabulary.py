"""The vocabulary of the network: the words of an encoder's that policy texts use, so that the weights stay small."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SIZE = 26_000
LETTER = 1


def smaller(tokenizer_file: Path, texts: Iterable[str], size: int = SIZE) -> tuple[Tokenizer, list[int]]:
    """Return a tokenizer that knows fewer words, and the number that each of them had.

    Single letters stay, so that any word can be spelt.

    Args:
        tokenizer_file: Of the encoder; a WordPiece vocabulary.
        texts: Their words are kept before others.
        size: Entries to keep.
    """
    from tokenizers import Tokenizer

    settings: dict[str, Any] = json.loads(tokenizer_file.read_text("utf-8"))
    vocabulary: dict[str, int] = settings["model"]["vocab"]
    used: Counter[str] = Counter()
    for encoding in Tokenizer.from_file(str(tokenizer_file)).encode_batch(list(texts)):
        used.update(encoding.tokens)
    letters = [word for word in vocabulary if len(word.removeprefix("##")) == LETTER or word.startswith("[")]
    others = [word for word, _ in used.most_common() if word not in {*letters}]
    rest = [word for word in vocabulary if word not in used]  # the encoder's own order is by frequency
    kept = sorted({*[*letters, *others, *rest][:size]}, key=lambda word: vocabulary[word])
    settings["model"]["vocab"] = {word: number for number, word in enumerate(kept)}
    for added in settings["added_tokens"]:
        added["id"] = settings["model"]["vocab"][added["content"]]
    settings |= {"post_processor": None, "truncation": None, "padding": None}
    return Tokenizer.from_str(json.dumps(settings)), [vocabulary[word] for word in kept]
