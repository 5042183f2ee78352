import json
from functools import partial

import pytest
from typer.testing import CliRunner

import enfance
from ingest.config import FETCHED
from ingest.errors import FetchError
from ingest.fetch.catalogue import Wanted
from ingest.fetch.folder import Folder
from ingest.fetch.run import fetch
from ingest.fetch.visits import Limits, Visitor
from ingest.load import load
from ingest.load.sources import find_sources

PLAN = "<html lang='fr'><h1>Plan « Rivage »</h1><p>Le ministère ouvre vingt lieux d’écoute à l’hôpital.</p></html>"
PDF = b"%PDF-1.7\n" + b"0" * 100


class Fetching:
    """Runs one fetch after the other into a folder, as the command does."""

    def __init__(self, path):
        self.path = path

    def __call__(self, *documents, stop_after=None):
        told = []

        def tell(outcome):
            told.append(outcome)
            if len(told) == stop_after:
                raise KeyboardInterrupt

        with Visitor(Limits(interval_s=0, answer_s=5, size=20_000), allow_private=True) as visitor:
            return fetch(documents, Folder.open(self.path), visitor, tell)

    def results(self, *documents):
        return [outcome.result for outcome in self(*documents)]


@pytest.fixture
def fetching(tmp_path):
    return Fetching(tmp_path / "originals")


def test_pages_and_pdfs_are_kept_as_they_are(site, fetching):
    page = Wanted("plan-rivage", site.page("/plan", PLAN))
    pdf = Wanted("bilan-rivage", site.page("/bilan", PDF, "application/octet-stream"))
    assert fetching.results(page, pdf) == ["fetched", "fetched"]
    assert (fetching.path / "plan-rivage.html").read_text("utf-8") == PLAN
    assert (fetching.path / "bilan-rivage.pdf").read_bytes() == PDF


def test_ingest_takes_the_folder_as_originals_with_their_address_and_publisher(site, fetching):
    described = (("publisher", "Ministère de l’Enfance"), ("lang", "fr"), ("kind", "plan"))
    url = site.redirect("/r", site.page("/plan", PLAN))
    fetching(Wanted("plan-rivage", url, described=described))
    sources, rejections = find_sources([fetching.path])
    assert rejections == ()
    document = load(sources[0])
    assert document.id == "plan-rivage"
    assert document.metadata.record == "original"
    assert document.metadata.url == url
    assert document.metadata.publisher == "Ministère de l’Enfance"
    assert document.metadata.title == "Plan « Rivage »"


def test_an_unchanged_document_is_not_sent_again(site, fetching):
    wanted = Wanted("plan-rivage", site.page("/plan", PLAN, etag='"1"'))
    assert fetching.results(wanted) == ["fetched"]
    site.pages["/plan"].content = b"never sent under the same mark"
    assert fetching.results(wanted) == ["unchanged"]
    assert (fetching.path / "plan-rivage.html").read_text("utf-8") == PLAN


def test_a_document_without_marks_is_compared_by_content(site, fetching):
    wanted = Wanted("plan-rivage", site.page("/plan", PLAN))
    assert fetching.results(wanted) == ["fetched"]
    assert fetching.results(wanted) == ["unchanged"]


def test_a_changed_document_replaces_the_old_one(site, fetching):
    wanted = Wanted("plan-rivage", site.page("/plan", PLAN, etag='"1"'))
    fetching(wanted)
    site.page("/plan", PDF, "application/pdf", etag='"2"')
    assert fetching.results(wanted) == ["changed"]
    assert sorted(path.name for path in fetching.path.glob("plan*")) == [
        "plan-rivage.pdf",
        "plan-rivage.yaml",
    ]


def test_a_file_that_was_damaged_is_fetched_anew(site, fetching):
    wanted = Wanted("plan-rivage", site.page("/plan", PLAN, etag='"1"'))
    fetching(wanted)
    (fetching.path / "plan-rivage.html").write_text("cut sho")
    assert fetching.results(wanted) == ["fetched"]
    assert (fetching.path / "plan-rivage.html").read_text("utf-8") == PLAN


def test_an_interrupted_run_goes_on_where_it_stopped(site, fetching):
    documents = [Wanted(name, site.page(f"/{name}", PLAN + name)) for name in ("un", "deux", "trois")]
    with pytest.raises(KeyboardInterrupt):
        fetching(*documents, stop_after=2)
    site.asked.clear()
    assert fetching.results(*documents) == ["kept", "kept", "fetched"]
    assert site.asked == ["/robots.txt", "/trois"]
    assert fetching.results(*documents) == ["unchanged", "unchanged", "unchanged"]


def test_what_fails_is_told_and_the_others_are_kept(site, fetching):
    good = Wanted("plan-rivage", site.page("/plan", PLAN))
    gone = Wanted("bilan", site.address + "/bilan")
    outcomes = fetching(gone, good)
    assert [outcome.result for outcome in outcomes] == ["failed", "fetched"]
    assert "404" in outcomes[0].note


def test_what_failed_this_time_stays_as_it_was(site, fetching):
    wanted = Wanted("plan-rivage", site.page("/plan", PLAN))
    fetching(wanted)
    site.page("/plan", status=500)
    assert fetching.results(wanted) == ["failed"]
    assert (fetching.path / "plan-rivage.html").read_text("utf-8") == PLAN


@pytest.mark.parametrize(
    ("content", "media_type", "message"),
    [
        (b"PK\x03\x04", "application/zip", "neither a page nor a PDF"),
        (b"<html>Connexion</html>", "application/pdf", "neither a page nor a PDF"),
        (b"Plan", "text/plain", "neither a page nor a PDF"),
        (b" \n", "text/html", "sends nothing"),
    ],
)
def test_other_kinds_of_content_are_refused(site, fetching, content, media_type, message):
    [outcome] = fetching(Wanted("plan", site.page("/plan", content, media_type)))
    assert outcome.result == "failed"
    assert message in outcome.note


def test_a_page_in_place_of_a_pdf_is_refused(site, fetching):
    [outcome] = fetching(Wanted("plan", site.page("/plan", PLAN), "application/pdf"))
    assert outcome.result == "failed"
    assert "application/pdf is expected" in outcome.note
    assert list(fetching.path.glob("plan*")) == []


def test_a_damaged_state_is_told_with_the_remedy(tmp_path):
    (tmp_path / FETCHED).write_text('{"documents": []}')
    with pytest.raises(FetchError, match="Remove it"):
        Folder.open(tmp_path)


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "plan").write_text("Plan")
    with pytest.raises(FetchError, match="can't be used"):
        Folder.open(tmp_path / "plan")


def test_the_command_tells_each_address_and_ends_with_1_where_one_failed(site, tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.fetch.visits.Visitor", partial(Visitor, Limits(interval_s=0)))
    good, bad = site.page("/plan", PLAN), site.address + "/none"
    run = CliRunner().invoke(enfance.app, ["fetch", good, bad, "--to", str(tmp_path), "--allow-private"])
    assert run.exit_code == 1
    assert f"{good}: " in run.stdout
    assert "1 failed, 1 fetched" in run.stdout
    assert "status 404" in run.stderr
    assert len(json.loads((tmp_path / FETCHED).read_text())["documents"]) == 1


def test_the_command_refuses_this_machine(site, tmp_path):
    run = CliRunner().invoke(enfance.app, ["fetch", site.page("/plan", PLAN), "--to", str(tmp_path)])
    assert run.exit_code == 1
    assert "private network" in run.stderr
    assert site.asked == []
