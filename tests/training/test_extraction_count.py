"""The README of the annotated documents tells their counts of today."""

from training.extraction.count import README, counted


def test_the_counts_in_the_readme_are_those_of_the_documents():
    readme = README.read_text("utf-8")
    assert readme == counted(readme), "run: python -m training.extraction.count"
    assert "| documents | " in readme
