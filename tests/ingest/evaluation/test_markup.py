"""The format in which documents are marked up."""

import pytest

from ingest.evaluation.markup import MarkupError, parse, read_gold
from tests.ingest.evaluation.documents import FRENCH, gold


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_marks_are_read_and_taken_out(lang):
    document = gold(lang)
    entities = {one.id: one for one in document.entities}
    assert "{{" not in document.text
    assert "}}" not in document.text
    assert [one.type for one in document.entities] == ["date", "actor", "plan", "measure", "measure", "actor"]
    assert entities["d1"].edtf == document.date
    assert (entities["m1"].statuses, entities["m1"].themes) == (("announced", "proposed"), ("care",))
    assert [document.text[slice(*span)] for span in entities["p1"].weak] in (["Ce plan"], ["This plan"])
    assert [one.id for one in document.entities if one.optional] == ["a2"]
    assert [kind for kind, _ in document.ignored] == ["measure"]
    assert document.text[slice(*document.boilerplate[0])].startswith("Menu")


def test_a_relation_runs_from_every_head_to_every_tail():
    found = [(one.type, one.head, one.tail, one.optional) for one in gold("fr").relations]
    assert found[:3] == [("announces", "a1", tail, False) for tail in ("p1", "m1", "m2")]
    assert found[-2:] == [("hasDate", "p1", "d1", True), ("about", "DOC", "p1", False)]


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ("infirmières scolaires}}", "infirmières scolaires", "never closed"),
        ("Odile Ferrand}}", "Odile Ferrand}}}}", "closed without a mark"),
        ("{{~p1|", "{{~p9|", "never declared: p9"),
        ("{{?a2 actor", "{{?a1 actor", "declared twice: a1"),
        ("d1 date 2031-03-04|", "d1 date|", "needs: d1"),
        ("measure announced health|", "measure announced|", "needs: m2"),
        ("p1 hasDate d1", "p1 hasDates d1", "not a relation"),
        ("p1 hasDate d1", "p1 hasDate d7", "unknown id"),
        ("genre: press release\n", "", "genre"),
        ("\n===\na1", "\na1", "lines of ==="),
    ],
)
def test_a_slip_is_named_with_its_file(tmp_path, right, wrong, reason):
    assert right in FRENCH
    (tmp_path / "fr-essai.txt").write_text(FRENCH.replace(right, wrong), "utf-8")
    with pytest.raises(MarkupError, match=rf"fr-essai\.txt: .*{reason}"):
        read_gold(tmp_path)


def test_a_file_in_another_encoding_is_named(tmp_path):
    (tmp_path / "fr-essai.txt").write_text(FRENCH, "utf-16")
    with pytest.raises(MarkupError, match=r"fr-essai\.txt: it is not in UTF-8"):
        read_gold(tmp_path)


def test_documents_come_in_the_order_of_their_names(tmp_path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(FRENCH, "utf-8")
    assert [one.id for one in read_gold(tmp_path)] == ["a", "b"]
    assert read_gold(tmp_path)[0].text == parse("c", FRENCH).text
