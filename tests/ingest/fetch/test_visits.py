import pytest

from ingest.errors import AddressFailed
from ingest.fetch.visits import Limits, Visitor

QUICK = Limits(interval_s=0, answer_s=5, total_s=5, size=20_000)


@pytest.fixture
def visitor():
    with Visitor(QUICK, allow_private=True) as one:
        yield one


def test_a_page_is_read(site, visitor):
    url = site.page("/plan", "<h1>Le plan « Rivage »</h1>")
    assert visitor.get(url).content.decode() == "<h1>Le plan « Rivage »</h1>"


def test_redirects_are_followed_and_relative_ones_too(site, visitor):
    site.page("/fr/plan", "Plan")
    site.redirect("/plan", "fr/plan")
    url = site.redirect("/ancien", f"{site.address}/plan")
    assert visitor.get(url).content == b"Plan"


def test_five_redirects_are_enough(site, visitor):
    site.page("/5", "Plan")
    for step in range(5):
        site.redirect(f"/{step}", f"/{step + 1}")
    assert visitor.get(site.address + "/0").content == b"Plan"
    site.redirect("/trop", "/0")
    with pytest.raises(AddressFailed, match="redirects more than 5 times"):
        visitor.get(site.address + "/trop")


def test_a_private_address_is_refused(site):
    with Visitor(QUICK) as visitor, pytest.raises(AddressFailed, match="private network"):
        visitor.get(site.page("/plan", "Plan"))
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(site, monkeypatch):
    """The first host passes for public; where it leads is checked all the same."""
    monkeypatch.setattr("ingest.fetch.addresses.is_public", lambda address: address == "127.0.0.1")
    url = site.redirect("/plan", "http://10.255.255.1/internal")
    with Visitor(QUICK) as visitor, pytest.raises(AddressFailed, match="private network"):
        visitor.get(url)


def test_a_redirect_to_another_kind_of_address_is_refused(site, visitor):
    with pytest.raises(AddressFailed):
        visitor.get(site.redirect("/plan", "file:///etc/hostname"))


@pytest.mark.parametrize(
    ("status", "remedy"), [(404, "correct it"), (403, "correct it"), (500, "later"), (429, "later")]
)
def test_an_error_is_told_with_what_to_do(site, visitor, status, remedy):
    with pytest.raises(AddressFailed, match=rf"status {status}.*{remedy}"):
        visitor.get(site.page("/plan", status=status))


def test_a_server_that_does_not_answer_is_given_up(site):
    url = site.page("/plan", "Plan", pause_s=1)
    limits = Limits(interval_s=0, answer_s=0.2)
    with Visitor(limits, allow_private=True) as visitor, pytest.raises(AddressFailed, match="in time"):
        visitor.get(url)


def test_a_server_that_drips_is_given_up(site):
    url = site.page("/plan", "Plan" * 10, pause_s=0.05)
    limits = Limits(interval_s=0, total_s=0.1)
    with (
        Visitor(limits, allow_private=True) as visitor,
        pytest.raises(AddressFailed, match="more than"),
    ):
        visitor.get(url)


def test_a_host_that_nobody_serves_is_told(visitor):
    with pytest.raises(AddressFailed, match="can't be read"):
        visitor.get("http://127.0.0.1:9/plan")


def test_an_address_that_is_none_is_told(visitor):
    with pytest.raises(AddressFailed, match="not well written"):
        visitor.get("http://plan.example:port/")


def test_a_huge_document_is_refused(site, visitor):
    with pytest.raises(AddressFailed, match="longer than"):
        visitor.get(site.page("/plan", b"x" * 20_001))


def test_robots_are_asked_once_and_obeyed(site, visitor):
    site.page("/robots.txt", "User-agent: *\nDisallow: /interne/", "text/plain")
    site.page("/plan", "Plan")
    visitor.get(site.address + "/plan")
    with pytest.raises(AddressFailed, match=r"robots\.txt"):
        visitor.get(site.page("/interne/plan", "Plan"))
    assert site.asked == ["/robots.txt", "/plan"]


def test_robots_are_obeyed_where_a_redirect_leads(site, visitor):
    site.page("/robots.txt", "User-agent: Enfance\nDisallow: /interne/", "text/plain")
    site.page("/interne/plan", "Plan")
    with pytest.raises(AddressFailed, match=r"robots\.txt"):
        visitor.get(site.redirect("/plan", "/interne/plan"))


def test_robots_that_can_not_be_read_forbid_everything(site, visitor):
    site.page("/robots.txt", status=503)
    url = site.page("/plan", "Plan")
    for _ in range(2):
        with pytest.raises(AddressFailed, match=r"robots\.txt .* 503"):
            visitor.get(url)
    assert site.asked == ["/robots.txt"]


def test_there_is_a_pause_between_two_requests_to_a_host(site):
    pauses = []
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 30", "text/plain")
    with Visitor(Limits(interval_s=20), allow_private=True, sleep=pauses.append) as visitor:
        visitor.get(site.page("/plan", "Plan"))
        visitor.get(site.page("/bilan", "Bilan"))
    first, after_robots, after_plan = pauses
    assert first == 0
    assert 0 < after_robots <= 20 < after_plan <= 30
