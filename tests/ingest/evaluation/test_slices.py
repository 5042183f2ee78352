"""Scores added up by language, genre and place, and the tables that show them."""

from ingest.evaluation.findings import Tally
from ingest.evaluation.run import Scored
from ingest.evaluation.scoring import score
from ingest.evaluation.slices import LISTED, PROSE, by_genre, by_language, by_place
from ingest.evaluation.tables import tables
from ingest.records import Block, Span
from tests.ingest.evaluation.documents import gold, item


def listed(document, words, role):
    start = document.text.index(words)
    return Block(0, Span(start, start + len(words)), role, 1, document.lang)


def documents():
    french, english = gold("fr"), gold("en")
    bullet = "former les infirmières scolaires"
    wrong = item(french, "measure", "l’Agence des refuges présente")
    return [
        Scored(
            french,
            (listed(french, bullet, "item"), listed(french, "ouvrir douze maisons d’accueil", "paragraph")),
            score(french, [item(french, "measure", bullet), wrong]),
        ),
        Scored(english, (), score(english, [item(english, "plan", "Swallow Plan")])),
    ]


def test_languages_and_genres_are_told_apart():
    rows = by_language(documents())
    assert {name: one.documents for name, one in rows.items()} == {"en": 1, "fr": 1, "all": 2}
    assert rows["en"].relaxed["plan"] == Tally(right=1)
    assert rows["all"].relaxed["plan"] == Tally(right=1, missing=1)
    assert set(by_genre(documents())) == {"press release", "speech", "all"}


def test_measures_are_counted_where_they_stand():
    places = by_place(documents()[:1])
    assert places == {LISTED: Tally(right=1), PROSE: Tally(wrong=1, missing=1)}


def test_the_tables_tell_every_slice_and_align():
    found = list(tables(documents()))
    assert len(found) == 6
    by_type = found[0].splitlines()
    assert by_type[0].split()[:2] == ["by", "type"]
    row = next(line for line in by_type if line.startswith("plan") and " en " in line)
    assert row.split() == ["plan", "en", *["1.000"] * 6, "1", "0", "0"]
    assert {line.rindex("  ") for line in by_type[1:4]} == {by_type[1].rindex("  ")}
