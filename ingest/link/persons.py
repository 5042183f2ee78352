"""Who may be named: public persons are published, children and victims are masked.

A name beside cues of a minor, a victim or an age is replaced by blocks of the same length in every text that leaves
the pipeline, so that offsets stay valid. Official titles (of an inquiry, a law) are shown as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from ingest.records import Annotations, Entity, Span

NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zà-öø-ÿ](?:[ \u00a0]+(?:(?:de|du|des|d[’']|van|von|Mc|O[’'])[ \u00a0]?)?[A-ZÀ-ÖØ-Þ][\w’'-]*\.?){0,2}"
AGE_FR = r"(?:1?\d|2[01])[ \u00a0\u202f]+(?:ans|mois)"
AGE_EN = r"(?:1?\d|2[01])[ -](?:years?|months?)[ -]old"
CUES_FR = (
    rf"\b(?P<name>{NAME}),?[ \u00a0]+(?:âgée?[ \u00a0]+de[ \u00a0]+)?{AGE_FR}\b",
    rf"\b(?i:petite?|fillette|garçonnet|bébé|nourrisson|lycéen(?:ne)?|collégien(?:ne)?|adolescente?)[ \u00a0]+(?P<name>{NAME})",
    rf"\b(?i:meurtre|viol|calvaire|martyre?|assassinat|agression)[ \u00a0]+(?:de|d[’'])[ \u00a0]?(?:la[ \u00a0]+petite|le[ \u00a0]+petit)?[ \u00a0]?(?P<name>{NAME})",
    rf"\b(?i:jeune|victime|enfant)[ \u00a0]+(?:nommée?|prénommée?|dénommée?)[ \u00a0]+(?P<name>{NAME})",
)
CUES_EN = (
    rf"\b(?P<name>{NAME}),?[ ]+(?:aged[ ]+(?:1?\d|2[01])\b|{AGE_EN}|(?:1?\d|2[01]),)",
    rf"\b(?i:{AGE_EN}|little|toddler|baby|schoolboy|schoolgirl|teenager)[ ]+(?P<name>{NAME})",
    rf"\b(?i:murders?|rape|abuse|killing|deaths?|torture)[ ]+of[ ]+(?:little[ ]+)?(?P<name>{NAME})(?:[ ]+and[ ]+(?P<second>{NAME}))?",
    rf"\b(?i:victim|child|boy|girl)[ ]+(?:named|called)[ ]+(?P<name>{NAME})",
)
CUES = tuple(re.compile(cue) for cue in CUES_FR + CUES_EN)
NOT_A_NAME = frozenset(
    "À Après Avant Avec Chez Dans Depuis Dès Elle En Entre Ils Les Leurs Plus Pour Sous Sur Les Des Aux De Un Une "
    "After All Any At Before Between By Children Each Every For From In It Over People Since The They To Under Until Young"
    .split()
)  # fmt: skip
MASK = "█"
CIVILITIES = r"m\.|mme|mlle|me|mrs?\.?|ms\.?|miss|dr\.?|pr\.?|sir|lady|lord|dame|madame|monsieur|maitre"
"""What stands before the family name of a person who is named in full elsewhere."""
ACCENTS = r"[\u0300-\u036f]*"
GAP = r"[\s\u00a0\u202f]+"


def mask(text: str, annotations: Annotations, names: Iterable[Span]) -> str:
    """Return the text with the letters of names replaced by blocks; its length does not change.

    Args:
        text: The canonical text.
        annotations: Official titles among them are shown as they are.
        names: As ``protected_names`` and ``withdrawn_names`` find them.
    """
    titles = [span for entity in annotations.entities if entity.type == "plan" for span in entity.mentions]
    for name in names:
        if not any(title.overlap(name) for title in titles):
            text = _masked(text, name)
    return text


def mask_names(words: str, names: tuple[str, ...]) -> str:
    """Return words with the letters of these names replaced by blocks, whatever their case and accents."""
    for name in withdrawn_names(words, names):
        words = _masked(words, name)
    return words


def withdrawn_names(text: str, names: tuple[str, ...]) -> tuple[Span, ...]:
    """Find these names in full, and their family names after a civility, whatever their case and accents."""
    found = _pattern(names).finditer(text.translate(PLAIN)) if names else ()
    return tuple(Span(*one.span(one.lastgroup or 0)) for one in found)


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    full = "|".join(map(_spelt, sorted(names, key=len, reverse=True)))
    family = "|".join(_spelt(name.split()[-1]) for name in names)
    return re.compile(rf"\b(?P<full>{full})\b|\b(?:{CIVILITIES}){GAP}(?P<family>{family})\b")


def _spelt(name: str) -> str:
    """Return a pattern of a name in plain letters, between which a text may have accents of their own."""
    letters = (one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))
    plain = "".join(letters).translate(PLAIN)
    return GAP.join("".join(f"{re.escape(one)}{ACCENTS}" for one in word) for word in plain.split())


class _Plain(dict[int, str]):
    """Gives each character without case and accent; a text keeps its length."""

    def __missing__(self, code: int) -> str:
        plain = "'" if chr(code) == "’" else unicodedata.normalize("NFD", chr(code).casefold())[:1]
        return self.setdefault(code, plain or chr(code))


PLAIN = _Plain()


def _masked(text: str, name: Span) -> str:
    return text[: name.start] + re.sub(r"\w", MASK, name.within(text)) + text[name.end :]


def protected_names(text: str) -> tuple[Span, ...]:
    """Find names beside cues of a minor, a victim or an age, and every later place of the same names."""
    found = [
        Span(*match.span(group))
        for cue in CUES
        for match in cue.finditer(text)
        for group in match.groupdict()
        if match.group(group) and match.group(group).split()[0] not in NOT_A_NAME
    ]
    names = {span.within(text) for span in found}
    repeated = (match for name in names for match in re.finditer(rf"\b{re.escape(name)}\b", text))
    return tuple(sorted({Span(*match.span()) for match in repeated} | set(found)))


def is_public(person: Entity, annotations: Annotations, *, in_authority: bool) -> bool:
    """Tell whether a person may be published: known to the authority file, or holder of a post named in the text."""
    if in_authority:
        return True
    kinds = {entity.id: entity.kind for entity in annotations.entities}
    return any(
        relation.type == "holdsPost" and relation.head == person.id and kinds.get(relation.tail) == "role"
        for relation in annotations.relations
    )
