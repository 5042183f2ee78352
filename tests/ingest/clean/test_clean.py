import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean.offsets import OffsetMap
from ingest.clean.steps import clean, clean_text
from ingest.records import Mark, Page, Span
from ingest.segment.blocks import segment
from tests.ingest.documents import plain_document

NFD = unicodedata.normalize("NFD", "É")
CHARACTERS = ["a", "É", NFD, "\u0301", "\u00ad", "\ufeff", "\u202f", "ﬁ", "\n", "\x07", "’", "œ", " "]
TROUBLED = st.lists(st.sampled_from(CHARACTERS)).map("".join)


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        (unicodedata.normalize("NFD", "Élèves protégés"), "Élèves protégés"),
        ("pro\u00adtec\u00adtion", "protection"),
        ("\ufeff« Un\u00a0toit\u202f» :\u2009oui", "« Un toit » : oui"),
        ("bénéﬁce eﬀectif", "bénéfice effectif"),
        ("un\x07mot\u200b", "un mot"),
        ("L’œuvre – “the cœur”\r\n\tfin", "L’œuvre – “the cœur”\r\n\tfin"),
    ],
)
def test_what_looks_the_same_is_written_the_same(source, cleaned):
    assert clean_text(source)[0] == cleaned


def test_an_untroubled_text_keeps_its_offsets():
    assert clean_text("Un plan pour l’enfance\u00a0: dix mesures.")[1] == OffsetMap()


@given(TROUBLED, st.data())
def test_offsets_survive_cleaning(source, data):
    cleaned, offsets = clean_text(source)
    start = data.draw(st.integers(0, len(cleaned)))
    end = data.draw(st.integers(start, len(cleaned)))
    span = offsets.to_source(Span(start, end))
    assert 0 <= span.start <= span.end <= len(source)
    # A span that begins or ends inside a ligature or an accented letter takes it whole.
    cut = [edit.cleaned for edit in offsets.edits if start < end]
    whole_start = min([start, *(one.start for one in cut if one.start < start < one.end)])
    whole_end = max([end, *(one.end for one in cut if one.start < end < one.end)])
    assert clean_text(span.within(source))[0] == cleaned[whole_start:whole_end]


@given(TROUBLED)
def test_the_source_finds_its_way_to_the_cleaned_text(source):
    cleaned, offsets = clean_text(source)
    whole = Span(0, len(source))
    assert offsets.inverted().to_source(whole).end == len(cleaned)
    assert clean_text(cleaned)[0] == cleaned


def test_blocks_found_in_a_cleaned_document_return_to_the_source():
    words = unicodedata.normalize("NFD", "former les éduca\u00adteurs")
    text = f"\ufeffLe\u00a0plan prévoit :\n-\u00a0{words}\n- ouvrir des places\n"
    document = plain_document(text)
    readable, offsets = clean(document)
    blocks = segment(readable)
    assert [block.span.within(readable.text) for block in blocks][1] == "former les éducateurs"
    assert [block.span.within(text) for block in offsets.restored(blocks)] == [
        "Le\u00a0plan prévoit :",
        words,
        "ouvrir des places",
    ]


def test_marks_and_pages_follow_the_cleaned_text():
    text = "pro\u00adté\u00adger\n\nles foyers\n"
    source = replace(
        plain_document(text, (Mark(Span(text.index("les"), text.index("les") + 10), "heading"),)),
        pages=(Page(1, Span(0, 11)), Page(2, Span(11, len(text)))),
    )
    readable, _ = clean(source)
    assert readable.marks[0].span.within(readable.text) == "les foyers"
    assert [page.span.within(readable.text) for page in readable.pages] == [
        "protéger\n\n"[:9],
        "\nles foyers\n",
    ]
