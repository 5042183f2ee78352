"""What the network reads of a document."""

import numpy as np
import pytest

from ingest.annotate import find_by_rules
from ingest.annotate.languages import with_languages
from ingest.annotate.reading import Reading
from ingest.annotate.tagger.tagger import default_tagger
from ingest.annotate.tagger.windows import FEATURES, OF_STATUSES, STATUSES, TAGGED, WINDOW, tokens, windows
from ingest.segment.blocks import segment
from tests.ingest.annotate.cases import EMPTY
from tests.ingest.documents import plain_document

TEXT = """Plan pour l’école des forêts

Le ministère de l’Enfance annonce, le 3 mai 2021 :
- ouvrir six foyers ;
- former les juges des enfants.
"""
LONG = TEXT + "\n".join(f"- ouvrir le foyer numéro {number} dans la vallée ;" for number in range(60)) + "\n"


def read(text):
    document = plain_document(text)
    reading = Reading(document, with_languages(segment(document), document))
    found, _ = find_by_rules(reading, EMPTY)
    return reading, found, tokens(reading, found, default_tagger().tokenizer)


def test_every_token_stands_where_it_says():
    reading, _, described = read(TEXT)
    words = [TEXT[start:end] for start, end in zip(described.starts, described.ends, strict=True)]
    assert "".join(words) == "".join(
        "".join(reading.words(one.span).split()) for one in reading.content
    ).replace("'", "’")


@pytest.mark.parametrize("kind", TAGGED)
def test_what_the_rules_found_is_told_of_the_tokens_inside_and_of_the_first(kind):
    _, found, described = read(TEXT)
    inside, begins = (described.features[:, 2 * TAGGED.index(kind) + one] for one in (0, 1))
    assert int(begins.sum()) == len(found.spans[kind])
    assert np.all(inside[begins > 0] == 1)
    assert {int(one) for one in described.starts[begins > 0]} == {one.start for one in found.spans[kind]}


def test_the_status_of_a_measure_is_told():
    _, found, described = read(TEXT)
    rows = described.within(found.measures[0].span)
    status = STATUSES.index(found.measures[0].status)
    assert np.all(described.features[rows, OF_STATUSES][:, status] == 1)
    assert described.features.shape == (len(described), FEATURES)


@pytest.mark.parametrize("text", [TEXT, LONG])
def test_windows_hold_each_token_once(text):
    reading, _, described = read(text)
    found = list(windows(described, reading))
    assert [(one.start, one.end) for one in found] == list(
        zip([0, *(one.end for one in found[:-1])], [one.end for one in found], strict=True)
    )
    assert found[-1].end == len(described)
    assert all(len(one.context) + one.end - one.start <= WINDOW for one in found)


def test_a_window_within_a_list_repeats_its_heading_and_its_introduction():
    reading, _, described = read(LONG)
    later = list(windows(described, reading))[1]
    repeated = LONG[described.starts[later.context[0]] : described.ends[later.context[-1]]]
    assert "Plan pour l’école" in repeated
    assert "annonce" in repeated


def test_a_document_without_words_has_no_windows():
    reading, _, described = read(" ")
    assert list(windows(described, reading)) == []
