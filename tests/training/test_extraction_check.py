"""The annotated documents hold no slip, and the checker sees one of each sort."""

import pytest

from ingest.evaluation.markup import parse
from training.extraction.check import all_slips, shared_words, slips, without_names

FRENCH = """lang: fr
genre: speech
date: 2032-05
===
{{a1 actor person|Aude Kermarrec}}, {{a2 actor role|préfète des îles}}, ouvre {{m1 measure announced care|un refuge}} en {{d1 date 2032-06|juin}}.

Le {{p1 plan pact|Pacte des phares}} le prévoit. {{a1|Aude Kermarrec}} s’en réjouit ; {{?a3 actor org|Radio Large}} aussi.

{{#|Menu}}
===
a1 holdsPost a2
a2 announces m1
m1 hasDate d1
m1 partOf p1
DOC about p1
"""
ENGLISH = """lang: en
genre: speech
date: 2032-05
===
{{a1 actor person|Aude Kermarrec}}, {{a2 actor role|prefect of the isles}}, opens {{m1 measure announced care|a refuge}} in {{d1 date 2032-06|June}}.

The {{p1 plan pact|Lighthouse Pact}} foresees it. {{a1|Aude Kermarrec}} is glad; so is {{?a3 actor org|Offshore Radio}}.

{{#|Menu}}
===
a1 holdsPost a2
a2 announces m1
m1 hasDate d1
m1 partOf p1
DOC about p1
"""


def found(content, name="fr-essai"):
    return list(slips(parse(name, content)))


def test_the_annotated_documents_hold_no_slip():
    assert all_slips() == []


@pytest.mark.parametrize(("content", "name"), [(FRENCH, "fr-essai"), (ENGLISH, "en-trial")])
def test_a_clean_document_has_none(content, name):
    assert found(content, name) == []


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ("lang: fr", "lang: en", "language en"),
        ("genre: speech", "genre: toast", "genre toast"),
        ("date: 2032-05", "date: mai", "date mai"),
        ("plan pact", "plan vow", "kind vow"),
        ("actor person", "actor lady", "kind lady"),
        ("date 2032-06", "date 2032-66", "value 2032-66"),
        ("measure announced", "measure promised", "status or theme promised"),
        ("announced care", "announced caring", "status or theme caring"),
        ("un refuge}}", "un refuge }}", "white space"),
        ("un refuge}}", "un refuge\n\npour la nuit}}", "another block"),
        ("un refuge}}", "un refuge\n• un foyer}}", "another block"),
        ("{{a1|Aude Kermarrec}}", "Aude Kermarrec", "no mark"),
        ("Menu}}", "{{p2 plan charter|Menu}}}}", "required, but boilerplate"),
        ("Menu", "{{?m2 measure done care|{{m3 measure done care|Menu}}}}", "the same span"),
        ("Le {{p1", "En {{d2 date 2032-06|juin 2032}}, le {{p1", "two dates of the value 2032-06"),
        ("a2 announces m1", "a2 announces d1", "runs from and to"),
        ("a1 holdsPost a2", "a2 holdsPost a1", "runs from and to"),
        ("a2 announces m1", "a3 announces m1", "one of its ends is optional"),
        ("m1 partOf p1", "m1 partOf p1\n?m1 partOf p1", "stated twice"),
    ],
)
def test_each_slip_is_seen(right, wrong, reason):
    assert right in FRENCH
    assert any(reason in slip for slip in found(FRENCH.replace(right, wrong)))


def test_eight_words_in_a_row_may_not_be_shared_unless_a_name_or_a_formula_is_among_them():
    one = "Chaque soir la lampe du quai reste allumée pour les petits."
    other = "Il faut que la lampe du quai reste allumée pour les petits marins."
    assert len(list(shared_words({"essai": one}, {"autre": other}))) == 2
    name = "The lamp of the {{a1 actor org|Harbour Lamp Company}} stays lit for them."
    marked = f"lang: en\ngenre: speech\ndate: 2032\n===\n{name}\n===\n"
    shared = {kind: without_names(parse(kind, marked)) for kind in ("trial", "other")}
    assert list(shared_words({"trial": shared["trial"]}, {"other": shared["other"]})) == []
    formula = "Whoever does so commits an offence and is liable on summary conviction to a fine."
    assert list(shared_words({"trial": formula}, {"other": f"It ends. {formula[12:]}"})) == []
