"""Step 4c: the teacher with the joint vocabulary: French word pieces start at a mix of what translates them."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from training.encoder.records import Pair, read_lines
from training.encoder.static import Vectors, french_share, unit
from training.encoder.teacher_model import load_teacher, teacher_folder
from training.encoder.tokens import Numbers
from training.encoder.vocabulary import SPECIAL, english_pieces, join_pieces
from training.encoder.workdir import WorkDir, step_parser

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer
    from transformers import PreTrainedModel

LEXICON_SHARE = 0.3
"""The rest comes from the nearest English pieces in the static space."""
NEAREST = 5
TEMPERATURE = 0.1
LEAST_SEEN = 5
"""English pieces seen less often in the pairs are placed by chance in the static space."""
TOKEN_DIMENSION = 128
LONGEST = 256
SAMPLE = 2_000


def french_rows(share: Vectors, english_size: int) -> Numbers:
    """Return which pieces are French: those the teacher lacks, and those that mostly occur in French."""
    return np.flatnonzero((np.arange(len(share)) >= english_size) | (share > 0.5))


def nearest_mix(static: Vectors, rows: Numbers, candidates: Numbers, embeddings: Vectors) -> Vectors:
    """Return, for some pieces, the mix of the embeddings of the nearest candidates in the static space."""
    space = unit(static.astype(np.float32))
    mixed = np.empty((len(rows), embeddings.shape[1]), dtype=np.float32)
    for start in range(0, len(rows), 2048):
        part = slice(start, start + 2048)
        closeness = space[rows[part]] @ space[candidates].T
        nearest = np.argpartition(-closeness, NEAREST, axis=1)[:, :NEAREST]
        weights = np.exp(np.take_along_axis(closeness, nearest, axis=1) / TEMPERATURE)
        weights /= weights.sum(axis=1, keepdims=True)
        mixed[part] = np.einsum("rn,rnd->rd", weights, embeddings[candidates[nearest]])
    return mixed


def with_vocabulary(
    layers: PreTrainedModel, embeddings: Vectors, tokenizer: Tokenizer
) -> SentenceTransformer:
    """Return a teacher's layers over other word pieces, with token vectors beside the sentence vector."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import Dense, Normalize, Transformer
    from sentence_transformers.sentence_transformer.modules import Pooling

    layers.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(
        torch.tensor(embeddings), freeze=False
    )
    layers.config.vocab_size = len(embeddings)
    with TemporaryDirectory() as folder:
        layers.save_pretrained(folder)
        _save_tokenizer(tokenizer, Path(folder))
        transformer = Transformer(folder, max_seq_length=LONGEST)
    dimension = layers.config.hidden_size
    projection = Dense(
        dimension,
        TOKEN_DIMENSION,
        bias=False,
        activation_function=torch.nn.Identity(),
        module_input_name="token_embeddings",
        module_output_name="token_vectors",
    )
    modules = [transformer, projection, Pooling(dimension, pooling_mode="mean"), Normalize()]
    return SentenceTransformer(modules=modules, device="cpu")


def fit_projection(model: SentenceTransformer, texts: list[str]) -> None:
    """Set the projection to the axes along which the token vectors of some texts vary most."""
    import torch

    with torch.inference_mode():
        vectors = model.encode(texts, output_value="token_embeddings", show_progress_bar=False)
        tokens = torch.nn.functional.normalize(torch.cat(list(vectors)), dim=1)
        axes = torch.linalg.eigh(tokens.T @ tokens).eigenvectors  # by growing eigenvalue
        model[1].linear.weight.copy_(axes[:, -TOKEN_DIMENSION:].T)


def _save_tokenizer(tokenizer: Tokenizer, folder: Path) -> None:
    from transformers import PreTrainedTokenizerFast

    names = ("pad_token", "unk_token", "cls_token", "sep_token", "mask_token")
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, model_max_length=LONGEST, **dict(zip(names, SPECIAL, strict=True))
    )
    wrapped.save_pretrained(str(folder))


def main() -> None:
    """Run the step."""
    from scipy.sparse import load_npz
    from tokenizers import Tokenizer

    work: WorkDir = step_parser(__doc__).parse_args().work
    tokenizer = Tokenizer.from_file(str(work.tokenizer))
    pieces = join_pieces(english_pieces(teacher_folder()), ())
    teacher = load_teacher()
    table = teacher[0].auto_model.embeddings.word_embeddings.weight.detach().numpy()
    english = table[teacher.tokenizer.convert_tokens_to_ids(pieces)]

    counts = np.load(work.counts)
    size, share = counts.shape[1], french_share(counts)
    rows = french_rows(share, len(pieces))
    candidates = np.flatnonzero((counts[1] >= LEAST_SEEN) & (share < 0.5) & (np.arange(size) < len(pieces)))
    nearest = nearest_mix(np.load(work.static), rows, candidates, english)
    lexicon = (load_npz(work.lexicon) @ english)[rows]
    embeddings = np.zeros((size, english.shape[1]), dtype=np.float32)
    embeddings[: len(pieces)] = english
    embeddings[rows] = LEXICON_SHARE * lexicon + (1 - LEXICON_SHARE) * nearest

    model = with_vocabulary(teacher[0].auto_model, embeddings, tokenizer)
    fit_projection(
        model,
        [text for pair in islice(read_lines(work.general, Pair), SAMPLE) for text in (pair.fr, pair.en)],
    )
    model.save(str(work.initial))
    np.save(work.french_rows, rows)
    print(len(rows), "French word pieces of", size)


if __name__ == "__main__":
    main()
