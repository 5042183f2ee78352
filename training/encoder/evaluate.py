"""Step 8: our encoder beside BM25, the teacher and static ones, on every test set, in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from rich.console import Console
from rich.table import Table

from snapshot.keywords import KeywordIndex
from snapshot.rows import UnitRow
from training.encoder.contenders import Layers, Static, Vectors, late_interaction
from training.encoder.metrics import matched, ndcg, rank_correlation
from training.encoder.records import LANGUAGES
from training.encoder.teacher_model import teacher_folder
from training.encoder.test_sets import (
    Field,
    Likeness,
    Passage,
    Translations,
    add_test_sets,
    field_set,
    held_out_laws,
    stsb,
    translations,
)
from training.encoder.workdir import WorkDir, step_parser

Row = dict[str, float]
Rank = Callable[[str, str], Vectors]
"""A question and its language to the scores of all passages."""
Store = Callable[[Vectors], Vectors]


def translation_row(contender: Layers | Static, pairs: Translations) -> Row:
    """Measure how often a sentence finds its translation, both ways."""
    fr, en = contender.encode(pairs.fr), contender.encode(pairs.en)
    return {f"{pairs.name} fr→en": matched(fr, en), f"{pairs.name} en→fr": matched(en, fr)}


def likeness_row(contender: Layers | Static, likeness: Likeness) -> Row:
    """Measure agreement with people on how alike two sentences are, in and across the languages."""
    row = {}
    vectors = {
        lang: [contender.encode([pair[side] for pair in pairs]) for side in (0, 1)]
        for lang, pairs in likeness.sentences.items()
    }
    for first, second in (("en", "en"), ("fr", "fr"), ("en", "fr")):
        cosines = (vectors[first][0] * vectors[second][1]).sum(axis=1)
        row[f"STS-B {first}-{second}"] = rank_correlation(cosines.tolist(), likeness.scores)
    return row


def ranking_row(rank: Rank, field: Field) -> Row:
    """Measure nDCG@10 on the field set: whole pool, passages of the question's language, of the other one."""
    results: dict[str, list[float]] = {}
    for topic, questions in field.questions.items():
        for lang, question in questions.items():
            scores = np.asarray(rank(question, lang))
            for pool, languages in (("all", LANGUAGES), ("same", (lang,)), ("cross", _others(lang))):
                rows = [row for row, passage in enumerate(field.passages) if passage.lang in languages]
                best = [field.passages[row].id for row in sorted(rows, key=lambda row: -scores[row])]
                grades = {
                    field.passages[row].id: field.passages[row].grades[topic]
                    for row in rows
                    if topic in field.passages[row].grades
                }
                for name in (pool, f"{pool} {lang}"):
                    results.setdefault(name, []).append(ndcg(best, grades))
    return {f"field {name}": float(np.mean(values)) for name, values in results.items()}


def keyword_rank(passages: Sequence[Passage], folder: Path) -> Rank:
    """Rank by BM25 over stemmed words, as the service does, from an index written to a new folder."""
    units = [
        UnitRow(row, "passage", passage.id, passage.id, 0, len(passage.text), passage.lang, (), passage.text)
        for row, passage in enumerate(passages)
    ]
    KeywordIndex.write(folder, units)
    index = KeywordIndex.open(folder)

    def rank(question: str, _: str) -> Vectors:
        scores = np.zeros(len(passages), dtype=np.float32)
        for unit, score in zip(*index.search(question, None, len(passages)), strict=True):
            scores[unit] = score
        return scores

    return rank


def sentence_rank(contender: Layers | Static, passages: Sequence[Passage]) -> Rank:
    """Rank by the cosine of sentence vectors."""
    vectors = contender.encode([passage.text for passage in passages])
    return lambda question, _: vectors @ contender.encode([question])[0]


def token_rank(
    contender: Layers, passages: Sequence[Passage], output: str, stored: Store = np.asarray
) -> Rank:
    """Rank by late interaction, the passages' token vectors as they come back from where they are stored."""
    vectors = [
        stored(tokens) for tokens in contender.encode_tokens([passage.text for passage in passages], output)
    ]
    return lambda question, _: late_interaction(contender.encode_tokens([question], output)[0], vectors)


def as_bytes(vectors: Vectors) -> Vectors:
    """Return unit vectors as they are after each component was kept in one signed byte."""
    return (np.rint(vectors * 127) / 127).astype(np.float32)


def field_rows(contender: Layers | Static, field: Field) -> Iterator[tuple[str, Row]]:
    """Measure the field set with sentence vectors, then with each kind of token vectors."""
    yield contender.name, ranking_row(sentence_rank(contender, field.passages), field)
    if isinstance(contender, Layers):
        for output in contender.token_outputs:
            name = f"{contender.name}, {output}"
            yield name, ranking_row(token_rank(contender, field.passages, output), field)
        yield f"{name} as bytes", ranking_row(token_rank(contender, field.passages, output, as_bytes), field)


def _others(lang: str) -> tuple[str, ...]:
    return tuple(other for other in LANGUAGES if other != lang)


def print_table(rows: dict[str, Row]) -> None:
    """Print one line a measure, one column a contender."""
    table = Table("", *rows)
    for measure in dict.fromkeys(name for row in rows.values() for name in row):
        table.add_row(measure, *(f"{row[measure]:.3f}" if measure in row else "" for row in rows.values()))
    Console(width=40 + 24 * len(rows)).print(table)


def measure(
    contenders: Sequence[Layers | Static], brought: Sequence[Translations], likeness: Likeness | None
) -> dict[str, Row]:
    """Measure encoders on everything, and keywords on the field set."""
    field = field_set()
    rows: dict[str, Row] = {}
    with TemporaryDirectory() as folder:
        rows["BM25"] = ranking_row(keyword_rank(field.passages, Path(folder) / "keywords"), field)
    for contender in contenders:
        rows |= dict(field_rows(contender, field))
        for pairs in brought:
            rows[contender.name] |= translation_row(contender, pairs)
        if likeness:
            rows[contender.name] |= likeness_row(contender, likeness)
    return rows


def main() -> None:
    """Run the step."""
    parser = step_parser(__doc__)
    add_test_sets(parser)
    parser.add_argument("--model", type=Path, action="append", default=[], help="measure this folder alone")
    arguments = parser.parse_args()
    work: WorkDir = arguments.work
    brought = translations(arguments)
    if work.held_out_laws.exists():
        brought.append(held_out_laws(work))
    folders = arguments.model or [
        folder for folder in (teacher_folder(), work.initial, work.student) if folder.exists()
    ]
    contenders: list[Layers | Static] = [Layers.load(folder.name, folder) for folder in folders]
    if not arguments.model:
        contenders += [Static.trained(work), Static.of(f"{folders[-1].name}, static", folders[-1])]
    print_table(measure(contenders, brought, stsb(arguments.stsb) if arguments.stsb else None))


if __name__ == "__main__":
    main()
