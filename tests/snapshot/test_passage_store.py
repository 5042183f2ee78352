import sqlite3
import threading

import pytest

from snapshot.errors import SnapshotMismatch
from snapshot.passages import PassageStore, write_passages
from snapshot.rows import Content


@pytest.fixture
def store(tmp_path, content):
    write_passages(tmp_path / "passages.sqlite", content)
    return PassageStore.open(tmp_path / "passages.sqlite")


def test_rows_come_back_as_they_were_written(store, content):
    assert store.documents() == content.documents
    assert tuple(store.text(document.id) for document in content.documents) == content.texts
    assert tuple(store.all_units()) == content.units
    assert store.measures() == content.measures


def test_a_document_is_found_by_id_and_by_iri(store, content):
    french, english = content.documents
    assert store.document("boussole") == french
    assert store.document_by_iri(english.iri) == english
    assert store.document("Boussole") is None
    assert store.document_by_iri("https://example.org/") is None
    assert store.text("absent") is None


def test_units_come_in_the_order_asked_for(store):
    assert [unit.id for unit in store.units([3, 0, 7, 2])] == [3, 0, 2]
    assert store.units([]) == ()


def test_more_units_than_a_query_has_parameters(store):
    assert len(store.units(range(50_000))) == 4


def test_a_unit_is_the_words_of_its_span(store):
    for unit in store.all_units():
        assert store.text(unit.document_id).text[unit.start : unit.end] == unit.text


def test_neighbours_are_of_the_same_document_and_kind(store):
    assert [unit and unit.id for unit in store.neighbours(0)] == [None, 1]
    assert [unit and unit.id for unit in store.neighbours(1)] == [0, None]
    assert store.neighbours(2) == (None, None)
    assert store.neighbours(3) == (None, None)


def test_a_measure_is_found_by_its_unit(store, content):
    unit = store.unit_by_iri("https://example.org/id/measure/boussole/2")
    assert store.measure(unit.id) == content.measures[0]
    assert store.measure(0) is None


def test_evidence_comes_in_reading_order(store):
    assert [row.entity_id for row in store.evidence("boussole")] == ["e1", "e2", "e3"]
    assert store.evidence("harbour") == ()


def test_coverage_counts_and_dates(store):
    coverage = store.coverage()
    assert coverage.documents == 2
    assert coverage.languages == {"en": 1, "fr": 1}
    assert coverage.kinds == {"": 1, "plan": 1}
    assert coverage.units == {"measure": 1, "passage": 3}
    # 2029/2032 begins before 2030-04 and ends after it.
    assert (coverage.first_date, coverage.last_date) == ("2029/2032", "2029/2032")


def test_an_empty_collection_is_covered_by_nothing(tmp_path):
    write_passages(tmp_path / "empty.sqlite", Content((), (), (), (), ()))
    coverage = PassageStore.open(tmp_path / "empty.sqlite").coverage()
    assert (coverage.documents, coverage.first_date, coverage.last_date) == (0, None, None)


def test_the_file_is_read_only(store):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store._connection.execute("DELETE FROM units")


def test_threads_share_a_store(store):
    errors = []

    def read():
        try:
            for _ in range(200):
                assert store.units([1])[0].id == 1
                assert store.document("harbour").lang == "en"
        except (sqlite3.Error, AssertionError) as error:
            errors.append(error)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


@pytest.mark.parametrize("bytes_written", [None, b"", b"no database, but long enough to be looked at " * 9])
def test_a_file_that_is_no_store_is_refused(tmp_path, bytes_written):
    path = tmp_path / "passages.sqlite"
    if bytes_written is not None:
        path.write_bytes(bytes_written)
    with pytest.raises(SnapshotMismatch, match="enfance ingest"):
        PassageStore.open(path)


def test_a_folder_may_have_an_odd_name(tmp_path, content):
    folder = tmp_path / "données ? #1 %20"
    folder.mkdir()
    write_passages(folder / "passages.sqlite", content)
    assert len(PassageStore.open(folder / "passages.sqlite").documents()) == 2
