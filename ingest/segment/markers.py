"""Bullets, numbers and labels at the start of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from ingest.records import Span
from ingest.segment import patterns_en, patterns_fr
from ingest.segment.wording import fold

MarkerKind = Literal["bullet", "number", "action", "section"]


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before the words of a list item or of a numbered heading."""

    span: Span
    """Without the white space around it."""
    kind: MarkerKind
    style: str
    """Equal for the markers of one list: the bullet itself, ``1.``, ``(a)``, ``mesure`` …"""
    start_of_words: int


def _labels(words: tuple[str, ...]) -> str:
    adjectives = "|".join(patterns_fr.LABEL_ADJECTIVES + patterns_en.LABEL_ADJECTIVES)
    sign = r"(?:n ?[°ºo]s? ?|no\.? ?|number |# ?)?"
    # The letters of article numbers (Art. L. 221-1) belong to the words.
    number = r"(?:\d{1,3}(?:[.-]\d{1,3})*(?:er|ère|e|bis|ter)?|[IVXL]{1,7}(?!\. ?\d)|[A-Z]\d{0,2}(?!\. ?\d))"
    # « Mesure 12 Créer … » is a label too, « Mesure 12 est reportée » is not.
    ending = r"(?: ?\([^()]{1,40}\))? ?(?:[:.)]+(?: ?-+)?|-+)(?= |$)|$|(?<=\d)(?= +[A-ZÀ-ÖØ-Þ])"
    return rf"(?i:(?:{adjectives}) )?(?i:{'|'.join(words)})(?i: (?:{adjectives}))? (?i:{sign}){number}(?:{ending})"


_LONGEST_MARKER = 90  # characters, white space after it included
# In order of precedence. All see folded text, where every dash is a hyphen.
_MARKERS: tuple[tuple[MarkerKind, re.Pattern[str]], ...] = (
    ("action", re.compile(_labels(patterns_fr.ACTION_LABELS + patterns_en.ACTION_LABELS))),
    ("section", re.compile(_labels(patterns_fr.SECTION_LABELS + patterns_en.SECTION_LABELS))),
    ("bullet", re.compile(r"[•▪◦‣●○■□▸►➢➤✓✔→⇒∙·❖\uf000-\uf0ff]+|[*o](?= )|->?(?= |$)|-(?=[^\W\d])|\*$")),
    ("number", re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}(?:[.)](?= |$)|(?= +[A-ZÀ-ÖØ-Þ]))")),
    ("number", re.compile(r"\(?\d{1,3}(?:\.-|[.)]|°\)?)(?= |$)|\d{1,2} ?[/-](?= +[^\d ])")),
    ("number", re.compile(r"[A-H]\d{1,2}(?:\.\d{1,2})?[.)](?= )|[a-h]\.(?= [^\W\d_]{2})")),
    ("number", re.compile(r"\([a-z]{1,2}\)(?= |$)|[a-z]\)(?= |$)|\(?[ivx]{1,5}\)(?= |$)|[A-H]\)(?= |$)")),
    ("number", re.compile(r"(?!X\.)[IVX]{1,5}(?:[.)](?: ?-)?| -)(?= |$)")),
)


def find_marker(text: str, words: Span) -> Marker | None:
    """Return the marker at the start of a line, or None.

    A label behind a bullet belongs to the marker: ``• Mesure 3 :``.

    Args:
        text: The whole text.
        words: The line without the white space around it.
    """
    line = fold(text[words.start : min(words.end, words.start + _LONGEST_MARKER)])
    for kind, pattern in _MARKERS:
        found = pattern.match(line)
        if found:
            rest = line[found.end() :]
            start_of_words = words.start + len(line) - len(rest.lstrip())
            marker = Marker(
                Span(words.start, words.start + found.end()),
                kind,
                _style(kind, found.group()),
                start_of_words,
            )
            return _with_label(text, marker, words.end) if kind == "bullet" else marker
    return None


def _with_label(text: str, bullet: Marker, end: int) -> Marker:
    label = find_marker(text, Span(bullet.start_of_words, end))
    if label is None or label.kind != "action" or label.start_of_words >= end:
        return bullet
    return replace(label, span=Span(bullet.span.start, label.span.end))


def _style(kind: MarkerKind, marker: str) -> str:
    if kind == "bullet":
        return marker
    if kind == "number":
        return _number_style(marker)
    return marker.split(maxsplit=1)[0].lower().rstrip("s")


def _number_style(marker: str) -> str:
    for kind, sign in ((r"\d+", "1"), (r"\b[ivx]+\b", "i"), (r"\b[IVX]+\b", "I"), (r"\b[a-z]+\b", "a")):
        styled = re.sub(kind, sign, marker)
        if re.search(kind, marker):
            return styled
    return re.sub(r"\b[A-Z]\b", "A", marker)
