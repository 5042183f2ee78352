import pytest
from pydantic import ValidationError

from ingest.records import Metadata
from ontology.iris import mint
from service.search.answer import flat_passages, search
from service.search.models import Display, Filters
from service.search.weights import WEIGHTS
from snapshot.current import open_current
from snapshot.encoder import Encoder
from tests.builders import LISTENING, REGISTER, ROOMS, TRAINED, TRAINING, DocumentBuilder
from tests.service.collection import DEMAND, HELPLINE, publish

ON_VIOLENCE = {
    "fr": "qu’a-t-on promis contre les violences\u202f?",
    "en": "what was promised on violence",
}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_promises_on_violence_come_first_in_either_language(snapshot, lang):
    answer = search(snapshot, ON_VIOLENCE[lang])
    commitments = {TRAINING, LISTENING, TRAINED, HELPLINE}
    found = [hit.iri for hit in answer.measures]
    assert answer.answered
    assert set(found[:4]) == commitments
    assert {hit.source.document.lang for hit in answer.measures[:4]} == {"fr", "en"}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_demand_is_no_promise(snapshot, lang):
    found = [hit.iri for hit in search(snapshot, ON_VIOLENCE[lang]).measures]
    assert found.index(DEMAND) >= 4


def test_a_promise_has_somebody_who_made_it(tmp_path, tiny_model):
    text = "Mesures contre les violences\nUn guide a été publié.\nLe gouvernement ouvrira un foyer.\n"
    metadata = Metadata(id="fr-guide-2020", title="Mesures contre les violences")
    builder = DocumentBuilder(text, "fr", metadata, date="2020")
    government = builder.add("actor", "gouvernement", iri=mint("actor", "gouvernement"), kind="government")
    promise = {"claim": "commitment", "themes": ("violence",)}
    builder.add("measure", "Un guide a été publié", iri=mint("measure", "guide"), status="done", **promise)
    home = builder.add("measure", "ouvrira un foyer", iri=mint("measure", "foyer"), **promise)
    builder.relate("announces", government, home)
    publish(tmp_path, Encoder.load(str(tiny_model)), documents=[builder.build()])
    first, *others = search(open_current(tmp_path), ON_VIOLENCE["fr"]).measures
    assert first.source.quote == "ouvrira un foyer"
    assert all(hit.score.intent < first.score.intent for hit in others)


def promise_of(country):
    """A promise of a government on violence."""
    words = f"ouvrira le foyer {country} contre les violences"
    text = f"Promesse {country}\nLe gouvernement {words}.\n"
    metadata = Metadata(id=f"fr-{country.lower()}", title=f"Promesse {country}", country=country)
    builder = DocumentBuilder(text, "fr", metadata, date="2020")
    government = builder.add("actor", "gouvernement", iri=mint("actor", country.lower()), kind="government")
    home = builder.add(
        "measure",
        words,
        iri=mint("measure", country.lower()),
        claim="commitment",
        themes=("violence",),
    )
    builder.relate("announces", government, home)
    return builder.build()


@pytest.mark.parametrize(
    ("question", "countries"),
    [
        ("qu’a promis l’Angleterre contre les violences ?", {"GB-ENG", "GB-EAW", "GB"}),
        ("what was promised on violence in Scotland", {"GB-SCT", "GB"}),
        ("what was promised on violence in the United Kingdom", {"GB-ENG", "GB-EAW", "GB-SCT", "GB"}),
        ("qu’a promis la France contre les violences ?", {"FR"}),
    ],
)
def test_promises_of_the_country_asked_for_come_first(tmp_path, tiny_model, question, countries):
    documents = [promise_of(country) for country in ("FR", "GB-ENG", "GB-EAW", "GB-SCT", "GB")]
    publish(tmp_path, Encoder.load(str(tiny_model)), documents=documents)
    answer = search(open_current(tmp_path), question)
    first = answer.measures[: len(countries)]
    assert {hit.source.document.country for hit in first} == countries
    assert all(hit.score.intent < first[-1].score.intent for hit in answer.measures[len(countries) :])


@pytest.mark.parametrize(
    ("question", "best"), [("lieu de répit pour les enfants victimes", DEMAND), ("foster carers", REGISTER)]
)
def test_a_plain_question_is_answered_by_what_fits_best(snapshot, question, best):
    assert search(snapshot, question).measures[0].iri == best


def test_every_hit_quotes_its_document(snapshot):
    answer = search(snapshot, ON_VIOLENCE["en"])
    for hit in answer.measures:
        text = snapshot.passages.text(hit.source.document.id).text
        assert hit.source.quote == text[hit.source.start : hit.source.end]
    for hit in answer.passages:
        assert hit.text == snapshot.passages.text(hit.document.id).text[hit.start : hit.end]


def test_the_parts_of_a_score_add_up(snapshot):
    for hit in search(snapshot, ON_VIOLENCE["fr"]).measures:
        parts = hit.score
        assert parts.score == pytest.approx(
            parts.wording
            + WEIGHTS.document * parts.document
            + WEIGHTS.meaning * parts.meaning
            + WEIGHTS.keywords * parts.keywords
            + parts.intent
        )


def test_words_count_only_in_the_language_of_the_question(snapshot):
    answer = search(snapshot, ON_VIOLENCE["fr"])
    for hit in answer.passages:
        assert hit.lang == "fr" or hit.score.keywords == 0


def test_copies_of_a_passage_are_one_hit(snapshot):
    answer = search(snapshot, "register of foster carers")
    hit = answer.passages[0]
    assert {hit.document.id, *hit.also_in} == {"en-tidewater-2022", "en-reprint-2022"}
    assert all(other.text != hit.text for other in answer.passages[1:])


@pytest.mark.parametrize(
    "question", ["le prix des bananes au supermarché", "price of bananas at the supermarket"]
)
def test_nothing_answers_is_said_with_what_was_searched(snapshot, question):
    answer = search(snapshot, question)
    assert not answer.answered
    assert answer.measures == answer.passages == ()
    assert (answer.coverage.documents, answer.coverage.languages) == (5, {"en": 3, "fr": 2})


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"status": ("done",)}, {TRAINED}),
        ({"status": ("done", "proposed")}, {TRAINED, DEMAND}),
        ({"theme": ("workforce",)}, {TRAINED}),
        ({"plan": ("plan-rivage-2021-2024",), "lang": ("fr",)}, {TRAINING, LISTENING}),
        ({"actor": ("ministere-de-l-enfance",)}, {TRAINING, LISTENING, TRAINED, HELPLINE}),
        ({"document": ("fr-ligne-refuge-2020",)}, {HELPLINE, DEMAND}),
        ({"record": ("original",), "country": ("FR",)}, {TRAINING, LISTENING}),
        ({"kind": ("review",)}, {TRAINED, ROOMS}),
        ({"period_from": "2023"}, {TRAINED, ROOMS}),
        ({"period_from": "2021-03-18", "period_to": "2021-03"}, {TRAINING, LISTENING}),
        ({"period_to": "2020-02-03"}, {HELPLINE, DEMAND}),
        ({"plan": ("no-such-plan",)}, set()),
    ],
)
def test_filters_hold_for_every_measure(snapshot, filters, expected):
    answer = search(snapshot, ON_VIOLENCE["fr"], Filters(**filters))
    assert {hit.iri for hit in answer.measures} <= expected
    assert {hit.iri for hit in answer.measures} >= expected - {ROOMS, REGISTER}  # neither is on violence


def test_a_passage_has_the_properties_of_the_measures_in_it(snapshot):
    answer = search(snapshot, ON_VIOLENCE["fr"], Filters(status=("done",)))
    assert [hit.text for hit in answer.passages] == ["- training of every teacher in recognising violence"]


@pytest.mark.parametrize(
    "question", ["formation des enseignants depuis 2023", "training of teachers since 2023"]
)
def test_the_time_in_a_question_limits_the_hits_unless_it_is_ignored(snapshot, question):
    answer = search(snapshot, question)
    assert answer.question.period.start == "2023"
    assert {hit.source.document.date for hit in answer.measures} == {"2023-06"}
    anytime = search(snapshot, question, ignored=("period",))
    assert anytime.question.period is None
    assert {hit.source.document.date for hit in anytime.measures} > {"2023-06"}


def test_a_filter_wins_over_the_time_in_the_question(snapshot):
    answer = search(snapshot, "training of teachers since 2023", Filters(period_to="2022"))
    assert answer.question.period is None
    assert {hit.source.document.date for hit in answer.measures} == {"2021-03-18"}


def test_what_a_question_names_is_offered_as_a_filter(snapshot):
    (named,) = search(snapshot, "plan « Rivage » 2021-2024").question.named
    assert (named.facet, named.value) == ("plan", "plan-rivage-2021-2024")


@pytest.mark.parametrize(
    "question",
    [
        "formation des enseignants au repérage des violences au Brésil",
        "training of teachers in recognising violence in Brazil",
        "le plan de 1974 pour former les enseignants au repérage des violences",
        "the 1974 plan to train teachers in recognising violence",
    ],
)
def test_what_is_near_but_of_another_country_or_year_is_no_answer(snapshot, question):
    assert not search(snapshot, question).answered


def test_facets_count_the_hits_of_the_whole_answer(snapshot):
    answer = search(snapshot, ON_VIOLENCE["fr"], display=Display(limit=1))
    whole = search(snapshot, ON_VIOLENCE["fr"], display=Display(limit=100))
    counts = {value.value: value.count for value in answer.facets["lang"]}
    hits = [hit.source.document.lang for hit in whole.measures] + [hit.lang for hit in whole.passages]
    assert len(answer.measures) == len(answer.passages) == 1
    assert counts == {lang: hits.count(lang) for lang in set(hits)}


def test_a_plan_is_named_in_its_facet(snapshot):
    plans = search(snapshot, ON_VIOLENCE["fr"]).facets["plan"]
    assert "Rivage" in plans[0].label


def test_pages_of_hits_follow_each_other(snapshot):
    whole = search(snapshot, ON_VIOLENCE["fr"], display=Display(limit=4))
    second = search(snapshot, ON_VIOLENCE["fr"], display=Display(limit=2, offset=2))
    assert second.measures == whole.measures[2:]
    assert second.total == whole.total


def test_flat_passages_are_never_emptied(snapshot):
    answered, hits = flat_passages(snapshot, "price of bananas at the supermarket", 60)
    assert not answered
    assert len(hits) == 22  # 23 passages, one of them a copy


@pytest.mark.parametrize(
    "filters",
    [
        {"lang": ("de",)},
        {"theme": ("tourism",)},
        {"period_from": "2020-13"},
        {"period_to": "2021-02-30"},
        {"unknown": ("x",)},
    ],
)
def test_a_wrong_filter_is_refused(filters):
    with pytest.raises(ValidationError):
        Filters(**filters)
