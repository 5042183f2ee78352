"""The amounts that a stretch of text states: their value, their unit, and the words that say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from ingest.annotate.amounts.patterns_en import ENGLISH
from ingest.annotate.amounts.patterns_fr import FRENCH
from ingest.records import Amount, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ingest.annotate.amounts.wording import Wording
    from ingest.records import AmountKind, Per

Meaning = TypeVar("Meaning")

LOOK_BACK = 40
"""Characters before an amount in which « annuel » may stand, or what makes it no amount."""
DOLLARS = {"CA": "CAD", "US": "USD", "AU": "AUD", "NZ": "NZD"}
"""What a dollar is in each country; elsewhere it is that of the United States."""
SCORE = 20
"""« Quatre-vingts » are four of them."""


def find_amounts(text: str, zone: Span, lang: str, country: str | None = None) -> tuple[Amount, ...]:
    """Return the amounts of a zone, in its order: sums of money, and numbers of people and places.

    Args:
        text: With simple quotes and spaces, as ``Reading.text``.
        zone: A sentence or a list item.
        lang: Of the zone.
        country: Whose dollar a dollar is.

    A range has no single value, so it is left out.
    """
    wording = FRENCH if lang == "fr" else ENGLISH
    found: list[Amount] = []
    for amount in (*_sums(text, zone, wording, country), *_numbers(text, zone, wording)):
        if not any(amount.span.overlap(other.span) for other in found):
            found.append(amount)
    return tuple(sorted(found, key=lambda one: one.span))


def _sums(text: str, zone: Span, wording: Wording, country: str | None) -> Iterator[Amount]:
    for pattern in wording.money:
        for match in pattern.finditer(text, zone.start, zone.end):
            if _is_trap(match, wording) or re.match(wording.ranges, text[match.end() : zone.end]):
                continue
            value = number(match["number"], wording) * _meaning(wording.scales, match["scale"], 1.0)
            known = {**wording.after, **wording.before}
            currency = _meaning(known, match["currency"], "") or DOLLARS.get((country or "")[:2], "USD")
            span, per = _with_time(match, zone, wording)
            kind = _kind(text, span, zone, wording)
            yield Amount(span, round(value, 2), currency, per=per, kind=kind)


def _numbers(text: str, zone: Span, wording: Wording) -> Iterator[Amount]:
    for match in wording.counted.finditer(text, zone.start, zone.end):
        value = number(match["number"], wording)
        if (
            value > 1
            and not _is_trap(match, wording)
            and not re.match(wording.shares, text[match.end() : zone.end])
        ):
            span, per = _with_time(match, zone, wording)
            yield Amount(span, value, unit=match["unit"], per=per)


def number(words: str, wording: Wording) -> float:
    """Return the value of a number in digits or in words."""
    if words[0].isdigit():
        return float(words.replace(wording.thousands, "").replace(wording.decimal, "."))
    total = current = 0
    for word in re.findall(r"[^\W\d_]+", words.lower()):
        value = _meaning(wording.numerals, word, 0)
        if value == SCORE and current % 10 == 4 and wording is FRENCH:
            current += 4 * SCORE - 4
        elif value == 100:
            current = max(1, current) * 100
        elif value == 1000:
            total, current = total + max(1, current) * 1000, 0
        else:
            current += value
    return float(total + current or 1)


def _meaning(patterns: Mapping[str, Meaning], words: str | None, otherwise: Meaning) -> Meaning:
    """Return what the pattern that words match means."""
    if not words:
        return otherwise
    found = (one for pattern, one in patterns.items() if re.match(_alone(pattern), words, re.IGNORECASE))
    return next(found, otherwise)


def _alone(pattern: str) -> str:
    """Return a pattern of the whole words, without what must follow them in the text."""
    return re.sub(r"\(\?=.*\)", "", pattern) + r"$"


def _is_trap(match: re.Match[str], wording: Wording) -> bool:
    before = match.string[max(0, match.start() - LOOK_BACK) : match.start()]
    return bool(re.search(wording.traps, before, re.IGNORECASE))


def _with_time(match: re.Match[str], zone: Span, wording: Wording) -> tuple[Span, Per | None]:
    """Return the words of an amount with what follows and says for what time it is, and that time."""
    text, end = match.string, match.end()
    over = re.compile(rf" {wording.over}\b", re.IGNORECASE).match(text, end, zone.end)
    if over:
        return Span(match.start(), over.end()), None
    for per, pattern in wording.per.items():
        follows = re.compile(rf" ?(?:{pattern})(?!\w)", re.IGNORECASE).match(text, end, zone.end)
        if follows:
            return Span(match.start(), follows.end()), per
    before = text[max(zone.start, match.start() - LOOK_BACK) : match.start()]
    for per, pattern in wording.before_per.items():
        if re.search(rf"\b(?:{pattern})\b[^,;.]*$", before, re.IGNORECASE):
            return Span(match.start(), end), per
    return Span(match.start(), end), None


def _kind(text: str, amount: Span, zone: Span, wording: Wording) -> AmountKind | None:
    """Return what the nearest words of the zone that tell say of an amount."""
    near = [
        (max(cue.start() - amount.end, amount.start - cue.end()), kind)
        for kind, pattern in wording.kinds.items()
        for cue in re.compile(rf"\b(?:{pattern})", re.IGNORECASE).finditer(text, zone.start, zone.end)
    ]
    return min(near)[1] if near else None
