"""Dates of a document, and the date that it bears."""
