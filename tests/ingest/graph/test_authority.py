"""What the authority file adds to the graph: labels in both languages, posts and their holders."""

import pytest
from rdflib import RDFS, SKOS, Literal, URIRef
from rdflib.namespace import ORG, TIME

from ingest.graph.authority import authority_graph
from ingest.graph.draft import ENF
from ontology.iris import DEFAULT_BASE
from snapshot.authority import Authority

BASE = DEFAULT_BASE
PERSONS = """
- id: jeanne-ormeval
  name: Jeanne Orméval
  holds:
    - post: xx-ministre-enfance
      from: "2019-03"
      to: "2021"
- id: paul-absent
  name: Paul Absent
  holds: []
"""
POSTS = """
- id: xx-ministre-enfance
  labels: {fr: ministre de l’Enfance, en: Minister for Children}
  aliases: {fr: [la ministre de l’Enfance], en: []}
  organisation: xx-ministere
"""
ORGANISATIONS = """
- id: xx-ministere
  labels: {fr: ministère de l’Enfance, en: Ministry for Children}
  aliases: {fr: [], en: []}
  kind: ministry
  country: XX
"""
INSTRUMENTS = """
- id: xx-plan-2020
  labels: {fr: Plan Enfance 2020, en: Children Plan 2020}
  aliases: {fr: [], en: []}
  kind: plan
  country: XX
  predecessor: xx-plan-2015
- id: xx-plan-2015
  labels: {fr: Plan Enfance 2015, en: Children Plan 2015}
  aliases: {fr: [], en: []}
  kind: plan
  country: XX
"""


@pytest.fixture
def authority(tmp_path):
    files = {"persons": PERSONS, "posts": POSTS, "organisations": ORGANISATIONS, "instruments": INSTRUMENTS}
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return Authority.load(tmp_path)


def actor(key):
    return URIRef(f"{BASE}actor/{key}")


def test_a_named_plan_brings_its_labels_and_its_predecessor(authority):
    graph = authority_graph(authority, ["xx-plan-2020"], BASE)
    plan, before = URIRef(f"{BASE}plan/xx-plan-2020"), URIRef(f"{BASE}plan/xx-plan-2015")
    assert set(graph.objects(plan, RDFS.label)) == {
        Literal("Plan Enfance 2020", lang="fr"),
        Literal("Children Plan 2020", lang="en"),
    }
    assert graph.value(plan, ENF.succeeds) == before
    assert graph.value(before, ENF.country) == Literal("XX")


def test_a_named_post_brings_its_holder_with_the_time_in_office(authority):
    graph = authority_graph(authority, ["xx-ministre-enfance"], BASE)
    membership = graph.value(predicate=ORG.member, object=actor("jeanne-ormeval"))
    during = graph.value(membership, ORG.memberDuring)
    assert graph.value(membership, ENF.post) == actor("xx-ministre-enfance")
    assert (during, None, TIME.ProperInterval) in graph
    assert str(graph.value(during, ENF.earliest)) == "2019-03-01"
    assert str(graph.value(during, ENF.latest)) == "2021-12-31"
    assert Literal("la ministre de l’Enfance") in set(
        graph.objects(actor("xx-ministre-enfance"), SKOS.altLabel)
    )
    assert graph.value(actor("xx-ministre-enfance"), ORG.postIn) == actor("xx-ministere")


def test_nothing_else_is_stated(authority):
    graph = authority_graph(authority, ["xx-plan-2015"], BASE)
    assert set(graph.subjects()) == {URIRef(f"{BASE}plan/xx-plan-2015")}
