"""What the network of the extractor is trained on."""

import json
import random

import numpy as np
import pytest

from ingest.annotate.tagger.contexts import NUMBERS, VECTORS
from ingest.annotate.tagger.decoding import BEGINS, INSIDE
from ingest.annotate.tagger.tagger import FOLDER, TOKENIZER, default_tagger
from ingest.annotate.tagger.windows import FEATURES, STATUSES, TAGGED
from ingest.evaluation.markup import parse
from tests.ingest.annotate.cases import EMPTY
from training.extraction.batches import NOT_OF_RULES, batches
from training.extraction.examples import IGNORED, example
from training.extraction.relations import related_pairs
from training.extraction.statuses import annotated_measures
from training.extraction.tags import Hints, batch_loss
from training.extraction.vocabulary import smaller

CHANCE = random.Random(1)  # noqa: S311 - the same in each run
MARKED = """lang: en
genre: press release
date: 2024-06-03
===
The {{a1 actor org|Department for Family Life}} will {{m1 measure announced care|open ten family villages before {{d1 date 2026|2026}}}}.

{{?m2 measure announced care|Other homes may follow}}. {{!measure|Homes are for children.}}
===
a1 announces m1
m1 hasDate d1
"""


def made(name="en-a-01-villages"):
    return example(parse(name, MARKED), EMPTY, default_tagger().tokenizer)


def words(one, kind, tag):
    rows = one.labels[:, TAGGED.index(kind)] == tag
    return [
        (int(start), int(end))
        for start, end in zip(one.tokens.starts[rows], one.tokens.ends[rows], strict=True)
    ]


def test_marks_become_tags():
    one, text = made(), parse("x", MARKED).text
    [(start, _)] = words(one, "measure", BEGINS)
    assert text[start:].startswith("open ten family villages")
    assert text[words(one, "measure", INSIDE)[-1][0] :].startswith("2026")
    assert [span.status for span in one.spans if span.type == "measure"] == ["announced"]


def test_optional_and_ignored_places_are_neither_right_nor_wrong():
    one, text = made(), parse("x", MARKED).text
    ignored = "".join(text[start:end] for start, end in words(one, "measure", IGNORED))
    assert ignored.startswith("Other")
    assert "children" in ignored


def test_rules_are_hidden_in_documents_that_they_were_tuned_on():
    for name, is_hidden in (("en-a-01-villages", False), ("en-speech", True)):
        [batch] = batches([made(name)], 8)
        known = batch.inputs[3][..., : FEATURES - NOT_OF_RULES]
        assert bool((known == 0).all()) is is_hidden


def test_chance_changes_the_order_but_not_the_windows():
    examples = [made(), made("en-b-02-homes"), made("en-a-03-villages")]
    seen = [one.id for batch in batches(examples, 2, CHANCE) for one, _ in batch.items]
    assert sorted(seen) == sorted(one.id for one in examples)


def test_the_loss_is_small_where_the_network_was_right():
    [batch] = batches([made()], 8)
    [other] = batches([made()], 8)
    other.labels[other.labels >= 0] = BEGINS
    network, hints = default_tagger().network, Hints().eval()
    assert batch_loss(network, hints, batch).item() < batch_loss(network, hints, other).item()


def test_related_pairs_say_what_is_wanted():
    known = related_pairs(parse("en-a-01-villages", MARKED), default_tagger(), EMPTY)
    assert known.wanted.sum() >= 1
    assert known.wanted.shape == known.counts.shape
    assert len(known.ends) == len(known.descriptions) == len(known.wanted)


@pytest.mark.parametrize("size", [200, 500])
def test_a_smaller_vocabulary_spells_every_word(size):
    tokenizer, rows = smaller(FOLDER / TOKENIZER, ["the children’s home", "les foyers de l’enfance"], size)
    encoded = tokenizer.encode("children zygote 42", add_special_tokens=False)
    assert "[UNK]" not in encoded.tokens
    assert len(rows) == tokenizer.get_vocab_size()
    known = json.loads((FOLDER / TOKENIZER).read_text("utf-8"))["model"]["vocab"]
    assert all(known[word] == rows[number] for word, number in tokenizer.get_vocab().items())
    assert np.all(np.diff(rows) > 0)


def test_boilerplate_is_told():
    marked = MARKED.replace("The {{a1", "{{#|Also on the coast: a forest school}}\n\nThe {{a1", 1)
    one, text = example(parse("x", marked), EMPTY, default_tagger().tokenizer), parse("x", marked).text
    told = [
        text[start:end]
        for start, end, margin in zip(one.tokens.starts, one.tokens.ends, one.margins, strict=True)
        if margin == 1
    ]
    assert "".join(told) == "Alsoonthecoast:aforestschool"


def test_the_status_is_learned_from_what_stands_around_a_measure():
    known = annotated_measures([parse("en-a-01-villages", MARKED)], default_tagger(), EMPTY)
    assert known.contexts.shape == (1, VECTORS * default_tagger().network.size.size + NUMBERS)
    assert [STATUSES[one] for one in known.statuses] == ["announced"]
