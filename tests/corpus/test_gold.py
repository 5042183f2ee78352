"""The gold of the corpus speaks of what the notices say, fact by fact."""

from collections import Counter

import yaml

from tests.corpus.notices import CORPUS, FILES, entries, notices

GOLD = CORPUS / "gold"
STATUSES = {"proposed", "announced", "under_way", "done", "partly_done", "abandoned"}
QUALIFIERS = {"late", "changed"}

ROWS = {
    row["notice"]: row
    for path in sorted(GOLD.glob("*.yaml"))
    if path.stem != "follow_ups"
    for row in yaml.safe_load(path.read_text("utf-8"))
}
FOLLOW_UPS = yaml.safe_load((GOLD / "follow_ups.yaml").read_text("utf-8"))


def told(row):
    return [*row.get("measures", []), *row.get("evidence", [])]


def test_every_fact_of_a_notice_has_its_words_in_it():
    for notice in notices():
        row = ROWS[notice.id]
        assert Counter(one["fact"] for one in told(row)) == Counter(notice.facts)
        assert [one["words"] for one in told(row) if one["words"] not in notice.body] == []


def test_two_facts_do_not_share_their_words():
    for notice in notices():
        words = Counter(one["words"] for one in told(ROWS[notice.id]))
        assert [one for one, count in words.items() if count > 1] == []


def test_every_bullet_of_a_notice_is_a_measure():
    for notice in notices():
        bullets = [
            line[2:].rstrip(" ;.,\u202f\u00a0") for line in notice.body.splitlines() if line.startswith("- ")
        ]
        measures = {one["words"] for one in ROWS[notice.id].get("measures", [])}
        assert [bullet for bullet in bullets if bullet not in measures] == []


def test_plans_and_actors_stand_in_it_and_are_known():
    for notice in notices():
        known = {entry["id"] for name in FILES for entry in entries(name)}
        row = ROWS[notice.id]
        for one in [*row.get("plans", []), *row.get("actors", [])]:
            assert one["words"] in notice.body
            assert one.get("id") is None or one["id"] in known


def test_it_says_what_the_front_matter_says():
    for notice in notices():
        row = ROWS[notice.id]
        assert (row["lang"], row["date"]) == (notice.front_matter["lang"], notice.front_matter["date"])
        assert notice.path.parent.name in {path.stem for path in GOLD.glob("*.yaml")}


def test_no_fact_is_later_than_its_notice():
    for notice in notices():
        row = ROWS[notice.id]
        for one in told(row):
            if "date" in one:
                shorter = min(len(one["date"]), len(row["date"]))
                assert one["date"][:shorter] <= row["date"][:shorter], one["fact"]


def test_statuses_are_of_the_list():
    assert {
        status
        for row in ROWS.values()
        for one in row.get("measures", [])
        for status in one["status"].split("/")
    } <= STATUSES


def test_there_is_nothing_about_notices_that_are_not_there():
    assert set(ROWS) == {notice.id for notice in notices()}


def test_follow_ups_lead_from_a_notice_that_tells_the_fact_to_another_that_does():
    facts = {notice.id: set(notice.facts) for notice in notices()}
    assert len(FOLLOW_UPS) == 75
    for follow_up in FOLLOW_UPS:
        for side in (follow_up["announced"], follow_up["reported"]):
            assert side["notice"] in facts
            assert "fact" not in side or side["fact"] in facts[side["notice"]]
        assert follow_up.get("status") in STATUSES | {None}
        assert follow_up.get("qualifier") in QUALIFIERS | {None}
        assert "status" in follow_up or "qualifier" in follow_up
