"""Which documents are laws and bills, and what follows for the status of what they say."""

import pytest

from ingest.annotate import find_by_rules
from ingest.annotate.languages import with_languages
from ingest.annotate.measures.law import is_bill, is_law
from ingest.annotate.reading import Reading
from ingest.segment.blocks import segment
from tests.ingest.annotate.cases import EMPTY
from tests.ingest.documents import plain_document

ACT = """Site map | Sign in

Chapter K-7
Night Nurseries Act

(Assented to March 4, 2031)

The Assembly enacts as follows:

Inspection
2  A person who keeps a night nursery must open it to inspectors.

Records
3  The operator shall keep a record of every child for ten years.
"""
DECREE = """COMMUNAUTÉ DES DEUX-RIVES

4 MARS 2031. — Décret relatif aux crèches de nuit

Le Parlement a adopté et Nous, Gouvernement, sanctionnons ce qui suit :

Art. 1er. Toute crèche de nuit est ouverte aux inspecteurs.

Art. 2. L’exploitant tient un registre des enfants pendant dix ans.
"""
BILL_PAGE = """Night Nurseries (Inspection) Bill

Introduced: 4 March 2031

What the Bill does
It will open every night nursery to inspectors. The Assembly's committee will report in June.
"""
BILL_NOTE = """Proposition de loi relative aux crèches de nuit

Exposé des motifs

Les familles le demandent depuis longtemps. Le texte ouvrira les crèches de nuit aux inspecteurs.
"""
NEWS = """Night nurseries: the minister answers

The minister said on 4 March 2031 that a Bill would follow. She will open ten night nurseries.

1. Who pays?
Parents pay a third.
"""
REPORT = """Crèches de nuit : ce que dit le rapport

Le rapport regrette que la loi n° 2031-12 ne soit pas appliquée. Le département ouvrira dix crèches.
"""


def reading(text):
    document = plain_document(text)
    return Reading(document, with_languages(segment(document), document))


@pytest.mark.parametrize(
    ("text", "law", "bill"),
    [
        (ACT, True, False),
        (DECREE, True, False),
        (BILL_PAGE, False, True),
        (BILL_NOTE, False, True),
        (NEWS, False, False),
        (REPORT, False, False),
    ],
    ids=["act", "decree", "page of a bill", "proposition de loi", "news", "report"],
)
def test_laws_and_bills_are_told_from_what_is_said_of_them(text, law, bill):
    read = reading(text)
    assert (is_law(read), is_bill(read)) == (law, bill)


@pytest.mark.parametrize("text", [ACT, DECREE], ids=["en", "fr"])
def test_the_provisions_of_a_law_in_force_are_done(text):
    measures = find_by_rules(reading(text), EMPTY)[0].measures
    assert len(measures) == 2
    assert {(one.status, one.claim) for one in measures} == {("done", "provision")}


@pytest.mark.parametrize("text", [BILL_PAGE, BILL_NOTE], ids=["en", "fr"])
def test_what_a_bill_will_do_is_proposed(text):
    measures = find_by_rules(reading(text), EMPTY)[0].measures
    assert measures
    assert {one.status for one in measures} == {"proposed"}
