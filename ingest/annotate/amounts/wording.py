"""The words by which one language writes amounts: what each of its pattern modules fills in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ingest.records import AmountKind, Per


@dataclass(frozen=True)
class Wording:
    """Patterns of one language, over text with simple quotes and spaces, whatever its case."""

    digits: str
    thousands: str
    """What parts groups of three digits."""
    decimal: str
    numerals: Mapping[str, int]
    links: str
    """What stands between two numerals of one number."""
    one: str
    """What stands for one before a scale: « un million », “a million”."""
    scales: Mapping[str, float]
    before: Mapping[str, str]
    """Signs before a sum, and their currency; a bare dollar sign has none."""
    after: Mapping[str, str]
    """Words and signs after a sum, and their currency."""
    bounds: str
    """Words before an amount that make it a bound or an estimate; they belong to its words."""
    nouns: str
    """What is counted, its adjectives included."""
    per: Mapping[Per, str]
    """What follows an amount, or stands in « budget annuel de », and says for what time it is."""
    before_per: Mapping[Per, str]
    over: str
    """What follows an amount that is for several years together."""
    kinds: Mapping[AmountKind, str]
    traps: str
    """What stands before a number that is no amount by itself: the first end of a range, « article »."""
    ranges: str
    """What follows a sum that is the first end of a range."""
    shares: str
    """What follows a number that is part of a share: « enfants sur dix »."""

    @cached_property
    def number(self) -> str:
        """A number in digits or in words, named ``number``."""
        numeral = "|".join(sorted(self.numerals, key=len, reverse=True))
        words = rf"(?:{numeral})(?:{self.links}(?:{numeral}))*"
        return rf"(?P<number>{self.digits}|\b(?:{words}|{self.one})\b)"

    @cached_property
    def money(self) -> tuple[re.Pattern[str], ...]:
        """A sum after its sign, and a sum before its currency."""
        scale, sign, currency = (_choice(one) for one in (self.scales, self.before, self.after))
        after = rf"(?:{currency})"
        scaled = rf"{self._start}{self.number}(?: ?-?(?P<scale>{scale}))? ?(?:(?:d'|de )?(?P<currency>{after}))(?!\w)"
        signed = (
            rf"(?P<bound>(?:\b{self.bounds} )?)(?P<currency>{sign}) ?{self.number}(?: ?(?P<scale>{scale})\b)?"
        )
        return re.compile(signed, re.IGNORECASE), re.compile(scaled, re.IGNORECASE)

    @cached_property
    def counted(self) -> re.Pattern[str]:
        """A number of people or places."""
        return re.compile(rf"{self._start}{self.number} (?P<unit>{self.nouns})\b", re.IGNORECASE)

    @property
    def _start(self) -> str:
        return rf"(?P<bound>(?:\b{self.bounds} )?)(?<![\w,.])"


def _choice(patterns: Mapping[str, object]) -> str:
    return "|".join(patterns)
