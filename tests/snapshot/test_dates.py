"""Dates on the calendar: days covered, values shifted, texts of any kind, dates of documents."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.dates import document_date, find_dates, interval
from snapshot.dates.edtf import shift
from snapshot.dates.patterns_en import ENGLISH
from snapshot.dates.patterns_fr import FRENCH

WORDS = {
    "fr": "le 14 31 octobre mai 2019 2023-24 mi- fin été prochain dernier à la rentrée il y a deux ans plus tard du "
    "au et entre jusqu’au 20/11/2023 T3 premier semestre ce mardi hier sera Noël cette année – , . \n n° 7 000",
    "en": "on 14 31 October May 2019 2023-24 mid- end of summer next last in the two years ago later from to and "
    "between until 20/11/2023 Q3 first half this Tuesday yesterday will Christmas this year – , . \n No 7,000",
}
REFERENCES = st.sampled_from(
    [None, "2022-11-21", "2022-11", "2022", "0001-01-01", "9998-12-31", "2020/2022", "n.d."]
)


@st.composite
def texts_of_dates(draw):
    lang = draw(st.sampled_from(["fr", "en"]))
    words = draw(st.lists(st.sampled_from(WORDS[lang].split(" ")) | st.text(max_size=3), max_size=25))
    return " ".join(words), lang


@given(texts_of_dates(), REFERENCES)
def test_any_text_gives_dates_inside_it_that_never_overlap(written, reference):
    text, lang = written
    end = 0
    for found in find_dates(text, lang, reference):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == text[found.start : found.end].strip()
        days = interval(found.edtf)
        assert days is not None or "XXXX" in found.edtf
        end = found.end


@given(st.text(alphabet="0123456789-/XYZ.~?% ", max_size=22))
def test_an_interval_is_ordered(edtf):
    days = interval(edtf)
    assert days is None or days[0] <= days[1]


@given(texts_of_dates())
def test_a_document_date_is_a_mention_of_the_text(written):
    text, lang = written
    found = document_date(text, lang)
    assert found is None or (interval(found.edtf) and text[found.start : found.end])


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2020/2022", date(2020, 1, 1), date(2022, 12, 31)),
        ("2023-21", date(2023, 3, 1), date(2023, 5, 31)),
        ("2023-22", date(2023, 6, 1), date(2023, 8, 31)),
        ("2023-23", date(2023, 9, 1), date(2023, 11, 30)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("2024-01/2024-06", date(2024, 1, 1), date(2024, 6, 30)),
        ("2023-21/2024-24", date(2023, 3, 1), date(2025, 2, 28)),
        ("2019~", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_the_days_that_a_value_covers(edtf, first, last):
    assert interval(edtf) == (first, last)


@pytest.mark.parametrize(
    "edtf", ["XXXX-03-20", "2023-02-30", "2023-13", "2023-00", "2022/2020", "..", "", "2023-25"]
)
def test_a_value_without_year_or_sense_covers_nothing(edtf):
    assert interval(edtf) is None


@pytest.mark.parametrize(
    ("anchor", "count", "unit", "value"),
    [
        ("2019-10-14", 1, "year", "2020"),
        ("2022-01-31", -1, "month", "2021-12"),
        ("2022-01", 3, "month", "2022-04"),
        ("2021-12-30", 3, "day", "2022-01-02"),
        ("2022-11-23", 1, "week", "2022-11-28/2022-12-04"),
        ("2019", 3, "day", None),
        ("2019", 3, "month", None),
        ("XXXX-03-20", 1, "year", None),
    ],
)
def test_a_shifted_value_is_no_more_precise_than_its_parts(anchor, count, unit, value):
    assert shift(anchor, count, unit) == value


@pytest.mark.parametrize(
    ("text", "lang"), [("Réuni le 3 février 2021, il a décidé.", "fr"), ("À Noël 2023, café.", "fr")]
)
def test_decomposed_accents_are_read_where_they_stand(text, lang):
    composed = find_dates(text, lang)
    decomposed_text = unicodedata.normalize("NFD", text)
    decomposed = find_dates(decomposed_text, lang)
    assert [found.edtf for found in decomposed] == [found.edtf for found in composed] != []
    words = [unicodedata.normalize("NFC", decomposed_text[found.start : found.end]) for found in decomposed]
    assert words == [text[found.start : found.end] for found in composed]


@pytest.mark.parametrize(
    ("lang", "edtf"), [("fr-FR", "2024-05-14"), ("en-GB", "2024-05-14"), ("EN", "2024-05-14")]
)
def test_a_language_tag_may_have_a_region(lang, edtf):
    assert [found.edtf for found in find_dates("14/05/2024", lang)] == [edtf]


@pytest.mark.parametrize("words", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_a_pattern_has_no_plain_space_in_a_character_class(words):
    assert [template for _, template in words.patterns if re.search(r"\[[^\]]* ", template)] == []


def test_another_language_is_refused_with_the_remedy():
    with pytest.raises(ValueError, match=r"French \(fr\) and English \(en\)"):
        find_dates("14. Oktober 2019", "de")


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        (
            "fr",
            "Un titre\nPublié le : lundi 3 juin 2024\nLa loi du 7 février 2022 suit son cours.",
            "2024-06-03",
        ),
        (
            "en",
            "A title\nPublished on: Monday 3 June 2024\nThe Act of 7 February 2022 goes on.",
            "2024-06-03",
        ),
        (
            "fr",
            "Un titre\nMis à jour le 5 juillet 2024\nMis en ligne le 3 juin 2024\nDu texte.",
            "2024-06-03",
        ),
        ("en", "A title\nLast updated 5 July 2024\nPublished 3 June 2024\nSome text.", "2024-06-03"),
        ("fr", "Le 4 mai 2023, un foyer a ouvert.\n\nFait à Rennes, le 3 juin 2024.", "2024-06-03"),
        ("en", "On 4 May 2023, a home opened.\n\nDone at Leeds, on 3 June 2024.", "2024-06-03"),
        ("fr", "Le fonds créé le 4 mai 2023 double.\nLille, le 3 juin 2024\nMadame, Monsieur,", "2024-06-03"),
        ("en", "The fund created on 4 May 2023 doubles.\nLeeds, 3 June 2024\nDear colleague,", "2024-06-03"),
        ("fr", "Le foyer\nouvert le 4 mai 2023 accueille.\n\nmardi 4 juin 2024\n\nSuite.", "2024-06-04"),
        ("en", "The home\nopened on 4 May 2023 is full.\n\nTuesday 4 June 2024\n\nMore.", "2024-06-04"),
        (
            "fr",
            "Procès-verbal de la réunion du 4 juin 2024\nLe point du 2 mai 2023 est repris.",
            "2024-06-04",
        ),
        ("en", "Minutes of the meeting of 4 June 2024\nThe item of 2 May 2023 is taken again.", "2024-06-04"),
        (
            "fr",
            "Publiée le 4 mai 2023, la charte lie les services et les familles.\n\nFait à Rennes, le 3 juin 2024.",
            "2024-06-03",
        ),
        (
            "en",
            "Published on 4 May 2023, the charter binds services and families.\n\nDone at Leeds, 3 June 2024.",
            "2024-06-03",
        ),
        (
            "fr",
            "Le premier conseil vient d’être réuni, le 9 juin. Un plan sera publié en juillet 2024.",
            "2024-06-09",
        ),
        (
            "en",
            "The first council has just been held, on June 9. A plan will appear in July 2024.",
            "2024-06-09",
        ),
        ("fr", "Lancé début 2019, le réseau a grandi. Deux ans après, il couvre la région.", "2021"),
        ("en", "Launched in early 2019, the network grew. Two years later, it covers the region.", "2021"),
        ("fr", "L’attente a doublé en 2023. Un schéma sera voté au second semestre 2024.", "2024"),
        ("en", "Waiting times doubled in 2023. A scheme will be voted in the second half of 2024.", "2024"),
    ],
)
def test_a_document_tells_its_own_date(lang, text, edtf):
    found = document_date(text, lang)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        (
            "fr",
            "LE PETIT JOURNAL DES CRÈCHES — n° 8 | mai 2023\nOuverture : 3 juin 2023 à 14 h\n\nTout va bien.",
            "2023-05",
        ),
        (
            "fr",
            "Accueil > Actualités\n\nDix crèches de nuit\n9 juillet 2024 • 6 min • 1 248 vues\n\nIl y en aura dix en 2031.",
            "2024-07-09",
        ),
        (
            "fr",
            "Schéma des crèches 2023-2028\nEntrée en vigueur : 1er janvier 2024\nRapport au conseil — 31 mars 2023\n\nTexte.",
            "2023-03-31",
        ),
        (
            "fr",
            "Crèches de nuit\n\nLancée le 15 novembre 2023 à Moncton, la campagne « Dodo » durera jusqu’en 2025.",
            "2023-11-15",
        ),
        (
            "en",
            "From: The desk\nSent: 06 December 2017 19:55\nSubject: Night nurseries\n\nBy 2031 there will be ten.",
            "2017-12-06",
        ),
        (
            "en",
            "THE NURSERY NEWS\nmonthly bulletin of the county · June 2020\n\nIn 2019 there were two nurseries.",
            "2020-06",
        ),
        (
            "en",
            "Night nurseries: a plan 2023-2028\nComing into force 1 January 2024\nReviewed 25 May 2023\n\nText.",
            "2023-05-25",
        ),
        (
            "en",
            "Night Nurseries Bill\n\nThese notes refer to the Bill as introduced in the Assembly on 6 March 2023 by the member.",
            "2023-03-06",
        ),
    ],
)
def test_the_date_at_the_head_is_that_of_the_document(lang, text, edtf):
    found = document_date(text, lang)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    ("lang", "text", "edtf"),
    [
        ("fr", "Troisième rencontre des maires\nVannes, 4-6 mai 2022\n\nTexte.", "2022-05-06"),
        ("en", "Third meeting of mayors\nVernham, 4–6 May 2022\n\nText.", "2022-05-06"),
        ("fr", "Accueil\n\n12 mars 2025, Plouvien. Les maires se sont vus hier.", "2025-03-12"),
        ("en", "Home\n\n12 March 2025, Plowden. The mayors met yesterday.", "2025-03-12"),
        ("fr", "Une unité de plus\n\n5 octobre 2022 – 10 h 20\n\nElle ouvrira en 2024.", "2022-10-05"),
        ("en", "One more unit\n\n5 October 2022 – 10:20 a.m.\n\nIt will open in 2024.", "2022-10-05"),
        (
            "fr",
            "Question écrite sur la loi du 7 mai 2019\nTexte.\n\nRéponse publiée le 13 juin 2023",
            "2023-06-13",
        ),
        (
            "en",
            "Written question on the Act of 7 May 2019\nText.\n\nAnswer published 13 June 2023",
            "2023-06-13",
        ),
        ("fr", "Lettre des crèches, avril 2021\n• Portes ouvertes : 9 mai 2021\n• Atelier", "2021-04"),
        ("en", "The nursery letter, April 2021\n• Open day: 9 May 2021\n• Workshop", "2021-04"),
        (
            "fr",
            "Annexe au projet de loi déposé le 2 octobre 2024\n\nLe délai sera de 2 min en 2027.",
            "2024-10-02",
        ),
        ("en", "Annex to the Bill tabled on 2 October 2024\n\nWaiting will be 2 min in 2027.", "2024-10-02"),
    ],
)
def test_the_date_of_a_document_is_written_out_and_its_own(lang, text, edtf):
    found = document_date(text, lang)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L’appel restera ouvert jusqu’au 17 avril."),
        ("en", "The call will stay open until 17 April."),
        ("fr", "Le plan s’achèvera en 2030."),
        ("en", "The plan will end in 2030."),
    ],
)
def test_a_document_without_any_past_date_has_none(lang, text):
    assert document_date(text, lang) is None
