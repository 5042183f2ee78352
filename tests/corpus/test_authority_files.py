"""The authority files hold together: one id for one thing, and every reference leads somewhere."""

from collections import Counter

from snapshot.authority import Authority
from snapshot.dates import interval
from tests.corpus.notices import AUTHORITY, FILES, entries

EVERY = [(name, entry) for name in FILES for entry in entries(name)]
ACTORS = [entry["id"] for name, entry in EVERY if name != "instruments"]


def ids(*names):
    return {entry["id"] for name in names for entry in entries(name)}


def test_ids_are_unique_in_each_namespace():
    """Persons, posts and organisations are all published as actors."""
    instruments = Counter(entry["id"] for entry in entries("instruments"))
    repeated = [*(Counter(ACTORS) - Counter(set(ACTORS))), *(instruments - Counter(set(instruments)))]
    assert repeated == []


def test_labels_are_in_both_languages_and_no_name_stands_twice():
    for name, entry in EVERY:
        if name == "persons":
            continue
        assert set(entry["labels"]) == {"fr", "en"}, entry["id"]
        assert all(label.strip() == label != "" for label in entry["labels"].values()), entry["id"]
        for lang, aliases in entry.get("aliases", {}).items():
            known = [entry["labels"][lang], *aliases]
            assert len(set(known)) == len(known), entry["id"]


def test_only_persons_in_a_public_post_are_listed():
    assert [person["id"] for person in entries("persons") if not person["name"] or not person["holds"]] == []


def test_every_reference_leads_somewhere():
    posts, organisations, instruments = ids("posts"), ids("organisations"), ids("instruments")
    held = {holding["post"] for person in entries("persons") for holding in person["holds"]}
    served = {post["organisation"] for post in entries("posts") if "organisation" in post}
    followed = {one["predecessor"] for one in entries("instruments") if "predecessor" in one}
    expanded = {one["refers_to"] for one in entries("acronyms") if "refers_to" in one}
    assert held - posts == set()
    assert served - organisations == set()
    assert followed - instruments == set()
    assert expanded - organisations - instruments - posts == set()


def test_nothing_precedes_itself():
    predecessors = {one["id"]: one.get("predecessor") for one in entries("instruments")}
    for start in predecessors:
        seen, at = set(), start
        while at is not None:
            assert at not in seen, f"{start} comes round to {at}"
            seen.add(at)
            at = predecessors[at]


def test_dates_can_be_read_and_stand_in_order():
    for person in entries("persons"):
        for holding in person["holds"]:
            bounds = [interval(holding[key]) for key in ("from", "to") if holding.get(key, "null") != "null"]
            assert None not in bounds, person["id"]
            if len(bounds) == 2:
                assert bounds[0][0] <= bounds[1][1], person["id"]
    for instrument in entries("instruments"):
        for key in ("date", "period"):
            if key in instrument:
                assert interval(instrument[key]), instrument["id"]


def test_an_acronym_of_one_language_means_one_thing():
    counts = Counter((one["acronym"], one["lang"]) for one in entries("acronyms"))
    assert [key for key, count in counts.items() if count > 1] == []
    assert all(one["lang"] in {"fr", "en"} and one["expansion"] for one in entries("acronyms"))


def test_the_look_up_reads_them_all():
    authority = Authority.load()
    assert len(authority.entries) == len(EVERY)
    assert sorted(path.stem for path in AUTHORITY.glob("*.yaml")) == sorted([*FILES, "acronyms"])
