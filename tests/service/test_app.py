import time

import pytest
from starlette.testclient import TestClient

from service import published
from service.app import create_app
from service.settings import Settings
from snapshot.encoder import Encoder
from tests.builders import inquiry_report
from tests.service.collection import publish

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?one a <https://w3id.org/enfance/ontology#Measure> }"


@pytest.fixture(scope="module")
def encoder(tiny_model):
    return Encoder.load(str(tiny_model))


@pytest.fixture
def served(tmp_path, encoder, monkeypatch):
    """A service of its own data directory, which looks for a newer snapshot all the time."""
    monkeypatch.setattr(published, "LOOK_AGAIN_S", 0.05)
    publish(tmp_path, encoder, snapshot_id="first")
    with TestClient(create_app(Settings(data=tmp_path, sparql_workers=1))) as client:
        yield client, tmp_path


def measures(client):
    rows = client.get("/sparql", params={"query": COUNT}).json()["results"]["bindings"]
    return int(rows[0]["n"]["value"])


def wait_for(is_so, seconds=30):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_newer_snapshot_is_served_without_a_restart(served, encoder):
    client, data_dir = served
    assert (client.get("/health").json()["snapshot"], measures(client)) == ("first", 7)
    publish(data_dir, encoder, snapshot_id="second", documents=[inquiry_report()])
    wait_for(lambda: client.get("/health").json()["snapshot"] == "second")
    wait_for(lambda: measures(client) == 1)
    assert client.get("/api/v1/measures").json()["total"] == 1


def test_a_damaged_snapshot_is_not_served(served, encoder, caplog):
    client, data_dir = served
    newer = publish(data_dir, encoder, snapshot_id="damaged", documents=[inquiry_report()])
    (newer / "passages.sqlite").write_bytes(b"damaged")
    wait_for(lambda: "is not served" in caplog.text)
    assert client.get("/health").json()["snapshot"] == "first"


def test_the_first_snapshot_may_come_later(tmp_path, encoder, monkeypatch):
    monkeypatch.setattr(published, "LOOK_AGAIN_S", 0.05)
    with TestClient(create_app(Settings(data=tmp_path, sparql_workers=1))) as client:
        assert client.get("/health").status_code == 503
        publish(tmp_path, encoder, documents=[inquiry_report()])
        wait_for(lambda: client.get("/health").status_code == 200)
        assert measures(client) == 1


@pytest.mark.parametrize("path", ["/health", "/api/v1/nothing", "/sparql?query=ASK%7B%7D"])
def test_every_response_is_locked_down(served, path):
    headers = served[0].get(path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Enfance-Snapshot"] == "first"
