import csv
import io

import pytest

QUESTION = {"q": "qu’a-t-on promis contre les violences ?"}
ITEMS = [
    "documents/fr-plan-rivage-2021",
    "measures/fr-plan-rivage-2021-formation",
    "plans/plan-rivage-2021-2024",
    "actors/ministere-de-l-enfance",
]
LISTS = ["documents", "measures", "plans", "actors", "themes"]


def get(client, path, **options):
    return client.get(f"/api/v1/{path}", **options)


@pytest.mark.parametrize("path", [*LISTS, *ITEMS, "coverage", "search?q=violence"])
def test_every_response_names_its_snapshot_and_may_be_kept(client, path):
    response = get(client, path)
    assert response.status_code == 200
    assert response.json()["snapshot"] == response.headers["X-Enfance-Snapshot"] == "abri-1"
    again = get(client, path, headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_another_question_has_another_tag(client):
    tags = {get(client, "search", params={"q": asked}).headers["ETag"] for asked in ("violence", "accueil")}
    assert len(tags) == 2


def test_measures_come_with_who_when_which_plan_and_where_it_is_written(client):
    hit = get(client, "search", params=QUESTION).json()["measures"][0]
    assert hit["announcers"]
    assert {"status", "claim", "themes", "plans", "dates"} <= hit.keys()
    assert hit["source"]["quote"]
    assert hit["source"]["document"]["title"]


@pytest.mark.parametrize("path", ["documents", "measures", "search?q=violence"])
def test_the_words_of_a_notice_are_never_without_its_label(client, path):
    def documents(value):
        if isinstance(value, list):
            for one in value:
                yield from documents(one)
        elif isinstance(value, dict):
            if "title" in value:
                yield value
            for one in value.values():
                yield from documents(one)

    found = list(documents(get(client, path).json()))
    assert {one["record"] for one in found} == {"original", "notice"}
    for one in found:
        assert (one["notice"] is not None) == (one["record"] == "notice")


@pytest.mark.parametrize(
    "how", [{"params": QUESTION | {"format": "csv"}}, {"headers": {"Accept": "text/csv"}}]
)
def test_hits_as_a_table_with_the_filters_kept(client, how):
    params = {**QUESTION, **how.get("params", {}), "status": "done"}
    response = get(client, "search", params=params, headers=how.get("headers", {}))
    rows = list(csv.DictReader(io.StringIO(response.text)))
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert [row["type"] for row in rows] == ["measure", "passage"]
    assert rows[0]["status"] == "done"
    assert {row["notice_en"] for row in rows} == {"Summary by Enfance, not the original wording"}


def test_a_table_has_the_amounts_of_measures(client):
    response = get(client, "search", params={"q": "recruter des écoutants", "format": "csv"})
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(response.text))}
    assert rows["fr-ligne-refuge-2020-ecoutants"]["amounts"] == "30 écoutants"


def test_lists_are_paged(client):
    whole = get(client, "measures").json()
    page = get(client, "measures?limit=2&offset=2").json()
    assert page["total"] == whole["total"] == 7
    assert page["items"] == whole["items"][2:4]
    assert get(client, "measures?offset=100").json()["items"] == []


def test_a_filter_may_have_several_values(client):
    found = get(client, "measures?theme=care&theme=health").json()["items"]
    assert {theme for one in found for theme in one["themes"]} == {"care", "health"}


def test_health_counts_what_is_served(client):
    health = client.get("/health").json()
    assert (health["status"], health["snapshot"], health["counts"]["documents"]) == ("ok", "abri-1", 5)


@pytest.mark.parametrize("kind", ["document", "measure", "plan", "actor"])
def test_an_iri_leads_to_its_json_or_its_page(client, kind):
    path = next(item for item in ITEMS if item.startswith(kind))
    address = f"/id/{kind}/{path.partition('/')[2]}"
    data = client.get(address, headers={"Accept": "application/json"}, follow_redirects=False)
    browser = {"Accept": "text/html,*/*;q=0.8", "Accept-Language": "fr-CA,fr;q=0.9"}
    page = client.get(address, headers=browser, follow_redirects=False)
    assert (data.status_code, data.headers["Location"]) == (303, f"/api/v1/{path}")
    assert (page.status_code, page.headers["Location"]) == (303, f"/fr/{path}")
