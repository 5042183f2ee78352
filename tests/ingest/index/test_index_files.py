import numpy as np
import pytest

from ingest.index.embeddings import Embeddings
from ingest.index.write import write_index
from snapshot.encoder import Encoder
from snapshot.keywords import KeywordIndex
from snapshot.passages import PassageStore
from snapshot.rows import Content, DocumentRow, DocumentText, EvidenceRow, UnitRow
from snapshot.tokens import TokenIndex
from snapshot.vectors import VectorIndex

PASSAGES = {"fr": "Un juge visite chaque foyer.", "en": "Every child goes to school."}


def document(lang):
    return DocumentRow(lang, f"urn:{lang}", lang, lang, "original", "a" * 64, "text/plain", f"{lang}.txt")


@pytest.fixture
def content():
    units = [
        UnitRow(number, "passage", f"urn:{lang}:0", lang, 0, len(text), lang, (), text)
        for number, (lang, text) in enumerate(PASSAGES.items())
    ]
    return Content(
        documents=tuple(map(document, PASSAGES)),
        texts=tuple(DocumentText(lang, text, ()) for lang, text in PASSAGES.items()),
        units=tuple(units),
        measures=(),
        evidence=(
            EvidenceRow("fr", 3, 7, "actor", "urn:judge", "e1", "juge"),
            EvidenceRow("en", 6, 11, "actor", "urn:judge", "e1", "judge"),
            EvidenceRow("fr", 0, 2, "date", "", "e2", "Un", "2031"),
        ),
    )


def test_the_parts_of_an_index_name_the_same_units(tmp_path, content, tiny_model):
    encoder = Encoder.load(str(tiny_model))
    built = tmp_path / "building"
    built.mkdir()
    seen = []
    embeddings = Embeddings(encoder, tmp_path / "cache")
    counts = write_index(built, content, embeddings, lambda done, total: seen.append((done, total)))

    assert seen[-1] == (4, 4)  # and the titles above the passages
    assert counts == {
        "documents": 2,
        "documents.fr": 1,
        "documents.en": 1,
        "passages": 2,
        "measures": 0,
        "plans": 0,
        "actors": 1,
    }
    assert tuple(PassageStore.open(built / "passages.sqlite").all_units()) == content.units
    vectors = VectorIndex.open(built / "vectors.faiss", encoder.dimension)
    question = Encoder.load(str(built / "encoder")).encode_question("école")
    assert vectors.search(question.vector, 1)[0][0] == 1
    assert TokenIndex.open(built / "tokens").nearness(question.tokens, np.array([0, 1])).argmax() == 1
    assert KeywordIndex.open(built / "keywords").search("juges", "fr", 5)[0][0] == 0


def test_the_same_rows_give_the_same_files(tmp_path, content, tiny_model):
    embeddings = Embeddings(Encoder.load(str(tiny_model)), tmp_path / "cache")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_index(tmp_path / name, content, embeddings)
    for file in ("passages.sqlite", "vectors.faiss", "tokens/vectors.i8", "tokens/rows.npz"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_an_empty_collection_has_an_index(tmp_path, tiny_model):
    encoder = Encoder.load(str(tiny_model))
    counts = write_index(tmp_path, Content((), (), (), (), ()), Embeddings(encoder, tmp_path / "cache"))
    assert counts["documents"] == 0
    vectors = VectorIndex.open(tmp_path / "vectors.faiss", encoder.dimension)
    assert len(vectors) == len(TokenIndex.open(tmp_path / "tokens")) == 0
