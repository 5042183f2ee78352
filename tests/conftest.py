"""Things that several parts of the tests share; each is made once a run, and only where a test asks for it."""

from __future__ import annotations

import pytest

from snapshot.encoder import Encoder


@pytest.fixture(scope="session")
def encoder():
    """The encoder that ships."""
    return Encoder.load()


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory):
    """The folder of a bilingual sentence-transformers model of nine words, which loads at once."""
    import numpy as np
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    # A French word and its English twin share a direction.
    words = ["[UNK]", "enfant", "child", "école", "school", "juge", "judge", "foyer", "home"]
    weights = np.full((len(words), 4), 0.01, dtype=np.float32)
    weights[range(1, 9), [0, 0, 1, 1, 2, 2, 3, 3]] = 1
    tokenizer = Tokenizer(WordLevel({word: index for index, word in enumerate(words)}, unk_token=words[0]))
    tokenizer.pre_tokenizer = Whitespace()
    folder = tmp_path_factory.mktemp("models") / "tiny"
    module = StaticEmbedding(tokenizer, embedding_weights=weights)
    SentenceTransformer(modules=[module]).save(str(folder))
    return folder
