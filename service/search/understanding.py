"""What a question asks for: its language, its themes, and whether it asks for promises."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from service.entities.selection import Lang, fold
from service.errors import BadRequestError, TooLargeError, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from py3langid.langid import LanguageIdentifier

LONGEST_QUESTION = 1_000
SURE = 0.7  # below it py3langid is guessing: « violence » and “violence” are one word
EMPTY = Wording(
    fr="Il n’y a pas de question : écrivez dans « q » ce que vous cherchez, en français ou en anglais.",
    en="There is no question: write in “q” what you are looking for, in French or in English.",
)
TOO_LONG = Wording(
    fr=f"La question dépasse {LONGEST_QUESTION} caractères : raccourcissez-la.",
    en=f"The question is longer than {LONGEST_QUESTION} characters: shorten it.",
)
QUOTES = " \"'«»“”„‹›"

PROMISE = re.compile(
    r"""\b(
        promis\w* | promesses? | engage\w* | (s')?engag(é|e)\w* | annonc\w+          # français
      | promises? | promised | pledg\w+ | commit(s|ted|ments?)? | announc\w+ | undert(ake|aken|ook)\w*  # English
    )\b""",
    re.VERBOSE,
)
"""Words that ask for undertakings, in a folded question."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is searched for."""

    text: str
    lang: Lang | None
    """None where the words may be of either language."""
    intent: Literal["promise"] | None
    themes: tuple[str, ...]
    """Ids of the themes that it names."""


def understand(text: str, theme_names: Mapping[str, Iterable[str]]) -> Question:
    """Read a question.

    Args:
        text: As the user typed it.
        theme_names: French and English names of each theme, by its id.

    Raises:
        BadRequestError: There is no letter or digit in it.
        TooLargeError: It has more than 1,000 characters.
    """
    if len(text) > LONGEST_QUESTION:
        raise TooLargeError(TOO_LONG)
    asked = " ".join(unicodedata.normalize("NFC", text).split()).strip(QUOTES)
    if not any(character.isalnum() for character in asked):
        raise BadRequestError(EMPTY)
    folded = fold(asked)
    return Question(
        text=asked,
        lang=_language(asked),
        intent="promise" if PROMISE.search(folded) else None,
        themes=tuple(theme for theme, names in theme_names.items() if _names(folded, names)),
    )


def _names(folded: str, names: Iterable[str]) -> bool:
    """Tell whether a folded question has one of the names as whole words, in the singular or plural."""
    asked = _singular(folded)
    return any(f" {_singular(fold(name))} " in f" {asked} " for name in names)


def _singular(folded: str) -> str:
    return " ".join(word.rstrip("sx") for word in re.findall(r"\w+", folded))


def _language(asked: str) -> Lang | None:
    lang, probability = _identifier().classify(asked)
    return cast("Lang", lang) if probability >= SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(["fr", "en"])
    return identifier
