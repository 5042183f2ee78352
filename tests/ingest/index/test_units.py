import pytest

from ingest.index.units import content
from ingest.records import (
    Amount,
    Analysis,
    Annotations,
    Block,
    Described,
    Document,
    Entity,
    Link,
    LinkedDocument,
    Metadata,
    Page,
    Passage,
    Relation,
    Span,
)

BASE = "https://example.org/id/"
INTRODUCTION = "Le plan Boussole prévoit :"
ITEM = "ouvrir vingt foyers d’ici fin\u00a02031"
TEXT = f"Bilan\nMme Odile Vasseur salue Zoé.\n{INTRODUCTION}\n- {ITEM}\n- {ITEM}"


def span(words, text=TEXT, after=0):
    start = text.index(words, after)
    return Span(start, start + len(words))


FIRST_ITEM, SECOND_ITEM = span(ITEM), span(ITEM, after=TEXT.index(ITEM) + 1)


@pytest.fixture
def french():
    metadata = Metadata(
        record="notice",
        kind="review",
        country="FR",
        coverage="partial",
        describes=Described(
            "Bilan du plan", "Ministère", "2031-04", ("https://example.org/bilan",), "official", "high"
        ),
    )
    sentence = span("Mme Odile Vasseur salue Zoé.")
    section = ("Bilan", "Mesures")
    entities = (
        Entity("e1", "plan", (span("plan Boussole"),), kind="plan"),
        Entity("e2", "axis", (span("Bilan"),)),
        Entity(
            *("e3", "measure", (FIRST_ITEM, SECOND_ITEM)),
            status="announced",
            claim="commitment",
            themes=("care",),
            confidence=0.8,
            amounts=(
                Amount(Span(FIRST_ITEM.start, FIRST_ITEM.start + 4), 3e6, "EUR", per="year", kind="budgeted"),
            ),
        ),
        Entity("e4", "date", (span("fin\u00a02031"),), edtf="2031", modifier="late"),
        Entity("e5", "actor", (span("Odile Vasseur"),), kind="person"),
        Entity("e6", "actor", (span("Zoé"),), kind="person"),
    )
    relations = (
        Relation("partOf", "e3", "e2"),
        Relation("partOf", "e2", "e1"),
        Relation("partOf", "e1", "e2"),  # a circle, which a text can seem to draw
        Relation("announces", "e5", "e3"),
        Relation("announces", "e6", "e3"),
        Relation("hasDate", "e3", "e4"),
    )
    analysis = Analysis(
        document=Document(
            "bilan", TEXT, "a" * 64, "text/markdown", "bilan.md", metadata, (Page(1, Span(0, len(TEXT))),)
        ),
        lang="fr",
        blocks=(
            Block(0, span("Bilan"), "heading", 1, "fr"),
            Block(1, sentence, "paragraph", 1, "fr"),
            Block(2, span(INTRODUCTION), "paragraph", 1, "fr"),
            Block(3, FIRST_ITEM, "item", 1, "fr", "-"),
            Block(4, SECOND_ITEM, "item", 1, "fr", "-", duplicate_of=3),
        ),
        passages=(
            Passage(0, sentence, "fr", section),
            Passage(1, span(INTRODUCTION), "fr", section),
            Passage(2, FIRST_ITEM, "fr", section, INTRODUCTION),
            Passage(3, SECOND_ITEM, "fr", section, INTRODUCTION, duplicate_of=2),
        ),
        annotations=Annotations(entities, relations, "2031-04"),
    )
    links = (
        Link("e1", f"{BASE}plan/boussole", "Plan Boussole"),
        Link("e2", f"{BASE}axis/bilan/bilan", "Bilan"),
        Link("e3", f"{BASE}measure/bilan-1", ITEM),
        Link("e4", None, "fin 2031"),
        Link("e5", f"{BASE}actor/odile-vasseur", "Odile Vasseur"),
        Link("e6", None, "Zoé"),  # a child: not published
    )
    return LinkedDocument(analysis, f"{BASE}document/bilan", "Bilan du plan Boussole", links)


@pytest.fixture
def english():
    text = "The council will inspect every home.\n" + "word " * 400
    measure = Entity("e1", "measure", (Span(37, len(text)),), status="announced", claim="commitment")
    analysis = Analysis(
        document=Document("aaa", text, "b" * 64, "text/plain", "aaa.txt"),
        lang="en",
        blocks=(
            Block(0, Span(0, 36), "paragraph", 1, "en"),
            Block(1, Span(37, len(text)), "paragraph", 1, "en"),
        ),
        passages=(Passage(0, Span(0, 36), "en", ()), Passage(1, Span(37, len(text)), "en", ())),
        annotations=Annotations((measure,), (), None),
    )
    links = (Link("e1", f"{BASE}measure/aaa-1", "inspect every home"),)
    return LinkedDocument(analysis, f"{BASE}document/aaa", "Homes", links)


@pytest.fixture
def rows(french, english):
    return content([english, french], BASE)


def test_ids_are_dense_by_document_passages_before_measures(rows):
    assert [unit.id for unit in rows.units] == list(range(8))
    assert [(unit.document_id, unit.kind) for unit in rows.units] == [
        *[("aaa", "passage")] * 2,
        ("aaa", "measure"),
        *[("bilan", "passage")] * 4,
        ("bilan", "measure"),
    ]


def test_a_unit_is_the_words_of_its_span(rows):
    texts = {row.document_id: row.text for row in rows.texts}
    for unit in rows.units:
        assert unit.text == texts[unit.document_id][unit.start : unit.end]


def test_headings_are_no_units(rows):
    assert "Bilan" not in {unit.text for unit in rows.units}


def test_every_unit_has_an_iri_of_its_own(rows):
    assert len({unit.iri for unit in rows.units}) == 8
    assert rows.units[3].iri == f"{BASE}passage/bilan/0"
    assert rows.units[7].iri == f"{BASE}measure/bilan-1"


def test_a_repeated_passage_points_to_the_first(rows):
    assert [unit.duplicate_of for unit in rows.units] == [None] * 6 + [5, None]


def test_a_unit_has_its_nearest_heading_as_context(rows):
    assert rows.units[3].context == rows.units[7].context == "Mesures"
    assert {unit.context for unit in rows.units[:3]} == {""}


def test_a_long_measure_is_shown_up_to_a_word_and_its_passage_whole(rows):
    passage, measure = rows.units[1:3]
    assert passage.text == "word " * 400
    assert 1490 < len(measure.text) <= 1500
    assert measure.text.endswith("word")


def test_a_measure_knows_its_plan_through_its_axis(rows):
    measure = rows.measures[1]
    assert measure.unit_id == 7
    assert [plan.label for plan in measure.plans] == ["Plan Boussole"]
    assert (measure.status, measure.claim, measure.themes) == ("announced", "commitment", ("care",))
    assert [(date.edtf, date.verbatim) for date in measure.dates] == [("2031", "fin 2031")]
    assert measure.confidence == 0.8


def test_a_measure_has_its_amounts_with_their_words(rows):
    [amount] = rows.measures[1].amounts
    assert (amount.value, amount.currency, amount.per, amount.kind) == (3e6, "EUR", "year", "budgeted")
    assert TEXT[amount.start : amount.end] == amount.verbatim == ITEM[:4]


def test_a_measure_that_nothing_is_said_of(rows):
    measure = rows.measures[0]
    assert (measure.unit_id, measure.plans, measure.announcers, measure.responsible, measure.dates) == (
        2,
        (),
        (),
        (),
        (),
    )


def test_who_is_not_published_is_nowhere(rows):
    assert [actor.label for actor in rows.measures[1].announcers] == ["Odile Vasseur"]
    assert "e6" not in {row.entity_id for row in rows.evidence}


def test_evidence_has_every_mention_with_its_status_or_value(rows):
    evidence = [
        (row.entity_id, row.iri.removeprefix(BASE), row.detail)
        for row in rows.evidence
        if row.document_id == "bilan"
    ]
    assert evidence == [
        ("e2", "axis/bilan/bilan", ""),
        ("e5", "actor/odile-vasseur", ""),
        ("e1", "plan/boussole", ""),
        ("e3", "measure/bilan-1", "announced"),
        ("e4", "", "2031"),
        ("e3", "measure/bilan-1", "announced"),
    ]


def test_a_document_keeps_what_it_declares(rows):
    notice = rows.documents[1]
    assert (notice.record, notice.kind, notice.date, notice.coverage) == (
        "notice",
        "review",
        "2031-04",
        "partial",
    )
    assert notice.described.urls == ("https://example.org/bilan",)
    assert rows.documents[0].described is None


def test_blocks_and_pages_are_kept(rows):
    text = rows.texts[1]
    assert [block.role for block in text.blocks] == ["heading", "paragraph", "paragraph", "item", "item"]
    assert text.blocks[4].duplicate_of == 3
    assert [(page.number, page.end) for page in text.pages] == [(1, len(TEXT))]
