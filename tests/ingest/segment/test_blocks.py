import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ingest.records import Mark, Span
from ingest.segment.blocks import segment
from tests.ingest.documents import plain_document


def roles_and_words(text, marks=()):
    document = plain_document(text, marks)
    return [(block.role, block.marker, block.span.within(text)) for block in segment(document)]


def mark(text, words, role, level=1):
    return Mark(Span(text.index(words), text.index(words) + len(words)), role, level)


def test_declared_headings_stand_and_no_other_is_guessed():
    text = "Un plan\n\nUne ligne courte\n\nLe plan compte dix mesures.\n"
    assert roles_and_words(text, (mark(text, "Un plan", "heading"),)) == [
        ("heading", "", "Un plan"),
        ("paragraph", "", "Une ligne courte"),
        ("paragraph", "", "Le plan compte dix mesures."),
    ]


def test_the_bullet_before_a_declared_item_is_its_marker():
    text = "1. Former\n2. Action 4 : Recruter\n"
    marks = (mark(text, "Former", "item"), mark(text, "Action 4 : Recruter", "item", 2))
    blocks = segment(plain_document(text, marks))
    assert [(block.marker, block.span.within(text), block.level) for block in blocks] == [
        ("1.", "Former", 1),
        ("2.", "Action 4 : Recruter", 2),
    ]


def test_declared_boilerplate_stays_boilerplate():
    text = "Le plan est prêt.\n\nDirection de l’enfance, rapport annuel\n"
    marks = (mark(text, "Direction de l’enfance, rapport annuel", "boilerplate"),)
    assert [role for role, _, _ in roles_and_words(text, marks)] == ["paragraph", "boilerplate"]


def test_line_endings_of_every_system_give_the_same_blocks():
    text = "Un plan pour les foyers\n\n- former les équipes\n- ouvrir des places\n"
    for ending in ("\r\n", "\r"):
        assert roles_and_words(text.replace("\n", ending)) == roles_and_words(text)


def test_sub_items_lie_deeper_than_their_item():
    text = "Le conseil décide de :\n- former\n  • les juges\n  • la police\n- recruter\n"
    assert [block.level for block in segment(plain_document(text)) if block.role == "item"] == [1, 2, 2, 1]


def test_a_byte_order_mark_and_direction_marks_are_not_words():
    assert roles_and_words("\ufeffLe plan est prêt.\n\u200e\u200f\n") == [
        ("paragraph", "", "Le plan est prêt.")
    ]


def test_ambiguous_words_are_furniture_only_at_an_edge_or_beside_furniture():
    text = "Un plan pour la recherche\n\nRecherche\n\nTrois équipes seront financées.\n\nContact\n"
    assert [role for role, _, _ in roles_and_words(text)] == [
        "heading",
        "heading",
        "paragraph",
        "boilerplate",
    ]


FURNITURE = (
    "© Ville de Saint-Orme, 12 mai 2024",
    "Photo : le maire au foyer, 12 mai 2024",
    "Synthèse – page 2 sur 14",
    "Imprimerie du Port. ISBN 978-2-0000-0000-4",
    "Voies de recours : tribunal administratif, deux mois",
    "Travaux préparatoires : rapport n° 45 du 12 mai 2024",
    "Photo: the mayor at the home, 12 May 2024",
    "Summary – page 2 of 14",
    "Crown copyright, 12 May 2024",
    "Read next: the budget of 12 May 2024",
    "You get this because you came to our meeting on 12 May 2024.",
)
CONTENT = (
    "Le 12 mai 2024, la photographe a visité le foyer.",
    "Publié le 12 mai 2024",
    "Les voies de recours sont simplifiées.",
    "On 12 May 2024 the council read page 2 of the report.",
    "Published on 12 May 2024",
    "You get this payment if you foster.",
)


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_known_by_its_words_whatever_its_date(line):
    roles = [
        role
        for role, _, _ in roles_and_words(f"Le plan est prêt.\n\n{line}\n\nTrois équipes seront financées.\n")
    ]
    assert roles == ["paragraph", "boilerplate", "paragraph"]


@pytest.mark.parametrize("line", CONTENT)
def test_content_with_such_words_stays_content(line):
    roles = [
        role
        for role, _, _ in roles_and_words(f"Le plan est prêt.\n\n{line}\n\nTrois équipes seront financées.\n")
    ]
    assert "boilerplate" not in roles


@given(st.text(alphabet="aÉ1 .:;-•>()\n\r\t\u00a0\ufeff«»_", max_size=80))
def test_blocks_cover_every_visible_character_once_and_in_order(text):
    assume(not re.search(r"(?:\.\s*){3}|__", text))  # the leaders of a table of contents belong to no block
    position = 0
    for block in segment(plain_document(text)):
        between = text[position : block.span.start]
        assert block.span.start >= position
        assert "".join(between.split()).strip("\ufeff") in {
            block.marker.replace(" ", ""),
            "".join(block.marker.split()),
        }
        assert block.span.within(text) == block.span.within(text).strip()
        position = block.span.end
    assert not text[position:].strip().strip("\ufeff").strip()
