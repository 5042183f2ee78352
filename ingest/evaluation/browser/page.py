"""The page: documents with their text and findings, figures, filters. It needs nothing beside itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from string import Template

from ingest.evaluation.browser.items import KINDS, RELATION, Item, items
from ingest.evaluation.browser.overlay import overlaid
from ingest.evaluation.run import Scored
from ingest.evaluation.scoring import AXIS, TYPES
from ingest.evaluation.tables import tables

HERE = Path(__file__).parent
LANGUAGES = {"fr": "French", "en": "English"}
UNREMARKABLE = ("theme", "right", "free")
"""What is shown only where it is asked for."""
HELD_OUT = (
    '<p class="warning">These documents are held out: they measure how extraction does on texts that nobody '
    "tuned it on. Change nothing because of what you see here.</p>"
)


def errors_page(documents: Sequence[Scored], *, is_held_out: bool) -> str:
    """Return the page as HTML, its style and its script inside.

    Args:
        documents: In the order to show them.
        is_held_out: Whether to warn that nobody should tune on them.
    """
    rows = [(one, items(one, number)) for number, one in enumerate(documents, 1)]
    parts = {
        "style": (HERE / "page.css").read_text("utf-8"),
        "script": (HERE / "page.js").read_text("utf-8"),
        "warning": HELD_OUT if is_held_out else "",
        "types": _boxes("type", {name: name for name in (*TYPES, AXIS, RELATION)}, ()),
        "kinds": _boxes("kind", KINDS, UNREMARKABLE),
        "languages": _options(_language(one) for one in sorted({one.gold.lang for one in documents})),
        "genres": _options(sorted({one.gold.genre for one in documents})),
        "figures": escape("\n\n".join(tables(documents))),
        "contents": "\n".join(_content_row(*row, number) for number, row in enumerate(rows, 1)),
        "documents": "\n".join(_article(*row, number) for number, row in enumerate(rows, 1)),
    }
    return Template((HERE / "page.html").read_text("utf-8")).substitute(parts)


def _boxes(name: str, choices: dict[str, str], unchecked: Sequence[str]) -> str:
    return "\n".join(
        f'<label><input type="checkbox" name="{name}" value="{value}"{"" if value in unchecked else " checked"}>'
        f" {words}</label>"
        for value, words in choices.items()
    )


def _language(lang: str) -> str:
    return LANGUAGES.get(lang, lang)


def _options(values: Iterable[str]) -> str:
    return "".join(f"<option>{escape(value)}</option>" for value in values)


def _content_row(document: Scored, found: Sequence[Item], number: int) -> str:
    counts = Counter(kind for item in found for kind in item.kinds)
    cells = "".join(f"<td>{counts[kind]}</td>" for kind in ("missed", "wrong", "boundary", "status", "value"))
    gold = document.gold
    return (
        f'<tr data-document="d{number}"><th scope="row"><a href="#d{number}">{escape(gold.id)}</a></th>'
        f"<td>{_language(gold.lang)}</td><td>{escape(gold.genre)}</td>{cells}</tr>"
    )


def _article(document: Scored, found: Sequence[Item], number: int) -> str:
    gold = document.gold
    layers = [layer for item in found for layer in item.layers]
    return Template((HERE / "document.html").read_text("utf-8")).substitute(
        id=f"d{number}",
        lang=gold.lang,
        language=_language(gold.lang),
        genre=escape(gold.genre),
        name=escape(gold.id),
        date=escape(gold.date),
        text=overlaid(gold.text, layers),
        items="\n".join(_line(item, gold.lang) for item in found),
    )


def _line(item: Item, lang: str) -> str:
    target = item.id if item.layers else next(iter(item.ends), "")
    words = f'<a href="#{target}">{item.line}</a>' if target else item.line
    words = words.replace("<q>", f'<q lang="{lang}">')
    ends = " ".join((item.id, *item.ends))
    return f'<li data-type="{item.type}" data-kinds="{" ".join(item.kinds)}" data-shows="{ends}">{words}</li>'
