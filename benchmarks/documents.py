"""A collection of any size that reads like ours: paragraphs of the notices recombined, the same every time."""

from __future__ import annotations

import html
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NOTICES = Path(__file__).parents[1] / "corpus" / "notices"
MEDIAN_LENGTH = 3_000
"""Characters, as of the public texts that people give; a tenth is over three times as long."""
_SPREAD = 0.9
_FORMATS = (".md", ".md", ".md", ".txt", ".html")
_NUMBER = re.compile(
    r"\b\d{1,2}(?P<day>(?= [a-zéû]{3,9} \d{4}))|(?<![\w.,\u202f\u00a0])\d{2,3}(?![\w.,\u202f\u00a0])",
    re.IGNORECASE,
)
# Said of what has no number that could differ from document to document.
_WHERE = {"fr": "dans {} communes", "en": "in {} towns"}


@dataclass(frozen=True, slots=True)
class Notice:
    """What is taken from a notice."""

    lang: str
    title: str
    sections: tuple[str, ...]
    """Paragraphs, with a heading before and a list after them where the notice has them."""


def write_documents(folder: Path, count: int) -> None:
    """Write so many documents, French and English, as Markdown, plain text and HTML."""
    folder.mkdir(parents=True)
    by_lang = defaultdict(list)
    for notice in _notices():
        by_lang[notice.lang].append(notice)
    for number in range(count):
        suffix = _FORMATS[number % len(_FORMATS)]
        name, text = f"{number:05}{suffix}", document(number, by_lang)
        (folder / name).write_text(_page(text) if suffix == ".html" else text, "utf-8")


def document(number: int, by_lang: dict[str, list[Notice]]) -> str:
    """Return the document of a number, as Markdown."""
    chance = random.Random(number)  # noqa: S311 - the same documents every time
    lang = ("fr", "en")[number % 2]
    notices = by_lang[lang]
    length = MEDIAN_LENGTH * chance.lognormvariate(0, _SPREAD)
    parts = [f"# {chance.choice(notices).title} – {number}"]
    while sum(map(len, parts)) < length:
        parts.append(_varied(chance.choice(chance.choice(notices).sections), lang, chance))
    return "\n\n".join(parts) + "\n"


def _notices() -> Iterator[Notice]:
    for path in sorted(NOTICES.rglob("*.md")):
        _, front_matter, body = path.read_text("utf-8").split("---\n", 2)
        lang = re.search(r"^lang: (\w+)", front_matter, re.MULTILINE)
        title, *rest = body.strip().split("\n\n")
        sections = "\n\n".join(rest[1:])
        yield Notice(lang[1] if lang else "fr", title.lstrip("# "), tuple(_sections(sections)))


def _sections(body: str) -> Iterator[str]:
    """Yield the stretches of a text that stand alone: a heading stays above its text, a list below its opening."""
    held = ""
    for block in body.split("\n\n"):
        held = f"{held}\n\n{block}" if held else block
        if not (block.startswith("#") or block.endswith(":")):
            yield held
            held = ""


def _varied(section: str, lang: str, chance: random.Random) -> str:
    """Return a section in which every line says something else than in other documents."""
    return "\n".join(
        line if not line or line.startswith("#") else _varied_line(line, lang, chance)
        for line in section.split("\n")
    )


def _varied_line(line: str, lang: str, chance: random.Random) -> str:
    varied = _NUMBER.sub(
        lambda found: str(chance.randint(2, 28) if found["day"] is not None else chance.randint(10, 999)),
        line,
    )
    if varied != line:
        return varied
    words = line.rstrip(" .;:,\u00a0\u202f")
    return f"{words} {_WHERE[lang].format(chance.randint(2, 9999))}{line[len(words) :]}"


def _page(text: str) -> str:
    """Return a Markdown text as a web page with what stands around the text of one."""
    blocks = []
    for block in text.strip().split("\n\n"):
        lines = [html.escape(line) for line in block.split("\n")]
        level = len(block) - len(block.lstrip("#"))
        if level:
            blocks.append(f"<h{level}>{lines[0].lstrip('# ')}</h{level}>")
        elif block.startswith("- "):
            blocks.append(f"<ul>{''.join(f'<li>{line[2:]}</li>' for line in lines)}</ul>")
        else:
            blocks.append(f"<p>{'<br>'.join(lines)}</p>")
    links = "".join(f'<li><a href="/{number}">Rubrique {number}</a></li>' for number in range(8))
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><nav><ul>{links}</ul></nav>"
        f"<main>{''.join(blocks)}</main><footer>Contact</footer></body></html>"
    )
