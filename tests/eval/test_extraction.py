"""What ``make eval`` measures of extraction."""

from ingest.evaluation.markup import parse
from ingest.evaluation.run import TEST_PART, Scored
from ingest.evaluation.scoring import score
from tests.eval.extraction import figures, parts

DOCUMENT = """lang: fr
genre: speech
date: 2033
===
{{#|Menu du Ministère des Îles}}

{{m1 measure announced care|Ouvrir deux foyers}} en {{d1 date 2033|2033}}.
===
m1 hasDate d1
"""


def test_each_document_is_measured_once_and_the_whole_test_part_is():
    texts = [one.text for documents in parts().values() for one in documents]
    assert len(texts) == len(set(texts))
    unseen = {one.id for part in ("unseen older", "unseen", "unseen last") for one in parts()[part]}
    assert unseen == {path.stem for path in TEST_PART.glob("*.txt")}
    assert all(documents for documents in parts().values())


def test_figures_are_rounded_down_and_leaks_are_shared_out_among_documents():
    gold = parse("fr-essai", DOCUMENT)
    start = gold.text.index("Ouvrir")
    measure = {"type": "measure", "start": start, "end": start + 18, "status": "done", "themes": ["care"]}
    office = gold.text.index("Ministère")
    leak = {"id": "a1", "type": "actor", "start": office, "end": office + 18}
    leaky = Scored(gold, (), score(gold, [{"id": "m1", "links": []} | measure, leak]))
    clean = Scored(gold, (), score(gold, []))
    found = figures([leaky, clean, clean])
    assert found["measure"] == found["measure_prose"] == 0.5
    assert (found["measure_listed"], found["date"], found["micro"]) == (1.0, 0.0, 0.25)
    assert (found["status"], found["theme"], found["without_leaks"]) == (0.0, 1.0, 0.666)
    assert found["relations_macro"] == 0.0
