"""Whole documents: lists, laws, tables of contents, repetition, dates, relations."""

from __future__ import annotations

import pytest

from ingest.annotate import annotate, find_by_rules
from ingest.annotate.languages import with_languages
from ingest.annotate.reading import Reading
from ingest.annotate.tagger.windows import Found
from ingest.records import DOCUMENT, Annotations, Block, Entity, Span
from ingest.segment.blocks import segment
from tests.ingest.annotate.cases import EMPTY
from tests.ingest.documents import plain_document


def annotate_sentence(text: str, lang: str) -> Annotations:
    """Annotate a paragraph by itself."""
    block = Block(0, Span(0, len(text)), "paragraph", 1, lang)
    return annotate(plain_document(text), (block,), EMPTY)


def by_rules(text: str) -> Found:
    """Return what the rules find in a text."""
    document = plain_document(text)
    return find_by_rules(Reading(document, with_languages(segment(document), document)), EMPTY)[0]


class Read:
    """A text with what was found in it, by words."""

    def __init__(self, text: str) -> None:
        self.text = text
        document = plain_document(text)
        self.annotations: Annotations = annotate(document, with_languages(segment(document), document), EMPTY)

    def words(self, entity: Entity) -> str:
        return entity.mentions[0].within(self.text)

    def entities(self, entity_type: str) -> list[Entity]:
        return [one for one in self.annotations.entities if one.type == entity_type]

    def all_words(self, entity_type: str) -> list[str]:
        return [self.words(one) for one in self.entities(entity_type)]

    def relations(self, name: str) -> set[tuple[str, str]]:
        words = {one.id: self.words(one) for one in self.annotations.entities} | {DOCUMENT: DOCUMENT}
        return {(words[one.head], words[one.tail]) for one in self.annotations.relations if one.type == name}


FRENCH_PLAN = """Plan départemental de prévention des noyades 2024-2026

Publié le 3 juin 2024

Axe 1 : Former

Le conseil départemental s’engage à :
- équiper douze plages de postes de secours d’ici fin 2025 ;
- la gratuité des cours de natation, financée par la caisse d’allocations familiales ;
- recruter quarante maîtres-nageurs [en cours].
"""
ENGLISH_PLAN = """County Drowning Prevention Plan 2024-2026

Published 3 June 2024

Pillar 1: Train

The County Council commits to:
- equip twelve beaches with rescue posts by the end of 2025;
- free swimming lessons, funded by the Sports Council;
- recruit forty lifeguards [in progress].
"""


@pytest.mark.parametrize("text", [FRENCH_PLAN, ENGLISH_PLAN], ids=["fr", "en"])
def test_a_list_takes_status_announcer_axis_and_plan_from_what_stands_above_it(text):
    read = Read(text)
    measures = read.entities("measure")
    assert [one.status for one in measures] == ["announced", "announced", "under_way"]
    assert {one.claim for one in measures} == {"commitment"}
    assert not any("[" in read.words(one) or read.words(one).endswith(";") for one in measures)
    axis, plan = read.all_words("axis")[0], read.all_words("plan")[0]
    assert axis in {"Former", "Train"}
    assert {(read.words(one), axis) for one in measures} | {(axis, plan)} <= read.relations("partOf")
    announcer = next(iter(read.relations("announces")))[0]
    assert {(announcer, read.words(one)) for one in measures} <= read.relations("announces")
    assert read.relations("about") == {(DOCUMENT, plan)}


@pytest.mark.parametrize("text", [FRENCH_PLAN, ENGLISH_PLAN], ids=["fr", "en"])
def test_a_deadline_and_a_funder_inside_an_item_belong_to_it(text):
    read = Read(text)
    first, second, _ = read.all_words("measure")
    assert {tail for head, tail in read.relations("hasDate") if head == first} & {
        "fin 2025",
        "end of 2025",
        "the end of 2025",
    }
    assert {head for head, tail in read.relations("responsibleFor") if tail == second} & {
        "caisse d’allocations familiales",
        "Sports Council",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Rapport annuel\n\nSommaire\n- Créer un guichet unique\n- Former les équipes\n- Ouvrir des lieux d’accueil\n",
        "Annual report\n\nContents\n- Creating a single desk\n- Training teams\n- Opening drop-in centres\n",
        "Réunion du 3 mai 2021\n\nOrdre du jour\n1. Création d’un groupe de travail\n2. Financement du service\n",
        "Meeting of 3 May 2021\n\nAgenda\n1. Creation of a working group\n2. Funding of the service\n",
        "Constats\n- recrutement difficile\n- formation insuffisante\n- suivi irrégulier\n",
        "Findings\n- recruitment is difficult\n- training is insufficient\n- supervision is irregular\n",
    ],
)
def test_contents_agendas_and_findings_are_no_measures(text):
    assert Read(text).all_words("measure") == []


FRENCH_LAW = """Proposition de loi visant à protéger les jeunes sportifs

Article 1er
Les fédérations sportives désignent un référent dans chaque club.

Article 2
Il est créé un registre des signalements.

Article 3
La présente loi entre en vigueur le 1er mars 2030.
"""
ENGLISH_LAW = """Young Athletes (Protection) Bill

A Bill to make provision about young athletes.

PART 1
DUTIES

1 Safeguarding lead
Sports federations must appoint a safeguarding lead in every club.

2 Register
There is established a register of reports.

3 Commencement
This Act comes into force on 1 March 2030.
"""


@pytest.mark.parametrize("text", [FRENCH_LAW, ENGLISH_LAW], ids=["fr", "en"])
def test_the_articles_of_a_bill_are_provisions_proposed_under_it(text):
    read = Read(text)
    measures = read.entities("measure")
    assert [(one.status, one.claim) for one in measures] == [("proposed", "provision")] * 2
    plan = read.all_words("plan")[0]
    assert {(read.words(one), plan) for one in measures} <= read.relations("partOf")


def test_the_same_measure_said_twice_is_one_with_two_mentions():
    read = Read(
        "Le Gouvernement ouvrira dix maisons des adolescents en milieu rural.\n\n"
        "Les familles attendaient cette annonce depuis longtemps.\n\n"
        "En 2031, le Gouvernement ouvrira dix maisons des adolescents en milieu rural.\n"
    )
    (measure,) = read.entities("measure")
    assert len(measure.mentions) == 2


def test_an_acronym_and_a_short_form_join_the_name_they_stand_for():
    read = Read(
        "La Haute Autorité du sport scolaire (HASS) publie un guide. La HASS ouvrira un numéro vert.\n\n"
        "La Haute Autorité formera aussi les arbitres.\n"
    )
    assert len([one for one in read.entities("actor") if one.kind == "org"]) == 1


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        (
            "Inès Roquebrune, ministre des Sports, inaugure le stade.",
            "Inès Roquebrune",
            "ministre des Sports",
        ),
        (
            "La ministre des Sports, Inès Roquebrune, inaugure le stade.",
            "Inès Roquebrune",
            "ministre des Sports",
        ),
        ("Ines Rockburn, Minister for Sport, opened the stadium.", "Ines Rockburn", "Minister for Sport"),
        ("The Minister for Sport, Ines Rockburn, opened the stadium.", "Ines Rockburn", "Minister for Sport"),
    ],
)
def test_a_post_beside_a_name_is_held_by_that_person(text, person, post):
    found = annotate_sentence(text, "fr" if "ministre" in text else "en")
    words = {one.id: one.mentions[0].within(text) for one in found.entities}
    assert [(words[one.head], words[one.tail]) for one in found.relations if one.type == "holdsPost"] == [
        (person, post)
    ]


def test_front_matter_dates_a_document_before_its_text_does():
    from dataclasses import replace

    document = plain_document("Publié le 4 mai 2020\n\nLe Gouvernement ouvrira un musée l’an prochain.\n")
    declared = replace(document, metadata=replace(document.metadata, date="2021-06"))
    blocks = with_languages(segment(declared), declared)
    assert annotate(document, blocks, EMPTY).date == "2020-05-04"
    assert annotate(declared, blocks, EMPTY).date == "2021-06"


def test_every_span_lies_in_the_text_and_every_relation_between_its_entities():
    for text in (FRENCH_PLAN, ENGLISH_PLAN, FRENCH_LAW, ENGLISH_LAW):
        annotations = Read(text).annotations
        known = {one.id for one in annotations.entities} | {DOCUMENT}
        assert len(known) == len(annotations.entities) + 1
        assert all(0 <= s.start < s.end <= len(text) for one in annotations.entities for s in one.mentions)
        assert all({one.head, one.tail} <= known for one in annotations.relations)


def test_an_empty_document_says_nothing():
    assert annotate(plain_document(" "), (), EMPTY) == Annotations((), (), None)


PROGRESS = [
    """Feuille de route des ludothèques

Réalisées
1. Prêt de jeux adaptés – 40 communes servies
2. Formation des animateurs – terminée en mai

En cours
3. Ludobus dans les vallées – deux véhicules commandés
""",
    """Toy Library Roadmap

Completed
1. Loan of adapted games – 40 towns served
2. Training of play leaders – finished in May

In progress
3. Toy buses in the valleys – two vehicles ordered
""",
]


@pytest.mark.parametrize("text", PROGRESS)
def test_a_heading_and_the_words_after_a_dash_tell_how_far_measures_are(text):
    measures = Read(text).entities("measure")
    assert [one.status for one in measures] == ["done", "done", "under_way"]
    assert not any("–" in one.mentions[0].within(text) for one in measures)


STAMPS = [
    """Ludothèques du littoral

Publié le 3 juin 2024 – mis à jour le 11 mars 2025

La mairie enverra le guide, mis à jour le 5 mai 2022, à toutes les écoles.

Dernière mise à jour : 5 avril 2025
""",
    """Coastal Toy Libraries

Published on 3 June 2024 – last updated 11 March 2025

The council will send the guide, updated on 5 May 2022, to all schools.

Last reviewed on 5 April 2025 by the web team
""",
]


@pytest.mark.parametrize("text", STAMPS)
def test_the_day_on_which_a_page_was_changed_is_no_part_of_its_content(text):
    assert [one.edtf for one in Read(text).entities("date")] == ["2024-06-03", "2022-05-05"]


def test_a_page_without_another_date_is_dated_by_its_last_change():
    assert [one.edtf for one in Read("Ludothèques\n\nMis à jour le 5 avril 2025\n").entities("date")] == [
        "2025-04-05"
    ]


CAPITALS = {
    "SCHÉMA DE L’ENFANCE ET DES FAMILLES 2023-2028\n\nVoté le 3 juin 2023.\n": "SCHÉMA DE L’ENFANCE ET DES FAMILLES 2023-2028",
    "LES AXES DU PLAN\n\nVoté le 3 juin 2023.\n": None,
    "CHILDREN AND FAMILIES STRATEGY 2023-2028\n\nAdopted on 3 June 2023.\n": "CHILDREN AND FAMILIES STRATEGY 2023-2028",
    "MEASURES IN THE PLAN\n\nAdopted on 3 June 2023.\n": None,
}


@pytest.mark.parametrize(("text", "plan"), CAPITALS.items())
def test_a_plan_is_found_in_a_title_in_capitals(text, plan):
    assert [one.mentions[0].within(text) for one in Read(text).entities("plan")] == ([plan] if plan else [])


@pytest.mark.parametrize(
    "text",
    [
        "COMMISSION DES LOIS DU LITTORAL\n\nElle siège le 3 juin 2023.\n",
        "DÉPARTEMENT DE LA HAUTE-SEILLE\n\nIl vote le 3 juin 2023.\n",
        "COMMITTEE OF COASTAL AFFAIRS\n\nIt sits on 3 June 2023.\n",
        "DEPARTMENT FOR YOUTH\n\nIt votes on 3 June 2023.\n",
    ],
)
def test_an_organisation_is_found_in_a_title_in_capitals(text):
    assert text.splitlines()[0] in [one.span.within(text) for one in by_rules(text).actors]


ROWS = [
    """Tableau de suivi du plan enfance

| Action | Pilote | Échéance | État |
| Ouvrir une unité d’accueil pédiatrique dans chaque département | Ministère de la Justice | 2025 | En cours |
| Former 3 000 enquêteurs à l’audition filmée | Ministère de l’Intérieur | fin 2024 | Réalisé |
""",
    """Progress table of the children’s plan

| Action | Lead | Deadline | State |
| Open a unit for child victims in each county | Ministry of Justice | 2025 | In progress |
| Train 3,000 police officers to interview child victims | Ministry of the Interior | 2024 | ● Done |
""",
]


@pytest.mark.parametrize("text", ROWS)
def test_a_cell_tells_how_far_the_measure_of_its_row_is(text):
    assert [one.status for one in Read(text).entities("measure")] == ["under_way", "done"]


MIXED = [
    """Ludothèques : ce qui change

• Recruter dix animateurs
• Doubler le prêt de jeux

1) Ouvrir deux ludothèques
2) Créer un ludobus

Recommandation 4 : la mairie devrait publier ses comptes.
""",
    """Toy libraries: what changes

• Recruit ten play leaders
• Double the loan of games

1) Open two toy libraries
2) Create a toy bus

Recommendation 4: the council should publish its accounts.
""",
]


@pytest.mark.parametrize("text", MIXED)
def test_lists_that_follow_each_other_with_other_bullets_are_no_details_of_the_last_item(text):
    assert [one.status for one in by_rules(text).measures] == [*["announced"] * 4, "proposed"]


INTRODUCED = [
    (
        "Les propositions de la charte\n\nNous, maires du littoral, nous engageons à :\n",
        "- ouvrir deux ludothèques ;\n- former cent animateurs.\n",
        "announced",
    ),
    (
        "Conseil du littoral\n\nPremière lecture de l’avant-projet de décret sur les ludothèques. Le texte prévoit :\n",
        "- l’ouverture de deux ludothèques ;\n- la formation de cent animateurs.\n",
        "proposed",
    ),
    (
        "What we have delivered\n\nStill to come:\n",
        "- opening of two toy libraries;\n- training of a hundred play leaders.\n",
        "announced",
    ),
    (
        "Coastal Council\n\nThe minister presented the Toy Libraries Bill. Its main provisions will be:\n",
        "- the opening of two toy libraries;\n- the training of a hundred play leaders.\n",
        "proposed",
    ),
]


@pytest.mark.parametrize(("above", "items", "status"), INTRODUCED)
def test_a_list_has_the_status_of_what_introduces_it_before_that_of_its_heading(above, items, status):
    measures = Read(above + items).entities("measure")
    assert [one.status for one in measures] == [status, status]


RESOLUTIONS = [
    """Conférence des maires du littoral

1. Recommande que le Gouvernement :
a. finance deux bateaux de secours ;
b. publie la carte des plages surveillées ;

2. Invite la Fédération nautique à former cent jeunes sauveteurs.
""",
    """Conference of Coastal Mayors

1. Recommends that the Government:
a. fund two rescue boats;
b. publish the map of guarded beaches;

2. Invites the Sailing Federation to train a hundred young lifeguards.
""",
]


@pytest.mark.parametrize("text", RESOLUTIONS)
def test_an_item_that_asks_introduces_the_items_below_it(text):
    read = Read(text)
    assert [one.status for one in read.entities("measure")] == ["proposed"] * 3
    assert {head for head, _ in read.relations("responsibleFor")} & {"Gouvernement", "Government"}


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("fr", "Le conseil siégera le mardi 5 juillet à Rennes.", "mardi 5 juillet"),
        ("en", "The council will sit on Tuesday, 5 July in Leeds.", "Tuesday, 5 July"),
        ("fr", "Mardi\u00a05 juillet, le conseil siégera.", "Mardi\u00a05 juillet"),
        ("en", "The council will sit on the 5 July.", "5 July"),
    ],
)
def test_a_date_holds_the_weekday_before_it(lang, text, words):
    dates = [one for one in annotate_sentence(text, lang).entities if one.type == "date"]
    assert [one.mentions[0].within(text) for one in dates] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Publié le 3 juin 2024\n\nLe centre ouvrira en septembre.\n",
        "Published 3 June 2024\n\nThe centre will open in September.\n",
    ],
)
def test_a_bare_month_takes_its_year_from_the_date_of_the_document(text):
    assert "2024-09" in [one.edtf for one in Read(text).entities("date")]
