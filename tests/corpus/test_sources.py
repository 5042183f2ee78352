"""The catalogue of originals: addresses that the notices cite, each once."""

import tomllib

from ingest.fetch.catalogue import MEDIA_TYPES, wanted
from tests.corpus.notices import CORPUS, notices

SOURCES = tomllib.loads((CORPUS / "sources.toml").read_text("utf-8"))["source"]
KEYS = "id url notices title publisher lang kind source_type media_type".split()
NOTICES = {notice.id: notice for notice in notices()}


def test_keys_stand_in_their_order_and_values_are_of_their_lists():
    for source in SOURCES:
        assert list(source) == [key for key in KEYS if key in source], source["id"]
        assert source["source_type"] in {"official", "rehosted", "press"}, source["id"]
        assert source.get("media_type", "text/html") in MEDIA_TYPES, source["id"]
        assert source.get("lang", "fr") in {"fr", "en"}, source["id"]


def test_each_address_is_cited_by_the_notices_it_names():
    for source in SOURCES:
        assert source["notices"], source["id"]
        for name in source["notices"]:
            assert source["url"] in NOTICES[name].front_matter["describes"]["urls"], source["id"]


def test_no_address_stands_twice_and_no_original_has_the_id_of_a_notice():
    assert len({source["url"].removesuffix("/") for source in SOURCES}) == len(SOURCES) == len(wanted([]))
    assert {source["id"] for source in SOURCES} & set(NOTICES) == set()


def test_a_notice_that_cites_an_official_page_has_it_in_the_catalogue():
    listed = {name for source in SOURCES for name in source["notices"]}
    official = {
        notice.id
        for notice in notices()
        if notice.front_matter["describes"]["source_type"] == "official"
        and "urls" in notice.front_matter["describes"]
        and "translation_of" not in notice.front_matter
    }
    assert official - listed == set()
