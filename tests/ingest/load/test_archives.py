"""ZIP archives: every member is a document or a rejection, and none leads out of the archive or fills the memory."""

import stat
import zipfile

import pytest

from ingest.load import archives
from ingest.load.sources import find, find_sources

TEXT = "Le conseil départemental ouvre un foyer.\n"


@pytest.fixture
def packed(tmp_path):
    def pack(members, name="archive.zip", compression=zipfile.ZIP_STORED):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", compression) as archive:
            for member, content in members.items():
                archive.writestr(member, content)
        return path

    return pack


def reasons(path):
    return {one.path.removeprefix(f"{path}/"): one.reason for one in find_sources([path])[1]}


def test_members_are_read_in_the_order_of_their_names(packed):
    path = packed(
        {"b.txt": TEXT, "été/a.md": TEXT, "README.md": "About", "été/.caché.txt": "", "__MACOSX/b.txt": ""}
    )
    sources, rejections = find_sources([path])
    assert [one.path for one in sources] == [f"{path}/b.txt", f"{path}/été/a.md"]
    assert sources[1].content.decode() == TEXT
    passed_over = [one.path.removeprefix(f"{path}/") for one in rejections if one.is_passed_over]
    assert passed_over == ["README.md", "__MACOSX/b.txt", "été/.caché.txt"]
    assert len(rejections) == len(passed_over)


def test_an_archive_in_a_folder_is_opened_and_its_members_named_below_it(packed):
    path = packed({"plans/abri.txt": TEXT})
    [finding] = find([path.parent])[0]
    assert finding.name == "archive.zip/plans/abri.txt"


def test_what_describes_a_member_lies_beside_it(packed):
    path = packed({"plan.txt": TEXT, "plan.yaml": "title: Plan « Rivage »"})
    [source] = find_sources([path])[0]
    assert source.declared.decode() == "title: Plan « Rivage »"


@pytest.mark.parametrize(
    "name", ["../hors.txt", "/etc/plan.txt", "a/../../plan.txt", "C:\\plan.txt", "..\\plan.txt"]
)
def test_names_that_lead_out_are_refused(packed, name):
    path = packed({name: TEXT, "plan.txt": TEXT})
    sources, rejections = find_sources([path])
    assert [one.path for one in sources] == [f"{path}/plan.txt"]
    assert "leads out" in rejections[0].reason


@pytest.mark.parametrize("name", ["Axe 1 : accueillir.txt", "a : b/plan.txt"])
def test_a_colon_leads_nowhere(packed, name):
    path = packed({name: TEXT})
    assert [one.path for one in find_sources([path])[0]] == [f"{path}/{name}"]


def test_of_two_members_of_one_name_one_is_told(packed):
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = packed({zipfile.ZipInfo("plan.txt"): TEXT, "plan.txt": TEXT + TEXT})
    sources, [rejection] = find_sources([path])
    assert len(sources) == 1
    assert "another file of this name" in rejection.reason


def test_a_member_of_too_many_bytes_is_not_unpacked(packed, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_MEMBER", 10)
    assert "can be read" in reasons(packed({"plan.txt": TEXT}))["plan.txt"]


def test_links_are_refused(packed):
    link = zipfile.ZipInfo("lien.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "link" in reasons(packed({link: "/etc/passwd"}))["lien.txt"]


def test_a_bomb_is_not_unpacked(packed):
    path = packed({"zéros.txt": bytes(archives.SMALLEST_BOMB + 1)}, compression=zipfile.ZIP_DEFLATED)
    assert "times its size" in reasons(path)["zéros.txt"]


def test_an_archive_of_too_much_is_refused_whole(packed, monkeypatch):
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    path = packed({f"{number}.txt": TEXT for number in range(3)})
    [rejection] = find_sources([path])[1]
    assert "3 files" in rejection.reason


def test_archives_in_archives_and_other_formats_are_told(packed):
    found = reasons(packed({"intérieur.zip": "PK", "table.xlsx": "PK"}))
    assert "archive in an archive" in found["intérieur.zip"]
    assert ".xlsx" in found["table.xlsx"]


def test_a_locked_member_is_told(packed):
    path = packed({"plan.txt": TEXT})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert "password" in reasons(path)["plan.txt"]


def test_a_damaged_member_leaves_the_others(packed):
    path = packed({"a.txt": TEXT, "b.txt": "Another text."})
    path.write_bytes(path.read_bytes().replace(b"Another text", b"Another byte"))
    sources, rejections = find_sources([path])
    assert [one.stem for one in sources] == ["a"]
    assert "damaged" in rejections[0].reason


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"a letter"])
def test_what_is_no_archive_is_told(tmp_path, content):
    (tmp_path / "plans.zip").write_bytes(content)
    [rejection] = find_sources([tmp_path])[1]
    assert "no ZIP" in rejection.reason
