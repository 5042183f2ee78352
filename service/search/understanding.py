"""What a question asks for: its language, what kind of answer it wants, and the themes, time and names in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from service.entities.selection import Lang, fold
from service.errors import BadRequestError, TooLargeError, Wording
from service.search.named import find_named
from service.search.periods import find_period, find_years

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from py3langid.langid import LanguageIdentifier

    from service.search.named import Name, Named
    from service.search.periods import Period

Intent = Literal["how_much", "when", "who", "where", "status", "promise"]
Part = Literal["period", "intent", "theme"]
"""What changes the hits, so that one may want to undo it."""

LONGEST_QUESTION = 1_000
FEWEST_WORDS = 4
"""Of a question whose acronyms are spelt out."""
LONGEST_FORM = 7
"""Words of what an acronym stands for; more of them are searched for instead of the question."""
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

INTENTS: dict[Intent, str] = {
    "how_much": r"""
        combien(?!\ de\ temps) | quels?\ montants? | quelles?\ sommes? | montants? | budgets? | couts? | coutent? | financements?
      | how\ (much|many) | what\ (sum|amount) | amounts? | costs? | funding | budgets?
    """,
    "when": r"""
        quand | a\ quelle\ date | en\ quelle\ annee | dates? | depuis\ quand | combien\ de\ temps | entree\ en\ vigueur | delais?
      | when | (by|on|since)\ what\ date | in\ (what|which)\ year | dates? | how\ long | since\ when | in\ force | deadlines?
    """,
    "who": r"""
        (?<!ceux\ )(?<!celles\ )(?<!celui\ )(?<!celle\ )^(\W*)qui | par\ qui | a\ qui | quel(le)?s?\ (ministre|elue?|secretaire|juge)s?
      | qui\ (est|sont|preside|a|dirige|finance|doit)
      | ^\W*(who|whom) | by\ whom | which\ (minister|councillor|secretary|judge)s?
    """,
    "where": r"""
        ^\W*ou | dans\ quel(le)?s?\ (villes?|pays|departements?|regions?|lieux?) | en\ quels?\ lieux?
      | where | in\ (which|what)\ (cities|city|towns?|country|countries|places?|counties|county|regions?)
    """,
    "status": r"""
        que\ (sont|est)\ devenue?s? | bilans? | avancements? | suites? | a-t-(il|elle)\ ete | ont-(ils|elles)\ ete | a-t-(il|elle)\ commence
      | existe-t-(il|elle)\ encore | toujours\ pas | encore\ manquants? | tenues? | appliquee?s?
      | what\ became | became\ of | progress | follow-up | has\ the | have\ the | was\ the | were\ the | still | achieved | carried\ out | kept
    """,
    "promise": r"""
        promis\w* | promesses? | engage\w* | (s')?engag(é|e)\w* | annonc\w+
      | promises? | promised | pledg\w+ | commit(s|ted|ments?)? | announc\w+ | undert(ake|aken|ook)\w*
    """,
}
"""Words that tell what is asked for, French ones then English ones, in a folded question; the first kind that is met wins."""
PATTERNS = {
    intent: re.compile(rf"(?:(?<=\W)|^)(?:{words})(?=\W|$)", re.VERBOSE) for intent, words in INTENTS.items()
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is searched for."""

    text: str
    lang: Lang | None
    """None where the words may be of either language."""
    intent: Intent | None
    themes: tuple[str, ...]
    """Ids of the themes that it names."""
    named: tuple[Named, ...] = ()
    """Plans, actors and countries of the collection that it names."""
    period: Period | None = None
    years: tuple[str, ...] = ()
    """Years that it writes out beside its period."""
    long_forms: tuple[tuple[int, int, int], ...] = ()
    """Where acronyms that are spelt out start and end in the text, and where what they stand for ends after them."""

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes of the countries that it names."""
        return tuple(one.value for one in self.named if one.facet == "country")

    @property
    def within_its_period(self) -> Question:
        """The question as it is asked of what is of its period alone: its other words, where there are any."""
        words = self.text.replace(self.period.words, " ") if self.period else self.text
        left = " ".join(words.split())
        return replace(self, text=left) if any(map(str.isalpha, left)) else self

    def spelt_out(self, labels: Mapping[tuple[str, str], str]) -> Question:
        """Return the question with the long form beside each acronym: an encoder knows words, not letters.

        In a few words the long form would drown the others: they stay as they are.

        Args:
            labels: What plans, actors and countries are called.
        """
        if len(self.text.split()) < FEWEST_WORDS:
            return self
        text, found = self.text, []
        for one in self.named:
            label = labels[one.facet, one.value]
            acronym = re.search(rf"\b{re.escape(one.words)}\b", text, re.IGNORECASE)
            if acronym and " " not in one.words and 1 < len(label.split()) <= LONGEST_FORM:
                spelt = f"{text[: acronym.end()]} ({label})"
                found.append((*acronym.span(), len(spelt)))
                text = spelt + text[acronym.end() :]
        return replace(self, text=text, long_forms=tuple(found))

    def without(self, parts: Collection[Part]) -> Question:
        """Return the question as if some of its parts had not been understood."""
        return replace(
            self,
            intent=None if "intent" in parts else self.intent,
            themes=() if "theme" in parts else self.themes,
            period=None if "period" in parts else self.period,
        )


def understand(
    text: str, theme_names: Mapping[str, Iterable[str]], names: Mapping[str, Name] | None = None
) -> Question:
    """Read a question.

    Args:
        text: As the user typed it.
        theme_names: French and English names of each theme, by its id.
        names: What the normalised names of plans, actors and countries stand for.

    Raises:
        BadRequestError: There is no letter or digit in it.
        TooLargeError: It has more than 1,000 characters.
    """
    if len(text) > LONGEST_QUESTION:
        raise TooLargeError(TOO_LONG)
    asked = " ".join(unicodedata.normalize("NFC", text).split()).strip(QUOTES)
    if not any(character.isalnum() for character in asked):
        raise BadRequestError(EMPTY)
    folded, lang = fold(asked), _language(asked)
    period = find_period(asked, lang)
    return Question(
        text=asked,
        lang=lang,
        intent=next((intent for intent, words in PATTERNS.items() if words.search(folded)), None),
        themes=tuple(theme for theme, known in theme_names.items() if _names(folded, known)),
        named=find_named(asked, names or {}),
        period=period,
        years=find_years(asked.replace(period.words, "") if period else asked),
    )


def _names(folded: str, names: Iterable[str]) -> bool:
    """Tell whether a folded question has one of the names as whole words, in the singular or plural."""
    asked = f" {_singular(folded)} "
    return any(f" {_plain(name)} " in asked for name in names)


@cache
def _plain(name: str) -> str:
    """Return the name of a theme as it is looked for in questions."""
    return _singular(fold(name))


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
