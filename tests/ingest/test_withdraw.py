"""What is withdrawn is gone: from what is served, from the caches, from older snapshots, and for good."""

import gzip
import json
import shutil
import sqlite3
import zlib
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from ingest.config import load_config
from ingest.errors import PublicationError
from ingest.keeping import app
from ingest.link.persons import MASK
from ingest.pipeline import Run, ingest
from ingest.withdraw import find, undo, withdraw
from snapshot.authority import Authority
from snapshot.current import current_directory, open_current
from snapshot.errors import LineDamaged
from snapshot.former import read_identities, read_tombstones
from tests.ingest.collections import write_note

POST = """Ada Corbel, ministre de l’Enfance, annonce le 3 mai 2022 un plan. Mme Corbel s’engage à :

- ouvrir dix foyers dans chaque département
- confier à Ada Corbel le suivi des foyers ouverts
"""
TODAY = "2026-05-04"


@pytest.fixture(scope="module")
def first(tmp_path_factory, tiny_model, mini_corpus):
    """A data directory with two snapshots, and the documents of the second one."""
    folder = tmp_path_factory.mktemp("withdraw")
    documents = shutil.copytree(mini_corpus, folder / "documents")
    write_note(documents, "foyers", POST)
    run = Run(folder / "data", load_config(encoder=str(tiny_model)), Authority.load(), lambda *_: None)
    ingest([documents], run)
    write_note(documents, "ligne", "Le 9 mai 2024, le conseil ouvrira une ligne d’écoute pour les enfants.")
    ingest([documents], run)
    return run, documents


@pytest.fixture
def run(first, tmp_path):
    shutil.copytree(first[0].data_dir, tmp_path / "data")
    return replace(first[0], data_dir=tmp_path / "data")


@pytest.fixture
def documents(first, tmp_path):
    return shutil.copytree(first[1], tmp_path / "documents")


def withdrawn(name, run, **fields):
    return withdraw(replace(find(name, run.data_dir).tombstone, date=TODAY, **fields), run)


def everything(folder):
    """All bytes below a folder, unpacked."""
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            yield path, data
            if path.suffix == ".gz":
                yield path, gzip.decompress(data)
            elif path.parent.parent.parent.name == "cache":
                yield path, zlib.decompress(data)


def holding(folder, words):
    return {path.name for path, data in everything(folder) if words.encode() in data}


def measure_of(run, document):
    rows = open_current(run.data_dir).passages
    return next(one for one in rows.units_of(document) if one.kind == "measure")


def test_a_document_is_gone_everywhere_but_from_the_tombstones(run):
    served = current_directory(run.data_dir).name
    vectors = vector_count(run)
    report = withdrawn("ligne", run, reason="Demandé par son auteur")
    assert report.snapshot_id != served
    assert [path.name for path in (run.data_dir / "snapshots").iterdir() if path.is_dir()] == [
        report.snapshot_id
    ]
    assert holding(run.data_dir, "ligne d’écoute") == set()
    assert vector_count(run) < vectors
    former = open_current(run.data_dir).former
    assert {(one.withdrawn, one.reason) for one in former.values()} == {(TODAY, "Demandé par son auteur")}
    assert {iri.split("/id/")[1].split("/")[0] for iri in former} == {"document", "measure"}


def vector_count(run):
    [path] = (run.data_dir / "cache").glob("*.sqlite")
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT count(*) FROM texts").fetchone()[0]
    finally:
        connection.close()


def test_a_withdrawn_document_that_is_given_again_is_refused_under_any_id(run, documents):
    withdrawn("ligne", run, reason="Demandé par son auteur")
    [rejection] = ingest([documents], run).rejections
    assert rejection.path == "ligne.md"
    assert f"{TODAY}: Demandé par son auteur." in rejection.reason
    assert "enfance withdraw --undo" in rejection.remedy
    text = (documents / "ligne.md").read_text("utf-8")
    (documents / "ligne.md").write_text(text.replace("id: ligne", "id: other"), "utf-8")
    assert ingest([documents], run).rejections == (rejection,)
    assert holding(run.data_dir / "cache", "ligne d’écoute") == set()


def test_nothing_is_read_again_to_withdraw_a_document(run, documents):
    shutil.rmtree(documents)
    report = withdrawn("ligne", run)
    assert report.reused == len(report.documents) > 3


def test_a_measure_is_gone_and_its_document_stays(run, documents):
    unit = measure_of(run, "ligne")
    withdrawn(unit.iri, run)
    snapshot = open_current(run.data_dir)
    assert snapshot.passages.unit_by_iri(unit.iri) is None
    assert snapshot.passages.document("ligne")
    digest = unit.iri.rsplit("/", 1)[1]
    assert digest.encode() not in gzip.decompress((snapshot.directory / "graph.nq.gz").read_bytes())
    assert snapshot.former[unit.iri].document.endswith("/document/ligne")
    ingest([documents], run)
    assert open_current(run.data_dir).passages.unit_by_iri(unit.iri) is None


def test_a_person_is_masked_wherever_the_name_stands(run, documents):
    units = open_current(run.data_dir).passages.units_of("foyers")
    [measure] = [one for one in units if one.kind == "measure" and "Corbel" in one.text]
    report = withdrawn("ada-corbel", run, is_private=True, reason="A court ordered it")
    tombstone = run.data_dir / "withdrawn.jsonl"
    assert "Ada Corbel" in tombstone.read_text("utf-8")
    tombstone.rename(run.data_dir.parent / tombstone.name)
    assert holding(run.data_dir, "Corbel") == set()
    assert holding(run.data_dir / "snapshots", "A court ordered it") == set()
    (run.data_dir.parent / tombstone.name).rename(tombstone)
    snapshot = open_current(run.data_dir)
    text = snapshot.passages.text("foyers").text
    assert text.startswith(f"{MASK * 3} {MASK * 6}, ministre de l’Enfance")
    assert f"Mme {MASK * 6}" in text
    assert not [
        one for one in snapshot.passages.evidence("foyers") if one.type == "actor" and MASK in one.label
    ]
    assert MASK in snapshot.passages.unit_by_iri(measure.iri).text
    assert ingest([documents], run).snapshot_id == report.snapshot_id
    write_note(documents, "juges", "Ada Corbel s’engage le 4 juin 2024 à former tous les juges.")
    ingest([documents], run)
    assert {path for path in holding(run.data_dir, "Corbel") if path != "withdrawn.jsonl"} == set()


def test_withdrawals_give_the_same_snapshot_whenever_they_come(run, documents, tmp_path):
    late = withdrawn("ligne", run).snapshot_id
    early = replace(run, data_dir=tmp_path / "early")
    early.data_dir.mkdir()
    shutil.copy(run.data_dir / "withdrawn.jsonl", early.data_dir)
    assert ingest([documents], early).snapshot_id == late


def test_a_collection_that_is_not_in_the_cache_keeps_the_tombstone(run, documents):
    shutil.rmtree(run.data_dir / "cache" / "analyses")
    with pytest.raises(PublicationError, match="read again"):
        withdrawn("ligne", run)
    assert open_current(run.data_dir).passages.document("ligne")
    assert [one.document for one in read_tombstones(run.data_dir)] == ["ligne"]
    ingest([documents], run)
    assert open_current(run.data_dir).passages.document("ligne") is None
    assert holding(run.data_dir / "snapshots", "ligne d’écoute") == set()


def test_what_an_interrupted_withdrawal_left_is_cleared_by_the_next_run(run, documents, monkeypatch):
    def interrupted(*_arguments):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("ingest.purge.forget_all_but", interrupted)
        with pytest.raises(KeyboardInterrupt):
            withdrawn("ligne", run)
    assert open_current(run.data_dir).passages.document("ligne") is None
    assert holding(run.data_dir / "snapshots", "ligne d’écoute")
    ingest([documents], run)
    assert holding(run.data_dir, "ligne d’écoute") == set()


def test_a_withdrawal_can_be_undone(run, documents):
    before = current_directory(run.data_dir).name
    for name in ("ligne", "ada-corbel"):
        withdrawn(name, run)
        assert undo(name, run) is None
    assert ingest([documents], run).snapshot_id == before


def test_a_measure_comes_back_at_once(run):
    before, unit = current_directory(run.data_dir).name, measure_of(run, "ligne")
    withdrawn(unit.iri, run)
    assert undo(unit.iri, run).snapshot_id == before


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nobody", "Nothing that is or was published"),
        ("actor/nobody", "Nothing that is or was published"),
        ("https://elsewhere.example/plan", "Nothing that is or was published"),
        ("ministere-de-l-enfance", "is no person"),
    ],
)
def test_what_can_not_be_withdrawn_says_why(run, name, words):
    if name == "ministere-de-l-enfance":
        names = {one.iri for one in open_current(run.data_dir).passages.evidence("foyers")}
        name = next(one for one in names if "/actor/" in one and "corbel" not in one)
    with pytest.raises(PublicationError, match=words):
        find(name, run.data_dir)


def test_what_was_published_once_can_be_withdrawn(run, documents):
    (documents / "ligne.md").unlink()
    unit = measure_of(run, "ligne")
    ingest([documents], run)
    assert find("ligne", run.data_dir).tombstone.document == "ligne"
    assert find(unit.iri, run.data_dir).label == unit.text


def test_a_document_that_got_an_address_redirects_from_its_old_one_with_its_measures(run, documents):
    old = next(
        one for one in open_current(run.data_dir).passages.documents() if one.path.endswith("2021.txt")
    )
    measures = [
        one.iri for one in open_current(run.data_dir).passages.units_of(old.id) if one.kind == "measure"
    ]
    (documents / "plan-abri-2021.yaml").write_text("id: plan-abri\n", "utf-8")
    ingest([documents], run)
    snapshot = open_current(run.data_dir)
    assert snapshot.former[old.iri].replaced_by == snapshot.passages.document("plan-abri").iri
    replaced = {snapshot.former[iri].replaced_by for iri in measures}
    assert measures
    assert all(snapshot.passages.unit_by_iri(iri) for iri in replaced)


def test_a_document_that_is_left_out_is_told_of_with_its_last_snapshot(run, documents):
    before = current_directory(run.data_dir).name
    (documents / "ligne.md").unlink()
    ingest([documents], run)
    former = open_current(run.data_dir).former
    assert {one.last for one in former.values()} == {before}
    write_note(documents, "ligne", "Le 9 mai 2024, le conseil ouvrira une ligne d’écoute pour les enfants.")
    assert ingest([documents], run).snapshot_id == before
    assert open_current(run.data_dir).former == {}


def test_damaged_identities_stop_a_run_with_the_line_and_the_remedy(run, documents):
    path = run.data_dir / "identities.jsonl"
    path.write_text(path.read_text("utf-8") + "{\n", "utf-8")
    lines = len(read_identities(current_directory(run.data_dir)))
    with pytest.raises(LineDamaged, match=rf"Line {lines + 1} of .*copy identities"):
        ingest([documents], run)
    shutil.copy(current_directory(run.data_dir) / "identities.jsonl", path)
    assert ingest([documents], run).snapshot_id


def command(run, *arguments, **options):
    given = [str(argument) for argument in (*arguments, "--data", run.data_dir)]
    return CliRunner().invoke(app, given, **options)


def test_the_command_asks_first(run):
    asked = command(run, "withdraw", "document/ligne", input="n\n")
    assert "“ligne" in asked.output or "Le 9 mai 2024" in asked.output
    assert asked.exit_code == 1
    assert not read_tombstones(run.data_dir)
    done = command(run, "withdraw", "document/ligne", "--reason", "Erreur", "--private", input="y\n")
    assert done.exit_code == 0, done.output
    [tombstone] = read_tombstones(run.data_dir)
    assert (tombstone.reason, tombstone.is_private) == ("Erreur", True)
    undone = command(run, "withdraw", "ligne", "--undo")
    assert "enfance ingest" in undone.output
    assert not read_tombstones(run.data_dir)


def test_the_command_says_what_is_still_served(run):
    shutil.rmtree(run.data_dir / "cache" / "analyses")
    told = command(run, "withdraw", "ligne", "--yes")
    assert told.exit_code == 1
    assert "is served until the next `enfance ingest`" in told.stderr


def test_the_last_document_can_not_be_left_out_of_what_is_served(run, tmp_path, documents):
    alone = replace(run, data_dir=tmp_path / "alone")
    ingest([documents / "ligne.md"], alone)
    told = command(alone, "withdraw", "ligne", "--yes")
    assert told.exit_code == 1
    assert "nothing else is left to publish" in told.stderr


def test_an_unknown_withdrawal_can_not_be_undone(run):
    told = command(run, "withdraw", "ligne", "--undo")
    assert told.exit_code == 1
    assert "Withdrawn: nothing." in told.stderr


def test_snapshots_are_listed_gone_back_to_and_cleared_away(run):
    listed = command(run, "snapshots").stdout.splitlines()
    assert len(listed) == 2
    newest, oldest = (json.loads((path / "manifest.json").read_text())["id"] for path in by_age(run))
    assert next(line for line in listed if newest in line).startswith("* ")
    assert "documents" in listed[0]
    assert command(run, "snapshots", "--roll-back", oldest).exit_code == 0
    snapshot = open_current(run.data_dir)
    assert (snapshot.id, snapshot.passages.document("ligne")) == (oldest, None)
    assert any(iri.endswith("document/ligne") for iri in snapshot.former)
    assert f"Removed {newest}." in command(run, "snapshots", "--prune", 1).stdout
    assert current_directory(run.data_dir).name == oldest


def test_where_nothing_was_published_the_list_says_so(run, tmp_path):
    assert "Nothing was published" in command(replace(run, data_dir=tmp_path / "none"), "snapshots").stdout


def by_age(run):
    folders = [path for path in (run.data_dir / "snapshots").iterdir() if path.is_dir()]
    return sorted(folders, key=lambda path: (path / "manifest.json").stat().st_mtime_ns, reverse=True)


def test_a_snapshot_that_holds_what_was_withdrawn_is_not_gone_back_to(run):
    oldest = by_age(run)[1]
    shutil.copytree(oldest, run.data_dir / "kept")
    withdrawn("foyers", run)
    shutil.copytree(run.data_dir / "kept", oldest)
    told = command(run, "snapshots", "--roll-back", oldest.name)
    assert told.exit_code == 1
    assert "withdrawn since" in told.stderr


def test_a_snapshot_that_is_not_there_or_damaged_is_told(run):
    assert "no snapshot nowhere" in command(run, "snapshots", "--roll-back", "nowhere").stderr
    oldest = by_age(run)[1]
    (oldest / "passages.sqlite").write_bytes(b"")
    assert "other contents" in command(run, "snapshots", "--roll-back", oldest.name).stderr
    (oldest / "manifest.json").unlink()
    assert "can't be read as a manifest" in command(run, "snapshots").stdout
