"""A person's decisions about links go before what the linker finds."""

import json

import pytest

from ingest.config import load_config
from ingest.link.candidates import Catalogue
from ingest.link.entities import Linker
from ingest.link.identities import Identities
from ingest.link.judgements import Judgement, Judgements
from ingest.records import Analysis, Annotations, Block, Document, Entity, Span
from ontology.iris import DEFAULT_BASE
from snapshot.authority import Authority
from snapshot.errors import LineDamaged

NAME = "l’Agence des Rives"
OTHER = "la maison commune"
TEXT = f"Selon {NAME}, {OTHER} ouvrira."
AGENCY, HOUSE = "xx-agence-rives", "xx-maison"
ORGANISATIONS = f"""
- id: {AGENCY}
  labels: {{fr: Agence des Rives, en: Banks Agency}}
- id: {HOUSE}
  labels: {{fr: Foyer de la Colline, en: Hill Home}}
"""


@pytest.fixture
def authority(tmp_path):
    (tmp_path / "organisations.yaml").write_text(ORGANISATIONS, "utf-8")
    return Authority.load(tmp_path)


def links(authority, *judgements, document="rives"):
    """Return the links of the agency and of the house."""
    entities = tuple(
        Entity(name, "actor", (Span(TEXT.index(words), TEXT.index(words) + len(words)),), kind="org")
        for name, words in (("a1", "Agence des Rives"), ("a2", OTHER))
    )
    analysis = Analysis(
        Document(document, TEXT, "0" * 64, "text/plain", "rives.txt"),
        "fr",
        (Block(0, Span(0, len(TEXT)), "paragraph", 1, "fr"),),
        (),
        Annotations(entities, (), None),
    )
    known = Judgements(judgements)
    linker = Linker(Catalogue(authority), Identities(), load_config(), judgements=known)
    return linker.link(analysis).links


def test_without_judgements_likeness_decides(authority):
    agency, house = links(authority)
    assert (agency.authority, house.authority) == (AGENCY, None)


def test_a_name_that_is_an_entry_is_linked_however_unlike(authority):
    _, house = links(authority, Judgement("La Maison commune", HOUSE, same=True))
    assert (house.authority, house.iri) == (HOUSE, f"{DEFAULT_BASE}actor/{HOUSE}")
    assert house.candidates[0].parts == (("judgement", 1.0),)


def test_a_name_that_is_not_an_entry_is_not_linked_and_shows_why(authority):
    agency, _ = links(authority, Judgement("agence des rives", AGENCY, same=False))
    assert agency.authority is None
    assert agency.iri == f"{DEFAULT_BASE}actor/agence-des-rives"
    [candidate] = [one for one in agency.candidates if one.iri.endswith(AGENCY)]
    assert (candidate.score, candidate.parts) == (0.0, (("judgement", 0.0),))


def test_a_judgement_for_one_document_goes_before_one_for_all(authority):
    decided = (
        Judgement(OTHER, HOUSE, same=True, document="rives"),
        Judgement(OTHER, HOUSE, same=False),
    )
    assert links(authority, *decided)[1].authority == HOUSE
    assert links(authority, *decided, document="autre")[1].authority is None


def test_a_later_line_goes_before_an_earlier_one(authority):
    decided = Judgement(OTHER, HOUSE, same=True), Judgement(OTHER, HOUSE, same=False)
    assert links(authority, *decided)[1].authority is None
    assert links(authority, *reversed(decided))[1].authority == HOUSE


def test_a_plan_is_never_an_organisation(authority):
    entity = Entity("p1", "plan", (Span(TEXT.index(OTHER), TEXT.index(OTHER) + len(OTHER)),), kind="plan")
    analysis = Analysis(
        Document("rives", TEXT, "0" * 64, "text/plain", "rives.txt"),
        "fr",
        (),
        (),
        Annotations((entity,), (), None),
    )
    known = Judgements((Judgement(OTHER, HOUSE, same=True),))
    linker = Linker(Catalogue(authority), Identities(), load_config(), judgements=known)
    assert linker.link(analysis).links[0].authority is None


@pytest.mark.parametrize("content", [None, "", "\n"])
def test_a_missing_or_empty_file_holds_none(authority, tmp_path, content):
    path = tmp_path / "judgements.jsonl"
    if content is not None:
        path.write_text(content, "utf-8")
    assert Judgements.load(path, authority) == Judgements()


@pytest.mark.parametrize(
    "line",
    [
        "{",
        json.dumps({"words": OTHER, "entry": HOUSE}),
        json.dumps({"words": OTHER, "entry": "xx-unknown", "same": True}),
    ],
)
def test_a_line_that_can_t_be_used_is_named_with_a_remedy(authority, tmp_path, line):
    path = tmp_path / "judgements.jsonl"
    good = json.dumps(
        {"words": NAME, "entry": AGENCY, "same": True, "note": "lu deux fois"}, ensure_ascii=False
    )
    path.write_text(f"{good}\n\n{line}\n", "utf-8")
    with pytest.raises(
        LineDamaged, match=r"Line 3 of .*judgements\.jsonl.*(Write one judgement|Correct its id)"
    ):
        Judgements.load(path, authority)


def test_another_file_makes_links_anew(authority, tmp_path):
    path, digests = tmp_path / "judgements.jsonl", set()
    for same in (True, False):
        path.write_text(json.dumps({"words": OTHER, "entry": HOUSE, "same": same}), "utf-8")
        digests.add(Judgements.load(path, authority).digest)
    assert len(digests) == 2
