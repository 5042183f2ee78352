"""The IRI of a measure survives a better extractor."""

from ingest.link.identities import Identities, Identity

OLD = "https://example.org/id/measure/plan-1"
NEW = "https://example.org/id/measure/plan-2"


def test_a_first_run_takes_the_proposed_iris():
    assert Identities().resolve("plan", {OLD: "Créer un numéro d’écoute"}, 0.9) == {OLD: OLD}


def test_a_moved_boundary_keeps_the_iri():
    known = Identities([Identity("plan", OLD, "Créer un numéro d’écoute unique")])
    assert known.resolve("plan", {NEW: "Créer un numéro d’écoute unique et gratuit"}, 0.9) == {NEW: OLD}


def test_another_measure_gets_its_own_iri():
    known = Identities([Identity("plan", OLD, "Créer un numéro d’écoute unique")])
    assert known.resolve("plan", {NEW: "Former les magistrats"}, 0.9) == {NEW: NEW}


def test_the_same_words_in_another_document_are_another_measure():
    known = Identities([Identity("plan", OLD, "Former les magistrats")])
    assert known.resolve("bilan", {NEW: "Former les magistrats"}, 0.9) == {NEW: NEW}


def test_one_identity_is_given_once():
    known = Identities([Identity("plan", OLD, "Train police officers")])
    resolved = known.resolve(
        "plan", {NEW: "Train police officers now", f"{NEW}b": "Train police officers"}, 0.9
    )
    assert sorted(resolved.values()).count(OLD) == 1


def test_identities_are_read_back_as_written(tmp_path):
    identities = Identities()
    identities.resolve("plan", {OLD: "Former les juges", NEW: "Ouvrir « un abri »"}, 0.9)
    identities.write(tmp_path / "identities.jsonl")
    identities.write(tmp_path / "again.jsonl")
    read = Identities.read(tmp_path / "identities.jsonl")
    assert read.resolve("plan", {OLD: "Former les juges", NEW: "Ouvrir « un abri »"}, 0.9) == {
        OLD: OLD,
        NEW: NEW,
    }
    assert (tmp_path / "identities.jsonl").read_bytes() == (tmp_path / "again.jsonl").read_bytes()


def test_an_identity_outlives_its_document(tmp_path):
    known = Identities([Identity("withdrawn", OLD, "Former les juges")])
    known.resolve("plan", {NEW: "Ouvrir un foyer"}, 0.9)
    known.write(tmp_path / "identities.jsonl")
    assert "withdrawn" in (tmp_path / "identities.jsonl").read_text("utf-8")
