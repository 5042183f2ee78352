import pytest

from snapshot.authority import Authority, normalise
from snapshot.dates import interval
from snapshot.errors import SnapshotError

POSTS = """
- id: xx-ministre-enfance
  labels: {fr: "ministre de l’Enfance", en: Minister for Children}
  aliases: {fr: [ministre chargée de l’Enfance], en: [Children’s Minister]}
"""
PERSONS = """
- id: odile-vasseur
  name: Odile Vasseur-Œhler
  holds: [{post: xx-ministre-enfance, from: 2031-02-01, to: 2033-05-10}]
- id: tomas-lindqvist
  name: Tomás Lindqvist
  holds: [{post: xx-ministre-enfance, from: 2033-05-10, to: null}]
- id: rose-adeyemi
  name: Rose Adeyemi
  holds: [{post: xx-ministre-enfance, to: 2031}]
"""
ORGANISATIONS = """
- id: xx-office
  labels: {fr: Office de l’enfance, en: Children’s Office}
  kind: agency
  country: NO
  former: [{labels: {fr: Bureau des pupilles, en: Wards Bureau}, until: 2020}]
- id: xx-north-council
  labels: {en: Shared Council}
- id: xx-south-council
  labels: {en: Shared council}
"""
INSTRUMENTS = """
- {id: xx-plan, labels: {fr: Plan Boussole}, period: 2030/2032, date: 2030, predecessor: xx-old, kind: plan}
"""
ACRONYMS = "- {acronym: ODE, lang: fr, expansion: Office de l’enfance, refers_to: xx-office}\n"


@pytest.fixture
def folder(tmp_path):
    files = {"posts": POSTS, "persons": PERSONS, "organisations": ORGANISATIONS, "instruments": INSTRUMENTS}
    for name, text in {**files, "acronyms": ACRONYMS}.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def authority(folder):
    return Authority.load(folder)


@pytest.fixture(scope="module")
def shipped():
    return Authority.load()


@pytest.mark.parametrize(
    ("name", "entry_type", "expected"),
    [
        ("ministre de l’Enfance", "post", "xx-ministre-enfance"),
        ("MINISTRE DE L'ENFANCE", "post", "xx-ministre-enfance"),
        ("ministre\u00a0chargée de\nl’enfance", "post", "xx-ministre-enfance"),
        ("ministre chargee de l enfance", "post", "xx-ministre-enfance"),
        ("Children's minister", "post", "xx-ministre-enfance"),
        ("Odile Vasseur-Oehler", "person", "odile-vasseur"),
        ("Tomas Lindqvist", "person", "tomas-lindqvist"),
        ("Bureau des pupilles", "organisation", "xx-office"),  # a former name
        ("Wards Bureau", "organisation", "xx-office"),
        ("ODE", "organisation", "xx-office"),
        ("plan « Boussole »", "instrument", "xx-plan"),
        ("Plan Boussole", "organisation", None),  # another type
        ("Plan Boussole 2", "instrument", None),
        ("Shared Council", "organisation", None),  # two of that name: no guess
        ("", "organisation", None),
    ],
)
def test_names_match_whatever_their_form(authority, name, entry_type, expected):
    found = authority.find(name, entry_type)
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2032", "odile-vasseur"),
        ("2031-02-01", "odile-vasseur"),
        ("2031-01-31", None),
        ("2033-05-10", None),  # the day of the handover: either
        ("2033", None),
        ("2033-05-11", "tomas-lindqvist"),
        ("2050-22", "tomas-lindqvist"),
        ("2030", None),  # a holding without a start is not known to cover it
        ("XXXX-03-20", None),
    ],
)
def test_who_held_a_post_depends_on_the_date(authority, date, expected):
    holder = authority.holder("xx-ministre-enfance", date)
    assert (holder.id if holder else None) == expected


def test_nobody_is_known_to_have_held_an_unknown_post(authority):
    assert authority.holder("xx-nothing", "2032") is None


def test_values_stay_as_written(authority):
    office = authority.find("ODE", "organisation")
    assert office.country == "NO"  # which YAML would read as “no”
    assert authority.find("Plan Boussole", "instrument").date == "2030"


def test_the_label_is_french_where_there_is_one(authority):
    assert authority.find("ODE", "organisation").label == "Office de l’enfance"
    assert {entry.label for entry in authority.entries} >= {"Shared Council", "Tomás Lindqvist"}


def test_an_entry_of_the_user_replaces_the_one_that_ships(folder):
    shipped = next(entry for entry in Authority.load().entries if entry.type == "organisation")
    text = f"- {{id: {shipped.id}, labels: {{fr: Autre nom}}}}\n"
    (folder / "organisations.yaml").write_text(text, "utf-8")
    authority = Authority.load(folder)
    assert authority.find("Autre nom", "organisation").id == shipped.id
    assert sum(entry.id == shipped.id for entry in authority.entries) == 1


def test_the_digest_follows_the_files(folder):
    before = Authority.load(folder).digest
    assert Authority.load(folder).digest == before
    (folder / "posts.yaml").write_text(POSTS.replace("xx-", "yy-"), "utf-8")
    assert Authority.load(folder).digest != before


def test_a_folder_without_files_adds_nothing(tmp_path):
    assert Authority.load(tmp_path).entries == Authority.load().entries


@pytest.mark.parametrize(
    "text", ["- id: [", "- just a word", "- {id: xx}", "name: not a list", "- {labels: {fr: a}}", "\x00"]
)
def test_a_wrong_file_is_named(folder, text):
    (folder / "organisations.yaml").write_text(text)
    with pytest.raises(SnapshotError, match=r"organisations\.yaml"):
        Authority.load(folder)


def test_normalise_keeps_digits_and_other_scripts():
    assert normalise("Loi n°\u00a02022-140 (« Œuvres »)") == "loi n 2022 140 oeuvres"
    assert normalise("ΑΒΓ") == "αβγ"


class TestShipped:
    """The authority file that ships is consistent."""

    def test_it_has_all_four_types(self, shipped):
        assert {entry.type for entry in shipped.entries} == {"person", "post", "organisation", "instrument"}

    def test_references_lead_to_entries(self, shipped):
        ids = {entry.id for entry in shipped.entries}
        named = {holding.post for entry in shipped.entries for holding in entry.holds}
        named |= {entry.organisation for entry in shipped.entries if entry.organisation}
        named |= {entry.predecessor for entry in shipped.entries if entry.predecessor}
        named |= {acronym.refers_to for acronym in shipped.acronyms if acronym.refers_to}
        assert named - ids == set()

    def test_dates_are_edtf(self, shipped):
        dates = {holding.start for entry in shipped.entries for holding in entry.holds if holding.start}
        dates |= {holding.end for entry in shipped.entries for holding in entry.holds if holding.end}
        dates |= {date for entry in shipped.entries for date in (entry.date, entry.period) if date}
        assert {date for date in dates if interval(date) is None} == set()

    def test_labels_are_in_both_languages(self, shipped):
        assert [entry.id for entry in shipped.entries if set(entry.labels) != {"fr", "en"}] == []
