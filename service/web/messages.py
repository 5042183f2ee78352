"""The words of the interface, in French and in English, with their typography."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.numbers import format_decimal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from service.entities.selection import Lang

NARROW_NO_BREAK = "\u202f"
NO_BREAK = "\u00a0"

_HIGH_SIGN = re.compile(r" (?=[;!?»])|(?<=«) ")
_COLON_OR_PERCENT = re.compile(r" (?=[:%])")


class Messages:
    """The messages of one language.

    A message may have the forms ``one`` and ``other``: the value ``count`` then chooses.
    """

    def __init__(self, lang: Lang, wordings: Mapping[str, str]) -> None:
        self.lang = lang
        self._locale = Locale.parse(lang)
        self._wordings = wordings

    def __call__(self, key: str, **values: object) -> str:
        """Return a message with its values filled in; numbers are written as the language writes them.

        Raises:
            KeyError: no message has this key.
        """
        if key not in self._wordings and "count" in values:
            key = f"{key}.{self._form(values['count'])}"
        shown = {name: self._shown(value) for name, value in values.items()}
        return self._wordings[key].format(**shown)

    def __contains__(self, key: str) -> bool:
        """Tell whether there is a message with this key."""
        return key in self._wordings

    def _form(self, count: object) -> str:
        form: str = self._locale.plural_form(count)  # type: ignore[arg-type]
        return "one" if form == "one" else "other"

    def _shown(self, value: object) -> object:
        return format_decimal(value, locale=self._locale) if isinstance(value, int) else value


@cache
def messages(lang: Lang) -> Messages:
    """Return the messages of a language."""
    return Messages(lang, wordings(lang))


def wordings(lang: Lang) -> dict[str, str]:
    """Return the wordings of a language by key (``results.empty``), with its typography."""
    file = files("service.web") / f"messages_{lang}.toml"
    found = dict(_flat(tomllib.loads(file.read_text("utf-8"))))
    return {key: typeset(words) for key, words in found.items()} if lang == "fr" else found


def typeset(words: str) -> str:
    r"""Make the spaces before or inside French signs non-breaking ones. For our own words, never for quotes.

    >>> typeset("Que cherchez-vous ?")
    'Que cherchez-vous\u202f?'
    """
    return _COLON_OR_PERCENT.sub(NO_BREAK, _HIGH_SIGN.sub(NARROW_NO_BREAK, words))


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value
