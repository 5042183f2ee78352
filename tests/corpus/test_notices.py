"""The notices hold together: front matter, facts, translations."""

import re
from collections import Counter

from ingest.load import load
from ingest.load.sources import find_sources
from snapshot.dates import interval
from tests.corpus.notices import CORPUS, entries, notices

KEYS = (
    "id record lang title publisher country kind date describes dossier facts coverage translation_of".split()
)
DESCRIBED_KEYS = "title publisher date date_precision urls source_type confidence".split()
KINDS = set("announcement plan strategy law review report recommendation campaign convention speech".split())
SOURCE_TYPES = {"official", "rehosted", "press", "mirror", "encyclopaedia"}
PRECISIONS = {"day": 10, "month": 7, "year": 4}
WEAK_HOSTS = "pdfslide vdocuments fdocuments doczz 123dok docslib studymode docplayer staging.".split()
NOT_FRENCH = re.compile("\\w'\\w|\"|[^\\s\u00a0\u202f][;!?»]|« | »")
"""Straight apostrophes and quotation marks, and signs without their space, or with one where a line may break."""


def described(notice):
    return notice.front_matter["describes"]


def values(key, place=None):
    """Return the values that the notices give to a key."""
    places = [notice.front_matter[place] if place else notice.front_matter for notice in notices()]
    return {one[key] for one in places}


def test_keys_stand_in_their_order():
    for notice in notices():
        assert list(notice.front_matter) == [key for key in KEYS if key in notice.front_matter], notice.id
        assert list(described(notice)) == [key for key in DESCRIBED_KEYS if key in described(notice)], (
            notice.id
        )


def test_values_are_of_their_lists():
    assert values("record") == {"notice"}
    assert values("publisher") == {"Enfance"}
    assert values("lang") == {"fr", "en"}
    assert values("kind") <= KINDS
    assert values("coverage") <= {"complete", "partial"}
    assert values("source_type", "describes") <= SOURCE_TYPES
    assert values("confidence", "describes") <= {"high", "medium"}


def test_files_are_named_after_their_notice():
    for notice in notices():
        assert notice.path.name == f"{notice.id}.{notice.front_matter['lang']}.md"


def test_dates_can_be_read_and_are_as_precise_as_they_say():
    for notice in notices():
        date = described(notice)["date"]
        assert interval(notice.front_matter["date"]), notice.id
        assert interval(date), notice.id
        assert "/" in date or len(date) == PRECISIONS[described(notice)["date_precision"]], notice.id


def test_bodies_start_with_their_title_and_their_date():
    for notice in notices():
        title, _, date, *_ = notice.body.strip().splitlines()
        assert title == f"# {notice.front_matter['title']}"
        assert date.startswith("Date\u00a0: " if notice.front_matter["lang"] == "fr" else "Date: "), notice.id


def test_addresses_are_of_the_web_and_none_is_of_a_weak_host():
    for notice in notices():
        urls = described(notice).get("urls", [])
        assert all(url.startswith(("http://", "https://")) for url in urls), notice.id
        assert len(set(urls)) == len(urls), notice.id
        assert [url for url in urls if any(host in url for host in WEAK_HOSTS)] == [], notice.id


def test_facts_of_a_notice_are_of_one_dossier():
    for notice in notices():
        assert len({fact.rpartition(".")[0] for fact in notice.facts}) <= 1, notice.id


def test_french_is_written_as_french():
    for notice in notices():
        if notice.front_matter["lang"] == "fr":
            assert NOT_FRENCH.findall(notice.body) == [], notice.id


def test_ids_are_unique():
    counts = Counter(notice.id for notice in notices())
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_fact_is_told_by_exactly_one_notice_in_its_own_language():
    known = (CORPUS / "gold" / "facts.txt").read_text("utf-8").split()
    originals = [one for one in notices() if "translation_of" not in one.front_matter]
    told = Counter(fact for one in originals for fact in one.facts)
    assert told == Counter(known)


def test_a_translation_is_in_the_other_language_and_tells_the_same_facts():
    by_id = {notice.id: notice for notice in notices()}
    translations = [one for one in notices() if "translation_of" in one.front_matter]
    assert len(translations) >= 15
    same = ("country", "kind", "date", "dossier", "coverage")
    for translation in translations:
        original = by_id[translation.front_matter["translation_of"]]
        assert "translation_of" not in original.front_matter
        assert {original.front_matter["lang"], translation.front_matter["lang"]} == {"fr", "en"}
        assert translation.id == f"{original.id}-{translation.front_matter['lang']}"
        assert translation.facts == original.facts
        assert [translation.front_matter[key] for key in same] == [original.front_matter[key] for key in same]
        assert translation.body.count("\n- ") == original.body.count("\n- ")


def test_every_dossier_is_known_to_the_authority_file():
    dossiers = {dossier for entry in entries("instruments") for dossier in entry.get("dossiers", [])}
    assert {notice.front_matter["dossier"] for notice in notices()} - dossiers == set()


def test_the_loader_takes_every_notice_without_a_warning():
    sources, rejections = find_sources([CORPUS / "notices"])
    assert rejections == ()
    assert {source.path: load(source).warnings for source in sources if load(source).warnings} == {}
    assert len(sources) == len(notices())
