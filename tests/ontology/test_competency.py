from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import URIRef

from ingest.graph.quads import nquads, vocabulary_graph
from ingest.graph.statements import document_graph
from ontology import iris, resources, terms
from tests.builders import TRAINED, TRAINING, collection

TRAIN = "former chaque enseignant au repérage des violences d’ici la fin 2022"
LISTEN = "ouvrir vingt lieux d’écoute à l’hôpital"
DONE = "training of every teacher in recognising violence"
AGAIN = "opening twenty listening rooms in hospitals before September 2024"
KEEP = "keep a register of foster carers"
RIVAGE = "Plan « Rivage » 2021-2024"
MINISTRY = "Ministry for Children"

EXPECTED = {
    "01-measures-of-a-plan": [
        (RIVAGE, AGAIN, "Annoncé", "Announced"),
        (RIVAGE, DONE, "Réalisé", "Done"),
        (RIVAGE, LISTEN, "Annoncé", "Announced"),
        (RIVAGE, TRAIN, "Annoncé", "Announced"),
        ("Tidewater Inquiry", KEEP, "Proposé", "Proposed"),
    ],
    "02-promised-on-violence": [
        ("2021-03-18", TRAIN, "190", "258", "document/fr-plan-rivage-2021"),
        ("2021-03-18", LISTEN, "261", "300", "document/fr-plan-rivage-2021"),
        ("2023-06", DONE, "132", "181", "document/fr-bilan-rivage-2023"),
    ],
    "03-who-announced-what-when": [
        ("2021-03-18", MINISTRY, TRAIN),
        ("2021-03-18", MINISTRY, LISTEN),
        ("2021-03-18", "ministre de l’Enfance", RIVAGE),
        ("2023-06", MINISTRY, AGAIN),
        ("2023-06", MINISTRY, DONE),
    ],
    "04-plans-by-country-and-kind": [("FR", "Plan", "Plan", "1"), ("GB-ENG", "Enquête", "Inquiry", "1")],
    "05-due-before": [
        ("2022-12-31", "2022", "fin 2022", TRAIN),
        ("2024-09-30", "2024-09", "September 2024", AGAIN),
    ],
    "06-nobody-responsible": [
        (AGAIN, "document/fr-bilan-rivage-2023"),
        (DONE, "document/fr-bilan-rivage-2023"),
        (LISTEN, "document/fr-plan-rivage-2021"),
    ],
    "07-holders-of-posts": [
        ("ministre de l’Enfance", "Claire Aubépin", "2021-03-18", "document/fr-plan-rivage-2021")
    ],
    "08-announced-again": [("2021-03-18", TRAIN, "2023-06", DONE)],
    "09-promised-asked-or-laid-down": [
        ("Santé, santé mentale et pédiatrie", "Health, mental health and paediatrics", "1", "0", "0"),
        (
            "Placement, accueil familial et aide sociale à l’enfance",
            "Placement, foster care and alternative care",
            "0",
            "1",
            "0",
        ),
        (
            "Professionnels : formation, honorabilité, contrôle",
            "Professionals: training, vetting, inspection",
            "1",
            "0",
            "0",
        ),
        ("Violences, maltraitances et négligences", "Violence, abuse and neglect", "3", "0", "0"),
    ],
    "10-documents-about-a-plan": [
        (RIVAGE, "2021-03-18", RIVAGE, "Plan"),
        (RIVAGE, "2023-06", "Review of the “Rivage” plan", "Bilan"),
        ("Tidewater Inquiry", "2022", "The Tidewater Inquiry", "Rapport"),
    ],
    "11-evidence-of-a-measure": [
        ("measure/en-tidewater-2022-register", " 2022.\nLocal authorities should ", KEEP, ".\n"),
        ("measure/fr-bilan-rivage-2023-training", "ge” plan.\nIt reports as done:\n- ", DONE),
        ("measure/fr-bilan-rivage-2023-rooms", "ising violence\nIt commits to:\n- ", AGAIN, "\n"),
        ("measure/fr-plan-rivage-2021-formation", "ère de l’Enfance s’engage à :\n- ", TRAIN),
        ("measure/fr-plan-rivage-2021-ecoute", "s violences d’ici la fin 2022\n- ", LISTEN, "\n"),
    ],
    "12-measures-by-theme-and-language": [
        ("Santé, santé mentale et pédiatrie", "Health, mental health and paediatrics", "0", "1"),
        (
            "Placement, accueil familial et aide sociale à l’enfance",
            "Placement, foster care and alternative care",
            "0",
            "1",
        ),
        (
            "Professionnels : formation, honorabilité, contrôle",
            "Professionals: training, vetting, inspection",
            "0",
            "1",
        ),
        ("Violences, maltraitances et négligences", "Violence, abuse and neglect", "2", "1"),
    ],
    "13-status-through-time": [
        (KEEP, "2022", "Proposé", "Proposed", KEEP),
        (AGAIN, "2023-06", "Annoncé", "Announced", AGAIN),
        (LISTEN, "2021-03-18", "Annoncé", "Announced", LISTEN),
        (TRAIN, "2021-03-18", "Annoncé", "Announced", TRAIN),
        (TRAIN, "2023-06", "Réalisé", "Done", DONE),
    ],
    "14-notices-and-originals": [
        (
            "notice",
            "en",
            "Review of the “Rivage” plan",
            "Rivage : où en sommes-nous ?",
            "Ministère de l’Enfance",
            "https://rivage.example/bilan",
        ),
        ("original", "en", "The Tidewater Inquiry", None, None, None),
        ("original", "fr", RIVAGE, None, None, None),
    ],
    "15-who-says-it-is-done": [("2023-06", DONE, "Déclaration officielle", "Official statement")],
    "16-graphs-that-name-a-plan": [
        ("plan/plan-rivage-2021-2024", "Rivage plan", "document/fr-bilan-rivage-2023"),
        ("plan/plan-rivage-2021-2024", RIVAGE, "document/fr-plan-rivage-2021"),
        ("plan/tidewater-inquiry", "Tidewater Inquiry", "document/en-tidewater-2022"),
    ],
}
"""The first columns of each row; IRIs without their base."""


@pytest.fixture(scope="module")
def store():
    graphs = [
        (iris.mint("graph", linked.analysis.document.id), document_graph(linked)) for linked in collection()
    ]
    # What tracking states across documents: the review speaks of the plan's first measure.
    graphs[1][1].add((URIRef(TRAINED), URIRef(terms.RESTATES), URIRef(TRAINING)))
    store = ox.Store()
    for name, graph in (*graphs, (terms.ONTOLOGY, vocabulary_graph())):
        store.load(nquads(name, graph), format=ox.RdfFormat.N_QUADS)
    return store


def rows(store, query):
    for solution in store.query(query):
        yield tuple(value and value.value.removeprefix(iris.DEFAULT_BASE) for value in solution)


@pytest.mark.parametrize("question", resources.competency_questions(), ids=lambda question: question.id)
def test_each_question_gets_its_rows(store, question):
    expected = EXPECTED[question.id]
    found = [row[: len(want)] for row, want in zip(rows(store, question.query), expected, strict=True)]
    assert found == expected


@pytest.mark.parametrize("question", resources.competency_questions(), ids=lambda question: question.id)
def test_each_question_is_asked_in_both_languages(question):
    assert question.title["fr"].endswith("?")
    assert question.title["en"].endswith("?")
    assert "\u00a0?" in question.title["fr"] or "\u202f?" in question.title["fr"]
    assert question.expects


def test_every_question_has_expected_rows():
    assert {question.id for question in resources.competency_questions()} == set(EXPECTED)


def test_the_query_of_the_documentation_finds_promises(store):
    page = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text("utf-8")
    query = page.partition("```sparql")[2].partition("```")[0]
    assert {quote for _, quote in rows(store, query)} == {TRAIN, LISTEN, DONE}
