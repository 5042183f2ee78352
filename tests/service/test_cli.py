import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from service import serving
from service.cli import app

MEASURES = """
PREFIX enf: <https://w3id.org/enfance/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?label WHERE { ?one a enf:Measure ; rdfs:label ?label } ORDER BY ?label LIMIT 2
"""
ROOT = Path(__file__).parents[2]


def run(*arguments, **options):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], **options)


@pytest.fixture
def opened(snapshot, monkeypatch):
    """Spare the loading of the encoder: each command would load its own."""
    monkeypatch.setattr("service.cli._open", lambda _data: snapshot)


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("qu’a-t-on promis contre les violences ?", "Recruter trente écoutants"),
        ("what was promised on violence", "training of every teacher"),
    ],
)
def test_search_prints_measures_with_their_source(data_dir, question, expected):
    result = run("search", question, "--data", data_dir, env={"COLUMNS": "400"})
    assert result.exit_code == 0
    assert expected in result.stdout
    assert "ministère de l’Enfance" in result.stdout


@pytest.mark.usefixtures("opened")
def test_search_says_that_nothing_answers_and_what_was_searched(data_dir):
    result = run("search", "price of bananas at the supermarket", "--data", data_dir)
    assert result.exit_code == 0
    assert "5 documents" in result.stdout


@pytest.mark.usefixtures("opened")
def test_search_as_json(data_dir):
    answer = json.loads(run("search", "foster carers", "--data", data_dir, "--json", "--limit", 1).stdout)
    assert answer["answered"]
    assert len(answer["passages"]) == 1


@pytest.mark.usefixtures("opened")
def test_a_batch_prints_flat_passages(data_dir, tmp_path):
    batch = tmp_path / "questions.jsonl"
    batch.write_text(
        '{"id": "fr", "query": "enfants victimes de violences"}\n{"id": "en", "query": "price of bananas"}\n',
        "utf-8",
    )
    french, english = map(json.loads, run("search", "--batch", batch, "--data", data_dir).stdout.splitlines())
    assert (french["id"], french["answered"]) == ("fr", True)
    assert (english["id"], english["answered"]) == ("en", False)
    assert len(french["results"]) == len(english["results"]) == 22
    assert french["results"][0].keys() == {"doc", "start", "end", "text", "score", "lang"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["search", ""], "no question"),
        (["search", "mot " * 1_000], "1000"),
        (["search", "--batch", __file__], "JSONL"),
        (["sparql", "SELECT"], "not valid SPARQL"),
        (["sparql", "ASK { SERVICE <http://example.org/> { ?s ?p ?o } }"], "SERVICE"),
    ],
)
def test_what_can_not_be_answered_says_why(data_dir, arguments, words):
    result = run(*arguments, "--data", data_dir)
    assert result.exit_code == 1
    assert words in result.stderr


@pytest.mark.parametrize("command", [["search", "violence"], ["sparql", "ASK {}"], ["serve"]])
def test_without_a_snapshot_the_command_to_run_is_named(tmp_path, command):
    result = run(*command, "--data", tmp_path)
    assert result.exit_code == 1
    assert "enfance ingest" in result.stderr


@pytest.mark.parametrize(
    ("output", "beginning"),
    [
        ("csv", "label\r\n"),
        ("tsv", "?label\n"),
        ("json", '{"head":'),
        ("xml", "<?xml"),
        ("table", "┏"),
    ],
)
def test_rows_are_printed_in_each_format(data_dir, output, beginning):
    result = run("sparql", MEASURES, "--data", data_dir, "--format", output)
    assert result.stdout_bytes.decode().startswith(beginning)
    assert "Ouvrir un lieu de répit" in result.stdout


def test_a_query_may_come_from_standard_input(data_dir):
    assert run("sparql", "-", "--data", data_dir, input="ASK { ?s ?p ?o }").stdout.strip() == "true"


def test_a_graph_is_printed_as_turtle(data_dir):
    query = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 1"
    assert "a <" in run("sparql", query, "--data", data_dir).stdout


@pytest.mark.parametrize("how", ["option", "setting"])
def test_encode_prints_a_vector_a_line(tiny_model, how):
    given = ["--encoder", tiny_model] if how == "option" else []
    result = run("encode", *given, input="enfant\nchild\n", env={"ENFANCE_ENCODER": str(tiny_model)})
    vectors = [json.loads(line) for line in result.stdout.splitlines()]
    assert [len(vector) for vector in vectors] == [4, 4]


def test_an_unknown_model_is_named_with_the_setting(tmp_path):
    result = run("encode", "--encoder", tmp_path / "nowhere", input="enfant\n")
    assert result.exit_code == 1
    assert "ENFANCE_ENCODER" in result.stderr


def test_a_port_in_use_is_said(data_dir):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("serve", "--data", data_dir, "--port", taken.getsockname()[1])
    assert result.exit_code == 1
    assert "Address already in use" in result.stderr
    assert "--port" in result.stderr


def test_without_a_sandbox_other_machines_are_not_served(data_dir, monkeypatch):
    monkeypatch.setattr(serving, "missing_sandbox", lambda: "seccomp exists on Linux only")
    result = run("serve", "--data", data_dir, "--host", "0.0.0.0", "--port", 0)  # noqa: S104 - it is refused
    assert result.exit_code == 1
    assert "seccomp exists on Linux only" in result.stderr


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_without_a_sandbox_this_machine_is_served(monkeypatch, host):
    monkeypatch.setattr(serving, "missing_sandbox", lambda: "seccomp exists on Linux only")
    serving.require_sandbox(host)


def test_a_wrong_setting_is_named():
    result = run("serve", env={"ENFANCE_SPARQL_DEADLINE_S": "soon"})
    assert result.exit_code == 1
    assert "ENFANCE_SPARQL_DEADLINE_S" in result.stderr


def test_serve_says_its_address_once_the_port_is_open(data_dir):
    command = [sys.executable, "-c", "from service.cli import app; app()", "serve", "--data", str(data_dir)]
    with subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        line = process.stdout.readline()
        host, port = line.rsplit("http://", 1)[1].strip().rstrip("/").split(":")
        socket.create_connection((host, int(port)), timeout=5).close()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) in {0, -signal.SIGINT, 130}
    assert line.startswith("Enfance serves 5 documents at http://127.0.0.1:")


def test_help_loads_nothing_heavy():
    code = "import sys, service.cli; print([name for name in ('torch', 'fastapi', 'faiss', 'numpy') if name in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert result.stdout.strip() == "[]"
