"""What a snapshot says of addresses that were published before it."""

import pytest

from snapshot.errors import LineDamaged
from snapshot.former import (
    FORMER,
    IDENTITIES,
    WITHDRAWN,
    Former,
    Identity,
    Tombstone,
    former,
    is_honoured,
    read_former,
    read_identities,
    read_tombstones,
)
from snapshot.lines import write_lines

BASE = "https://example.org/id/"
PLAN = Identity("plan", f"{BASE}document/plan", text="a" * 64)


def measure(number, **fields):
    return Identity("plan", f"{BASE}measure/plan-{number}", f"Ouvrir {number} foyers", **fields)


def told(identities, tombstones=(), held=()):
    return {one.iri: one for one in former(identities, tombstones, set(held))}


def test_what_is_held_is_not_former():
    assert told([PLAN, measure(1)], held=[PLAN.iri, measure(1).iri]) == {}


def test_what_is_lost_names_the_document_that_is_still_there_and_its_last_snapshot():
    lost = measure(1, last="snapshot-1")
    assert told([PLAN, lost], held=[PLAN.iri]) == {
        lost.iri: Former(lost.iri, document=PLAN.iri, last="snapshot-1")
    }
    assert told([PLAN, lost])[lost.iri].document == ""


def test_replacements_are_followed_to_what_is_held():
    first = measure(1, replaced_by=measure(2).iri)
    second = measure(2, replaced_by=measure(3).iri)
    found = told([PLAN, first, second, measure(3)], held=[PLAN.iri, measure(3).iri])
    assert {one.replaced_by for one in found.values()} == {measure(3).iri}


def test_replacements_that_end_nowhere_or_in_a_circle_replace_nothing():
    circle = [measure(1, replaced_by=measure(2).iri), measure(2, replaced_by=measure(1).iri)]
    astray = measure(3, replaced_by=f"{BASE}measure/unknown")
    assert {one.replaced_by for one in told([*circle, astray]).values()} == {""}


def test_the_measures_of_a_withdrawn_document_are_withdrawn_with_it():
    tombstone = Tombstone(PLAN.iri, "document", "2026-05-04", "Asked by its author", document="plan")
    found = told([PLAN, measure(1, replaced_by=PLAN.iri)], [tombstone])
    assert {(one.withdrawn, one.reason, one.replaced_by) for one in found.values()} == {
        ("2026-05-04", "Asked by its author", "")
    }
    assert len(found) == 2


def test_a_private_reason_stays_private():
    tombstone = Tombstone(f"{BASE}actor/ruth-ashby", "actor", "2026-05-04", "A court", is_private=True)
    assert told([], [tombstone])[tombstone.iri].reason == ""


def test_names_of_the_withdrawn_are_not_in_the_snapshot(tmp_path):
    tombstone = Tombstone(f"{BASE}actor/x", "actor", "2026-05-04", names=("Ruth Ashby",))
    write_lines(tmp_path / FORMER, former([], [tombstone], set()))
    assert "Ashby" not in (tmp_path / FORMER).read_text("utf-8")
    assert is_honoured(tmp_path, [tombstone])


def test_a_snapshot_older_than_a_withdrawal_does_not_honour_it(tmp_path):
    tombstone = Tombstone(measure(1).iri, "measure", "2026-05-04")
    assert not is_honoured(tmp_path, [tombstone])
    write_lines(tmp_path / FORMER, [Former(measure(1).iri, last="snapshot-1")])
    assert not is_honoured(tmp_path, [tombstone])
    assert is_honoured(tmp_path, [])


def test_records_are_read_back_as_written(tmp_path):
    odd = Tombstone(measure(1).iri, "measure", "2026-05-04", "Ligne\u2028« suite »", names=("É’", "b"))
    write_lines(tmp_path / WITHDRAWN, [odd])
    assert read_tombstones(tmp_path) == [odd]
    assert not (tmp_path / f".{WITHDRAWN}").exists()


@pytest.mark.parametrize(
    "line",
    [
        '{"document": "plan", "iri"',
        "[]",
        '{"iri": "x"}',
        '{"document": 3, "iri": "x"}',
        "\udcff",
        "no JSON",
    ],
)
def test_a_damaged_line_is_named_with_the_remedy(tmp_path, line):
    good = '{"document": "plan", "iri": "x"}\n'
    (tmp_path / IDENTITIES).write_bytes((good + good + line).encode("utf-8", "surrogateescape"))
    with pytest.raises(LineDamaged, match=r"Line 3 of .*identities\.jsonl.*snapshots"):
        read_identities(tmp_path)


@pytest.mark.parametrize(("read", "name"), [(read_tombstones, WITHDRAWN), (read_former, FORMER)])
def test_other_files_say_what_to_do_too(tmp_path, read, name):
    assert not read(tmp_path)
    (tmp_path / name).write_text("{}\n", "utf-8")
    with pytest.raises(LineDamaged, match=rf"Line 1 of .*{name}.*again"):
        read(tmp_path)


def test_a_file_that_is_no_file_is_told(tmp_path):
    (tmp_path / IDENTITIES).mkdir()
    with pytest.raises(LineDamaged, match="can't be read"):
        read_identities(tmp_path)
