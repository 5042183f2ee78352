"""Invented texts of many genres, each with the blocks that a reader sees in it.

Below the line of equals signs, one line a block: its role (h heading, p paragraph, i list item, x boilerplate) with the level of
headings and items, its bullet or number, its first words, and ``=n`` where it repeats block n (from 1).
"""

import re
from pathlib import Path

import pytest

from ingest.records import Block, Document
from ingest.segment.blocks import segment
from tests.ingest.documents import plain_document

GENRES = sorted((Path(__file__).parent / "genres").glob("*.txt"))
LETTERS = {"heading": "h", "paragraph": "p", "item": "i", "boilerplate": "x"}


def described(block: Block, document: Document) -> str:
    level = str(block.level) if block.role in {"heading", "item"} else ""
    copy = f" ={block.duplicate_of + 1}" if block.duplicate_of is not None else ""
    words = " ".join(f"{block.marker} {block.span.within(document.text)}".split())
    return f"{LETTERS[block.role]}{level} {words}{copy}"


def fits(expected: str, found: str) -> bool:
    words, _, copy = expected.partition(" =")
    return found.startswith(words) and re.findall(r" =(\d+)$", found) == ([copy] if copy else [])


@pytest.mark.parametrize("path", GENRES, ids=lambda path: path.stem)
def test_blocks_of_a_genre(path):
    text, _, expected = path.read_text("utf-8").partition("=====\n")
    document = plain_document(text)
    found = [described(block, document) for block in segment(document)]
    wrong = [pair for pair in zip(expected.splitlines(), found, strict=False) if not fits(*pair)]
    assert not wrong
    assert len(found) == len(expected.splitlines())


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_both_languages_have_every_genre(lang):
    other = {"fr": "en", "en": "fr"}[lang]
    assert {path.name.replace(f".{lang}.", f".{other}.") for path in GENRES} >= {
        path.name for path in GENRES if f".{other}." in path.name
    }
