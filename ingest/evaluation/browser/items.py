"""The findings of a document as the items of a list, and as layers over its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from ingest.evaluation.browser.overlay import Layer
from ingest.evaluation.findings import Finding, LinkFinding
from ingest.evaluation.markup import GoldDocument, GoldEntity, Range
from ingest.evaluation.run import Scored
from ingest.evaluation.spans import overlap, trimmed

KINDS = {
    "missed": "missed",
    "wrong": "too many",
    "boundary": "other boundary",
    "status": "other status",
    "value": "other value",
    "theme": "other theme",
    "leak": "from boilerplate",
    "right": "right",
    "free": "free: neither right nor wrong",
}
"""What may become of an item, in words."""
QUALITIES = ("status", "value", "theme")
GLYPHS = {"missed": "−", "wrong": "+", "boundary": "≈", "quality": "≠", "right": "✓", "free": "·"}
RELATION = "relation"


@dataclass(frozen=True, slots=True)
class Item:
    """A finding on the page: what became of it, its line in the list, its layers in the text."""

    id: str
    type: str
    kinds: tuple[str, ...]
    line: str
    """HTML."""
    layers: tuple[Layer, ...] = ()
    ends: tuple[str, ...] = ()
    """Of a relation: ids of the items at its ends."""


def items(document: Scored, number: int) -> list[Item]:
    """Return the items of one document in the order of its text, relations last."""
    text = document.gold.text
    ordered = sorted(document.score.findings, key=lambda one: one.place)
    found = [_item(one, document.gold, f"d{number}-{at}") for at, one in enumerate(ordered, 1)]
    names = {one.place: item.id for one, item in zip(ordered, found, strict=True)}
    links = [one for one in document.score.links if one.verdict != "right"]
    return found + [
        _link_item(one, text, f"d{number}-r{at}", names)
        for at, one in enumerate(sorted(links, key=lambda one: (one.type, one.head or (0, 0))), 1)
    ]


def _item(finding: Finding, gold: GoldDocument, key: str) -> Item:
    kinds = tuple(_kinds(finding))
    look = "quality" if finding.verdict == "right" and kinds[0] in QUALITIES else finding.verdict
    spans = tuple(_layers(finding, gold, look, key))
    words = "".join(_words(finding, gold))
    line = f"{_glyph(look)} <b>{finding.type}</b> {'; '.join(KINDS[kind] for kind in kinds)}: {words}"
    return Item(key, finding.type, kinds, line, spans)


def _kinds(finding: Finding) -> Iterator[str]:
    """Yield what became of an item; a right one is told of by the qualities that are not, if there are any."""
    qualities = [one for one in QUALITIES if finding.is_right(one) is False]
    if finding.verdict != "right" or not qualities:
        yield finding.verdict
    yield from qualities
    if finding.is_leak:
        yield "leak"


def _layers(finding: Finding, gold: GoldDocument, look: str, key: str) -> Iterator[Layer]:
    """Yield what was found as a tint and what was annotated as a line below; one layer where both are the same."""
    predicted = _predicted(finding)
    annotated = _annotated(finding.gold, predicted) if finding.gold else None
    if predicted and annotated and trimmed(gold.text, predicted) == trimmed(gold.text, annotated):
        yield Layer(annotated, f"{look} found gold", key)
        return
    if annotated:
        yield Layer(annotated, f"{look} gold", key)
    if predicted:
        yield Layer(predicted, f"{look} found", key, is_anchor=annotated is None)


def _predicted(finding: Finding) -> Range | None:
    return (finding.prediction["start"], finding.prediction["end"]) if finding.prediction else None


def _annotated(entity: GoldEntity, predicted: Range | None) -> Range:
    """Return the mention that a prediction stands on, or the first one."""
    if predicted is None:
        return entity.mentions[0]
    return max(entity.mentions, key=lambda mention: overlap(mention, predicted))


def _words(finding: Finding, gold: GoldDocument) -> Iterator[str]:
    predicted = _predicted(finding)
    if predicted:
        yield _quote(gold.text, predicted)
    if finding.gold and (predicted is None or finding.verdict == "boundary"):
        annotated = _annotated(finding.gold, predicted)
        yield f"{' – annotated ' if predicted else ''}{_quote(gold.text, annotated)}"
    if finding.gold and finding.prediction:
        for quality in QUALITIES:
            if finding.is_right(quality) is False:
                yield f" – {escape(_difference(finding.gold, finding.prediction, quality))}"
    if finding.confidence is not None:
        yield f' <span class="sure">{finding.confidence:.2f}</span>'


def _difference(gold: GoldEntity, prediction: dict[str, object], quality: str) -> str:
    found = {"status": prediction.get("status"), "value": prediction.get("norm")}.get(quality)
    if quality == "theme":
        themes = prediction["themes"]
        found = ", ".join(themes[:2]) if isinstance(themes, list) else ""
    right = {"status": "/".join(gold.statuses), "value": gold.edtf, "theme": ", ".join(gold.themes)}[quality]
    return f"{quality} {found or 'none'}, not {right}"


def _link_item(link: LinkFinding, text: str, key: str, names: dict[Range, str]) -> Item:
    ends = tuple(names[end] for end in (link.head, link.tail) if end in names)
    head, tail = (_quote(text, end) if end else "the document" for end in (link.head, link.tail))
    sure = "" if link.confidence is None else f' <span class="sure">{link.confidence:.2f}</span>'
    line = f"{_glyph(link.verdict)} <b>{link.type}</b> {KINDS[link.verdict]}: {head} → {tail}{sure}"
    return Item(key, RELATION, (link.verdict,), line, ends=ends)


def _glyph(look: str) -> str:
    return f'<span class="glyph {look}" aria-hidden="true">{GLYPHS[look]}</span>'


def _quote(text: str, span: Range) -> str:
    return f"<q>{escape(' '.join(text[slice(*span)].split()))}</q>"
