"""The keyword index of a snapshot: BM25 over stemmed, folded words, one field a language."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from snapshot.errors import SnapshotMismatch
from snapshot.manifest import REBUILD

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt
    from tantivy import Index, Query, Schema, TextAnalyzer

    from snapshot.rows import UnitRow

    Found = tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]

STEMMERS = {"fr": "french", "en": "english"}
ELISIONS = [
    *("c", "d", "j", "l", "m", "n", "s", "t", "qu"),
    *("jusqu", "lorsqu", "puisqu", "quoiqu"),
]
"""What French leaves before an apostrophe, where the tokenizer cuts: « l’enfant » is found by « enfant »."""
POSSESSIVE = ["s"]
"""What English leaves after one: “children’s”."""
MAX_QUESTION_WORDS = 64
FILTERED_COST = 4
"""How many times as long a filter takes for a unit that is allowed as it takes to pass over a hit."""
WRITER_MEMORY = 64_000_000


class KeywordIndex:
    """Words of the units, read-only. Threads may share it."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._schema = _schema()
        self._analyzers = {lang: analyzer(lang, drop_function_words=True) for lang in STEMMERS}
        self._plain_analyzers = {lang: analyzer(lang) for lang in STEMMERS}

    @staticmethod
    def write(directory: Path, units: Iterable[UnitRow]) -> None:
        """Index the words of units in a new directory.

        Raises:
            OSError: it can't be written.
        """
        import tantivy

        directory.mkdir()
        index = tantivy.Index(_schema(), path=str(directory))
        _register(index)
        writer = index.writer(WRITER_MEMORY, num_threads=1)
        try:
            for unit in units:
                document = tantivy.Document()
                document.add_unsigned("unit", unit.id)
                for field in _fields(unit.lang):
                    document.add_text(field, _normalise(unit.text))
                writer.add_document(document)
            writer.commit()
            writer.wait_merging_threads()
        except ValueError as error:  # so it tells of a writer that could not write
            raise OSError(str(error)) from error

    @classmethod
    def open(cls, directory: Path) -> KeywordIndex:
        """Open the directory that ``write`` filled.

        Raises:
            SnapshotMismatch: it is missing or is not such an index.
        """
        import tantivy

        try:
            index = tantivy.Index.open(str(directory))
        except ValueError as error:
            message = f"{directory} can't be read ({error}). {REBUILD}"
            raise SnapshotMismatch(message) from error
        _register(index)
        return cls(index)

    def search(
        self, question: str, lang: str | None, limit: int, allowed: npt.NDArray[np.int64] | None = None
    ) -> Found:
        """Return the ids of the units that share words with a question and their BM25 scores, best first.

        Args:
            question: Plain text: nothing in it is syntax. Words after the first 64 are ignored.
            lang: Search the units of this language; of all languages where it is ``None``.
            limit: At most so many units.
            allowed: Ids of the units to search among; all where it is ``None``.
        """
        if limit < 1 or (allowed is not None and not len(allowed)):
            return self._found(None, limit)
        if allowed is None:
            return self._found(self._query(question, lang), limit)
        # A filter of tantivy reads every unit that is allowed; else hits that are not allowed are read and passed over.
        depth = 2 * limit * self._index.searcher().num_docs // len(allowed)
        if len(allowed) * FILTERED_COST <= depth:
            return self._found(self._query(question, lang, allowed), limit)
        return self._found_among(self._query(question, lang), limit, allowed, depth)

    def _found_among(
        self, query: Query | None, limit: int, allowed: npt.NDArray[np.int64], depth: int
    ) -> Found:
        """Search without a filter and pass over what is not allowed, deeper until there is enough."""
        import numpy as np

        total = self._index.searcher().num_docs
        is_allowed = np.zeros(total, bool)
        is_allowed[allowed] = True
        while True:
            units, scores = self._found(query, min(depth, total))
            kept = is_allowed[units]
            if kept.sum() >= limit or len(units) < depth:
                return units[kept][:limit], scores[kept][:limit]
            depth *= 4

    def _found(self, query: Query | None, limit: int) -> Found:
        import numpy as np

        if query is None:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        searcher = self._index.searcher()
        hits = searcher.search(query, limit, count=False).hits
        units = searcher.fast_field_values("unit", [address for _, address in hits])
        return np.array(units, np.int64), np.array([score for score, _ in hits], np.float32)

    def places(self, question: str, text: str, lang: str) -> list[tuple[int, int]]:
        """Return where a text has words of a question, by their stems: half-open spans, in order.

        Args:
            question: Plain text; its function words don't count.
            text: What was found.
            lang: BCP 47 tag of the text.
        """
        (field, *_) = _fields(lang)
        wanted = set(self._analyzers[field].analyze(_normalise(question)))
        words = re.finditer(r"[^\W_]+", text)
        analyzer = self._plain_analyzers[field]
        return [word.span() for word in words if wanted.intersection(analyzer.analyze(_normalise(word[0])))]

    def _query(
        self, question: str, lang: str | None, allowed: npt.NDArray[np.int64] | None = None
    ) -> Query | None:
        import tantivy

        fields = _fields(lang) if lang else tuple(STEMMERS)
        terms = [(field, word) for field in fields for word in self._words(question, field)]
        if not terms:
            return None
        words = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, field, word, "freq"))
            for field, word in terms
        ]
        query = tantivy.Query.boolean_query(words)
        if allowed is None:
            return query
        among = tantivy.Query.term_set_query(self._schema, "unit", allowed.tolist())
        unscored = tantivy.Query.const_score_query(among, 0.0)
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, unscored)])

    def _words(self, question: str, field: str) -> list[str]:
        """Return the distinct words to look up; function words count only where there is nothing else."""
        text = _normalise(question)
        words = self._analyzers[field].analyze(text) or self._plain_analyzers[field].analyze(text)
        return list(dict.fromkeys(words))[:MAX_QUESTION_WORDS]


def analyzer(lang: str, *, drop_function_words: bool = False) -> TextAnalyzer:
    """Return what turns a text in ``fr`` or ``en`` into the words that are indexed."""
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    cut = ELISIONS if lang == "fr" else POSSESSIVE
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase())
    builder = builder.filter(Filter.custom_stopword(cut))
    if drop_function_words:
        builder = builder.filter(Filter.stopword(STEMMERS[lang]))
    return builder.filter(Filter.stemmer(STEMMERS[lang])).filter(Filter.ascii_fold()).build()


def _schema() -> Schema:
    import tantivy

    builder = tantivy.SchemaBuilder().add_unsigned_field("unit", indexed=True, fast=True)
    for lang in STEMMERS:
        builder = builder.add_text_field(lang, tokenizer_name=lang, index_option="freq")
    return builder.build()


def _register(index: Index) -> None:
    """Name the tokenizers: the files of an index keep their names only."""
    for lang in STEMMERS:
        index.register_tokenizer(lang, analyzer(lang))


def _fields(lang: str) -> tuple[str, ...]:
    """Return the fields of a BCP 47 tag: the one of its language, or all where there is none."""
    language = lang.partition("-")[0].lower()
    return (language,) if language in STEMMERS else tuple(STEMMERS)


def _normalise(text: str) -> str:
    """Compose accents, so that the stemmer knows the words, and replace what UTF-8 can't write."""
    return unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode("utf-8")
