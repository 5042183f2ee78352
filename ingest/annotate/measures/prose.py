"""Measures of running prose, of laws and of minutes, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.annotate.measures.clauses import Clause, assigned, clauses
from ingest.annotate.measures.lists import rules
from ingest.annotate.measures.setting import Measure, Setting, wording
from ingest.annotate.measures.subjects import Subject
from ingest.annotate.mentions import Mention, trim
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.annotate.measures.tokens import Row
    from ingest.annotate.reading import Sentence
    from ingest.records import Block

SAID = frozenset(
    "lancer annoncer présenter publier dévoiler proposer launch announce publish unveil present propose release".split()
)
"""Verbs whose subject announces a measure rather than carrying it out, once it has started."""
FEWEST_TOKENS = 3


def in_prose(setting: Setting, silent: set[int], introductions: set[Span | None]) -> Iterator[Measure]:
    """Yield the measures of the blocks that are not silent: neither lists, contents nor detail of another measure.

    The sentences that introduce lists are none themselves.
    """
    last: tuple[Mention, ...] = ()
    heading: int | None = None
    for block in setting.reading.content:
        if block.role == "heading":
            heading = block.index
        if block.index in silent or not _tells(setting, block):
            continue
        for sentence in setting.reading.sentences[block.index]:
            if sentence.span not in introductions and _is_told(setting, sentence):
                yield from _measures(setting, sentence, last, heading)
            actors = [
                one for one in setting.mentions(block.index, sentence.span) if one.type == "actor" and one.key
            ]
            last = tuple(actors[:1]) or last


def _tells(setting: Setting, block: Block) -> bool:
    words = setting.reading.words(block.span)
    if block.role == "heading" and not words.rstrip().endswith("."):
        return False
    return rules(block.lang).detail.match(words) is None


def _is_told(setting: Setting, sentence: Sentence) -> bool:
    words = setting.reading.words(sentence.span)
    is_detail = setting.is_law and wording(sentence.block.lang).detail_provision.search(words)
    return not words.rstrip().endswith("?") and not is_detail


def _measures(
    setting: Setting, sentence: Sentence, last: tuple[Mention, ...], heading: int | None
) -> Iterator[Measure]:
    label = wording(sentence.block.lang).decision.match(
        setting.reading.text, sentence.span.start, sentence.span.end
    )
    start = label.end() if label else sentence.span.start
    tokens = setting.row(sentence.block.index, Span(start, sentence.span.end))
    found = clauses(tokens, sentence.block.lang, is_law=setting.is_law)
    if label and not found:
        found = _decision(tokens)
    for clause in found:
        span = Span(tokens.tokens[clause.start].span.start, tokens.tokens[clause.end - 1].span.end)
        announcers, responsible = _actors(setting, tokens, clause, last)
        is_proposed = clause.how in {"text", "present"} and _is_of_a_bill(setting, clause, span.start)
        status = "proposed" if is_proposed else setting.status(clause.status)
        yield Measure(
            span=trim(setting.reading.text, span),
            block=sentence.block.index,
            status=status,
            claim=setting.claim(status),
            announcers=announcers,
            responsible=(*responsible, *clause.addressees),
            plan=_plan(tokens, clause),
            context=(sentence.span,) if len(found) == 1 else (span,),
            heading=heading,
        )


def _is_of_a_bill(setting: Setting, clause: Clause, start: int) -> bool:
    """Whether the subject of a clause, "it" or "article 3", means a law that is not passed yet: the last one named is."""
    is_article = clause.status == "done" and not clause.subject.is_plan
    if not (is_article or clause.subject.is_pronoun):
        return False
    return setting.is_last_law_a_bill(start, unless_actor=not is_article)


def _decision(row: Row) -> list[Clause]:
    """Return a decision in minutes that is no clause: "X to circulate …", or nouns."""
    if (found := list(assigned(row))) or len(row.tokens) <= FEWEST_TOKENS:
        return found
    return [Clause(0, 0, "passive", "announced", Subject(0, 0), len(row.tokens))]


def _plan(row: Row, clause: Clause) -> Mention | None:
    if not clause.subject.is_plan:
        return None
    subject = row.tokens[clause.subject.start : clause.main]
    return next((token.mention for token in subject if token.tag == "PLAN" and token.mention), None)


def _actors(
    setting: Setting, row: Row, clause: Clause, last: tuple[Mention, ...]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return who announces a measure and who carries it out."""
    actors = clause.subject.actors
    if not actors and clause.subject.is_pronoun:
        actors = last
    if not actors and setting.author is not None and row.tokens[0].has("pres", "ask|vow"):
        actors = (setting.author,)
    if not actors and clause.subject.speaks and setting.author is not None:
        return (setting.author,), (setting.author,)
    if clause.how in {"ask", "nouns"}:
        return actors, ()
    if clause.how == "vow":
        return actors, actors
    if clause.how == "passive":
        return (), ()
    lemma = row.tokens[clause.main].lemma(frozenset({"act"}))
    if lemma in SAID and clause.status != "announced":
        return actors, ()
    return (), actors
