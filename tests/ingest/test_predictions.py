"""What is exported of an analysis."""

from __future__ import annotations

from ingest.annotate import annotate
from ingest.annotate.languages import with_languages
from ingest.predictions import predictions
from ingest.records import Analysis
from ingest.segment.blocks import segment
from tests.ingest.annotate.cases import EMPTY
from tests.ingest.documents import plain_document

TEXT = """Charte nationale du livre jeunesse

Publié le 2 avril 2019

La Charte nationale du livre jeunesse prévoit :
- la création d’un prix des lycéens ;
- l’ouverture de cent bibliothèques dans les écoles.

Depuis le 2 avril 2019, elle est en ligne.
"""


def exported() -> list[dict]:
    document = plain_document(TEXT)
    blocks = with_languages(segment(document), document)
    return predictions(Analysis(document, "fr", blocks, (), annotate(document, blocks, EMPTY)))


def ends(item: dict) -> set[tuple[str, str]]:
    return {(link["rel"], link["to"]) for link in item["links"]}


def test_each_item_gives_its_words_at_its_offsets():
    items = exported()
    assert {item["type"] for item in items} >= {"plan", "measure", "date"}
    assert all(TEXT[item["start"] : item["end"]] == item["text"] for item in items)
    assert len({item["id"] for item in items}) == len(items)


def test_links_run_from_the_item_and_the_main_plan_is_the_subject_of_the_document():
    items = exported()
    measure = next(item for item in items if item["type"] == "measure")
    plan = next(item for item in items if item["type"] == "plan")
    assert ("partOf", plan["id"]) in ends(measure)
    assert ("isSubjectOf", "DOC") in ends(plan)
    assert (measure["status"], measure["claim"]) == ("announced", "commitment")


def test_a_date_is_exported_wherever_it_stands():
    dates = [item for item in exported() if item["type"] == "date"]
    assert [item["norm"] for item in dates] == ["2019-04-02", "2019-04-02"]


def test_items_and_links_say_how_sure_they_are():
    items = exported()
    links = [link for item in items for link in item.get("links", ())]
    assert links
    assert all(0 < one["confidence"] <= 1 for one in [*items, *links])
