"""From files to a published snapshot, with the real stages."""

import gzip
import json
import shutil

import pytest

from ingest.config import load_config
from ingest.errors import PublicationError
from ingest.pipeline import Run, ingest
from ingest.publish import build_directory
from snapshot.authority import Authority
from snapshot.current import current_id, open_current


@pytest.fixture
def run(tmp_path, tiny_model):
    config = load_config(encoder=str(tiny_model))
    return Run(tmp_path / "data", config, Authority.load(), lambda *_: None)


@pytest.fixture
def documents(tmp_path, mini_corpus):
    return shutil.copytree(mini_corpus, tmp_path / "documents")


def published(run):
    return run.data_dir / "snapshots" / current_id(run.data_dir)


def test_every_document_is_published_with_its_statements_and_passages(run, documents):
    report = ingest([documents], run)
    snapshot = open_current(run.data_dir)
    assert report.rejections == ()
    assert len(report.documents) == len(list(documents.iterdir())) == snapshot.manifest.counts["documents"]
    assert report.snapshot_id == snapshot.id
    for row in snapshot.passages.documents():
        assert any(unit.document_id == row.id for unit in snapshot.passages.all_units())
    query = "ASK { ?m a <https://w3id.org/enfance/ontology#Measure> }"
    assert bool(snapshot.store.query(query))


def test_quotes_in_the_graph_are_the_words_of_the_document(run, documents):
    ingest([documents], run)
    snapshot = open_current(run.data_dir)
    query = """PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?document ?exact ?start ?end { ?target oa:hasSource ?document ; oa:hasSelector ?q, ?p .
        ?q oa:exact ?exact . ?p oa:start ?start ; oa:end ?end }"""
    rows = list(snapshot.store.query(query))
    texts = {row.iri: snapshot.passages.text(row.id).text for row in snapshot.passages.documents()}
    assert len(rows) > 40
    for row in rows:
        text = texts[row["document"].value]
        assert row["exact"].value == text[int(row["start"].value) : int(row["end"].value)]


def test_the_same_documents_give_the_same_snapshot(run, documents, tmp_path):
    first = ingest([documents], run)
    again = Run(tmp_path / "elsewhere", run.config, run.authority, run.progress)
    files = sorted(documents.iterdir(), reverse=True)
    second = ingest(files, again)
    assert first.snapshot_id == second.snapshot_id
    assert (published(run) / "graph.nq.gz").read_bytes() == (published(again) / "graph.nq.gz").read_bytes()


def test_an_unchanged_document_is_not_analysed_again(run, documents):
    ingest([documents], run)
    changed = documents / "harbour-strategy-2022.txt"
    changed.write_text(changed.read_text("utf-8") + "\nThe department will open six new homes.\n", "utf-8")
    report = ingest([documents], run)
    assert report.reused == len(report.documents) - 1


def test_bad_documents_are_named_and_the_good_ones_published(run, documents):
    (documents / "empty.txt").write_bytes(b"")
    (documents / "picture.txt").write_bytes(bytes(range(256)) * 8)
    (documents / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    (documents / "twin.txt").write_bytes((documents / "plan-abri-2021.txt").read_bytes())
    (documents / "sheet.xlsx").write_bytes(b"PK")
    report = ingest([documents], run)
    rejected = {rejection.path.rsplit("/", 1)[-1] for rejection in report.rejections}
    assert rejected == {"empty.txt", "picture.txt", "broken.pdf", "twin.txt", "sheet.xlsx"}
    assert all(rejection.reason and rejection.remedy for rejection in report.rejections)
    assert report.snapshot_id is not None
    told = json.loads((published(run) / "report.json").read_text("utf-8"))
    assert len(told["rejections"]) == 5


def test_nothing_good_publishes_nothing_and_keeps_what_was_served(run, documents, tmp_path):
    served = ingest([documents], run).snapshot_id
    (tmp_path / "empty.txt").write_bytes(b"")
    report = ingest([tmp_path / "empty.txt"], run)
    assert report.snapshot_id is None
    assert current_id(run.data_dir) == served


def test_a_large_removal_needs_to_be_confirmed(run, documents):
    served = ingest([documents], run).snapshot_id
    few = [documents / "plan-abri-2021.txt"]
    with pytest.raises(PublicationError, match="--allow-removals"):
        ingest(few, run)
    assert current_id(run.data_dir) == served
    confirmed = Run(run.data_dir, run.config, run.authority, run.progress, allow_removals=True)
    assert len(ingest(few, confirmed).documents) == 1


def test_two_runs_at_once_are_refused(run):
    with build_directory(run.data_dir), pytest.raises(PublicationError, match="Another ingest"):
        ingest([], run)


def test_what_an_interrupted_run_left_is_cleared_away(run, documents):
    leftover = run.data_dir / "building-1"
    (leftover / "graph").mkdir(parents=True)
    ingest([documents], run)
    assert not list(run.data_dir.glob("building-*"))


def test_names_of_children_are_masked_everywhere(run, documents):
    text = "Publié le 3 mai 2022\n\nMaëlys, 8 ans, vivait dans un foyer. Le ministère créera un comité de suivi.\n"
    (documents / "note.txt").write_text(text, "utf-8")
    ingest([documents], run)
    assert b"Ma\xc3\xablys" not in gzip.decompress((published(run) / "graph.nq.gz").read_bytes())
    assert b"Ma\xc3\xablys" not in (published(run) / "passages.sqlite").read_bytes()
