"""One polite visit after the other: robots.txt, a pause between requests, redirects, and limits on what is read."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import metadata
from types import TracebackType
from typing import Self

import httpx

from ingest.errors import AddressFailed
from ingest.fetch.addresses import GuardedTransport, RefusedAddress
from ingest.fetch.robots import NOTHING_FORBIDDEN, Rules, parse

ROBOT = "Enfance"
REDIRECTS = 5
_MEGABYTE = 1024 * 1024
_TRY_LATER = "Run the command again later; what is fetched is kept."
_OPEN_IT = "Open the address in a browser; correct it, or leave it out."


@dataclass(frozen=True, slots=True)
class Limits:
    """What one visit may cost."""

    interval_s: float = 2.0
    """Between two requests to one host; a longer Crawl-delay of the site wins."""
    answer_s: float = 30.0
    """Until a server answers, and between two pieces of what it sends."""
    total_s: float = 300.0
    """For a whole document."""
    size: int = 60 * _MEGABYTE
    """Bytes of a document."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave."""

    status: int
    headers: httpx.Headers
    content: bytes


@dataclass(slots=True)
class _Site:
    """What is remembered of a site during a run."""

    rules: Rules | AddressFailed | None = None
    """What its robots.txt says, or why that can't be known."""
    next_visit: float = -math.inf


@dataclass(slots=True)
class Visitor:
    """Visits addresses one at a time; used as a context, which holds its connections.

    Example:
        >>> with Visitor() as visitor:  # doctest: +SKIP
        ...     visitor.get("https://www.legislation.gov.uk/ukpga/1989/41").status
        200
    """

    limits: Limits = Limits()
    allow_private: bool = False
    sleep: Callable[[float], None] = time.sleep
    _sites: dict[str, _Site] = field(default_factory=dict)
    _client: httpx.Client = field(init=False)

    def __enter__(self) -> Self:
        version = metadata.version("enfance")
        self._client = httpx.Client(
            transport=GuardedTransport(allow_private=self.allow_private),
            timeout=self.limits.answer_s,
            headers={
                "User-Agent": f"{ROBOT}/{version} (reads public documents; honours robots.txt)",
                "Accept": "text/html, application/xhtml+xml, application/pdf;q=0.9",
            },
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        """Fetch an address, following redirects; the status is 200, or 304 where the headers asked for it.

        Raises:
            AddressFailed: robots may not, nobody answers, or the answer is an error, too long or too slow.
        """
        try:
            answer = self._follow(httpx.URL(url), self._permit, headers)
        except httpx.InvalidURL as error:
            raise AddressFailed(f"The address is not well written ({error}).", "Correct it.") from error
        if answer.status not in {200, 304}:
            raise _answered(answer.status, "It")
        return answer

    def _permit(self, url: httpx.URL) -> None:
        """Refuse what the site's robots.txt forbids, then wait until its next visit is due."""
        site = self._site(url)
        if site.rules is None:
            site.rules = self._read_rules(url.copy_with(raw_path=b"/robots.txt", fragment=None))
        if isinstance(site.rules, AddressFailed):
            raise site.rules
        if not site.rules.allows(url.raw_path.decode("ascii")):
            raise AddressFailed(
                f"The robots.txt of {url.host} does not allow it.", "Download it by hand, if you may."
            )
        self._wait(url, site.rules.delay_s)

    def _read_rules(self, url: httpx.URL) -> Rules | AddressFailed:
        """Read a robots.txt: all is allowed where there is none, nothing where it can't be read (RFC 9309)."""
        try:
            answer = self._follow(url, self._wait)
        except AddressFailed as error:
            return error
        if answer.status >= 500:
            return _answered(answer.status, f"The robots.txt of {url.host}")
        if answer.status != 200:
            return NOTHING_FORBIDDEN
        return parse(answer.content.decode("utf-8", "replace"), ROBOT)

    def _site(self, url: httpx.URL) -> _Site:
        return self._sites.setdefault(f"{url.scheme}://{url.netloc.decode('ascii')}", _Site())

    def _wait(self, url: httpx.URL, delay_s: float = 0.0) -> None:
        site = self._site(url)
        self.sleep(max(0.0, site.next_visit - time.monotonic()))
        site.next_visit = time.monotonic() + max(self.limits.interval_s, delay_s)

    def _follow(
        self, url: httpx.URL, permit: Callable[[httpx.URL], None], headers: dict[str, str] | None = None
    ) -> Answer:
        for _ in range(REDIRECTS + 1):
            permit(url)
            answer, following = self._send(self._client.build_request("GET", url, headers=headers))
            if following is None:
                return answer
            url = following.url
        raise AddressFailed(f"It redirects more than {REDIRECTS} times.", _OPEN_IT)

    def _send(self, request: httpx.Request) -> tuple[Answer, httpx.Request | None]:
        try:
            response = self._client.send(request, stream=True)
            try:
                following = response.next_request
                content = b"" if following else self._content(response)
            finally:
                response.close()
        except RefusedAddress as error:
            raise AddressFailed(f"It is refused: {error}.", "Only public addresses are fetched.") from error
        except httpx.TimeoutException as error:
            raise AddressFailed(f"{request.url.host} does not answer in time.", _TRY_LATER) from error
        except httpx.HTTPError as error:
            raise AddressFailed(f"{request.url.host} can't be read ({error}).", _TRY_LATER) from error
        return Answer(response.status_code, response.headers, content), following

    def _content(self, response: httpx.Response) -> bytes:
        """Read an answer, no more of it than the limits allow, whatever length it declares."""
        deadline = time.monotonic() + self.limits.total_s
        content = bytearray()
        for part in response.iter_bytes():
            content += part
            if len(content) > self.limits.size:
                most = f"{self.limits.size / _MEGABYTE:g} MB"
                raise AddressFailed(f"It is longer than {most}.", "Download it by hand, if it is a document.")
            if time.monotonic() > deadline:
                raise AddressFailed(f"It takes more than {self.limits.total_s:g} seconds.", _TRY_LATER)
        return bytes(content)


def _answered(status: int, what: str) -> AddressFailed:
    is_passing = status >= 500 or status == 429
    return AddressFailed(f"{what} answers with status {status}.", _TRY_LATER if is_passing else _OPEN_IT)
