"""Which published identity each entity of a document gets."""

import pytest

from ingest.config import load_config
from ingest.link.candidates import Catalogue
from ingest.link.entities import Linker, title
from ingest.link.identities import Identities
from ingest.records import Analysis, Annotations, Block, Document, Entity, Metadata, Relation, Span
from ontology.iris import DEFAULT_BASE
from snapshot.authority import Authority

TEXT = "Le gouvernement annonce le Plan Abri 2030. Jeanne Orméval, ministre de l’Enfance, et Luc Ferrand l’ont lu."
ORGANISATIONS = """
- id: xx-gouvernement
  labels: {fr: Gouvernement, en: Government}
  aliases: {fr: [le gouvernement], en: []}
  kind: collective
  country: XX
"""
INSTRUMENTS = """
- id: xx-plan-abri-2030
  labels: {fr: Plan Abri 2030, en: Shelter Plan 2030}
  aliases: {fr: [], en: []}
  kind: plan
  country: XX
"""


@pytest.fixture
def linker(tmp_path):
    (tmp_path / "organisations.yaml").write_text(ORGANISATIONS, "utf-8")
    (tmp_path / "instruments.yaml").write_text(INSTRUMENTS, "utf-8")
    return Linker(Catalogue(Authority.load(tmp_path)), Identities(), load_config())


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def analysis(country=None):
    entities = (
        Entity("a1", "actor", (span("gouvernement"),), kind="collective"),
        Entity("p1", "plan", (span("Plan Abri 2030"),), kind="plan"),
        Entity("a2", "actor", (span("Jeanne Orméval"),), kind="person"),
        Entity("a3", "actor", (span("ministre de l’Enfance"),), kind="role"),
        Entity("a4", "actor", (span("Luc Ferrand"),), kind="person"),
        Entity("d1", "date", (span("2030"),), edtf="2030"),
        Entity("m1", "measure", (span("annonce le Plan Abri 2030"),), status="announced"),
    )
    annotations = Annotations(entities, (Relation("holdsPost", "a2", "a3"),), None)
    document = Document("abri", TEXT, "0" * 64, "text/plain", "abri.txt", Metadata(country=country))
    blocks = (Block(0, Span(0, len(TEXT)), "paragraph", 1, "fr"),)
    return Analysis(document, "fr", blocks, (), annotations)


def linked(linker, country=None):
    return {link.entity: link for link in linker.link(analysis(country)).links}


def test_a_known_plan_is_linked_with_its_label(linker):
    link = linked(linker)["p1"]
    assert (link.iri, link.authority) == (f"{DEFAULT_BASE}plan/xx-plan-abri-2030", "xx-plan-abri-2030")
    assert link.candidates[0].score == 1.0


def test_a_government_is_that_of_the_document_s_country(linker):
    assert linked(linker, "XX")["a1"].authority == "xx-gouvernement"
    assert linked(linker, "YY")["a1"].iri == f"{DEFAULT_BASE}actor/yy-gouvernement"
    assert linked(linker)["a1"].iri == f"{DEFAULT_BASE}actor/gouvernement"


def test_the_holder_of_a_post_is_published_and_a_private_person_is_not(linker):
    links = linked(linker)
    assert links["a2"].iri == f"{DEFAULT_BASE}actor/jeanne-ormeval"
    assert links["a4"].iri is None


def test_a_date_has_no_identity_of_its_own(linker):
    assert linked(linker)["d1"].iri is None


def test_a_measure_keeps_its_iri_from_run_to_run(linker):
    assert linked(linker)["m1"].iri == linked(linker)["m1"].iri


def test_a_document_without_title_takes_its_first_words():
    assert title(analysis()).startswith("Le gouvernement annonce")
