import json
import re
from collections import Counter
from itertools import chain

import pytest

from training.encoder import field
from training.encoder.records import LANGUAGES, folded
from training.encoder.test_sets import field_set

RUN = 8
"""Words in a row that two texts may not share: shorter ones are names and terms."""


def learned_texts():
    for pair in [*field.glossary(), *field.sentence_pairs()]:
        yield from (pair.fr, pair.en)
    for asked in chain.from_iterable(field.answers()):
        for answer in asked:
            yield from (answer.question, answer.passage)


def evaluation_texts():
    tested = field_set()
    for questions in tested.questions.values():
        yield from questions.values()
    yield from (passage.text for passage in tested.passages)


def runs(text):
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def test_nothing_that_is_tested_is_learned():
    learned = set().union(*map(runs, learned_texts()))

    assert not [text for text in evaluation_texts() if runs(text) & learned]
    assert not {folded(text) for text in evaluation_texts()} & {folded(text) for text in learned_texts()}


def test_no_sentence_is_learned_twice():
    counts = Counter(folded(pair.fr) for pair in field.sentence_pairs())

    assert [sentence for sentence, count in counts.items() if count > 1] == []


def test_french_is_written_with_its_accents():
    texts = " ".join(pair.fr for pair in field.sentence_pairs())

    assert all(texts.count(letter) > 30 for letter in "éèàêçô")


def test_every_topic_is_answered_in_both_languages():
    tested = field_set()

    answered = {
        (topic, passage.lang)
        for passage in tested.passages
        for topic, grade in passage.grades.items()
        if grade in (1, 2)
    }
    assert answered >= {(topic, lang) for topic in tested.questions for lang in LANGUAGES}
    assert all(set(questions) == set(LANGUAGES) for questions in tested.questions.values())
    assert {topic for topic, _ in answered} <= set(tested.questions)


@pytest.mark.parametrize("path", [field.PAIRS, field.TOPICS, field.PASSAGES])
def test_each_line_is_a_record(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        assert isinstance(json.loads(line), dict)


def test_glossary_lines_have_two_languages_and_a_domain():
    for line in field.GLOSSARY.read_text(encoding="utf-8").splitlines():
        assert all(part == part.strip() and part for part in line.split("\t")), line
        assert line.count("\t") == 2, line
