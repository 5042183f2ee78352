"""The date of a document, from its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from snapshot.dates.edtf import interval
from snapshot.dates.find import find_dates
from snapshot.dates.matcher import fold, grammar_for
from snapshot.dates.mention import DateMention
from snapshot.dates.tense import tense_around

_LABEL = re.compile(
    r"(?:^|[|•·(\[]|[.;]\s)\s*(?:(?:reponse|rapport|answer|report)\s)?(?:"
    r"(?:publiee?|mise? en ligne|paru|parue|diffusee?|adoptee?|promulguee?|faite?)(?: a [\w' -]{1,40},)?(?: le)?"
    r"|date(?: de (?:publication|parution|la reunion))?"
    r"|(?:first )?(?:published|posted|released|issued|adopted|enacted|passed|done)(?: (?:at|in) [\w' -]{1,40},?)?"
    r"(?: on)?|dated?(?: of (?:publication|issue|the meeting))?|publication date"
    r")\s*:?\s*(?:\w+(?:day|di|dimanche),? )?$",
    re.MULTILINE,
)
_PLACE = re.compile(
    r"^\s*[A-ZÀ-Ý][\w'’-]+(?:[ -][\w'’-]+){0,2},? (?:le |on )?(?:\w+(?:day|di),? )?$", re.MULTILINE
)
_QUESTION = re.compile(r"\bquestion publiee [^\n]*$")
"""Before the date of a question that an answer follows."""
_UPDATE = re.compile(r"(?:mise? a jour|modifiee?|revisee?|updated|modified|revised|reviewed)[^\n]*$")
_LINE_REST = re.compile(r"[^\S\n]*(?:$|[\n.:()\]|/–—-])")
_DATELINE = re.compile(r",? [A-ZÀ-Ý][\w'’-]+(?:[ -][\w'’-]+){0,2}\s?[.:–—-]")
"""After a date at the head of a line: *3 July 2028, Wexcombe. The mayors …*"""
_SHORT_REST = re.compile(r"[^\n]{0,30}(?:\n|$)|\s*[|•·–—(-]")
"""What follows a publication date: *Published on 3 May 2022, the charter …* is a sentence, not a label."""
_FURNITURE = re.compile(
    r"(?:\w*(?:di|day)|dimanche|le|on|the|at|à|\d{1,2}[:.]\d\d|\d{1,2} ?h ?(?:\d\d)?|[ap]\.?m|[^\w])*",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:reunion|seance|compte rendu|proces-verbal|discours|allocution|audition|conseil|comite|conference"
    r"|point presse|communique|seminaire|assises|journee|minutes|meeting|sitting|speech|hearing|debate|council"
    r"|committee|statement|press release|newsletter|lettre|question|answer|reponse|bulletin)\b"
)
_JUST = re.compile(
    r"\b(?:vient|viennent) d(?:e |')|\bce (?:matin|jour)\b"
    r"|\b(?:has|have) just\b|\btoday\b|\bthis (?:morning|afternoon|evening)\b"
)
_OTHER = re.compile(
    r"\b(?:clos(?:es?|ing)|opens?|opening|ouvertures?|effective|in(?:to)? force|en vigueur|lodged|deposee?|supersedes|replaces|remplace|visite?s?|(?<!week )ending"
    r"|prochain\w*|next|until|jusqu'|deadline|date limite|inscriptions?|archives?|born|nee? le|received|recue?|copyright|©"
    r"|meetings? on|rendez-vous|from .* to|starting|a partir|des le|depuis|since|before|avant|question|constitution|loi|act|bill|law|decret|echeance)\b[^|·•]*$|\bby\s$"
)
"""Before a date: that of something else than the document."""
_LAW = re.compile(
    r"\b(?:loi|decret|ordonnance|directive|act|law|decree|regulation)\b[^\n.;]{0,25}\b(?:du|of)\s$"
)
"""Before the date of a law that is spoken of."""
_ITEM = re.compile(r"\s*(?:[-–•▪*✶◦>]\s|\d+[.)]\s|[IVX]+\.\d|\|)")
"""At the head of a line: an item of a list, or a row of a table."""
_STATED = re.compile(
    r"\b(?:launched|introduced|held|met|sitting|assent\w*|adopted|agreed|passed|printed|made|approved|signed|filed|checked|reviewed"
    r"|updated|revised|published|issued|released|posted|sent|lancee?|adoptee?s?|votee?|signee?|sanctionnee?|promulguee?|deliberee?"
    r"|enregistree?|rendue?|publiee?|postee?|redigee?|reunie?s?|tenue?|arretee?|approuvee?|remise?|ce"
    r"|assembled|gathered|presented|tabled|received|presentee?s?|deposee?s?|recue?s?)\b[^.;\n]{0,60}$"
)
"""Before a date in a sentence at the head: what happened to the document, or the meeting that it tells of."""
_YEAR = re.compile(r"\d{4}|\d\d[/.]\d\d[/.]\d\d")
_TITLE_LINES = 3
_HEAD_LINES, _HEAD = 14, 900
"""Lines, and characters, at the head of a text."""
_LONGEST_LINE = 16
"""In words: a longer line is a sentence."""
_LEAD = 60
_LONGEST_PERIOD = 366
"""In days: a longer one is that of a plan."""


def document_date(text: str, lang: str) -> DateMention | None:
    """When a document was issued: the mention that says so, with its value, or ``None`` when nothing tells.

    In this order: a publication line, a date alone on its line, the date of the meeting or speech in the title,
    else what the text implies (*has just been held on 3 May*, *two years later*, the year between what was and
    what will be); then ``is_relative`` is true and the value is often a year only.

    Raises:
        ValueError: the language is neither French nor English.
    """
    dates = find_dates(text, lang)
    dated = [date for date in dates if _is_written_out(date, text) and _is_within_a_month(date)]
    for candidates in (
        _published(dated, text),
        _headed(dated, text),
        _alone(dated, text),
        _titled(dated, text),
        _stated(dated, text),
    ):
        first = next(candidates, None)
        if first:
            return replace(first, edtf=_last_day(first.edtf))
    return _inferred(dates, text, lang)


def _is_written_out(date: DateMention, text: str) -> bool:
    """Whether the text names the year: one that the neighbours lend may be that of something else."""
    return not date.is_relative and bool(_YEAR.search(text, date.start, date.end))


def _last_day(edtf: str) -> str:
    """The day on which a meeting of some days ended."""
    return edtf.rpartition("/")[2]


def _is_within_a_month(date: DateMention) -> bool:
    days = interval(date.edtf)
    return days is not None and (days[1] - days[0]).days < 31


def _is_within_a_week(date: DateMention) -> bool:
    days = interval(date.edtf)
    return days is not None and (days[1] - days[0]).days < 7


def _is_day(date: DateMention) -> bool:
    days = interval(date.edtf)
    return days is not None and days[0] == days[1]


def _published(dates: Sequence[DateMention], text: str) -> Iterator[DateMention]:
    for date in dates:
        before = text[max(0, date.start - _LEAD) : date.start]
        plain = fold(before).plain
        is_place_line = (
            _PLACE.search(before)
            and not _OTHER.search(plain.rpartition("\n")[2])
            and _LINE_REST.match(text, date.end)
        )
        is_labelled = (
            _LABEL.search(plain) and _SHORT_REST.match(text, date.end) and not _QUESTION.search(plain)
        )
        is_dateline = before.endswith("\n") and _DATELINE.match(text, date.end)
        if is_labelled or is_dateline or (is_place_line and not _UPDATE.search(plain)):
            yield date


def _alone(dates: Sequence[DateMention], text: str) -> Iterator[DateMention]:
    for date in dates:
        start = text.rfind("\n", 0, date.start) + 1
        end = text.find("\n", date.end)
        rest = text[start : date.start] + text[date.end : end if end >= 0 else len(text)]
        if len(rest) < _LEAD and _FURNITURE.fullmatch(rest):
            yield date


def _headed(dates: Sequence[DateMention], text: str) -> Iterator[DateMention]:
    """Yield the dates of the short lines at the head, those of a day first."""
    found = []
    for line, _ in zip(re.finditer(r"\S[^\n]*", text), range(_HEAD_LINES), strict=False):
        words = line[0].rstrip()
        is_short = len(words.split()) <= _LONGEST_LINE and not words.endswith((".", "?", ";"))
        if line.start() > _HEAD or not is_short or _ITEM.match(words):
            continue
        for date in dates:
            is_here = line.start() <= date.start < line.end()
            if is_here and not _OTHER.search(fold(text[line.start() : date.start]).plain):
                found.append(date)
    yield from sorted(found, key=lambda date: not _is_day(date))


def _stated(dates: Sequence[DateMention], text: str) -> Iterator[DateMention]:
    for date in dates:
        before = fold(text[max(0, date.start - 2 * _LEAD) : date.start]).plain
        if (
            date.start < _HEAD
            and _is_within_a_week(date)
            and _STATED.search(before)
            and not _LAW.search(before)
        ):
            yield date


def _titled(dates: Sequence[DateMention], text: str) -> Iterator[DateMention]:
    lines = re.finditer(r"\S[^\n]*", text)
    for line, _ in zip(lines, range(_TITLE_LINES), strict=False):
        if _EVENT.search(fold(line[0]).plain):
            for date in dates:
                is_here = line.start() <= date.start < line.end()
                before = fold(text[line.start() : date.start]).plain if is_here else ""
                if is_here and _is_day(date) and not _LAW.search(before):
                    yield date


def _inferred(dates: Sequence[DateMention], text: str, lang: str) -> DateMention | None:
    for date in dates:
        before = fold(text[max(0, date.start - 2 * _LEAD) : date.start]).plain
        if _is_day(date) and _JUST.search(before):
            return replace(date, is_relative=True)
    return _between_past_and_future(dates, text, lang)


def _between_past_and_future(dates: Sequence[DateMention], text: str, lang: str) -> DateMention | None:
    """The year of the last date that is past, or the next one when what is to come begins there."""
    grammar = grammar_for(lang)
    past: list[tuple[int, DateMention]] = []
    future: list[tuple[int, DateMention]] = []
    for date in dates:
        days = interval(date.edtf)
        if days and (days[1] - days[0]).days <= _LONGEST_PERIOD:
            is_future = date.bound == "until" or tense_around(text, date.start, date.end, grammar) == 1
            (future if is_future else past).append((days[1].year, date))
    if not past:
        return None
    year, date = max(past, key=lambda dated: dated[0])
    coming = min(future, key=lambda dated: dated[0], default=None)
    if coming and coming[0] == year + 1:
        year, date = coming
    return replace(date, edtf=f"{year:04d}", modifier=None, bound=None, is_relative=True)
