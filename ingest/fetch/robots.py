"""What a site asks of robots, read as RFC 9309 says.

``urllib.robotparser`` knows no ``*`` and no ``$``, which sites of governments use, and takes the first rule that fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

_LONGEST_DELAY_S = 60.0
_LINE = re.compile(r"\s*(?P<key>[A-Za-z-]+)\s*:\s*(?P<value>[^#\r\n]*)")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site for one robot."""

    patterns: tuple[tuple[str, bool], ...] = ()
    """Path patterns as written, and whether they allow."""
    delay_s: float = 0.0
    """Seconds to wait between requests, where the site asks for it."""

    def allows(self, target: str) -> bool:
        """Tell whether a path, with its query, may be fetched: the longest pattern that fits decides, then allowing.

        Example:
            >>> Rules((("/drafts/", False), ("/drafts/plan", True))).allows("/drafts/plan-2019")
            True
        """
        path = _canonical(target)
        fitting = [(len(pattern), allows) for pattern, allows in self.patterns if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


NOTHING_FORBIDDEN = Rules()


def parse(text: str, robot: str) -> Rules:
    """Read a robots.txt for a robot, by the first word of its name; the groups for ``*`` count where none names it."""
    groups: dict[str, list[tuple[str, str]]] = {}
    agents: list[str] = []
    is_heading = False
    for found in map(_LINE.match, text.removeprefix("\ufeff").splitlines()):
        if found is None:
            continue
        key, value = found["key"].lower(), found["value"].strip()
        if key == "user-agent":
            agents = [*agents, value.lower()] if is_heading else [value.lower()]
            groups.setdefault(agents[-1], [])
        elif key in {"allow", "disallow", "crawl-delay"}:
            for agent in agents:
                groups[agent].append((key, value))
        is_heading = key == "user-agent"
    return _rules(groups.get(robot.lower(), groups.get("*", [])))


def _rules(lines: list[tuple[str, str]]) -> Rules:
    patterns = tuple(
        (_canonical(value), key == "allow") for key, value in lines if key != "crawl-delay" and value
    )
    delays = [
        float(value) for key, value in lines if key == "crawl-delay" and re.fullmatch(r"\d+\.?\d*", value)
    ]
    return Rules(patterns, min(max(delays, default=0.0), _LONGEST_DELAY_S))


def _canonical(path: str) -> str:
    """Return a path or pattern with the same characters escaped, however it was written."""
    return quote(unquote(path), safe="/?&=*$:@!+,;'()~-._") or "/"


def _fits(pattern: str, path: str) -> bool:
    """Tell whether a path begins as a pattern says; ``*`` is any characters, ``$`` the end of the path."""
    is_whole = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in others[:-1] if is_whole else others:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    if not is_whole:
        return True
    return path[at:].endswith(others[-1]) if others else at == len(path)
