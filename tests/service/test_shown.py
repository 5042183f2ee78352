"""`enfance show`: what something is, and its facts with the words that they rest on."""

import json

import pytest
from typer.testing import CliRunner

from service.cli import app
from snapshot.encoder import Encoder
from snapshot.former import FORMER, Former
from snapshot.lines import write_lines
from tests.builders import TRAINING, inquiry_report
from tests.service.collection import publish

BASE = TRAINING.partition("measure/")[0]
REGISTER = f"{BASE}measure/en-tidewater-2022-register"
QUOTE = "former chaque enseignant au repérage des violences d’ici la fin 2022"


@pytest.fixture
def show(data_dir):
    def run(*arguments, data=data_dir):
        given = ["show", *arguments, "--data", str(data)]
        return CliRunner().invoke(app, given, env={"COLUMNS": "300"})

    return run


@pytest.mark.parametrize(
    "name", [TRAINING, "measure/fr-plan-rivage-2021-formation", "fr-plan-rivage-2021-formation"]
)
def test_a_measure_is_shown_with_the_words_of_each_fact(show, name):
    found = show(name).stdout
    assert found.startswith(f"measure: {QUOTE}\n{TRAINING}\n")
    assert f"“{QUOTE}”" in found
    assert "“ministère de l’Enfance”" in found
    assert "Plan « Rivage » 2021-2024" in found.replace("\u202f", " ")
    assert "[190–258]" in found


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("fr-plan-rivage-2021", "original: Plan"),
        ("fr-bilan-rivage-2023", "Summary by Enfance, not the original wording"),
        ("en-reprint-2022", "No measure was found in it."),
        ("plan-rivage-2021-2024", "4 measures in 2 documents"),
        ("ministere-de-l-enfance", "ministère de l’Enfance"),
        ("actor/claire-aubepin", "“Claire Aubépin”"),
        ("claim/fr-plan-rivage-2021-formation", "a enf:Commitment"),
        ("passage/fr-plan-rivage-2021/0", "a enf:Passage"),
    ],
)
def test_everything_that_has_an_iri_is_shown(show, name, words):
    result = show(name)
    assert result.exit_code == 0
    assert words in result.stdout


def test_the_words_of_a_notice_are_marked_with_its_measures(show):
    assert "Summary by Enfance" in show("fr-bilan-rivage-2023-rooms").stdout


def test_all_that_is_known_is_printed_as_json(show):
    measure = json.loads(show(TRAINING, "--json").stdout)
    assert measure["source"]["quote"] == QUOTE
    claim = json.loads(show("claim/fr-plan-rivage-2021-formation", "--json").stdout)
    assert "@context" in claim


@pytest.mark.parametrize(
    "name", ["nothing", "measure/nothing", "https://elsewhere.example/x", "claim/nothing"]
)
def test_what_was_never_published_is_told(show, name):
    result = show(name)
    assert result.exit_code == 1
    assert "Nothing was published under this name" in result.stderr


def test_what_is_gone_says_what_became_of_it(show, tmp_path, tiny_model):
    directory = publish(tmp_path, Encoder.load(str(tiny_model)), documents=[inquiry_report()])
    old, gone = f"{BASE}measure/old", f"{BASE}document/gone"
    write_lines(directory / FORMER, [Former(old, replaced_by=REGISTER), Former(gone, withdrawn="2026-05-04")])
    assert f"It is now at {REGISTER}." in show(old, data=tmp_path).stderr
    assert f"It is now at {REGISTER}." in show("old", data=tmp_path).stderr
    for name in (gone, "gone", "document/gone"):
        assert "withdrawn on 4 May 2026" in show(name, data=tmp_path).stderr
