"""A document keeps its id when its file is renamed."""

import pytest

from ingest.load import load
from ingest.load.identity import document_id
from ingest.records import Metadata
from tests.ingest.documents import source

TEXT = "Le plan « Rivage » est adopté.\n"


def test_a_renamed_file_is_the_same_document():
    assert load(source("a.txt", TEXT)).id == load(source("b.txt", TEXT)).id


def test_another_text_is_another_document():
    assert load(source("a.txt", TEXT)).id != load(source("a.txt", TEXT + "Fin.\n")).id


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        (Metadata(id="fr-plan-2020", url="https://example.org/plan"), "fr-plan-2020"),
        (Metadata(url="https://example.org/plan?page=2"), "example-org-plan-page-2"),
        (Metadata(), "0123456789abcdef"),
    ],
)
def test_what_is_declared_wins_over_the_address_and_that_over_the_text(metadata, expected):
    assert document_id(metadata, "0123456789abcdef" * 4) == expected
