"""Segmentation: from a document's text to blocks, sentences and passages."""
