import os
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest.load import LOADERS
from ingest.load.archives import LARGEST_MEMBER
from ingest.load.sources import find_sources


def write(folder, names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Texte de {name}.\n", "utf-8")


@contextmanager
def without_rights(folder):
    """Run as a user to whom files are closed: as nobody, where root runs the tests."""
    if os.geteuid() != 0:
        yield
        return
    for above in [folder, *folder.parents][:3]:  # pytest closes its folders
        above.chmod(0o755)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def names_of(sources, folder):
    return [os.path.relpath(source.path, folder) for source in sources]


def test_folders_are_read_in_the_order_of_their_names(tmp_path):
    write(tmp_path, ["b.txt", "a/z.MD", "a/y.fr.html", ".cache/x.txt", ".hidden.txt"])
    sources, rejections = find_sources([tmp_path])
    assert names_of(sources, tmp_path) == ["a/y.fr.html", "a/z.MD", "b.txt"]
    assert [(source.stem, source.suffix) for source in sources] == [
        ("y.fr", ".html"),
        ("z", ".md"),
        ("b", ".txt"),
    ]
    assert names_of(rejections, tmp_path) == [".cache", ".hidden.txt"]
    assert all(one.is_passed_over for one in rejections)


def test_files_about_the_folder_are_passed_over_unless_named_or_with_front_matter(tmp_path):
    write(tmp_path, ["README.md", "LICENSE", "plan.txt"])
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "readme.md").write_text("---\nid: a\n---\nTexte.\n", "utf-8")
    sources, rejections = find_sources([tmp_path])
    assert names_of(sources, tmp_path) == ["notes/readme.md", "plan.txt"]
    assert names_of(rejections, tmp_path) == ["LICENSE", "README.md"]
    assert all(one.is_passed_over for one in rejections)
    assert names_of(find_sources([tmp_path / "README.md"])[0], tmp_path) == ["README.md"]


def test_a_file_given_twice_is_read_once(tmp_path):
    write(tmp_path, ["plan.txt"])
    (tmp_path / "again.txt").symlink_to(tmp_path / "plan.txt")
    sources, _ = find_sources([tmp_path / "plan.txt", tmp_path])
    assert names_of(sources, tmp_path) == ["plan.txt"]


def test_links_in_circles_end(tmp_path):
    write(tmp_path, ["a/plan.txt"])
    (tmp_path / "a" / "circle").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    sources, rejections = find_sources([tmp_path])
    assert names_of(sources, tmp_path) == ["a/plan.txt"]
    assert [os.path.relpath(rejection.path, tmp_path) for rejection in rejections] == ["self.txt"]


def test_what_is_no_document_is_rejected_with_a_remedy(tmp_path):
    write(tmp_path, ["budget.xlsx", "sans-suffixe"])
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "empty").mkdir()
    sources, rejections = find_sources([tmp_path, tmp_path / "empty", tmp_path / "missing.txt"])
    assert sources == ()
    reasons = {os.path.relpath(one.path, tmp_path): one.reason for one in rejections}
    assert set(reasons) == {"budget.xlsx", "sans-suffixe", "gone.txt", "pipe.txt", "missing.txt"}
    assert ".xlsx" in reasons["budget.xlsx"]
    assert all(suffix in rejections[0].remedy for suffix in LOADERS)


def test_an_empty_folder_is_told(tmp_path):
    assert "no document" in find_sources([tmp_path])[1][0].reason


def test_a_path_that_leads_nowhere_is_said_to(tmp_path):
    (tmp_path / "lost.txt").symlink_to(tmp_path / "gone.txt")
    _, rejections = find_sources([tmp_path / "nowhere", tmp_path / "lost.txt"])
    assert {rejection.reason for rejection in rejections} == {"There is no such file or folder."}


def test_a_path_that_can_not_be_looked_at_is_told(tmp_path):
    write(tmp_path, ["plan.txt"])
    sources, [rejection] = find_sources([tmp_path / ("p" * 300), tmp_path / "plan.txt"])
    assert names_of(sources, tmp_path) == ["plan.txt"]
    assert "can't be read" in rejection.reason
    assert "permissions" in rejection.remedy


def test_what_nobody_gave_the_right_to_read_is_told(tmp_path):
    names = ["archive.zip", "closed/plan.txt", "shut.txt"]
    write(tmp_path, names)
    for name in ("archive.zip", "closed", "shut.txt"):
        (tmp_path / name).chmod(0)
    with without_rights(tmp_path):
        sources, rejections = find_sources([tmp_path, tmp_path / "closed" / "plan.txt"])
    assert sources == ()
    assert names_of(rejections, tmp_path) == ["archive.zip", "closed", "closed/plan.txt", "shut.txt"]
    for one in rejections:
        assert "can't be read" in one.reason
        assert "permissions" in one.remedy


def test_a_name_may_be_as_long_as_files_have_them(tmp_path):
    name = "p" * 251 + ".txt"  # the name of a file that describes it would be too long
    write(tmp_path, [name])
    sources, rejections = find_sources([tmp_path])
    assert names_of(sources, tmp_path) == [name]
    assert rejections == ()


@pytest.mark.skipif(sys.platform == "darwin", reason="its file systems take only names that are text")
def test_any_name_can_be_shown_and_no_two_become_one(tmp_path):
    names = [
        "🧒🏽 plan.txt",
        "caf\u0065\u0301.txt",
        "café.txt",
        "plan :\u00a02.txt",
        "l\n\x1b[31m.txt",
        "t\u202extx.txt",
    ]
    for name in [*names, os.fsdecode(b"caf\xe9.txt"), os.fsdecode(b"caf\xe8.txt")]:
        (tmp_path / name).touch()
    found = {os.path.relpath(one.path, tmp_path) for one in find_sources([tmp_path])[0]}
    assert found == {
        *names[:4],
        r"l\n\x1b[31m.txt",
        r"t\u202extx.txt",
        r"caf\xe9.txt",
        r"caf\xe8.txt",
    }


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path, monkeypatch):
    write(tmp_path, ["plan.txt"])
    whole = Path.read_bytes

    def read_and_write(path):
        content = whole(path)
        path.write_bytes(content + b"Un ajout.")
        return content

    monkeypatch.setattr(Path, "read_bytes", read_and_write)
    [rejection] = find_sources([tmp_path])[1]
    assert "changed while it was read" in rejection.reason
    assert rejection.remedy


def test_a_file_of_too_many_bytes_is_not_read(tmp_path):
    with (tmp_path / "long.txt").open("wb") as file:
        file.truncate(LARGEST_MEMBER + 1)
    [rejection] = find_sources([tmp_path])[1]
    assert "128 MB can be read" in rejection.reason
