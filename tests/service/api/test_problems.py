import pytest
from starlette.testclient import TestClient

from service.app import create_app
from service.settings import Settings

LONG = "enfant+" * 9_000  # what a client still puts into an address


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/v1/search", 400, "“q”"),
        ("/api/v1/search?q=%20%3F", 400, "“q”"),
        (f"/api/v1/search?q={'a' * 1001}", 413, "1000"),
        (f"/api/v1/search?q={LONG}", 413, "1000"),
        ("/api/v1/search?q=violence&lnag=fr", 422, "“lnag”"),
        ("/api/v1/search?q=violence&lang=de", 422, "“lang”"),
        ("/api/v1/search?q=violence&period_from=2021-02-30", 422, "“period_from”"),
        ("/api/v1/search?q=violence&limit=0", 422, "“limit”"),
        ("/api/v1/measures?limit=1000", 422, "“limit”"),
        ("/api/v1/plans?offset=-1", 422, "“offset”"),
        ("/api/v1/actors?theme=care", 422, "“theme”"),
        ("/api/v1/measures/no-such", 404, "“q”"),
        ("/api/v1/measures/a/b/c", 404, "“q”"),
        ("/api/v1/nothing", 404, "openapi.json"),
        ("/id/elephant/1", 422, "“kind”"),
    ],
)
def test_a_problem_says_what_to_change(client, path, status, words):
    response = client.get(path)
    problem = response.json()
    assert response.headers["Content-Type"] == "application/problem+json"
    assert (response.status_code, problem["status"]) == (status, status)
    assert words in problem["detail"]
    assert {"type", "title"} <= problem.keys()


@pytest.mark.parametrize(
    ("accepted", "detail"),
    [
        ("fr-FR,fr;q=0.9,en;q=0.5", "Il n’y a pas de question"),
        ("en-GB,en;q=0.9,fr;q=0.5", "There is no question"),
        ("de", "There is no question"),
    ],
)
def test_a_problem_speaks_the_language_of_the_reader(client, accepted, detail):
    response = client.get("/api/v1/search", headers={"Accept-Language": accepted})
    assert response.json()["detail"].startswith(detail)


def test_what_can_only_be_read_says_how(client):
    response = client.post("/api/v1/measures")
    assert (response.status_code, response.headers["Allow"]) == (405, "GET")
    assert "GET" in response.json()["detail"]


def test_a_defect_shows_no_trace(client, monkeypatch):
    def fail(*_args):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("service.entities.instruments.plans", fail)
    response = client.get("/api/v1/plans")
    assert response.status_code == 500
    assert response.headers["Content-Type"] == "application/problem+json"
    assert "secret" not in response.text


def test_before_anything_is_published_the_service_says_so(tmp_path):
    with TestClient(create_app(Settings(data=tmp_path))) as client:
        for path in ("/health", "/api/v1/search?q=violence", "/api/v1/plans"):
            response = client.get(path)
            assert response.status_code == 503
            assert "enfance ingest" in response.json()["detail"]
            assert response.headers["Retry-After"]
