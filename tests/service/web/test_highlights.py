from hypothesis import given
from hypothesis import strategies as st

from service.web.highlights import Mark, Marked, by_block, nest

TEXT = "Le ministère s’engage à former chaque éducatrice d’ici 2025 ; il l’a redit en juin."


def words(nodes):
    return "".join(node if isinstance(node, str) else words(node.inside) for node in nodes)


def anchors(nodes):
    for node in nodes:
        if isinstance(node, Marked):
            yield node.mark.anchor
            yield from anchors(node.inside)


def mark(quote, kind="measure"):
    start = TEXT.index(quote)
    return Mark(start, start + len(quote), kind, anchor=quote)


spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)


@given(st.lists(spans, max_size=8))
def test_no_word_is_lost_or_said_twice_however_marks_overlap(found):
    marks = [Mark(start, end, "plan", anchor=f"{index}") for index, (start, end) in enumerate(found)]
    nodes = nest(TEXT, 0, len(TEXT), marks)
    assert words(nodes) == TEXT
    named = [anchor for anchor in anchors(nodes) if anchor]
    assert sorted(named) == sorted(mark.anchor for mark in marks)


def test_a_date_stands_inside_the_measure_that_names_it():
    measure, date = mark("former chaque éducatrice d’ici 2025"), mark("2025", "date")
    outer = nest(TEXT, 0, len(TEXT), [date, measure])[1]
    assert outer.mark == measure
    assert [node.mark for node in outer.inside if isinstance(node, Marked)] == [date]


def test_a_mark_that_crosses_another_is_cut_and_named_once():
    first, second = mark("former chaque éducatrice"), mark("éducatrice d’ici 2025")
    nodes = nest(TEXT, 0, len(TEXT), [first, second])
    assert [words([node]) for node in nodes[1:3]] == ["former chaque éducatrice", " d’ici 2025"]
    assert list(anchors(nodes)) == [first.anchor, second.anchor, None]


def test_a_mark_over_two_blocks_is_named_in_the_first():
    placed = by_block([Mark(2, 9, "plan", anchor="a")], starts=[0, 6], ends=[5, 12])
    assert [(one.start, one.end, one.anchor) for block in (0, 1) for one in placed[block]] == [
        (2, 5, "a"),
        (6, 9, None),
    ]
