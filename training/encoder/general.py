"""Step 2: everyday sentences of Tatoeba (CC BY 2.0 FR, https://tatoeba.org), without those of the test sets.

Source: the tab-separated file ``fra.txt`` of https://www.manythings.org/anki/ (English, French, attribution).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from training.encoder.records import Pair, folded, write_lines
from training.encoder.test_sets import add_test_sets, test_sentences
from training.encoder.workdir import step_parser


def sentence_pairs(lines: Iterable[str], *, test_sentences: Iterable[str]) -> Iterator[Pair]:
    """Yield one pair for each English sentence and each French one, leaving out what the test sets hold."""
    seen = {folded(sentence) for sentence in test_sentences}
    for line in lines:
        en, fr = line.rstrip("\n").split("\t")[:2]
        keys = {folded(en), folded(fr)}
        if all(keys) and not keys & seen:
            seen |= keys
            yield Pair(fr, en, "general")


def main() -> None:
    """Run the step."""
    parser = step_parser(__doc__)
    parser.add_argument("sentences", type=Path, help="fra.txt")
    add_test_sets(parser)
    arguments = parser.parse_args()
    test = list(test_sentences(arguments))
    with arguments.sentences.open(encoding="utf-8") as lines:
        print(write_lines(arguments.work.general, sentence_pairs(lines, test_sentences=test)), "pairs")


if __name__ == "__main__":
    main()
