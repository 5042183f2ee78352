"""Pairs of entities, and which of them the network relates."""

import pytest

from ingest.annotate import default_tagger, entities_of
from ingest.annotate.languages import with_languages
from ingest.annotate.reading import Reading
from ingest.annotate.relations import find_relations
from ingest.annotate.tagger.pairs import DESCRIBED, GROUPS, POSSIBLE
from ingest.annotate.tagger.relations import pairs_of, related
from ingest.segment.blocks import segment
from tests.ingest.annotate.cases import EMPTY
from tests.ingest.documents import plain_document

TEXTS = {
    "fr": (
        "Plan national pour les fratries 2024-2027\n\n"
        "Le 3 juin 2024, Inès Roquebrune, ministre de la Famille, a présenté le Plan national pour les fratries 2024-2027.\n\n"
        "Le plan prévoit :\n- ouvrir dix villages d’enfants avant 2026 ;\n- former deux cents éducateurs.\n"
    ),
    "en": (
        "National Sibling Strategy 2024-2027\n\n"
        "On 3 June 2024 Ines Rockburn, Minister for Families, launched the National Sibling Strategy 2024-2027.\n\n"
        "The strategy will:\n- open ten family villages before 2026;\n- train two hundred carers.\n"
    ),
}


def found_in(text):
    document = plain_document(text)
    reading = Reading(document, with_languages(segment(document), document))
    return entities_of(reading, EMPTY, default_tagger())


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_measure_is_paired_with_every_plan_and_actor(lang):
    found = found_in(TEXTS[lang])
    pairs = pairs_of(found.findings, find_relations(found.findings))
    counts = {
        kind: sum(one.type == kind for one in pairs.things) for kind in ("measure", "plan", "actor", "date")
    }
    for other in ("plan", "actor", "date"):
        group = GROUPS.index(("measure", other))
        assert sum(one.group == group for one in pairs.pairs) == counts["measure"] * counts[other] > 0
    assert pairs.descriptions.shape == (len(pairs.pairs), DESCRIBED)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_relations_have_ends_of_their_types_and_a_confidence(lang):
    found = found_in(TEXTS[lang])
    relations = related(found.findings, found.tagged, find_relations(found.findings))
    types = {one.id: one.type for one in found.entities} | {"DOC": "document"}
    possible = {
        (relation, *ends)
        for group, names in zip(GROUPS, POSSIBLE, strict=True)
        for relation in names
        for ends in (group, group[::-1])
    }
    assert {one.type for one in relations} >= {"partOf", "announces", "holdsPost", "about", "hasDate"}
    assert all((one.type, types[one.head], types[one.tail]) in possible for one in relations)
    assert all(0 < one.confidence <= 1 for one in relations)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_measure_is_part_of_one_plan_and_a_text_about_one(lang):
    found = found_in(TEXTS[lang])
    relations = related(found.findings, found.tagged, find_relations(found.findings))
    heads = [one.head for one in relations if one.type in {"partOf", "about"}]
    assert len(heads) == len(set(heads))


def test_nothing_is_related_where_nothing_was_found():
    found = found_in("Il pleut.")
    assert related(found.findings, found.tagged, ()) == ()
