import gzip

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, serialize

from snapshot import store as graph_store
from snapshot.errors import SnapshotMismatch
from snapshot.store import build_store, open_store, write_dump


def quad(number, graph=None):
    label = Literal(f"Mesure n°\u00a0{number} : l’accueil\nd’urgence", language="fr")
    plan = NamedNode(f"https://example.org/plan/{number}")
    return Quad(plan, NamedNode("https://example.org/label"), label, graph or DefaultGraph())


QUADS = [
    *map(quad, range(20)),
    *(quad(number, NamedNode("https://example.org/graph/a")) for number in range(5)),
]


def nquads(quads):
    return serialize(quads, format=RdfFormat.N_QUADS)


def stored(folder, quads):
    write_dump(folder / "dump.nq.gz", [nquads(quads)])
    count = build_store(folder / "graph", folder / "dump.nq.gz")
    (folder / "dump.nq.gz").unlink()
    return count


def test_a_store_answers_from_what_was_written(tmp_path):
    assert stored(tmp_path, iter([*QUADS, QUADS[0]])) == 25
    store = open_store(tmp_path / "graph")
    assert len(store) == 25
    rows = store.query('SELECT ?plan { ?plan ?is "Mesure n°\u00a07 : l’accueil\\nd’urgence"@fr }')
    assert [row["plan"].value for row in rows] == ["https://example.org/plan/7"]
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]


def test_a_published_store_can_be_opened_twice_and_not_written(tmp_path):
    stored(tmp_path, QUADS)
    first, second = open_store(tmp_path / "graph"), open_store(tmp_path / "graph")
    assert len(first) == len(second)
    with pytest.raises(RuntimeError, match="read-write"):
        first.add(quad(99))


@pytest.mark.parametrize("name", ["absent", "empty"])
def test_a_directory_that_is_no_store_is_refused(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(SnapshotMismatch, match=name):
        open_store(tmp_path / name)


@pytest.mark.parametrize("sorted_together", [graph_store.SORTED_TOGETHER, 200])
def test_the_same_quads_give_the_same_dump_byte_for_byte(tmp_path, monkeypatch, sorted_together):
    write_dump(tmp_path / "one.nq.gz", [nquads(QUADS)])
    monkeypatch.setattr(graph_store, "SORTED_TOGETHER", sorted_together)
    write_dump(tmp_path / "two.nq.gz", (nquads([one]) for one in [QUADS[3], *reversed(QUADS)]))
    assert (tmp_path / "one.nq.gz").read_bytes() == (tmp_path / "two.nq.gz").read_bytes()
    lines = gzip.decompress((tmp_path / "one.nq.gz").read_bytes()).decode().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 25
    assert len(list(tmp_path.iterdir())) == 2


def test_an_empty_graph_has_an_empty_dump(tmp_path):
    write_dump(tmp_path / "graph.nq.gz", [])
    assert gzip.decompress((tmp_path / "graph.nq.gz").read_bytes()) == b""
