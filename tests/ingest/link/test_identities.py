"""The IRI of a measure survives a better extractor; that of a document, another id."""

import pytest

from ingest.link.identities import Identities
from snapshot.former import Identity, Tombstone, former, read_identities

OLD = "https://example.org/id/measure/plan-1"
NEW = "https://example.org/id/measure/plan-2"
THIRD = "https://example.org/id/measure/plan-3"
PLAN = Identity("plan", "https://example.org/id/document/plan", text="a" * 64)


def state(identities):
    return {one.iri: one for one in identities}


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
    measures = {OLD: "Former les juges", NEW: "Ouvrir « un abri »"}
    identities = Identities()
    identities.resolve("plan", measures, 0.9)
    identities.keep(PLAN, measures, 0.9)
    identities.write(tmp_path / "identities.jsonl")
    read = Identities(read_identities(tmp_path))
    assert sorted(read) == sorted(identities)
    assert read.resolve("plan", measures, 0.9) == {OLD: OLD, NEW: NEW}
    read.write(tmp_path / "again.jsonl")
    assert (tmp_path / "identities.jsonl").read_bytes() == (tmp_path / "again.jsonl").read_bytes()


def test_an_identity_outlives_its_document():
    known = Identities([Identity("gone", OLD, "Former les juges")])
    known.resolve("plan", {NEW: "Ouvrir un foyer"}, 0.9)
    known.keep(PLAN, {NEW: "Ouvrir un foyer"}, 0.9)
    known.close("snapshot-1")
    assert state(known)[OLD] == Identity("gone", OLD, "Former les juges", last="snapshot-1")


@pytest.mark.parametrize(
    ("lost", "found", "is_replaced"),
    [
        ("Former les juges,", "Former les juges et aider les parents", True),
        ("Aider les parents", "Former les juges ; aider les parents.", True),
        ("Train the judges", "Help parents and train the judges", True),
        ("Former les juges", "Ouvrir un foyer pour les enfants", False),
        ("Train the judges", "Open a home for children", False),
    ],
)
def test_a_measure_that_was_joined_is_replaced_by_what_covers_it(lost, found, is_replaced):
    known = Identities([Identity("plan", OLD, lost), Identity("plan", NEW, found)])
    known.keep(PLAN, {NEW: found}, 0.9)
    assert state(known)[OLD].replaced_by == (NEW if is_replaced else "")


def test_a_measure_that_comes_back_is_no_longer_replaced():
    known = Identities([Identity("plan", OLD, "Former les juges", replaced_by=NEW, last="snapshot-1")])
    known.keep(PLAN, known_measures := {OLD: "Former les juges"}, 0.9)
    known.close("snapshot-2")
    assert state(known)[OLD] == Identity("plan", OLD, known_measures[OLD])


def test_the_last_snapshot_of_what_was_lost_is_noted_once():
    known = Identities([Identity("plan", OLD, "Former les juges")])
    known.close("snapshot-1")
    known.close("snapshot-2")
    assert state(known)[OLD].last == "snapshot-1"


def test_a_document_that_got_an_id_takes_the_place_of_the_one_without():
    digest = Identity("a1b2", "https://example.org/id/document/a1b2", text=PLAN.text)
    known = Identities([digest, Identity("a1b2", OLD, "Former les juges"), Identity("a1b2", THIRD, "Rien")])
    known.keep(PLAN, {NEW: "Former les juges"}, 0.9)
    now = state(known)
    assert now[digest.iri].replaced_by == PLAN.iri
    assert (now[OLD].replaced_by, now[THIRD].replaced_by) == (NEW, "")
    assert now[PLAN.iri].replaced_by == ""


def test_the_words_of_what_was_withdrawn_are_forgotten():
    known = Identities(
        [PLAN, Identity("plan", OLD, "Former"), Identity("loi", NEW, "Nommer Ruth Ashby juge")]
    )
    tombstones = (
        Tombstone(PLAN.iri, "document", "2026-05-04", document="plan", text=PLAN.text),
        Tombstone("https://example.org/id/actor/ruth-ashby", "actor", "2026-05-04", names=("Ruth Ashby",)),
    )
    known.forget(tombstones)
    assert (state(known)[OLD].quote, state(known)[NEW].quote) == ("", "Nommer ████ █████ juge")


@pytest.mark.parametrize(
    ("before", "after"), [("plan « Boussole »", "Plan Boussole"), ("Tidewater plan", "Tidewater Plan")]
)
def test_a_plan_that_gets_another_address_under_its_name_redirects(before, after):
    known = Identities()
    known.keep_named("bilan", {"https://example.org/id/plan/old": (before,)})
    later = Identities(known)
    later.keep_named("bilan", {"https://example.org/id/plan/new": ("le plan", after)})
    later.close("snapshot-1")
    told = {one.iri: one for one in former(later, (), later.published)}
    assert told["https://example.org/id/plan/old"].replaced_by == "https://example.org/id/plan/new"
    assert set(told) == {"https://example.org/id/plan/old"}


def test_an_actor_is_not_replaced_by_another_nor_by_a_plan_of_its_name():
    known = Identities()
    known.keep_named("bilan", {"https://example.org/id/actor/old": ("ministère de la Santé",)})
    later = Identities(known)
    later.keep_named(
        "bilan",
        {
            "https://example.org/id/actor/minister": ("ministre de la Santé",),
            "https://example.org/id/plan/health": ("ministère de la Santé",),
        },
    )
    later.close("snapshot-1")
    [lost] = former(later, (), later.published)
    assert (lost.iri, lost.replaced_by, lost.last) == ("https://example.org/id/actor/old", "", "snapshot-1")


def test_what_another_document_still_names_is_not_lost():
    known = Identities()
    for document in ("bilan", "plan"):
        known.keep_named(document, {"https://example.org/id/actor/state": ("l’État",)})
    later = Identities(known)
    later.keep_named("bilan", {"https://example.org/id/actor/etat": ("L’État",)})
    later.keep_named("plan", {"https://example.org/id/actor/state": ("l’État",)})
    assert former(later, (), later.published) == []


def test_a_withdrawn_person_is_not_remembered_by_name():
    known = Identities()
    known.keep_named("bilan", {"https://example.org/id/actor/odile": ("Odile Vasseur",)})
    known.forget(
        [Tombstone("https://example.org/id/actor/odile", "actor", "2031-05-02", names=("Odile Vasseur",))]
    )
    [person] = known
    assert "Vasseur" not in person.name
