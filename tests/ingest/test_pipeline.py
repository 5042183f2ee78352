"""From files to a published snapshot, with the real stages."""

import gzip
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from enfance import app
from ingest.config import load_config
from ingest.errors import PublicationError
from ingest.link.judgements import Judgement, Judgements
from ingest.pipeline import Run, ingest
from ingest.publish import build_directory
from snapshot.authority import Authority
from snapshot.current import current_id, open_current
from snapshot.errors import EncoderUnavailable
from tests.ingest.collections import write_note

ROOT = Path(__file__).parents[2]


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


def test_one_path_that_can_not_be_read_does_not_stop_the_others(
    run, documents, tiny_model, tmp_path, monkeypatch
):
    monkeypatch.setattr(os, "access", lambda *_: False)  # the command leaves it to the reading
    paths = [documents, tmp_path / ("p" * 300)]
    options = ["--data", run.data_dir, "--encoder", tiny_model]
    result = CliRunner().invoke(app, list(map(str, ["ingest", *paths, *options])))
    assert result.exit_code == 1
    assert "can't be read (File name too long)" in result.output
    assert open_current(run.data_dir).manifest.counts["documents"] == len(list(documents.iterdir()))


def test_a_model_that_is_not_there_is_told_before_documents_are_read(run, documents, tmp_path):
    steps = []
    config = replace(run.config, encoder=str(tmp_path / "no-model"))
    with pytest.raises(EncoderUnavailable, match="no-model"):
        ingest([documents], replace(run, config=config, progress=lambda *step: steps.append(step)))
    assert not steps


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


def test_the_same_documents_give_the_same_snapshot(run, documents, tmp_path, tiny_model):
    """In another order, from another directory, with another seed of hashes."""
    first = ingest([documents], run)
    files = sorted(documents.iterdir(), reverse=True)
    command = [sys.executable, "-m", "enfance", "ingest", *[path.name for path in files]]
    options = ["--data", tmp_path / "elsewhere", "--encoder", tiny_model]
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    subprocess.run([*command, *options], cwd=documents, env=environment, check=True, capture_output=True)
    again = replace(run, data_dir=tmp_path / "elsewhere")
    assert current_id(again.data_dir) == first.snapshot_id
    assert (published(run) / "graph.nq.gz").read_bytes() == (published(again) / "graph.nq.gz").read_bytes()


def test_of_twins_the_same_one_is_kept_whatever_the_order(run, documents, tmp_path):
    shutil.copy(documents / "plan-abri-2021.txt", documents / "a-copy.txt")
    first = ingest([documents], run)
    again = replace(run, data_dir=tmp_path / "elsewhere")
    second = ingest(sorted(documents.iterdir(), reverse=True), again)
    assert first.snapshot_id == second.snapshot_id
    assert [Path(one.path).name for one in first.rejections] == ["plan-abri-2021.txt"]


def test_documents_added_one_by_one_give_the_snapshot_of_them_all(run, documents, tmp_path):
    whole = ingest([documents], replace(run, data_dir=tmp_path / "whole"))
    adding = replace(run, add=True)
    for path in sorted(documents.iterdir(), reverse=True):
        added = ingest([path], adding)
    assert added.snapshot_id == whole.snapshot_id
    assert added.reused == len(whole.documents) - 1


def test_a_document_that_is_added_again_replaces_the_one_before(run, documents):
    report = ingest([documents], run)
    changed = documents / "fr-abri-bilan-2023.fr.md"
    changed.write_text(changed.read_text("utf-8") + "\nLe ministère créera deux foyers.\n", "utf-8")
    added = ingest([changed], replace(run, add=True))
    assert [one.id for one in added.documents] == [one.id for one in report.documents]
    assert added.snapshot_id != report.snapshot_id


def test_a_collection_whose_analyses_are_gone_can_not_be_extended(run, documents):
    served = ingest([documents], run).snapshot_id
    shutil.rmtree(run.data_dir / "cache" / "analyses")
    (documents / "note.txt").write_text("Le conseil ouvrira un foyer en 2025.\n", "utf-8")
    with pytest.raises(PublicationError, match="without --add"):
        ingest([documents / "note.txt"], replace(run, add=True))
    assert current_id(run.data_dir) == served


def test_an_archive_of_a_folder_says_what_the_folder_says(run, documents, tmp_path):
    archive = tmp_path / "documents.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in documents.iterdir():
            packed.write(path, path.name)
    unpacked, packed = ingest([documents], run), ingest([archive], replace(run, data_dir=tmp_path / "packed"))
    assert [one.id for one in packed.documents] == [one.id for one in unpacked.documents]
    dumps = [
        directory / "graph.nq.gz" for directory in (tmp_path).glob("*/snapshots/*") if directory.is_dir()
    ]
    assert len({path.read_bytes() for path in dumps}) == 1


def test_a_document_that_moved_is_not_read_again(run, documents):
    ingest([documents], run)
    (documents / "plans").mkdir()
    (documents / "plan-abri-2021.txt").rename(documents / "plans" / "abri.txt")
    report = ingest([documents], run)
    assert report.reused == len(report.documents)
    assert "plans/abri.txt" in {one.path for one in report.documents}


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
    confirmed = replace(run, allow_removals=True)
    assert len(ingest(few, confirmed).documents) == 1


def test_two_runs_at_once_are_refused(run):
    with build_directory(run.data_dir), pytest.raises(PublicationError, match="Another ingest"):
        ingest([], run)


def test_what_an_interrupted_run_left_is_cleared_away(run, documents):
    leftover = run.data_dir / "building-1"
    (leftover / "graph").mkdir(parents=True)
    ingest([documents], run)
    assert not list(run.data_dir.glob("building-*"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "Maëlys",
            "Le suivi de Maëlys\n\nMaëlys, 8 ans, vivait dans un foyer. Le ministère créera un comité.",
        ),
        ("Rose Hale", "What Rose Hale needed\n\nToddler Rose Hale was moved. The council will open a home."),
    ],
)
def test_names_of_children_are_masked_everywhere(run, documents, name, text):
    head = f"---\nid: note\ntitle: Le cas {name}\ndescribes:\n  title: Rapport sur {name}\nrecord: notice\n---\n# "
    (documents / "note.md").write_text(head + text + "\n", "utf-8")
    assert ingest([documents], run).rejections == ()
    assert name.encode() not in gzip.decompress((published(run) / "graph.nq.gz").read_bytes())
    assert name.encode() not in (published(run) / "passages.sqlite").read_bytes()


def test_a_judgement_changes_the_links_of_documents_that_are_in_the_cache(run, tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    text = "Le 3 mai 2021, le ministère de l’Enfance s’engage à\u00a0:\n\n- ouvrir 60 places d’accueil\n- former les juges"
    write_note(folder, "accueil", text)
    before = ingest([folder], run)
    decided = Judgements((Judgement("ministère de l’Enfance", "fr-etat", same=True),), digest="1")
    after = ingest([folder], replace(run, judgements=decided))
    assert (before.reused, after.reused) == (0, 1)
    snapshot = open_current(run.data_dir)
    actors = {
        row.iri.rpartition("/")[2] for row in snapshot.passages.evidence("accueil") if row.type == "actor"
    }
    assert actors == {"fr-etat"}
    measure, _ = snapshot.passages.measures()
    assert [(one.value, one.unit, one.verbatim) for one in measure.amounts] == [
        (60.0, "places d'accueil", "60 places d’accueil")
    ]
