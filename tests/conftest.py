"""Things that several parts of the tests share; each is made once a run, and only where a test asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from snapshot.encoder import Encoder

# No test fails for a busy machine.
settings.register_profile("enfance", deadline=None)
settings.load_profile("enfance")

MINI_CORPUS = Path(__file__).parent / "mini_corpus"


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


@pytest.fixture(scope="session")
def mini_corpus(tmp_path_factory):
    """A folder of small documents of every format, French and English."""
    import shutil

    from fpdf import FPDF

    folder = tmp_path_factory.mktemp("documents") / "mini_corpus"
    shutil.copytree(MINI_CORPUS, folder)
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 18)
    pdf.multi_cell(0, 10, "Carta des droits des enfants places", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", "", 11)
    pdf.multi_cell(
        0,
        6,
        "Le 3 avril 2023, le conseil departemental adopte une charte. Chaque enfant recevra un livret d'accueil "
        "et pourra saisir un mediateur. Le conseil recrutera deux mediateurs avant la fin de 2023.",
    )
    pdf.output(str(folder / "charte-2023.pdf"))
    return folder


@pytest.fixture(scope="session")
def published_dir(mini_corpus, tmp_path_factory):
    """A data directory whose snapshot the real pipeline built from the mini corpus."""
    from ingest.config import load_config
    from ingest.pipeline import Run, ingest
    from snapshot.authority import Authority

    folder = tmp_path_factory.mktemp("published")
    report = ingest([mini_corpus], Run(folder, load_config(), Authority.load(), lambda *_: None))
    assert report.rejections == ()
    return folder
