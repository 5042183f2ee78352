"""Step 3: one vocabulary for both languages, the teacher's English word pieces and French ones learned here."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

from training.encoder.records import Pair, read_lines
from training.encoder.teacher_model import teacher_folder
from training.encoder.workdir import SEED, WorkDir, step_parser

FRENCH_SIZE = 24_000
"""French pieces to learn; about a quarter are English ones too."""
LEAST_FREQUENCY = 3
LAW_SHARE = 0.45
"""Laws are many and their words few."""
GENERAL_COPIES = 2
LONGEST_WORD = 60

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
WRITTEN_ALIKE = (
    ("œ", "oe"),
    ("Œ", "Oe"),
    ("æ", "ae"),
    ("Æ", "Ae"),
    ("’", "'"),
    ("‘", "'"),
    ("ʼ", "'"),
    ("«", '"'),
    ("»", '"'),
    ("“", '"'),
    ("”", '"'),
    ("–", "-"),
    ("—", "-"),
    ("‑", "-"),
    ("…", "..."),
)
ASCII_PIECE = re.compile(r"(?:##)?[!-~£€§°]+")


def new_tokenizer(pieces: Sequence[str]) -> Tokenizer:
    """Return a tokenizer over word pieces: lower case, accents folded, ligatures and quotation marks plain."""
    vocabulary = {piece: index for index, piece in enumerate(pieces)}
    tokenizer = Tokenizer(
        models.WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=LONGEST_WORD)  # noqa: S106
    )
    folded = normalizers.BertNormalizer(strip_accents=True, lowercase=True)
    tokenizer.normalizer = normalizers.Sequence(
        [*(normalizers.Replace(*pair) for pair in WRITTEN_ALIKE), folded]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    if "[CLS]" in vocabulary:
        marks = [(mark, vocabulary[mark]) for mark in ("[CLS]", "[SEP]")]
        tokenizer.post_processor = processors.TemplateProcessing("[CLS] $A [SEP]", special_tokens=marks)
    return tokenizer


def learn_pieces(texts: Iterable[str], size: int) -> list[str]:
    """Return the word pieces that cover texts best, the most useful first."""
    learner = new_tokenizer(["[UNK]"])
    trainer = trainers.WordPieceTrainer(
        vocab_size=size, min_frequency=LEAST_FREQUENCY, special_tokens=["[UNK]"], show_progress=True
    )
    learner.train_from_iterator(texts, trainer)
    vocabulary: dict[str, int] = learner.get_vocab()
    return sorted(vocabulary, key=vocabulary.__getitem__)


def join_pieces(english: Iterable[str], french: Iterable[str]) -> list[str]:
    """Return the special tokens, the English pieces and the French ones that are not among them."""
    kept = [piece for piece in english if ASCII_PIECE.fullmatch(piece) and not piece.startswith("[")]
    return list(dict.fromkeys([*SPECIAL, "[", *kept, *french]))


def french_texts(work: WorkDir) -> Iterator[str]:
    """Yield the French texts to learn pieces from."""
    choice = random.Random(SEED)  # noqa: S311
    for pair in read_lines(work.laws, Pair):
        if choice.random() < LAW_SHARE:
            yield pair.fr
    for pair in read_lines(work.general, Pair):
        yield from [pair.fr] * GENERAL_COPIES


def english_pieces(folder: Path) -> list[str]:
    """Return the word pieces of the teacher, in its order."""
    return (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()


def main() -> None:
    """Run the step."""
    work: WorkDir = step_parser(__doc__).parse_args().work
    pieces = join_pieces(english_pieces(teacher_folder()), learn_pieces(french_texts(work), FRENCH_SIZE))
    new_tokenizer(pieces).save(str(work.tokenizer))
    print(len(pieces), "word pieces")


if __name__ == "__main__":
    main()
