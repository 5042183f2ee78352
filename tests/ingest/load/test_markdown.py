import pytest

from ingest.errors import DocumentRejected
from ingest.load import load
from ingest.records import Described, Metadata
from ingest.segment.blocks import segment
from tests.ingest.documents import source

NOTICE = """\
---
id: pays-plan-2021
record: notice
lang: fr
title: Plan « Un toit »
country: NO
date: 2021-03
describes:
  title: Le plan « Un toit »
  publisher: Ministère des Familles
  date: 2021
  urls:
  - https://toit.example/plan
  - https://toit.example/plan
  source_type: official
dossier: toit
---

# Plan « Un toit »

Le ministère annonce :

- ouvrir des places,
  dans chaque île ;
- former les équipes.

Bilan
-----

```
# pas un titre
```
"""


def test_front_matter_becomes_metadata_as_written():
    document = load(source("notice.fr.md", NOTICE))
    assert document.id == "pays-plan-2021"
    assert document.warnings == ()
    assert document.metadata == Metadata(
        id="pays-plan-2021",
        record="notice",
        lang="fr",
        title="Plan « Un toit »",
        country="NO",
        date="2021-03",
        describes=Described(
            "Le plan « Un toit »",
            "Ministère des Familles",
            "2021",
            ("https://toit.example/plan",),
            "official",
        ),
    )


def test_the_body_is_the_text_and_its_headings_are_marks():
    document = load(source("notice.md", NOTICE.replace("\n", "\r\n")))
    assert document.text == NOTICE[NOTICE.index("\n# Plan") :].replace("\n", "\r\n")
    assert [(mark.span.within(document.text), mark.level) for mark in document.marks] == [
        ("Plan « Un toit »", 1),
        ("Bilan", 2),
    ]
    items = [block for block in segment(document) if block.role == "item"]
    assert ["".join(block.span.within(document.text).split()) for block in items] == [
        "ouvrirdesplaces,danschaqueîle;",
        "formerleséquipes.",
    ]


def test_without_front_matter_the_text_names_the_document():
    document = load(source("bilan.md", "# Bilan #\n\nDix places.\n"))
    assert (document.id, document.metadata, document.marks[0].span.within(document.text)) == (
        document.sha256[:16],
        Metadata(),
        "Bilan",
    )


def test_unknown_keys_are_told():
    document = load(source("a.md", "---\nid: a\ncolour: red\n---\nText.\n"))
    assert document.warnings == ("Line 3: the key “colour” is not known.",)


REJECTED = {
    "not YAML": ("---\nid: a\ntitle: un: deux\n---\nTexte.\n", "line 3"),
    "not a mapping": ("---\n- id\n---\nTexte.\n", "line 2"),
    "a key twice": ("---\nid: a\nid: b\n---\nTexte.\n", "line 3"),
    "a list for a title": ("---\ntitle:\n- a\n---\nTexte.\n", "line 3"),
    "a date in words": ("---\nid: a\ndate: 20 novembre 2019\n---\nTexte.\n", "line 3"),
    "an impossible date": ("---\ndate: 2019-13-40\n---\nTexte.\n", "line 2"),
    "an unknown record": ("---\nrecord: memo\n---\nTexte.\n", "memo"),
    "a notice of nothing": ("---\nrecord: notice\n---\nTexte.\n", "describes"),
    "a description without title": ("---\ndescribes:\n  date: 2020\n---\nTexte.\n", "line 3"),
    "a control character": (f"---\nid: a\ntitle: \x07\n---\n{'Assez de mots. ' * 9}\n", "line 3"),
    "endless nesting": (f"---\nid: {'[' * 5000}\n---\nTexte.\n", "nested"),
    "no end": ("---\nid: a\nTexte.\n", "no end"),
    "no body": ("---\nid: a\n---\n\n", "no text"),
}


@pytest.mark.parametrize(("content", "reason"), REJECTED.values(), ids=REJECTED)
def test_errors_of_front_matter_name_their_line(content, reason):
    with pytest.raises(DocumentRejected) as rejection:
        load(source("a.md", content))
    assert reason in rejection.value.reason
    assert rejection.value.remedy
