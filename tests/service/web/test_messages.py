import re
from pathlib import Path
from string import Formatter

import pytest

import service.web
from service.web.messages import messages, typeset, wordings

FRENCH, ENGLISH = wordings("fr"), wordings("en")
SOURCES = "\n".join(
    path.read_text("utf-8")
    for path in sorted(Path(service.web.__file__).parent.rglob("*"))
    if path.suffix in {".html", ".svg", ".py"}
)
USED = set(re.findall(r"""(?:\bt|messages\(lang\)|\bwords)\(f?"([a-z_.]+)["{]""", SOURCES))
USED |= {"about.", "country.", "date.", "intent.", "record."}


def test_both_languages_say_the_same_things():
    assert FRENCH.keys() == ENGLISH.keys()


def test_both_wordings_take_the_same_values():
    def values(words):
        return {name for _, name, _, _ in Formatter().parse(words) if name}

    assert [key for key in FRENCH if values(FRENCH[key]) != values(ENGLISH[key])] == []


def test_every_message_is_used():
    def is_used(key):
        name = key.removesuffix(".one").removesuffix(".other")
        return any(name == used or (used.endswith(".") and key.startswith(used)) for used in USED)

    assert [key for key in FRENCH if not is_used(key)] == []


def test_every_message_that_is_used_exists():
    forms = {key.removesuffix(".one").removesuffix(".other") for key in FRENCH} | FRENCH.keys()
    assert {used for used in USED if not used.endswith(".")} <= forms
    for used in USED:
        assert not used.endswith(".") or any(key.startswith(used) for key in FRENCH)


def test_french_has_its_spaces_and_its_apostrophes():
    wrong = re.compile(r"[ \w][;!?»](?!\w)|[ \w]:(?!\w)|«[^\u202f]| %|'")
    assert [words for words in FRENCH.values() if wrong.search(words)] == []


def test_english_has_no_french_spaces_and_no_straight_quotes():
    assert [words for words in ENGLISH.values() if re.search(r"\s[;:!?]|[«»'\"]", words)] == []


def test_spaces_before_high_signs_are_narrow_and_before_colons_full():
    assert typeset("Où ? « Ici » : 5 %") == "Où\u202f? «\u202fIci\u202f»\u00a0: 5\u00a0%"


@pytest.mark.parametrize(
    ("lang", "count", "words"),
    [
        ("fr", 0, "0 mesure annoncée"),
        ("fr", 1, "1 mesure annoncée"),
        ("fr", 1200, "1\u202f200 mesures annoncées"),
        ("en", 0, "0 measures announced"),
        ("en", 1, "1 measure announced"),
        ("en", 1200, "1,200 measures announced"),
    ],
)
def test_counts_choose_the_form_and_are_written_as_the_language_writes_them(lang, count, words):
    assert messages(lang)("actor.announced", count=count) == words
