"""One page that shows what extraction finds and misses, in the words of each document."""

from ingest.evaluation.browser.page import errors_page

__all__ = ["errors_page"]
